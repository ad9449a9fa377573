import type { KitCard } from '../../domain/kit/kit-card.ts'
import type { Language } from '../../domain/language.ts'
import { englishTracks, trackWords } from './binder-words.ts'
import { trackMark } from './drawings.ts'
import { french, html, Markup } from './markup.ts'

/** The head of a sheet: shape of the track, number and title of the card, whose sheet it is. */
export function cardHeading(
  card: KitCard,
  level: 'h2' | 'h3',
  sheet: string,
  language: Language = 'fr',
): Markup {
  const title = language === 'en' ? card.title.en : french(card.title[language])
  const tag = new Markup(level)
  return html`<header class="sheet-head ${card.track}">
    ${trackMark(card.track)}
    <div>
      <p class="kind">${sheet}</p>
      <${tag}><span class="card-number">${card.id}</span> ${title}</${tag}>
    </div>
    <p class="track-name">${language === 'en' ? englishTracks[card.track] : trackWords[card.track].name}</p>
  </header>`
}

export function facts(all: readonly (readonly [name: string, value: string])[]): Markup {
  return html`<dl class="facts">
    ${all.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`
}

export function bullets(lines: readonly string[]): Markup {
  return html`<ul>
    ${lines.map((line) => html`<li>${french(line)}</li>`)}
  </ul>`
}

/** Lines with a box to tick. */
export function ticks(lines: readonly string[]): Markup {
  return html`<ul class="ticks">
    ${lines.map((line) => html`<li>${tickBox}${french(line)}</li>`)}
  </ul>`
}

/** Dotted lines to write on. */
export function writingLines(number: number): Markup {
  return html`<div class="lines" aria-hidden="true">
    ${Array.from({ length: number }, () => html`<div></div>`)}
  </div>`
}

/** A square to tick, drawn: no font is sure to have one. */
export const tickBox = html`<svg class="tick" viewBox="0 0 10 10" aria-hidden="true">
  <rect x="0.6" y="0.6" width="8.8" height="8.8" rx="1.4" />
</svg>`
