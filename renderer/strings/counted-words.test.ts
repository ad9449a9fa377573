import { expect, test } from 'vitest'
import { hostTexts } from '../host/host-texts.ts'
import { deskFr } from './desk.fr.ts'
import { employerSessionsFr } from './employer-sessions.fr.ts'

/** Every text of a tree with its dotted key. */
function textsOf(tree: object, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const key = path ? `${path}.${name}` : name
    return typeof value === 'string' ? [[key, value]] : textsOf(value as object, key)
  })
}

/** A figure with a word in the plural beside it, in a text without a form for one. */
const COUNTED =
  /\{\w+\} (personnes|places|séances|fiches|inscrits|attestations|cartes|candidatures|offres)\b/u
/** The higher end of a range: never one. */
const ranges = new Set(['sessions.peopleRange', 'host.headcount.between'])

test('what is counted at a desk has words for one: never "1 personnes"', () => {
  const texts = textsOf({ ...deskFr, ...hostTexts, ...employerSessionsFr })
  const wrong = texts.filter(([key, text]) => COUNTED.test(text) && !text.includes('|') && !ranges.has(key))
  expect(wrong).toEqual([])
})
