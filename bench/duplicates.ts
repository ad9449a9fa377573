import { readFileSync } from 'node:fs'
import { compareNames, readName } from '../domain/visits/names/compare-names.ts'
import { createNameIndex } from '../domain/visits/names/name-index.ts'
import type { Row } from './row.ts'
import { percentile, timeRow } from './samples.ts'

export const name = 'duplicates'

const VISITORS = 20_000
/** Of four who give a name, one gives a first name only. */
const FIRST_NAME_ONLY = 0.25
const FAMILY_NAMES = 8000
const QUERIES = 1000
const SCANS = 60

/** Who is like a typed name among 20,000 visitors, beside a comparison with every one of them. */
export function run(): Promise<Row[]> {
  const names = visitorNames()
  const index = createNameIndex()
  const filed = timesOf(names.entries(), ([at, one]) => index.put(`v${at}`, one))
  const asked = names.slice(0, QUERIES)
  const ours = timesOf(asked, (one) => index.like(one))
  const read = names.map(readName)
  const scans = timesOf(asked.slice(0, SCANS), (one) => {
    const own = readName(one)
    return read.filter((other) => compareNames(own, other) !== null)
  })
  const lists = timesOf([1, 2, 3, 4, 5], () => index.pairs())
  return Promise.resolve([
    {
      ...timeRow(`who is like a name, among ${VISITORS}`, ours, 0.95, 50),
      ratio: percentile(scans, 0.95) / percentile(ours, 0.95),
    },
    timeRow('the slowest of them', ours, 1),
    timeRow('the same by a plain scan', scans, 0.95),
    timeRow('an entry taken in, its pairs with it', filed, 0.95, 50),
    {
      what: 'all of them taken in, one after the other',
      value: filed.reduce((a, b) => a + b, 0),
      unit: 'ms',
    },
    timeRow(`the list of ${index.pairs().length} pairs`, lists, 0.5),
    ...judged('pairs', 'of those that the rules were written on'),
    ...judged('frozen', 'of those that no rule was written on'),
  ])
}

/** Of pairs of names, one person's or two people's, what the rules say. */
function judged(file: string, which: string): Row[] {
  const { one, two } = pairsIn(file)
  const found = ([a, b]: string[]) => compareNames(readName(a!), readName(b!)) !== null
  const [right, wrong] = [one.filter(found).length, two.filter(found).length]
  return [
    { what: `${which}: one person's found, of ${one.length}`, value: (100 * right) / one.length, unit: '%' },
    {
      what: `${which}: two people's proposed, of ${two.length}`,
      value: (100 * wrong) / two.length,
      unit: '%',
      limit: 5,
    },
  ]
}

function pairsIn(file: string): Record<'one' | 'two', string[][]> {
  const path = new URL(`../tests/support/name-pairs/${file}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8')) as Record<'one' | 'two', string[][]>
}

/** First names of the pairs that hold the finder, a few borne by many; family names made of syllables, and those too. */
function visitorNames(): string[] {
  const { one, two } = pairsIn('pairs')
  const parts = [...one, ...two].flat().map((full) => full.trim().split(/\s+/u))
  const firstNames = [...new Set(parts.map(([first]) => first!))]
  const random = seeded(20_000)
  const pick = (all: readonly string[], power: number) => all[Math.floor(all.length * random() ** power)]!
  const made = Array.from({ length: FAMILY_NAMES }, () =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables, 1)).join(''),
  )
  const familyNames = [
    ...new Set([...parts.flatMap(([, ...rest]) => (rest.length > 0 ? [rest.join(' ')] : [])), ...made]),
  ]
  return Array.from({ length: VISITORS }, () => {
    const first = pick(firstNames, 2)
    return random() < FIRST_NAME_ONLY ? first : `${first} ${pick(familyNames, 2)}`
  })
}

const syllables = (
  'ka ro mi le du bar ten gue vil lon ser cha mou per nau dri fo san gal ber tre bon chi dal ' +
  'er fer gi ha in ja ko lu ma ne ol pi que ri so ta um ve wil xa yo zin'
).split(' ')

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x80000000
  }
}

function timesOf<T>(values: Iterable<T>, act: (value: T) => unknown): number[] {
  return [...values].map((value) => {
    const start = performance.now()
    act(value)
    return performance.now() - start
  })
}
