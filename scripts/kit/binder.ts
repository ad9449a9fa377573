import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KitCard } from '../../domain/kit/kit-card.ts'
import { contents, cover, divider, howToUse, tracksOf } from './front-pages.ts'
import { hostSheet } from './host-sheet.ts'
import { french, html, Markup } from './markup.ts'
import { observerSheet } from './observer-sheet.ts'
import { easySheet, englishSheet, ownSheet, participantSheet } from './participant-sheets.ts'
import { writingLines } from './sheet-parts.ts'

/** Where the parts of an earlier print began, and how many pages it had. */
export interface PrintedPlaces {
  pageOf: ReadonlyMap<string, number>
  pages: number
}

interface Part {
  id: string
  body: Markup
  /** The leaf to begin on, once it is printed on both sides. */
  side: 'recto' | 'verso' | 'any'
  /** At the foot of each of its pages. */
  foot: string
  card?: KitCard
  lang?: 'en'
  /** Handed to participants: larger, the easy-read ones in large print. */
  print?: 'given' | 'easy'
}

const tabs: Record<KitCard['track'], { letter: string; height: string; colour: string }> = {
  explorer: { letter: 'E', height: 'top', colour: '#1b4d7a' },
  adventurer: { letter: 'A', height: 'middle', colour: '#8f3318' },
  scout: { letter: 'C', height: 'bottom', colour: '#5c2e63' },
}

function partsOf(card: KitCard): Part[] {
  const part = (name: string, side: Part['side'], sheet: string, body: Markup): Part => ({
    id: `${card.id}-${name}`,
    body,
    side,
    foot: `${card.id} · ${french(card.title.fr)} · ${sheet}`,
    card,
  })
  return [
    part('host', 'recto', 'hôte', hostSheet(card)),
    part('observer', 'recto', 'employeur, observateur', observerSheet(card)),
    { ...part('participant', 'recto', 'participation', participantSheet(card)), print: 'given' },
    {
      ...part('english', 'verso', 'participant', englishSheet(card)),
      foot: `${card.id} · ${card.title.en}`,
      lang: 'en',
      print: 'given',
    },
    { ...part('easy', 'recto', 'facile à lire', easySheet(card)), print: 'easy' },
    { ...part('own', 'verso', 'ma feuille', ownSheet(card)), print: 'easy' },
  ]
}

function allParts(cards: readonly KitCard[], printedOn: string, pages: ReadonlyMap<string, number>): Part[] {
  const foot = 'Le classeur des défis'
  return [
    { id: 'cover', side: 'recto', foot: '', body: cover(cards, printedOn) },
    { id: 'how-to', side: 'recto', foot, body: howToUse() },
    { id: 'contents', side: 'any', foot, body: contents(cards, pages) },
    ...tracksOf(cards).flatMap((track): Part[] => {
      const own = cards.filter((card) => card.track === track)
      return [{ id: track, side: 'recto', foot: '', body: divider(track, own) }, ...own.flatMap(partsOf)]
    }),
  ]
}

/** The part before which a page of notes is needed, so that it begins on the right side of a leaf. */
function notesBefore(
  parts: readonly Part[],
  places: PrintedPlaces,
): { before: Set<string>; pageOf: Map<string, number> } {
  const before = new Set<string>()
  const pageOf = new Map<string, number>()
  let next = 1
  parts.forEach(({ id, side }, index) => {
    const isRecto = next % 2 === 1
    if ((side === 'recto' && !isRecto) || (side === 'verso' && isRecto)) {
      before.add(id)
      next++
    }
    pageOf.set(id, next)
    const following = parts[index + 1]
    const end = following ? places.pageOf.get(following.id)! : places.pages + 1
    next += end - places.pageOf.get(id)!
  })
  return { before, pageOf }
}

const fontFiles = join(
  import.meta.dirname,
  '../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files',
)
/** Each file with the characters that it is for. */
const fonts = [
  [
    'latin',
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212',
  ],
  ['latin-ext', 'U+0100-02BA, U+1E00-1E9F, U+20A0-20AB, U+20AD-20C0'],
] as const

function fontFaces(): string {
  return fonts
    .map(([subset, range]) => {
      const file = readFileSync(join(fontFiles, `atkinson-hyperlegible-next-${subset}-wght-normal.woff2`))
      return `@font-face { font-family: Atkinson; font-weight: 200 800; unicode-range: ${range};
        src: url(data:font/woff2;base64,${file.toString('base64')}) format('woff2'); }`
    })
    .join('\n')
}

/** Foot and thumb tab of one part: they name the card on each page, at the outer edge on both sides of a leaf. */
function pageRules({ id, foot, card }: Part): string {
  const name = `page-${id}`
  const quoted = JSON.stringify(foot)
  if (!card) return `@page ${name} { @bottom-center { content: ${quoted} } }`
  const { letter, height, colour } = tabs[card.track]
  const tab = `content: "${letter}"; background: ${colour}`
  return `@page ${name} { @bottom-center { content: ${quoted} } }
    @page ${name}:right { @right-${height} { ${tab} } }
    @page ${name}:left { @left-${height} { ${tab} } }`
}

function section({ id, body, lang, print, card }: Part): Markup {
  const classes = ['part', print ?? '', card?.track ?? ''].join(' ').trim()
  return html`<article id="${id}" class="${classes}" style="page: page-${id}" lang="${lang ?? 'fr'}">
    ${body}
  </article>`
}

function notesPage(): Markup {
  return html`<div class="notes">
    <p class="kind">Vos notes</p>
    ${writingLines(24)}
  </div>`
}

/**
 * The whole binder as one page of HTML that needs nothing from elsewhere. Its leaves and page numbers are known
 * once it was printed without `places`.
 */
export function binderHtml(cards: readonly KitCard[], printedOn: string, places?: PrintedPlaces): string {
  const plain = allParts(cards, printedOn, new Map())
  const leaves = places && notesBefore(plain, places)
  const parts = leaves ? allParts(cards, printedOn, leaves.pageOf) : plain
  const body = parts.map((part) => [leaves?.before.has(part.id) ? notesPage() : null, section(part)])
  // Only what a link leads to is told with its page by the print.
  const links = places ? null : html`<nav>${parts.map(({ id }) => html`<a href="#${id}">${id}</a> `)}</nav>`
  const styles = [
    fontFaces(),
    readFileSync(join(import.meta.dirname, 'binder.css'), 'utf8'),
    ...parts.map(pageRules),
  ].join('\n')
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>Pépinière – Le classeur des défis</title>
        <style>
          ${new Markup(styles)}
        </style>
      </head>
      <body>
        ${body} ${links}
      </body>
    </html>`.source
}
