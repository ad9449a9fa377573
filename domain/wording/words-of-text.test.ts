import { describe, expect, it } from 'vitest'
import { fold, mendedWordsOf, wordsOf, type Vocabulary } from './words-of-text.ts'

const known = new Set(['handicap', 'maladie', 'enceinte', 'grosse', 'tenue'])
const vocabulary: Vocabulary = {
  has: (word) => known.has(word),
  unmasked: (word) => [...known].find((term) => new RegExp(`^${word.replaceAll('*', '.')}$`).test(term)),
}
const mended = (text: string) => mendedWordsOf(text, vocabulary)?.map(({ folded }) => folded) ?? null

describe('the words of a text', () => {
  it('are folded, and know where they stand and in which sentence', () => {
    expect(wordsOf('Vœu d’Été. Fin\u200b')).toEqual([
      { folded: 'voeu', start: 0, end: 3, sentence: 0 },
      { folded: 'd', start: 4, end: 5, sentence: 0 },
      { folded: 'ete', start: 6, end: 9, sentence: 0 },
      { folded: 'fin', start: 11, end: 15, sentence: 1 },
    ])
  })

  it('begin a sentence after a full stop and a space, or on a new line, not inside a figure', () => {
    const sentences = (text: string) => wordsOf(text).map(({ sentence }) => sentence)
    expect(sentences('Oui. Non')).toEqual([0, 1])
    expect(sentences('Oui\nNon')).toEqual([0, 1])
    expect(sentences('Oui ? Non ! Si… Et')).toEqual([0, 1, 2, 3])
    expect(sentences('1.5 oui, non')).toEqual([0, 0, 0, 0])
  })

  it('lose accents, marks and what is invisible', () => {
    expect(['ÂGÉ', 'a\u0301ge', 'a\u00adge', 'Cœur'].map(fold)).toEqual(['age', 'age', 'age', 'coeur'])
  })
})

describe('a hidden word', () => {
  it.each([
    ['une m a l a d i e grave', ['une', 'maladie', 'grave']],
    ['m.a.l.a.d.i.e', ['maladie']],
    ["m-a_l/a·d'i\u2013e", ['maladie']],
    ['han dicap', ['handicap']],
    ['han-di-cap', ['handicap']],
    ['en c e i n t e', ['enceinte']],
    ['h@ndic4p', ['handicap']],
    ['gr0$$e', ['grosse']],
    ['gr*sse', ['grosse']],
    ['grooosse', ['grosse']],
    ['h\u0430ndicap', ['handicap']],
    ['anceinte', ['enceinte']],
  ])('is found in "%s"', (text, words) => expect(mended(text)).toEqual(words))

  it('has its place from its first letter to its last', () => {
    expect(mendedWordsOf('Un han dicap !', vocabulary)![1]).toMatchObject({ start: 3, end: 12 })
  })

  it.each([
    ['nothing is hidden', 'Une maladie, un handicap.'],
    ['two letters are no word', 'a b'],
    ['letters far from one another', 'a, b, c'],
    ['small words make no term together', 'en ceinte'],
    ['pieces in two sentences', 'han. Dicap'],
    ['pieces that make no term', 'port able'],
    ['too short to be no chance', 'te nue'],
    ['a figure beside letters', 'le CACES3 et B2'],
    ['two letters alike', 'une addition'],
    ['a word of another alphabet', 'привет'],
    ['a star by itself', 'service ** accueil'],
  ])('is not looked for where %s', (_why, text) => expect(mended(text)).toBeNull())

  it('with a star that no term fits stays as it is', () => expect(mended('x*z')).toEqual(['x*z']))
})
