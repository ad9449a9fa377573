import { describe, expect, it } from 'vitest'
import { endOfTerm, readTerm, TermIndex } from './wording-patterns.ts'
import { wordsOf } from './words-of-text.ts'

const ends = (term: string, text: string) => endOfTerm(readTerm(term), wordsOf(text), 0)

describe('a term of the lexicon', () => {
  it.each([
    ['a word in its forms', 'petit', 'petites', 1],
    ['a word with another end', 'petit', 'petitesse', -1],
    ['two letters have no forms', 'né', 'nés', -1],
    ['two letters as they are', 'né', 'né', 1],
    ['the beginning of a word', 'allait*', 'allaitement', 1],
    ['another beginning', 'allait*', 'allée', -1],
    ['a word of a class', '{your} âge', 'Vos âges', 2],
    ['a word of no class', '{your} âge', 'mon âge', -1],
    ['a class has no forms', '{your} âge', 'tones âge', -1],
    ['an age in figures', 'à {age} ans', 'à 16 ans', 3],
    ['the oldest age', 'à {age} ans', 'à 99 ans', 3],
    ['no age yet', 'à {age} ans', 'à 15 ans', -1],
    ['no age any more', 'à {age} ans', 'à 100 ans', -1],
    ['an age in letters', 'à {age} ans', 'à trente ans', 3],
    ['a word that may be there', 'un (petit) jeune', 'un petit jeune', 3],
    ['a word that may be left out', 'un (petit) jeune', 'un jeune', 2],
    ['a gap of nothing', 'êtes … jeune', 'êtes jeune', 2],
    ['a gap of three words', 'êtes … jeune', 'êtes bien trop trop jeune', 5],
    ['a gap of four words', 'êtes … jeune', 'êtes a b c d jeune', -1],
    ['a gap over a full stop', 'êtes … jeune', 'êtes là. Jeune', -1],
    ['the shortest gap', 'êtes … jeune', 'êtes jeune jeune', 2],
    ['words in two sentences', 'trop jeune', 'trop. Jeune', -1],
    ['a text that ends too soon', 'trop jeune', 'trop', -1],
  ])('%s: %s in "%s"', (_what, term, text, end) => expect(ends(term, text)).toBe(end))

  it('naming a class that is not there is a fault of the list', () => {
    expect(() => ends('{nobody} est', 'tu es')).toThrow('No class of words {nobody}')
  })
})

it('terms are found under each beginning that their first word may have, in their order', () => {
  const index = new TermIndex<string>()
  index.add(readTerm('{your} âge'), 'class')
  index.add(readTerm('vos papiers'), 'word')
  expect(index.under('vos')).toEqual(['class', 'word'])
  expect(index.under('ton')).toEqual(['class'])
  expect(index.under('mon')).toEqual([])
})
