import type { KitCard } from '../../domain/kit/kit-card.ts'
import { leafPath } from '../../renderer/ui/drawings/leaf.ts'
import { plants } from '../../renderer/ui/drawings/plants.ts'
import { challengePictograms } from '../../renderer/ui/pictograms/challenge-pictograms.ts'
import { html, type Markup } from './markup.ts'

/** One of our drawings, in ink: decoration, a word always stands beside. */
export function pictogram(name: 'explorer' | 'adventurer' | 'scout' | KitCard['mood']): Markup {
  const { lines, wash } = challengePictograms[name]
  return html`<svg class="pictogram" viewBox="0 0 48 48" aria-hidden="true">
    <path class="wash" d="${wash}" transform="translate(1.6 1.4)" />
    <path class="pen" d="${lines}" />
  </svg>`
}

const outlines: Record<KitCard['track'], Markup> = {
  explorer: html`<circle cx="50" cy="50" r="46" />`,
  adventurer: html`<path d="M27 8h46l24 42-24 42H27L3 50z" />`,
  scout: html`<rect x="5" y="5" width="90" height="90" rx="24" />`,
}

/** A track by its shape, drawn as a thick line so that it also speaks without colour, and its drawing. */
export function trackMark(track: KitCard['track']): Markup {
  const { lines } = challengePictograms[track]
  return html`<svg class="mark ${track}" viewBox="0 0 100 100" aria-hidden="true">
    ${outlines[track]}
    <g transform="translate(21 21) scale(1.21)"><path class="pen" d="${lines}" /></g>
  </svg>`
}

/** The three pots of the attract screen, on paper. */
export function nurseryDrawing(): Markup {
  const pots = plants.map(({ leaves, stem, pot, rim }) => {
    const shapes = leaves.map((leaf) => leafPath(...leaf))
    return html`<path class="pen" d="${stem}" />
      ${shapes.map(({ outline, vein }) => html`<path class="leaf" d="${outline}" /><path class="vein" d="${vein}" />`)}
      <path class="pot" d="${pot}" /><path class="pot" d="${rim}" />`
  })
  return html`<svg class="nursery" viewBox="0 0 640 390" aria-hidden="true">
    <circle class="sun" cx="452" cy="112" r="72" />
    ${pots}
    <path class="pen" d="M14 366c204-3 409-3 613 0M16 384c203 3 406 3 608 0" />
  </svg>`
}
