import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { abilityCodes } from '../../domain/kit/abilities.ts'
import { checkCard, checkKit, firstVerb, longestSentence } from './check-cards.ts'
import { kitCardSchema, type KitCard } from '../../domain/kit/kit-card.ts'

const romeCodes = new Set(['D1507', 'D1505'])
const good = readFileSync(join(import.meta.dirname, '../../resources/kit/E01.json'), 'utf8')

/** The faults of the good card after one change, as `pointer: message`. */
function faultsAfter(change: (card: KitCard) => void): string[] {
  const card = JSON.parse(good) as KitCard
  change(card)
  const source = JSON.stringify(card, null, 2)
  return checkCard({ file: 'E01.json', source }, romeCodes).map(
    ({ pointer, message }) => `${pointer}: ${message}`,
  )
}

describe('a card of the kit', () => {
  it('has no fault when it follows every rule', () => {
    expect(checkCard({ file: 'E01.json', source: good }, romeCodes)).toEqual([])
  })

  it.each<[string, (card: KitCard) => void, RegExp]>([
    ['a criterion is missing', (card) => card.criteria.splice(2), /^\/criteria: must NOT have fewer than 3/],
    [
      'a language is missing',
      (card) => Reflect.deleteProperty(card.title, 'en'),
      /^\/title: "en" is missing/,
    ],
    ['an unknown field stands there', (card) => Object.assign(card, { price: 3 }), /"price" is not a field/],
    [
      'a verb cannot be seen',
      (card) => (card.criteria[0]!.text = 'Comprendre le rayon.'),
      /"comprendre" is not an observable/,
    ],
    ['a criterion judges', (card) => (card.criteria[0]!.text = 'Montrer correctement le rayon.'), /judges/],
    [
      'a criterion asks for reading',
      (card) => (card.criteria[0]!.text = 'Lire une étiquette.'),
      /asks for reading/,
    ],
    [
      'an ability is observed nowhere',
      (card) => (card.criteria[0]!.ability = 'negotiate'),
      /not among the card/,
    ],
    [
      'anchors stand on two levels',
      (card) => card.abilities[0]!.anchors.forEach((one) => (one.level = 2)),
      /3 different levels/,
    ],
    ['the steps last longer', (card) => (card.steps[0]!.minutes += 5), /^\/minutes: the steps last 65/],
    [
      'a code is not ROME',
      (card) => (card.romeCodes[1] = 'Z9999'.replace('Z', 'D')),
      /not in the ROME table/,
    ],
    ['the family is another', (card) => (card.family = 'G'), /not of the family G/],
    [
      'an easy-read sentence is long',
      (card) => (card.promise['fr-x-falc'] = `${'mot '.repeat(16).trim()}.`),
      /sentence of 16 words/,
    ],
    ['the work is productive', (card) => (card.productive = true), /^\/convention\/required: must be true/],
    ['a risk is for adults', (card) => (card.risks[0]!.level = 'adults-only'), /needs minimumAge 18/],
    ['18 and minors allowed', (card) => (card.minimumAge = 18), /^\/minors\/allowed: must be false/],
    ['an explorer proves too much', (card) => (card.proof = 'observed'), /explorers stop before/],
    [
      'nobody is told who watches',
      (card) => (card.sheets.participant.en = ['One.', 'Two.', 'You may stop.']),
      /says who watches/,
    ],
    ['typography is typed plain', (card) => (card.title.fr = 'Le rayon: prêt?'), /French typography/],
    ['English is French again', (card) => (card.promise.en = card.promise.fr), /is the French text again/],
    ['no step welcomes', (card) => card.steps.shift(), /no step of phase welcome/],
  ])('is refused when %s', (_what, change, expected) => {
    expect(faultsAfter(change)).toContainEqual(expect.stringMatching(expected))
  })

  it('names the line of the fault', () => {
    const source = good.replace('"minimumAge": 16', '"minimumAge": 12')
    const [fault] = checkCard({ file: 'E01.json', source }, romeCodes)
    expect(fault?.pointer).toBe('/minimumAge')
    expect(source.split('\n')[fault!.line - 1]).toContain('"minimumAge": 12')
  })

  it('names the line where the JSON breaks', () => {
    const source = good.replace('"edition": 1,', '"edition": 1')
    const [fault] = checkCard({ file: 'E01.json', source }, romeCodes)
    expect(fault?.line).toBe(4)
  })
})

describe('the kit', () => {
  it('misses 49 cards when only one is there', () => {
    expect(checkKit([{ file: 'E01.json', source: good }], romeCodes)).toHaveLength(49)
  })

  it('refuses a title that drifted and a card that copies another', () => {
    const twin = good.replaceAll('E01', 'E02')
    const faults = checkKit(
      [
        { file: 'E01.json', source: good },
        { file: 'E02.json', source: twin },
      ],
      romeCodes,
      false,
    )
    const told = faults.map(({ message }) => message)
    expect(told).toContainEqual(expect.stringMatching(/decided title/))
    expect(told).toContainEqual(expect.stringMatching(/word for word in E01.json/))
  })
})

it('counts words as a reader does', () => {
  expect(longestSentence('Vous venez. Prenez vos lunettes, si vous en avez.').words).toBe(7)
})

it('reads the verb behind its pronoun', () => {
  expect(firstVerb('S’arrêter au signal')).toBe('arrêter')
  expect(firstVerb('Se placer à gauche')).toBe('placer')
})

it('keeps the schema and the abilities in step', () => {
  expect(kitCardSchema.properties.criteria.items.properties.ability.enum).toEqual(abilityCodes)
})
