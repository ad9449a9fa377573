import { describe, expect, it } from 'vitest'
import { asGsm7, partsOf } from './gsm7.ts'

describe('the letters of an SMS', () => {
  it.each([
    ['Déjà là, à Évreux', 'Déjà là, à Évreux'],
    ['août, forêt, ça, Noël, œuf', 'aout, foret, ca, Noel, oeuf'],
    ['l’offre «\u202fPain\u202f»\u202f: 3\u00a0€…', 'l\'offre " Pain " : 3 €...'],
    // Decomposed, as some keyboards write it.
    ['e\u0301te\u0301', 'été'],
    ['Пекар 🥖', '????? ?'],
    ['[a]', '[a]'],
  ])('%s', (text, expected) => {
    expect(asGsm7(text)).toBe(expected)
  })
})

describe('how many SMS a text is', () => {
  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    // A wide letter does not fit into the last place of a part.
    [`${'a'.repeat(152)}€${'a'.repeat(151)}`, 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
  ])('%#', (text, parts) => {
    expect(partsOf(text)).toBe(parts)
  })
})
