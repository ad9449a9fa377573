import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { kioskTexts } from '../kiosk/kiosk-texts.ts'
import { verifyTexts } from '../verify/verify.texts.ts'
import { commonTexts } from './common.texts.ts'

/** Every text of a tree with its dotted key. */
function textsOf(tree: object, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const key = path ? `${path}.${name}` : name
    return typeof value === 'string' ? [[key, value]] : textsOf(value as object, key)
  })
}
const fr = textsOf({ ...commonTexts.fr, ...kioskTexts.fr, ...verifyTexts.fr })
const falc = textsOf({ ...commonTexts['fr-x-falc'], ...kioskTexts['fr-x-falc'], ...verifyTexts['fr-x-falc'] })
const en = textsOf({ ...commonTexts.en, ...kioskTexts.en, ...verifyTexts.en })
const keys = new Set(fr.map(([key]) => key))

/** The name of the place, keyboards, and words and units that both languages have. */
const bothLanguages = [
  'kiosk.brand',
  'kiosk.keyboard.accents',
  'kiosk.keyboard.abc',
  'kiosk.keyboard.azerty',
  'kiosk.toldBy.of.france-travail',
  'kiosk.toldBy.of.cap-emploi',
  'kiosk.card.format.roll',
  'challenges.minutes',
  'myPage.sheet.attestation',
  'jobs.fact.employer',
  'jobs.fact.employerIn',
  'jobs.fact.hours',
  'jobs.fact.pay',
  'jobs.listed.source',
]

describe('every language says everything', () => {
  test.each([
    ['easy-to-read French', falc],
    ['English', en],
  ])('%s has the same keys as French', (_, texts) => {
    expect(texts.map(([key]) => key)).toEqual(fr.map(([key]) => key))
  })
  test.each([
    ['easy-to-read French', falc],
    ['English', en],
  ])('%s fills in the same blanks, or fewer', (_, texts) => {
    const blanks = (text: string) => new Set(text.match(/\{\w+\}/g))
    const french = new Map(fr)
    for (const [key, text] of texts) {
      for (const blank of blanks(text)) expect(blanks(french.get(key)!), key).toContain(blank)
    }
  })
  test('English is never French, nor French English, but for what is named here', () => {
    const [french, easy] = [new Map(fr), new Map(falc)]
    const same = en.filter(
      ([key, text]) => /\p{L}{2}/u.test(text) && [french.get(key), easy.get(key)].includes(text),
    )
    expect(same.map(([key]) => key)).toEqual(bothLanguages)
  })
  test('no text is empty', () => {
    for (const [key, text] of [...fr, ...falc, ...en]) expect(text.trim(), key).not.toBe('')
  })
})

test('no space that does not break stands beside another', () => {
  for (const [key, text] of [...fr, ...falc, ...en])
    expect(text, key).not.toMatch(/[\u00a0\u202f]\s|\s[\u00a0\u202f]/)
})

test('no text promises the answer of an employer, who may not answer', () => {
  const promise =
    /(la réponse|the answer) (vous )?(attend|will|waits)|(verrez|lirez) la réponse|leurs réponses\b|their answers/
  const ofOffers = [...fr, ...falc, ...en].filter(([key]) => /^(kiosk|jobs)\./.test(key))
  for (const [key, text] of ofOffers) expect(text, key).not.toMatch(promise)
})

describe('easy to read', () => {
  test('yes and no answer the question that is asked', () => {
    const { text, firstTime, card } = kioskTexts['fr-x-falc'].kiosk.arrive
    expect([text, firstTime, card].map((words) => words.split(/[, ]/)[0])).toEqual(['C’est', 'Oui', 'Non'])
    expect(text).toContain('première')
  })

  const sentences = falc.flatMap(([key, text]) =>
    text
      .split(' | ')
      .flatMap((form) => form.split(/(?<=[.!?…])\s+/).map((sentence) => [key, sentence] as const)),
  )
  test('no sentence has more than 15 words', () => {
    for (const [key, sentence] of sentences) {
      const words = sentence.split(/[\s\u202f]+/).filter((word) => /[\p{L}\d{]/u.test(word))
      expect(words.length, `${key}: ${sentence}`).toBeLessThanOrEqual(15)
    }
  })
  test('numbers are written in digits', () => {
    for (const [key, text] of falc)
      expect(text, key).not.toMatch(/\b(deux|trois|quatre|cinq|neuf|dix|quinze)\b/i)
  })
  test('it is written for itself: most of its sentences are not those of ordinary French', () => {
    const french = new Map(fr)
    const long = falc.filter(([, text]) => text.split(' ').length > 5)
    const same = long.filter(([key, text]) => french.get(key) === text)
    expect(same.map(([key]) => key)).toEqual([])
  })
})

describe('French typography', () => {
  test.each([
    ['French', fr],
    ['easy-to-read French', falc],
  ])('in %s a narrow space stands before ; : ! ? and inside « »', (_, texts) => {
    for (const [key, text] of texts) {
      expect(text, key).not.toMatch(/[^\u202f][;!?]|[^\u202f]:(?=\s|$)|«[^\u202f]|[^\u202f]»/)
      expect(text, key).not.toContain("'")
    }
  })
})

describe('the screens and the texts agree', () => {
  const folders = ['kiosk', 'verify', 'desk', 'page', 'ui', 'words'].map((folder) =>
    join(import.meta.dirname, '..', folder),
  )
  const sources = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(vue|ts)$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
  /** Keys named in the code; a changing part (`${…}`) stands for any one name. */
  const areas = [...new Set([...keys].map((key) => key.split('.')[0]))].join('|')
  const named = (pattern: string) => [...sources.matchAll(new RegExp(pattern, 'g'))].map(([, key]) => key!)
  const plain = named(`'((?:${areas})\\.[\\w.-]+)'`)
  const changing = named(`\`((?:${areas})\\.[^\`]+)\``)
  const used = [...new Set([...plain, ...changing])]
  const patterns = used.map((key) => {
    const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'))
    return new RegExp(`^${parts.join('[\\w-]+')}$`)
  })

  test('every text that a screen asks for exists', () => {
    const missing = used.filter((_, index) => ![...keys].some((key) => patterns[index]!.test(key)))
    expect(missing).toEqual([])
  })
  test('every text is asked for by a screen', () => {
    expect([...keys].filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([])
  })
})
