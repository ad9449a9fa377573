import { describe, expect, it } from 'vitest'
import { innocentSentences, riskySentences } from '../../tests/support/wording-corpus.ts'
import { refusalGrid } from './refusal-grid.ts'
import { blockingWords, findProtectedWording } from './wording-guard.ts'
import { protectedGrounds, wordingLexicon } from './wording-lexicon.ts'

const share = (part: readonly string[], whole: readonly string[]) => part.length / whole.length

describe('the wording guard', () => {
  it('catches at least 95 % of the risky sentences', () => {
    const missed = riskySentences.filter((sentence) => findProtectedWording(sentence).length === 0)
    expect(riskySentences.length).toBeGreaterThanOrEqual(100)
    expect(share(missed, riskySentences), missed.join('\n')).toBeLessThanOrEqual(0.05)
  })

  it('stops at least 95 % of them', () => {
    const sent = riskySentences.filter((sentence) => blockingWords(sentence).length === 0)
    expect(share(sent, riskySentences), sent.join('\n')).toBeLessThanOrEqual(0.05)
  })

  it('stops at most 5 % of the innocent sentences', () => {
    const stopped = innocentSentences.flatMap((sentence) => {
      const [hit] = blockingWords(sentence)
      return hit ? [`${sentence} (${hit.passage})`] : []
    })
    expect(innocentSentences.length).toBeGreaterThanOrEqual(100)
    expect(share(stopped, innocentSentences), stopped.join('\n')).toBeLessThanOrEqual(0.05)
  })

  it('knows at least 150 terms, on every ground, each ground with its advice', () => {
    const terms = protectedGrounds.flatMap((ground) => wordingLexicon[ground].blocks)
    expect(new Set(terms).size).toBeGreaterThanOrEqual(150)
    for (const ground of protectedGrounds) {
      expect(wordingLexicon[ground].blocks.length, ground).toBeGreaterThan(5)
      expect(wordingLexicon[ground].hint, ground).toMatch(/^.{20,}\.$/)
    }
  })

  it('says where the passage is, on which ground, and how to write it otherwise', () => {
    const text = 'Merci. Vous habitez trop loin, dommage.'
    const [hit] = findProtectedWording(text)
    expect(hit).toMatchObject({ ground: 'residence', blocks: true })
    expect(text.slice(hit!.start, hit!.end)).toBe(hit!.passage)
    expect(hit!.hint).toContain('résidence')
  })

  it.each([
    'TROP ÂGÉE',
    'trop agee',
    'trop-âgé',
    'trop â\u0301gé',
    'en\u200Bceinte',
    'trop âgé·e',
    'Trop  âgés',
  ])('is not fooled by the writing of "%s"', (text) => expect(blockingWords(text)).not.toEqual([]))

  it.each([
    'Courage à vous',
    'Marie vous appellera',
    'le code ROME D1106',
    'un type de contrat',
    'le vestiaire',
  ])('reads whole words: "%s" is innocent', (text) => expect(findProtectedWording(text)).toEqual([]))

  it('excuses a word in its innocent use, not the longer words that speak of the person', () => {
    expect(blockingWords('L’accompagnement de personnes en situation de handicap')).toEqual([])
    expect(blockingWords('Votre situation de handicap')).toHaveLength(1)
    expect(blockingWords('Notre jeune entreprise vous trouve trop jeune.')).toHaveLength(1)
  })

  it('asks to read again, without stopping, when a word has innocent uses', () => {
    expect(findProtectedWording('Le logement n’est pas fourni.')).toMatchObject([{ blocks: false }])
  })

  it('never stops the texts of the grid itself', () => {
    const texts = Object.values(refusalGrid).flatMap((line) => [...Object.values(line.words), line.letter])
    expect(texts.filter((text) => blockingWords(text).length > 0)).toEqual([])
  })

  it('reads a full message of 600 characters in a few milliseconds', () => {
    const text = 'Votre candidature a été lue avec attention par notre équipe. '.repeat(10)
    const start = performance.now()
    for (let round = 0; round < 100; round += 1) findProtectedWording(text)
    expect((performance.now() - start) / 100).toBeLessThan(20)
  })
})
