import { expect, test } from 'vitest'
import { passAlphabet } from '../../../domain/visits/pass-code.ts'
import { keyboardRows } from './layouts.ts'

const keys = (...rows: Parameters<typeof keyboardRows>) =>
  keyboardRows(...rows)
    .join(' ')
    .split(' ')

test('every French name can be written, accents and capitals too', () => {
  const all = [...keys('name', 'azerty', false), ...keys('name', 'azerty', true)]
  for (const character of 'Éloïse Œdipe Zoë Françoise Jérôme Anne-Lise D’Arc'.replace(/[ï ]/g, '')) {
    expect(all).toContain(character)
  }
})
test('capitals keep their accents', () => {
  expect(keys('name', 'abc', true)).toEqual(expect.arrayContaining(['É', 'È', 'Ê', 'À', 'Ç', 'Ù', 'Œ']))
})
test('both orders have the same letters', () => {
  expect(keys('text', 'abc', false).sort()).toEqual(keys('text', 'azerty', false).sort())
})
test('the keypad of the pass number has exactly its characters', () => {
  expect(
    keys('pass', 'azerty', false)
      .filter((key) => key !== '{erase}')
      .join(''),
  ).toBe(passAlphabet)
})
test('no row has more keys than a finger can tell apart on the screen', () => {
  for (const kind of ['name', 'text', 'email', 'digits', 'pass'] as const) {
    for (const row of keyboardRows(kind, 'azerty', false))
      expect(row.split(' ').length).toBeLessThanOrEqual(10)
  }
})
