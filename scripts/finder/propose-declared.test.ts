import { describe, expect, it } from 'vitest'
import { proposeDeclared } from '../../domain/competences/propose-declared.ts'
import { readShippedPack } from '../taxonomy/shipped-pack.ts'
import { readSentences } from './everyday-sentences.ts'
import { lexiconFolder, readShippedFinder } from './shipped-index.ts'

const [finder, taxonomy, sentences] = [readShippedFinder(), readShippedPack(), readSentences(lexiconFolder)]
const proposed = (text: string) => proposeDeclared(text, { finder, taxonomy, sentences })
const shown = (text: string) => {
  const found = proposed(text)
  if (!found.ok) throw new Error(found.reason)
  return found.value
}
const idsOf = (text: string) => shown(text).things.map((one) => (one.kind === 'sentence' ? one.id : one.esco))
const tradesOf = (text: string) => shown(text).trades.map(({ code }) => code)

describe('with the index that ships', () => {
  it.each([
    ['j’ai gardé mes neveux', 'children-01'],
    ['jai garde mes neveu', 'children-01'],
    ['J’AI ÉLEVÉ 4 ENFANTS 🙂', 'children-01'],
    ['j’ai cuisiné pour trente personnes', 'big-meals-01'],
  ])('%s: the sentence that says it is the first', (text, id) => {
    expect(idsOf(text)[0]).toBe(id)
  })

  it.each([
    ['conducteur d’engins', 'F1302'],
    ['j’ai été coiffeuse', 'D1202'],
    ['maçon', 'F1703'],
  ])('%s: the trade, even where nothing is known of what one does in it', (text, code) => {
    expect(tradesOf(text)).toContain(code)
  })

  it('a trade tells first the sentences in which it serves, nearest first', () => {
    const [trade] = shown('j’ai gardé mes neveux').trades
    expect(trade!.inIt[0]).toMatchObject({ kind: 'sentence', id: 'children-01' })
    const ranks = trade!.inIt.map((one) => {
      const sentence = sentences.find(({ id }) => one.kind === 'sentence' && id === one.id)
      return sentence ? sentence.rome.indexOf(trade!.code) : 9
    })
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  })

  it('something of each part is shown, three things and two trades at most, each once', () => {
    expect(idsOf('je garde des enfants et je fais la cuisine')).toEqual(
      expect.arrayContaining(['children-01', expect.stringMatching(/cook|kitchen|meals|restaurant/u)]),
    )
    for (const text of ['cuisine', 'vente', 'agent de sécurité', 'ménage, cuisine, jardin, enfants, vente']) {
      const { things, trades } = shown(text)
      expect(things.length).toBeLessThanOrEqual(3)
      expect(trades.length).toBeLessThanOrEqual(2)
      expect(new Set(idsOf(text)).size).toBe(things.length)
      for (const { inIt } of trades) expect(inIt.length).toBeLessThanOrEqual(5)
    }
  })

  it('every proposal tells which of the words typed led to it', () => {
    const { things, trades } = shown('je répare des vélos et des meubles')
    for (const { matched } of [...things, ...trades]) {
      expect(matched.length).toBeGreaterThan(0)
      for (const word of matched) expect(['répare', 'vélos', 'meubles']).toContain(word)
    }
  })

  it.each([
    ['', 'nothing-typed'],
    ['🙂🙂', 'nothing-typed'],
    ['xqzw bzzt', 'nothing-known'],
    ['06.12.34.56.78', 'contact-details'],
    ['je cuisine, écrivez à nadia@exemple.fr', 'contact-details'],
    ['je suis diabétique et je cuisine', 'health'],
    ['je cuisine, connard', 'insult'],
    ['طباخ', 'other-script'],
    ['пекарь', 'other-script'],
    ['tenir une caisse, '.repeat(120), 'too-long'],
  ])('%s is not looked up, whatever stands beside it: %s', (text, reason) => {
    expect(proposed(text)).toEqual({ ok: false, reason })
  })
})
