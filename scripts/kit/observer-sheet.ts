import { abilities } from '../../domain/kit/abilities.ts'
import type { KitCard } from '../../domain/kit/kit-card.ts'
import { levels, levelWords, needsFact, type Level } from '../../domain/kit/levels.ts'
import { french, html, type Markup } from './markup.ts'
import { bullets, cardHeading, tickBox, ticks, writingLines } from './sheet-parts.ts'

/** What the employer or observer does, and the grid: one copy for each person observed. */
export function observerSheet(card: KitCard): Markup {
  const { employer } = card.sheets
  return html`${cardHeading(card, 'h3', 'Fiche de l’employeur ou de l’observateur')}
    <div class="columns">
      <section>
        <h4>Votre rôle</h4>
        <p>${french(employer.role)}</p>
        <p><strong>Qui${'\u202f'}?</strong> ${french(employer.who)}</p>
      </section>
      <section>
        <h4>Avant</h4>
        ${ticks(employer.prepare)}
      </section>
    </div>
    <div class="columns">
      <section>
        <h4>On fait</h4>
        ${bullets(employer.do)}
      </section>
      <section>
        <h4>On évite</h4>
        ${bullets(employer.avoid)}
      </section>
    </div>
    ${grid(card)}`
}

function grid(card: KitCard): Markup {
  const explorers = card.track === 'explorer'
  const about = explorers
    ? 'Chez les Explorateurs, rien n’est noté\u202f: ces repères aident à se souvenir et à parler. La feuille est remise à la personne, ou détruite.'
    : 'Cochez ce que vous voyez et entendez dans la salle, rien d’autre. «\u202fSans objet\u202f» ne compte jamais contre la personne.'
  return html`<section class="keep">
      <h4>${explorers ? 'Pour en parler' : 'La grille'} : une feuille par personne</h4>
      <dl class="who">
        ${['Prénom ou nom choisi', 'Date', 'Vu par'].map(
          (name) =>
            html`<div>
              <dt>${name}</dt>
              <dd><span class="blank"></span></dd>
            </div>`,
        )}
      </dl>
      <p class="small">${about}</p>
    </section>
    <table class="criteria">
      <thead>
        <tr>
          <th scope="col">Ce qu’on voit</th>
          <th scope="col">Vu</th>
          <th scope="col">Pas vu</th>
          <th scope="col">Sans objet</th>
        </tr>
      </thead>
      <tbody>
        ${card.criteria.map(
          ({ id, text, notApplicableWhen }) =>
            html`<tr>
              <td>
                <p><span class="card-number">${id}</span> ${french(text)}</p>
                <p class="small">Sans objet si${'\u202f'}: ${french(lowerFirst(notApplicableWhen))}</p>
              </td>
              <td class="box">${tickBox}</td>
              <td class="box">${tickBox}</td>
              <td class="box">${tickBox}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${card.abilities.map((ability) => abilityTable(ability, explorers))} ${passRule(card)}
    <section class="feedback">
      <h4>${explorers ? 'À dire à la personne' : 'À dire d’abord à la personne, puis à écrire'}</h4>
      ${[
        ['1 force', 'ce qui a bien marché'],
        ['1 fait', 'le moment où on l’a vu, l’heure, les mots'],
        ['1 piste', 'ce qui peut grandir, et comment'],
      ].map(
        ([name, what]) =>
          html`<div>
            <p><strong>${name!}</strong>${'\u202f'}: ${what!}</p>
            ${writingLines(explorers ? 1 : 2)}
          </div>`,
      )}
    </section>`
}

function abilityTable({ code, anchors }: KitCard['abilities'][number], explorers: boolean): Markup {
  const seen = levels.filter((level) => level > 0)
  return html`<table class="ability">
    <thead>
      <tr>
        <th colspan="2" scope="colgroup">${french(abilities[code].fr)}</th>
        <td>${tickBox} <span class="level">0</span> ${levelWords[0].fr}</td>
      </tr>
    </thead>
    <tbody>
      ${seen.map(
        (level) =>
          html`<tr>
            <td class="box">${tickBox}</td>
            <th scope="row">
              <span class="level">${level}</span>
              ${levelWords[level].fr}${needsFact(level) && !explorers ? '\u202f*' : ''}
            </th>
            <td>${french(behavioursAt(level, anchors))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function behavioursAt(level: Level, anchors: KitCard['abilities'][number]['anchors']): string {
  const behaviours = anchors.filter((anchor) => anchor.level === level).map(({ behaviour }) => behaviour)
  return behaviours.join(' ')
}

function passRule({ passRule: rule, track }: KitCard): Markup | null {
  if (track === 'explorer') return null
  const eliminatory = rule?.eliminatory.map((code) => `«\u202f${french(abilities[code].fr)}\u202f»`) ?? []
  return html`<p class="small">* Les niveaux 1 et 4 demandent un fait écrit.</p>
    ${
      rule
        ? html`<p class="framed">
            <strong>Convenu avant la séance :</strong> c’est assez avec ${rule.minAbilities} habiletés au
            niveau « ${levelWords[rule.minLevel as Level].fr} » ou
            plus${eliminatory.length > 0 ? `, dont forcément ${eliminatory.join(' et ')}` : ''}.
          </p>`
        : null
    }`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
