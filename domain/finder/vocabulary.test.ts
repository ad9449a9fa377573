import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsBetween, Vocabulary } from './vocabulary.ts'

const stems = [
  'boulanger',
  'boulangeri',
  'chauffeur',
  'conducteur',
  'enfant',
  'engin',
  'maitr',
  'metr',
  'mur',
  'rout',
  'soudeur',
]
const vocabulary = new Vocabulary(stems, Uint16Array.from([5, 9, 7, 30, 6, 12, 3, 8, 2, 9, 4]))

describe('a word that is not known', () => {
  it.each(['mut', 'prout', 'xyzzy', 'azertyuiop', 'enginnnnn', '4567', 'conduxxxur'])(
    '%s stays so',
    (word) => {
      expect(vocabulary.corrected(word)).toBeNull()
    },
  )

  it.each([
    ['enjin', 'engin'],
    ['chofeur', 'chauffeur'],
    ['enfan', 'enfant'],
    ['kondukteur', 'conducteur'],
    ['egnin', 'engin'],
    ['engins', 'engin'],
    ['conductuer', 'conducteur'],
    ['condcuter', 'conducteur'],
    ['bolangr', null],
    ['boulangr', 'boulanger'],
    ['mettr', 'metr'],
    ['soudeu', 'soudeur'],
  ])('%s is taken for %s', (word, meant) => {
    expect(vocabulary.corrected(word)).toBe(meant)
  })

  it('may be half typed: the commonest that begins so', () => {
    expect(vocabulary.completed('boul')).toBe('boulangeri')
    expect(vocabulary.completed('bo')).toBeNull()
    expect(vocabulary.completed('zin')).toBeNull()
    expect(vocabulary.completed('soudeur')).toBe('soudeur')
  })
})

it('faults between two words are the same both ways, none between equal ones, and stop at the most asked', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      const faults = faultsBetween(a, b, most)
      expect(faults).toBe(faultsBetween(b, a, most))
      expect(faults).toBe(Math.min(faultsBetween(a, b, 9), most + 1))
      expect(faults === 0).toBe(a === b)
    }),
  )
})

it.each([
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['abc', 'ab', 1],
  ['abc', 'xabc', 1],
  ['abc', 'axc', 1],
  ['abcd', 'badc', 2],
])('%s and %s differ by %i', (a, b, faults) => {
  expect(faultsBetween(a, b, 9)).toBe(faults)
})
