import type { KitCard } from '../../domain/kit/kit-card.ts'
import {
  adaptationWords,
  count,
  duration,
  fitWords,
  formatWords,
  originWords,
  phaseWords,
  placeWords,
  range,
  riskWords,
  stopwatch,
} from './binder-words.ts'
import { french, html, type Markup } from './markup.ts'
import { bullets, cardHeading, facts, tickBox, ticks } from './sheet-parts.ts'

/** What the host prepares, says and watches: everything needed to run the challenge tomorrow. */
export function hostSheet(card: KitCard): Markup {
  const { host } = card.sheets
  return html`${cardHeading(card, 'h2', 'Fiche de l’hôte')}
    <p class="lead">${french(card.promise.fr)}</p>
    ${facts([
      ['Durée', duration(card.minutes)],
      ['Places', range(card.seats)],
      ['Équipe', staff(card)],
      ['Travail', formatWords[card.format]],
      ['Mise en place', duration(host.setupMinutes)],
      ['Lieu', placeWords[card.place]],
      ['Âge', `Dès ${card.minimumAge} ans`],
    ])}
    <div class="columns">
      <section>
        <h4>Votre rôle</h4>
        <p>${french(host.role)}</p>
      </section>
      <section>
        <h4>La salle</h4>
        <p>${french(card.room)}</p>
      </section>
    </div>
    <section>
      <h4>Avant la séance</h4>
      ${ticks(host.prepare)}
    </section>
    ${materials(card)} ${convention(card)} ${risks(card)} ${adaptations(card)}
    <div class="columns">
      <section>
        <h4>Personnes mineures</h4>
        <p>${card.minors.allowed ? '' : 'Séance réservée aux adultes. '}${french(card.minors.rule)}</p>
      </section>
      <section>
        <h4>Lire le français</h4>
        <p>
          ${card.reading.need === 'none' ? 'Ce n’est pas nécessaire. ' : 'C’est ce que le défi montre. '}
          ${french(card.reading.why)}
        </p>
      </section>
    </div>
    <section class="new-page">
      <h4>Le déroulé, minute par minute</h4>
      ${plan(card)}
    </section>
    <section>
      <h4>À dire, mot pour mot</h4>
      <ul class="said">
        ${host.say.map((line) => html`<li>${french(line)}</li>`)}
      </ul>
    </section>
    <section>
      <h4>Sécurité, à dire à voix haute</h4>
      ${bullets(card.safety)}
    </section>
    <section>
      <h4>À surveiller</h4>
      ${bullets(host.watch)}
    </section>
    <section>
      <h4>Questions pour le retour</h4>
      ${bullets(card.debrief)}
    </section>
    <section>
      <h4>Après la séance</h4>
      ${ticks(host.after)}
    </section>
    <section>
      <h4>Pour varier</h4>
      <ul>
        ${card.variants.map(({ name, how }) => html`<li><strong>${french(name)}.</strong> ${french(how)}</li>`)}
      </ul>
    </section>
    <p class="small">
      Métiers ROME ${card.romeCodes.join(', ')}. Sources${'\u202f'}: ${french(card.sources.join(' '))} Licence
      ${card.licence}, édition ${card.edition}.
    </p>`
}

function staff({ staff: { hosts, employer } }: KitCard): string {
  const host = count(hosts, 'hôte', 'hôtes')
  return employer === 0 ? host : `${host}, ${count(employer, 'personne', 'personnes')} du métier`
}

function materials({ materials: all }: KitCard): Markup {
  const origins = (['box', 'fresh', 'room', 'employer'] as const).filter((origin) =>
    all.some(({ from }) => from === origin),
  )
  return html`<section>
    <h4>Le matériel</h4>
    <table class="materials">
      <thead>
        <tr>
          <th scope="col"><span class="hidden">Vérifié</span></th>
          <th scope="col" class="number">Nombre</th>
          <th scope="col">Objet</th>
        </tr>
      </thead>
      ${origins.map(
        (origin) =>
          html`<tbody>
            <tr class="group">
              <th colspan="3" scope="rowgroup">${originWords[origin]}</th>
            </tr>
            ${all
              .filter(({ from }) => from === origin)
              .map(
                ({ name, quantity }) =>
                  html`<tr>
                    <td class="box">${tickBox}</td>
                    <td class="number">${quantity}</td>
                    <td>${french(name)}</td>
                  </tr>`,
              )}
          </tbody>`,
      )}
    </table>
  </section>`
}

function convention({ convention: { required, why, checklist } }: KitCard): Markup {
  return html`<section class="${required ? 'framed' : ''}">
    <h4>${required ? 'Convention à signer avant' : 'Convention'}</h4>
    <p>${required ? '' : 'Pas de convention. '}${french(why)}</p>
    ${checklist.length === 0 ? null : ticks(checklist)}
  </section>`
}

function plan({ steps }: KitCard): Markup {
  let from = 0
  const rows = steps.map(({ phase, name, minutes, what }) => {
    const starts = from
    from += minutes
    return html`<tr>
      <td class="clock"><strong>${stopwatch(starts)}</strong><br />${duration(minutes)}</td>
      <td>
        <p class="step"><strong>${french(name)}</strong> <span class="phase">${phaseWords[phase]}</span></p>
        <p>${french(what)}</p>
      </td>
      <td class="hour"><span class="blank"></span></td>
    </tr>`
  })
  return html`<table class="plan">
    <thead>
      <tr>
        <th scope="col">Minute</th>
        <th scope="col">Ce qu’on fait</th>
        <th scope="col">Votre heure</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
      <tr>
        <td class="clock"><strong>${stopwatch(from)}</strong></td>
        <td><strong>Fin</strong></td>
        <td class="hour"><span class="blank"></span></td>
      </tr>
    </tbody>
  </table>`
}

function risks({ risks: all }: KitCard): Markup {
  return html`<section>
    <h4>Risques</h4>
    <table>
      <thead>
        <tr>
          <th scope="col">Ce qui peut arriver</th>
          <th scope="col">Ce qu’on fait pour l’éviter</th>
          <th scope="col" class="level-word">Niveau</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          ({ risk, prevention, level }) =>
            html`<tr>
              <td>${french(risk)}</td>
              <td>${french(prevention)}</td>
              <td>${riskWords[level]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function adaptations({ adaptations: all }: KitCard): Markup {
  const ways = Object.keys(adaptationWords) as (keyof KitCard['adaptations'])[]
  return html`<section>
    <h4>Participer autrement</h4>
    <table class="ways">
      <thead>
        <tr>
          <th scope="col">Comment</th>
          <th scope="col">Possible</th>
          <th scope="col">Ce qu’on arrange</th>
        </tr>
      </thead>
      <tbody>
        ${ways.map(
          (way) =>
            html`<tr>
              <th scope="row">${adaptationWords[way]}</th>
              <td>${fitWords[all[way].fit]}</td>
              <td>${french(all[way].how)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}
