import QRCode from 'qrcode'
import { fill } from '../../domain/text/fill.ts'
import { escaped, writeFrame } from '../verify-page/page-frame.ts'
import { FIRST_ROOMS, WEEKDAYS, type FormFault, type Typed } from './installation-form.ts'
import {
  installationLanguages,
  installationTexts,
  type InstallationLanguage,
  type InstallationTexts,
} from './installation.texts.ts'
import { INSTALLATION_PATH, type Installed, type Screen, type ScreenState } from './installation.ts'

export const SCREENS_PATH = `${INSTALLATION_PATH}/ecrans`
export const SCRIPT_PATH = `${INSTALLATION_PATH}/suivi.js`
export const STATE_PATH = `${INSTALLATION_PATH}/suivi.json`

/** France's own first, then the rest that this machine may lie in. */
const zones = [
  ...['Europe/Paris', 'America/Martinique', 'America/Guadeloupe', 'America/Cayenne', 'Indian/Reunion'],
  ...['Indian/Mayotte', 'America/Miquelon', 'Pacific/Noumea', 'Pacific/Tahiti', 'Pacific/Wallis'],
]

/** Writes the pages of an installation in one language. */
export class InstallationPages {
  readonly #language: InstallationLanguage
  readonly #texts: InstallationTexts

  constructor(language: InstallationLanguage) {
    this.#language = language
    this.#texts = installationTexts[language]
  }

