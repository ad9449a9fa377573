import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { kioskTexts } from '../kiosk/kiosk-texts.ts'
import { commonTexts } from './common.texts.ts'
import { countedForm } from './counted-form.ts'
import { createTexts } from './i18n.ts'

/**
 * Areas that nobody has written in Arabic and Ukrainian yet: the page of others, which is no kiosk. No area is ever
 * added.
 */
const stillEasyFrench = ['renderer/verify/verify.texts.ts']

/** Every text of a tree with its dotted key. */
function textsOf(tree: object, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const key = path ? `${path}.${name}` : name
    return typeof value === 'string' ? [[key, value]] : textsOf(value as object, key)
  })
}
const textsIn = (language: 'fr' | 'fr-x-falc' | 'ar' | 'uk') =>
  textsOf({ ...commonTexts[language], ...kioskTexts[language] })
const french = new Map(textsIn('fr'))
const easy = new Map(textsIn('fr-x-falc'))
/** What is written in the language itself, without what is still easy French. */
const written = (language: 'ar' | 'uk') =>
  textsIn(language).filter(([key, text]) => text !== easy.get(key) || !/\p{Script=Latin}{2}/u.test(text))

test('what is still easy French in Arabic and Ukrainian is named here, and nothing else', () => {
  const files = globSync('renderer/**/*.texts.ts')
  const found = files.filter((file) => /\binFrenchAndEnglish\(/.test(readFileSync(file, 'utf8')))
  expect(found.sort()).toEqual(stillEasyFrench)
})

/** The name of the place, those of who sends people there, keys of a keyboard, what hosts read on their own screens, and names of techniques. */
const latinNames =
  /\{\w+\}|Pépinière|France Travail|Mission locale|Cap emploi|PLIE|CCAS|CNIL|cnil\.fr|Postes|https|QR|AZERTY|ABC|Reciprok|ESCO|Atkinson Hyperlegible Next|Noto Sans|Braille Institute|SIL OFL 1\.1|CC BY-SA 4\.0|MIT|Lucide|ISC|AM \(|FIMO|CACES|SST|HACCP|Certiphyto|JSON Resume|Europass/g

/** Where a number is in the word itself: the dual of Arabic, which kept.test.ts holds. */
const otherBlanks = { ar: ['kiosk.kept.line.howLong'], uk: [] }

describe.each([
  ['ar', /\p{Script=Arabic}/u, 6],
  ['uk', /\p{Script=Cyrillic}/u, 4],
] as const)('in %s', (language, ownLetters, forms) => {
  const texts = written(language)

  test('every text has the keys of French', () => {
    expect(textsIn(language).map(([key]) => key)).toEqual([...french.keys()])
    expect(texts.length).toBeGreaterThan(150)
  })
  test('the same blanks are filled in, but for what is named here', () => {
    const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join()
    const others = texts.filter(([key, text]) => blanks(text) !== blanks(french.get(key)!))
    expect(others.map(([key]) => key)).toEqual(otherBlanks[language])
  })
  test('no word of another language is left, but for names', () => {
    const foreign = texts.filter(([, text]) => /\p{Script=Latin}{2}/u.test(text.replace(latinNames, '')))
    expect(foreign).toEqual([])
    const silent = texts.filter(
      ([, text]) => !ownLetters.test(text) && /\p{L}{2}/u.test(text.replace(latinNames, '')),
    )
    expect(silent).toEqual([])
  })
  test('what is counted has a form for each number', () => {
    for (const [key, text] of texts) {
      const isCounted = french.get(key)!.includes('|')
      expect(text.split('|').length, key).toBe(isCounted ? forms : 1)
    }
  })
  test('no text is empty, and none is much longer than the French one', () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('')
      const longest = (all: string) => Math.max(...all.split('|').map((form) => form.trim().length))
      expect(longest(text), key).toBeLessThanOrEqual(longest(french.get(key)!) * 1.4 + 15)
    }
  })
  test('no character turns the direction of what follows it', () => {
    for (const [key, text] of texts) expect(text, key).not.toMatch(/[\u202a-\u202e]/)
  })
})

test.each([
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 3],
  [10, 3],
  [11, 4],
  [99, 4],
  [100, 5],
  [103, 3],
])('in Arabic %i takes form %i', (count, form) => {
  expect(countedForm('ar')(count, 6)).toBe(form)
})
test.each([
  [0, 0],
  [1, 1],
  [2, 2],
  [4, 2],
  [5, 3],
  [11, 3],
  [21, 1],
  [22, 2],
])('in Ukrainian %i takes form %i', (count, form) => {
  expect(countedForm('uk')(count, 4)).toBe(form)
})
test('a counted text is said with its form', () => {
  const { t, locale } = createTexts(kioskTexts).global
  locale.value = 'ar'
  expect([0, 1, 2, 5, 12].map((count) => t('kiosk.attract.offers', count))).toEqual([
    'لا توجد عروض عمل اليوم',
    'عرض عمل واحد الآن',
    'عرضا عمل الآن',
    '5 عروض عمل الآن',
    '12 عرض عمل الآن',
  ])
  locale.value = 'uk'
  expect(t('kiosk.attract.offers', 21)).toBe('Зараз 21 вакансія')
})

test('in Arabic no blank is one half of a number: each stands apart, and the halves would change places', () => {
  const halves = textsIn('ar').filter(([, text]) => /\}[^\p{L}\s{}]+[\d{]|\d[^\p{L}\s{}]*\{/u.test(text))
  expect(halves).toEqual([])
})

test('in Arabic a Latin name draws no number to its side: each blank stands apart', () => {
  const { global } = createTexts(kioskTexts)
  global.locale.value = 'ar'
  const made = global.t('myPage.sheet.made', { place: 'Pépinière de Mende', day: '28 نوفمبر' })
  expect(made).toBe('\u2068Pépinière de Mende\u2069، \u206828 نوفمبر\u2069')
})
