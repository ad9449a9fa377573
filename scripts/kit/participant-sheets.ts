import { levelWords } from '../../domain/kit/levels.ts'
import type { KitCard } from '../../domain/kit/kit-card.ts'
import { duration, englishTracks, moodWords, trackWords } from './binder-words.ts'
import { pictogram, trackMark } from './drawings.ts'
import { french, html, type Markup } from './markup.ts'
import { cardHeading, facts, tickBox, writingLines } from './sheet-parts.ts'

export function participantSheet(card: KitCard): Markup {
  return html`${cardHeading(card, 'h3', 'Fiche de la personne qui participe')}
    <p class="lead">${french(card.promise.fr)}</p>
    ${facts([
      ['Durée', duration(card.minutes)],
      ['Genre', trackWords[card.track].name],
      ['Ambiance', moodWords[card.mood]],
      ['Places', `${card.seats.max} au plus`],
    ])}
    <section>
      <h4>Ce que vous ferez</h4>
      <p>${french(card.whatYouDo.fr)}</p>
    </section>
    <section>
      <h4>À apporter</h4>
      <p>${french(card.whatToBring.fr)}</p>
    </section>
    <section>
      <h4>Comment ça se passe</h4>
      <ol>
        ${card.sheets.participant.fr.map((line) => html`<li>${french(line)}</li>`)}
      </ol>
    </section>
    <div class="columns">
      <section>
        <h4>${card.track === 'explorer' ? 'Ce que vous essayez' : 'Ce qui est regardé'}</h4>
        <ul>
          ${card.criteria.map(({ plain }) => html`<li>${french(plain.fr)}</li>`)}
        </ul>
      </section>
      <section>
        <h4>Pour aller plus loin</h4>
        <ul>
          ${card.hints.map(({ fr }) => html`<li>${french(fr)}</li>`)}
        </ul>
      </section>
    </div>`
}

const englishMoods = { hands: 'With your hands', people: 'With people', calm: 'Quietly' }

export function englishSheet(card: KitCard): Markup {
  return html`${cardHeading(card, 'h3', 'Participant’s sheet', 'en')}
    <p class="lead">${card.promise.en}</p>
    ${facts([
      ['Length', duration(card.minutes)],
      ['Track', englishTracks[card.track]],
      ['Mood', englishMoods[card.mood]],
      ['Seats', `up to ${card.seats.max}`],
    ])}
    <section>
      <h4>What you will do</h4>
      <p>${card.whatYouDo.en}</p>
    </section>
    <section>
      <h4>What to bring</h4>
      <p>${card.whatToBring.en}</p>
    </section>
    <section>
      <h4>How it goes</h4>
      <ol>
        ${card.sheets.participant.en.map((line) => html`<li>${line}</li>`)}
      </ol>
    </section>
    <div class="columns">
      <section>
        <h4>${card.track === 'explorer' ? 'What you try' : 'What people look at'}</h4>
        <ul>
          ${card.criteria.map(({ plain }) => html`<li>${plain.en}</li>`)}
        </ul>
      </section>
      <section>
        <h4>Going further</h4>
        <ul>
          ${card.hints.map(({ en }) => html`<li>${en}</li>`)}
        </ul>
      </section>
    </div>`
}

/** Easy to read, in large print, on a page of its own. */
export function easySheet(card: KitCard): Markup {
  const { id, title, track, mood } = card
  return html`<header class="easy-head ${track}">
      ${trackMark(track)}
      <div>
        <p class="kind">${trackWords[track].name} – Facile à lire</p>
        <h3><span class="card-number">${id}</span> ${french(title['fr-x-falc'])}</h3>
      </div>
    </header>
    <div class="${isLong(card) ? 'close' : ''}">
      <p class="mood">${pictogram(mood)} ${moodWords[mood]}. Cela dure ${duration(card.minutes)}.</p>
      <section>
        <h4>Ce que vous ferez</h4>
        ${sentences(card.whatYouDo['fr-x-falc'])}
      </section>
      <section>
        <h4>Ce qui se passe</h4>
        <ol>
          ${card.sheets.participant['fr-x-falc'].map((line) => html`<li>${sentences(line)}</li>`)}
        </ol>
      </section>
      <section>
        <h4>À apporter</h4>
        ${sentences(card.whatToBring['fr-x-falc'])}
      </section>
    </div>`
}

/** More sentences than a page holds at the usual size. */
function isLong({ whatYouDo, whatToBring, sheets }: KitCard): boolean {
  const texts = [whatYouDo['fr-x-falc'], whatToBring['fr-x-falc'], ...sheets.participant['fr-x-falc']]
  return texts.flatMap(sentencesOf).length > 22
}

/** The back of the easy-read sheet: what the person keeps, in her or his own words. */
export function ownSheet(card: KitCard): Markup {
  const explorer = card.track === 'explorer'
  const answers = explorer
    ? ['Oui', 'Pas cette fois']
    : [levelWords[3]['fr-x-falc'], levelWords[2]['fr-x-falc'], 'Pas cette fois']
  return html`<header class="easy-head ${card.track}">
      ${trackMark(card.track)}
      <div>
        <p class="kind"><span class="card-number">${card.id}</span> Facile à lire</p>
        <h3>Ma feuille</h3>
      </div>
    </header>
    <p>Cette feuille est à vous. Vous la montrez si vous voulez.</p>
    <table class="own">
      <thead>
        <tr>
          <th scope="col">${explorer ? 'J’ai essayé' : 'Je l’ai fait'}</th>
          ${answers.map((answer) => html`<th scope="col">${answer}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${card.criteria.map(
          ({ plain }) =>
            html`<tr>
              <td>${french(plain['fr-x-falc'])}</td>
              ${answers.map(() => html`<td class="box">${tickBox}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    <section>
      <h4>Ce qui m’a plu</h4>
      ${writingLines(4)}
    </section>
    <section>
      <h4>Et après${'\u202f'}?</h4>
      <ul>
        ${card.hints.map((hint) => html`<li>${french(hint['fr-x-falc'])}</li>`)}
      </ul>
    </section>`
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?](?:\u202f»)?) /)
}

/** One sentence a line, as easy-to-read texts ask for. */
function sentences(text: string): Markup {
  return html`${sentencesOf(french(text)).map((line) => html`<p class="sentence">${line}</p>`)}`
}
