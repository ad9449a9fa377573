import { expect, test } from 'vitest'
import { passAlphabet } from '../../../domain/visits/pass-code.ts'
import { capital, keyboardRows, variants, type KeyboardKind, type KeyboardState } from './layouts.ts'

const small = { order: 'azerty', capitals: false } as const
const large = { order: 'azerty', capitals: true } as const
const keys = (kind: KeyboardKind, ...states: KeyboardState[]) =>
  states.flatMap((state) => keyboardRows(kind, state).join(' ').split(' '))
const everyLayer = (kind: KeyboardKind) =>
  keys(kind, small, large, { ...small, showsAccents: true }, { ...large, showsAccents: true })

test.each([
  ['all accented letters of French', 'àâæçéèêëîïôœùûüÿ'],
  ['Breton', 'Fañch Nolwenn Pêr Gwenaël Ùna'],
  ['Spanish', 'Íñigo Jesús Begoña Martín Ángel Sofía Argüelles'],
  ['German', 'Jürgen Weiß Schröder Bärbel Ännchen Öztürk'],
  ['French', 'Loïc Anaïs Bâ Lætitia Éloïse Œdipe Zoë Jérôme Anne-Lise D’Arc Françoise Maÿlis'],
  ['other neighbours', 'João Łukasz Škoda Åse Søren Erdoğan'],
])('every name can be written: %s', (_language, names) => {
  for (const kind of ['name', 'text'] as const) {
    for (const character of names.replaceAll(' ', '')) {
      expect(everyLayer(kind)).toContain(character)
      expect(everyLayer(kind)).toContain(capital(character))
    }
  }
})
test.each([
  ['Arabic', 'arabic', 'أحمد فاطمة إيمان لؤي رائد هدى آية بهاء'],
  ['Dari and Urdu', 'arabic', 'پروین چمن ژاله گلاب کریم علی'],
  ['Ukrainian', 'cyrillic', 'Ґалаґан Євген Їжакевич Щербина Юлія Мар’яна'],
] as const)('every name can be written in its own letters: %s', (_language, script, names) => {
  const own = { ...small, script }
  for (const kind of ['name', 'text'] as const) {
    const shown = keys(kind, own, { ...own, capitals: true })
    const all = [...shown, ...shown.flatMap((key) => variants[key]?.split(' ') ?? [])]
    for (const character of names.replaceAll(' ', '')) expect(all).toContain(character)
    expect(shown).toContain('{script}')
  }
})
test('whoever writes in two scripts has one key between them, whoever writes in one has none', () => {
  const latin = { ...small, otherScript: true }
  expect(keys('name', latin)).toContain('{script}')
  expect(keys('name', small)).not.toContain('{script}')
  expect(keys('pass', { ...small, script: 'arabic' })).toEqual(keys('pass', small))
})
test('an e-mail with a plus, a sentence with a colon', () => {
  expect(keys('email', small)).toEqual(expect.arrayContaining(['+', '@', '.', '-', '_']))
  expect(keys('text', small)).toEqual(expect.arrayContaining([':', ',', '.', '?', '!', '’', '-']))
})
test('a letter held down offers nothing that the key "Accents" does not know, or rare ones', () => {
  const rare = new Set(['ń', 'ś', 'ź', 'ż'])
  for (const variant of Object.values(variants).join(' ').split(' ')) {
    if (/\p{Script=Latin}/u.test(variant) && !rare.has(variant)) expect(everyLayer('name')).toContain(variant)
  }
})
test('letters come before accents', () => {
  const rows = keyboardRows('name', small)
  expect(rows.findIndex((row) => row.includes('a'))).toBeLessThan(rows.findIndex((row) => row.includes('é')))
})
test('both orders have the same letters', () => {
  expect(keys('text', { ...small, order: 'abc' }).sort()).toEqual(keys('text', small).sort())
})
test('the keypad of the pass number has exactly its characters', () => {
  expect(
    keys('pass', small)
      .filter((key) => key !== '{erase}')
      .join(''),
  ).toBe(passAlphabet)
})
test('no row has more keys than a finger can tell apart on the screen', () => {
  for (const kind of ['name', 'text', 'email', 'digits', 'pass'] as const) {
    for (const showsAccents of [false, true]) {
      for (const row of keyboardRows(kind, { ...small, showsAccents }))
        expect(row.split(' ').length).toBeLessThanOrEqual(10)
    }
    for (const script of ['arabic', 'cyrillic'] as const)
      for (const row of keyboardRows(kind, { ...small, script }))
        expect(row.split(' ').length).toBeLessThanOrEqual(10)
  }
})