  code(isWrong: boolean): string {
    const { title, welcome, code, codeWhere, codeWrong, begin } = this.#texts
    const fault = isWrong ? `<p id="code-fault" class="fault" role="alert">${codeWrong}</p>` : ''
    return this.#frame(
      INSTALLATION_PATH,
      title,
      `<p>${welcome}</p>
<form method="post" action="${this.#to(`${INSTALLATION_PATH}/code`)}">
<div class="field"><label for="code">${code}</label><p id="code-hint">${codeWhere}</p>${fault}
<input id="code" name="code" autocomplete="off" autocapitalize="characters" maxlength="40" required aria-describedby="code-hint"></div>
<button type="submit">${begin}</button>
</form>`,
    )
  }

  form(mark: string, typed: Typed, faults: Readonly<Record<string, FormFault>>): string {
    const texts = this.#texts
    const hidden = `<input type="hidden" name="mark" value="${mark}">`
    const told = Object.keys(faults).length > 0 ? `<p class="fault" role="alert">${texts.mend}</p>` : ''
    return this.#frame(
      INSTALLATION_PATH,
      texts.title,
      `<p>${texts.welcome}</p>${told}
<form method="post" action="${this.#to(INSTALLATION_PATH)}" novalidate>${hidden}
<fieldset><legend>${texts.place}</legend>
${this.#field('site', texts.site, typed, faults, { attributes: 'maxlength="80"' })}
${this.#field('address', texts.address, typed, faults, { attributes: 'maxlength="160"' })}
${this.#zone(typed, faults)}
${this.#field('capacity', texts.capacity, typed, faults, { hint: texts.capacityHint, attributes: 'class="short" inputmode="numeric" maxlength="5"' })}
</fieldset>
<fieldset><legend>${texts.hours}</legend>${faultOf(texts, 'hours', faults)}
${WEEKDAYS.map((day) => this.#day(day, typed, faults)).join('\n')}
</fieldset>
<fieldset><legend>${texts.rooms}</legend><p>${texts.roomsHint}</p>
${Array.from({ length: FIRST_ROOMS }, (_, index) => this.#room(index + 1, typed, faults)).join('\n')}
</fieldset>
<fieldset><legend>${texts.you}</legend><p>${texts.youHint}</p>
${this.#field('person', texts.person, typed, faults, { attributes: 'autocomplete="name" maxlength="80"' })}
${this.#field('login', texts.login, typed, faults, { hint: texts.loginHint, attributes: 'autocomplete="username" autocapitalize="none" maxlength="120"' })}
${this.#field('secret', texts.secret, {}, faults, { hint: texts.secretHint, attributes: 'type="password" autocomplete="new-password" maxlength="200"' })}
${this.#field('again', texts.again, {}, faults, { attributes: 'type="password" autocomplete="new-password" maxlength="200"' })}
</fieldset>
<button type="submit">${texts.make}</button>
</form>
<form method="post" action="${this.#to(`${INSTALLATION_PATH}/exemple`)}">${hidden}
<fieldset><legend>${texts.demoTitle}</legend><p>${texts.demoText}</p>
<button type="submit" class="second">${texts.demo}</button></fieldset>
</form>`,
    )
  }

  /** `base`: the server’s address for this machine; `network`: for others, where it listens to them. */
  screens(
    installed: Installed,
    states: Record<Screen, ScreenState>,
    { base, network }: { base: string; network: string | null },
  ): string {
    const texts = this.#texts
    const { demo } = installed
    const accounts = demo
      ? `<section class="stranger"><h2>${texts.accounts}</h2><p>${texts.accountsText}</p><ul>${[
          demo.host,
          ...demo.employers,
        ]
          .map((account) => `<li>${escaped(fill(texts.accountLine, { ...account }))}</li>`)
          .join('')}</ul></section>`
      : ''
    const section = (screen: Screen, title: string, text: string, linked: string) => {
      const { code, isLinked } = states[screen]
      const link = (at: string) => `${at}/${screen}/#enrol=${code}`
      const elsewhere = network
        ? `<p>${fill(texts.elsewhere, { address: `<strong>${escaped(network)}/${screen}/</strong>` })}</p>
<p class="code">${code}</p>${drawQr(link(network), texts.qr)}`
        : `<p>${texts.ownMachineOnly}</p>`
      const open = `<p><a class="button" href="${escaped(link(base))}" target="_blank" rel="noopener">${texts.openHere}</a></p>`
      return `<section class="${isLinked ? 'genuine' : 'stranger'}"><h2>${title}</h2><p>${text}</p>
<p class="moment" role="status" data-screen="${screen}">${isLinked ? linked : texts.waiting}</p>
${isLinked ? '' : open + elsewhere}</section>`
    }
    return this.#frame(
      SCREENS_PATH,
      escaped(fill(texts.screensTitle, { site: installed.siteName })),
      `<p data-shown="${escaped(stateOf(states))}">${texts.screensText}</p>
${section('kiosk', texts.kiosk, texts.kioskText, texts.linkedKiosk)}
${section('host', texts.host, escaped(fill(texts.hostText, { login: installed.login })), texts.linkedHost)}
${accounts}
<p>${texts.after}</p>`,
      SCRIPT_PATH,
    )
  }

  closed(): string {
    const { closedTitle, closedText, toKiosk, toHost } = this.#texts
    return this.#frame(
      INSTALLATION_PATH,
      closedTitle,
      `<p>${closedText}</p>
<p><a class="button" href="/kiosk/">${toKiosk}</a> <a class="button" href="/host/">${toHost}</a></p>`,
    )
  }

  #zone(typed: Typed, faults: Readonly<Record<string, FormFault>>): string {
    const texts = this.#texts
    const chosen = typed['zone'] ?? ''
    const offered = chosen === '' || zones.includes(chosen) ? zones : [chosen, ...zones]
    const options = offered.map(
      (zone) =>
        `<option value="${escaped(zone)}"${zone === chosen ? ' selected' : ''}>${escaped(zone.replaceAll('_', ' '))}</option>`,
    )
    return `<div class="field"><label for="zone">${texts.zone}</label><p id="zone-hint">${texts.zoneHint}</p>${faultOf(texts, 'zone', faults)}
<select id="zone" name="zone" aria-describedby="zone-hint">${options.join('')}</select></div>`
  }

  #day(day: number, typed: Typed, faults: Readonly<Record<string, FormFault>>): string {
    const { days, from, to, opensOn, closesOn } = this.#texts
    const name = days[day - 1]!
    const hour = (field: string, label: string) =>
      `<input type="time" name="${field}-${day}" value="${escaped(typed[`${field}-${day}`] ?? '')}" aria-label="${fill(label, { day: name })}">`
    const checked = typed[`open-${day}`] === undefined ? '' : ' checked'
    return `<div class="row"><label><input type="checkbox" name="open-${day}"${checked}> ${name}</label>
${from} ${hour('from', opensOn)} ${to} ${hour('to', closesOn)}${faultOf(this.#texts, `from-${day}`, faults)}</div>`
  }

  #room(n: number, typed: Typed, faults: Readonly<Record<string, FormFault>>): string {
    const texts = this.#texts
    const value = (field: string) => escaped(typed[`${field}-${n}`] ?? '')
    const checked = typed[`step-free-${n}`] === undefined ? '' : ' checked'
    const room = fill(texts.room, { n: String(n) })
    const places = fill(texts.places, { n: String(n) })
    return `<div class="row"><label class="wide">${room}<br><input name="room-${n}" value="${value('room')}" maxlength="80"></label>
<label>${places}<br><input class="short" name="places-${n}" value="${value('places')}" inputmode="numeric" maxlength="3" size="4"></label>
<label class="plain"><input type="checkbox" name="step-free-${n}"${checked}> ${texts.stepFree}</label>
${faultOf(texts, `room-${n}`, faults)}${faultOf(texts, `places-${n}`, faults)}</div>`
  }

  #field(
    name: string,
    label: string,
    typed: Typed,
    faults: Readonly<Record<string, FormFault>>,
    { hint, attributes = '' }: { hint?: string; attributes?: string } = {},
  ): string {
    const told = [hint ? `${name}-hint` : '', faults[name] ? `${name}-fault` : ''].filter(Boolean).join(' ')
    const describes = `${told ? ` aria-describedby="${told}"` : ''}${faults[name] ? ' aria-invalid="true"' : ''}`
    return `<div class="field"><label for="${name}">${label}</label>${hint ? `<p id="${name}-hint">${hint}</p>` : ''}${faultOf(this.#texts, name, faults)}
<input id="${name}" name="${name}" value="${escaped(typed[name] ?? '')}"${describes} ${attributes}></div>`
  }

  #to(path: string): string {
    return `${path}?langue=${this.#language}`
  }

  #frame(path: string, title: string, body: string, script?: string): string {
    const page = { path, title, body, offered: installationLanguages }
    return writeFrame(this.#language, script === undefined ? page : { ...page, script })
  }
}

function faultOf(
  texts: InstallationTexts,
  name: string,
  faults: Readonly<Record<string, FormFault>>,
): string {
  const fault = faults[name]
  return fault ? `<p id="${name}-fault" class="fault">${texts.faults[fault]}</p>` : ''
}

/** What the page of the first screens shows, as the script asks for it. */
export function stateOf({ kiosk, host }: Record<Screen, ScreenState>): string {
  return JSON.stringify({ kiosk: kiosk.isLinked, host: host.isLinked, codes: [kiosk.code, host.code] })
}

/**
 * Asks every other second whether a screen arrived, or its code is another one, and shows the page anew then. Held
 * against what the page shows: a screen may arrive before the first question.
 */
export const followScript = `const shown = document.querySelector('[data-shown]').dataset.shown
setInterval(async () => {
  const answer = await fetch('${STATE_PATH}').catch(() => null)
  if (answer && answer.ok && (await answer.text()) !== shown) location.reload()
}, 2000)
`

/** White modules around the code, as the standard asks. */
const QUIET = 4

function drawQr(text: string, label: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (modules.get(y, x)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`
    }
  }
  const size = modules.size + 2 * QUIET
  return `<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path d="${path}" fill="#1c2b24"/></svg>`
}
