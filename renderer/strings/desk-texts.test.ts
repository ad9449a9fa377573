import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deskLanguages } from '../../domain/language.ts'
import { employerTexts } from '../employer/employer-texts.ts'
import { hostTexts } from '../host/host-texts.ts'

/** Every text of a tree with its dotted key. */
function textsOf(tree: object, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const key = path ? `${path}.${name}` : name
    return typeof value === 'string' ? [[key, value]] : textsOf(value as object, key)
  })
}

/** Every source of a page, without its tests and without the texts themselves. */
function sourcesOf(folders: string): string {
  return globSync(`renderer/${folders}/**/*.{vue,ts}`)
    .filter((file) => !/\.(test|texts)\.ts$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
}

/** Keys as written in the sources; a `${…}` in one stands for any single name. */
function askedIn(sources: string, roots: readonly string[]): string[][] {
  const quoted = new RegExp(
    `(?:keypath="|['\`])((?:${roots.join('|')})\\.(?:[a-z][^'"\`\\s]*)?(?:\\$\\{[^\`]*\\}[^\`\\s]*)?)['"\`]`,
    'giu',
  )
  return [...sources.matchAll(quoted)].map(([, key]) => key!.replace(/\$\{.*?\}/gu, '*').split('.'))
}

function matches(pattern: readonly string[], key: string): boolean {
  const names = key.split('.')
  return (
    names.length === pattern.length && names.every((name, index) => ['*', name].includes(pattern[index]!))
  )
}

const desks = { host: hostTexts, employer: employerTexts }
const shared = ['desk', 'hiring', 'sessions', 'observation']
const everyText = new Map(
  deskLanguages.flatMap((language) => Object.values(desks).flatMap((texts) => textsOf(texts[language]))),
)

describe('the screens of the desks and their texts agree', () => {
  test.each(Object.entries(desks))(
    'every text that a screen of the %s desk asks for exists',
    (desk, texts) => {
      const keys = textsOf(texts.fr).map(([key]) => key)
      const asked = askedIn(sourcesOf(`{${desk},desk,page,ui,words}`), Object.keys(texts.fr))
      expect(asked.length).toBeGreaterThan(300)
      const missing = asked.filter((pattern) => !keys.some((key) => matches(pattern, key)))
      expect(missing.map((pattern) => pattern.join('.'))).toEqual([])
    },
  )
  test.each(Object.entries(desks))('every text of the %s desk is asked for by its screens', (desk, texts) => {
    const own = textsOf(texts.fr).filter(([key]) => !shared.includes(key.split('.')[0]!))
    const asked = askedIn(sourcesOf(`{${desk},desk,page,ui,words}`), Object.keys(texts.fr))
    expect(own.filter(([key]) => !asked.some((pattern) => matches(pattern, key)))).toEqual([])
  })
  test('every text that the desks share is asked for by one of them', () => {
    const asked = askedIn(sourcesOf('{host,employer,desk,page,ui,words}'), shared)
    const both = textsOf(hostTexts.fr).filter(([key]) => shared.includes(key.split('.')[0]!))
    expect(both.filter(([key]) => !asked.some((pattern) => matches(pattern, key)))).toEqual([])
  })
})

test('French punctuation keeps its thin spaces, and apostrophes are curved', () => {
  const wrong = [...everyText].filter(
    ([, text]) => /[^\u202f](?:[;!?]|:(?!\d))/u.test(text) || /«[^\u00a0]|[^\u00a0]»|'/u.test(text),
  )
  expect(wrong).toEqual([])
})

/** A figure with a word in the plural beside it, in a text without a form for one. */
const counted = /\{\w+\}\s+\p{L}+s\b/u
/** The higher end of a range, what is over a limit, an age, the least that counts: never one. */
const neverOne = new Set([
  'sessions.peopleRange',
  // Months: one is written as many are.
  'figures.hours',
  'figures.peopleLine',
  'host.headcount.between',
  'host.refusedRows.fault.too-long',
  'host.refusedRows.fault.too-many',
  'sessions.cardFacts',
  'postings.tables.taken',
  'employer.label.help.unrated',
  'employer.search.withoutTerms.more',
  'employer.absence.problem.too-long',
  'employer.absence.problem.too-soon',
  'host.alerts.facts.same-day',
  'host.alerts.facts.same-host',
  'host.alerts.facts.instant-answers',
  'host.alerts.facts.withdrawals',
])

test('what is counted has words for one: never "1 personnes"', () => {
  const wrong = [...everyText].filter(
    ([key, text]) => counted.test(text) && !text.includes('|') && !neverOne.has(key),
  )
  expect(wrong).toEqual([])
})
