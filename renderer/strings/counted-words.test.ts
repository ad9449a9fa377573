import { expect, test } from 'vitest'
import { hostTexts } from '../host/host-texts.ts'
import { deskFr } from './desk.fr.ts'
import { employerFr } from './employer.fr.ts'
import { employerSessionsFr } from './employer-sessions.fr.ts'

/** Every text of a tree with its dotted key. */
function textsOf(tree: object, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const key = path ? `${path}.${name}` : name
    return typeof value === 'string' ? [[key, value]] : textsOf(value as object, key)
  })
}

/** A figure with a word in the plural beside it, in a text without a form for one. */
const COUNTED = /\{\w+\}\s+\p{L}+s\b/u
/** The higher end of a range, what is over a limit, an age, the least that counts: never one. */
const neverOne = new Set([
  'sessions.peopleRange',
  'host.headcount.between',
  'host.refusedRows.fault.too-long',
  'host.refusedRows.fault.too-many',
  'sessions.cardFacts',
  'employer.label.help.unrated',
])

test('what is counted at a desk has words for one: never "1 personnes"', () => {
  const texts = textsOf({ ...deskFr, ...hostTexts, ...employerSessionsFr, ...employerFr })
  const wrong = texts.filter(([key, text]) => COUNTED.test(text) && !text.includes('|') && !neverOne.has(key))
  expect(wrong).toEqual([])
})
