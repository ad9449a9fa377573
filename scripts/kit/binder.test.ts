import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { abilities } from '../../domain/kit/abilities.ts'
import type { KitCard } from '../../domain/kit/kit-card.ts'
import { requireChromium } from '../chromium-path.ts'
import { binderHtml } from './binder.ts'
import { french, html } from './markup.ts'
import { placesIn } from './pdf-places.ts'
import { printBinder } from './print-binder.ts'

const folder = join(import.meta.dirname, '../../resources/kit')
const cards = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as KitCard,
)
const two = cards.filter(({ id }) => id === 'E04' || id === 'C13')

/** As it stands in the HTML, spaces of the layout apart. */
const set = (text: string) => squeeze(html`${text}`.source)
const squeeze = (text: string) => text.replaceAll(/[ \n\t]+/g, ' ')

/** The HTML of one part of the binder. */
function partOf(source: string, id: string): string {
  const start = source.indexOf(`<article id="${id}"`)
  return start < 0 ? '' : source.slice(start, source.indexOf('</article>', start))
}

it('text is escaped, French is set as in a book', () => {
  expect(html`<p>${'a < b & "c"'}</p>`.source).toBe('<p>a &lt; b &amp; &quot;c&quot;</p>')
  expect(french("« L'essai » : 25 minutes ?")).toBe('«\u202fL’essai\u202f»\u202f: 25\u00a0minutes\u202f?')
})

it.each(cards.map((card) => [card.id, card] as const))(
  '%s: every line stands on the sheet it is for',
  (id, card) => {
    const source = squeeze(binderHtml([card], 'aujourd’hui'))
    const { host, employer, participant } = card.sheets
    const expected: Record<string, string[]> = {
      host: [
        ...[host.role, ...host.prepare, ...host.say, ...host.watch, ...host.after],
        ...[card.room, card.minors.rule, card.reading.why, card.convention.why, ...card.convention.checklist],
        ...[...card.safety, ...card.debrief, ...card.sources],
        ...card.materials.map(({ name }) => name),
        ...card.steps.flatMap(({ name, what }) => [name, what]),
        ...card.risks.flatMap(({ risk, prevention }) => [risk, prevention]),
        ...Object.values(card.adaptations).map(({ how }) => how),
        ...card.variants.flatMap(({ name, how }) => [name, how]),
      ],
      observer: [
        ...[employer.role, employer.who, ...employer.prepare, ...employer.do, ...employer.avoid],
        ...card.criteria.map(({ text }) => text),
        ...card.abilities.map(({ code }) => abilities[code].fr),
        ...card.abilities.flatMap(({ anchors }) => anchors.map(({ behaviour }) => behaviour)),
      ],
      participant: [...participant.fr, card.whatYouDo.fr, ...card.criteria.map(({ plain }) => plain.fr)],
      easy: participant['fr-x-falc'].flatMap((line) => line.split(/(?<=[.!?](?:\u202f»)?) /)),
      own: card.criteria.map(({ plain }) => plain['fr-x-falc']),
    }
    for (const [part, lines] of Object.entries(expected)) {
      const sheet = partOf(source, `${id}-${part}`)
      for (const line of lines) expect(sheet).toContain(set(french(line)))
    }
    const english = partOf(source, `${id}-english`)
    for (const line of participant.en) expect(english).toContain(set(line))
  },
)

it('the binder asks for nothing from elsewhere', () => {
  expect(binderHtml(cards, 'aujourd’hui')).not.toMatch(/(?:src|href)="(?!#)|url\((?!data:)|@import/)
})

it('the print is a tagged PDF in French with an outline, and each sheet begins on its side of a leaf', async () => {
  const { pdf, pages } = await printBinder(two, '24 novembre 2026', await requireChromium())
  const text = pdf.toString('latin1')
  for (const mark of [
    '/StructTreeRoot',
    '/Marked true',
    '/Lang (fr)',
    '/Type /Outlines',
    '/DisplayDocTitle true',
  ]) {
    expect(text).toContain(mark)
  }
  const titles = [...text.matchAll(/\/Title \((.+?)\)\n/g)].map(([, title]) => title)
  expect(titles).toContain('Explorateur')
  expect(titles.filter((title) => title === 'Ma feuille')).toHaveLength(2)

  // The contents link to the first sheet of each card.
  const { pageOf } = placesIn(pdf)
  expect([...pageOf.keys()].sort()).toEqual(['C13-host', 'E04-host'])
  for (const page of pageOf.values()) expect(page % 2).toBe(1)
  expect(pages % 2).toBe(0)
}, 60_000)
