import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { openFinder } from '../domain/finder/finder.ts'
import { foldOf, REPORTED_FOLD } from '../scripts/finder/held-out.ts'
import { indexPath } from '../scripts/finder/shipped-index.ts'
import { stockOptions, stockSearch } from '../scripts/finder/stock-search.ts'
import { packPath, readShippedPack } from '../scripts/taxonomy/shipped-pack.ts'
import { inChromium } from './finder-in-chromium.ts'
import type { Row } from './row.ts'
import { percentile, timeRow } from './samples.ts'

export const name = 'finder'

/** Titles that are typed letter by letter. */
const TYPED = 20
const STARTS = 5

/** The finder over every ROME title and ESCO skill, beside MiniSearch with the French stemmer on the same names. */
export async function run(): Promise<Row[]> {
  const taxonomy = readShippedPack()
  const typed = taxonomy.titles.filter((title) => foldOf(title) === REPORTED_FOLD).slice(0, TYPED)
  const keystrokes = typed.flatMap(({ label }) =>
    Array.from({ length: Math.min(label.length, 30) - 2 }, (_, at) => label.slice(0, at + 3)),
  )

  const starts = times(STARTS, () => openFinder(gunzipSync(readFileSync(indexPath))))
  const finder = openFinder(gunzipSync(readFileSync(indexPath)))
  if (!finder.ok) throw new Error(finder.reason)
  const ours = timesOf(keystrokes, (text) => finder.value.find(text, 5))

  const names = [
    ...taxonomy.titles.map(({ label }) => label),
    ...taxonomy.skills.flatMap(({ fr, en, otherFr }) => [fr === '' ? en : fr, ...otherFr]),
  ]
  const stockStart = performance.now()
  const other = stockSearch(names)
  const stockReady = performance.now() - stockStart
  const theirs = timesOf(keystrokes, (text) => other.search(text, stockOptions))

  const ready = percentile(starts, 0.5)
  const files = [packPath, indexPath].map((path) => readFileSync(path).length)
  return [
    {
      what: `finder ready: read, unzipped, opened (${names.length} names)`,
      value: ready,
      unit: 'ms',
      limit: 300,
      ratio: stockReady / ready,
    },
    { what: 'MiniSearch ready: the same names indexed', value: stockReady, unit: 'ms' },
    {
      ...timeRow(`finder, a keystroke of ${keystrokes.length}`, ours, 0.95, 10),
      ratio: percentile(theirs, 0.95) / percentile(ours, 0.95),
    },
    timeRow('MiniSearch, the same keystrokes', theirs, 0.95),
    {
      what: 'taxonomy pack and index, compressed',
      value: files.reduce((sum, size) => sum + size, 0) / 1e6,
      unit: 'MB',
      limit: 6,
    },
    ...(await inChromium(typed.map(({ label }) => label))),
  ]
}

function times(count: number, act: () => unknown): number[] {
  return timesOf(Array.from({ length: count }), act)
}

function timesOf<T>(values: readonly T[], act: (value: T) => unknown): number[] {
  return values.map((value) => {
    const start = performance.now()
    act(value)
    return performance.now() - start
  })
}
