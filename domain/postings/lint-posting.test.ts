import { describe, expect, it } from 'vitest'
import {
  readSentences,
  unreadSentences,
  type PostingSentence,
} from '../../tests/support/posting-sentences.ts'
import { lintPosting, lintText } from './lint-posting.ts'
import { lintReasons } from './posting-reasons.ts'

const doubtful = (all: readonly PostingSentence[]) => all.filter(({ doubt }) => doubt !== null)
const innocent = (all: readonly PostingSentence[]) => all.filter(({ doubt }) => doubt === null)
const reasonsOf = (text: string) => [...new Set(lintText(text).map(({ reason }) => reason))]
const missed = (all: readonly PostingSentence[]) =>
  doubtful(all).filter(({ says, doubt }) => !reasonsOf(says).includes(doubt!))
const accused = (all: readonly PostingSentence[]) =>
  innocent(all).flatMap(({ says }) => {
    const [doubt] = lintText(says)
    return doubt ? [`${says} (${doubt.reason}: ${doubt.passage})`] : []
  })

describe('the lint of a card', () => {
  it.each([
    ['by which it was mended', readSentences, 0.03] as const,
    ['that it never saw', unreadSentences, 0.2] as const,
  ])('finds the reason in the sentences %s, and leaves innocent ones alone', (_which, sentences, share) => {
    const lost = missed(sentences).map(({ says, doubt }) => `${doubt}: ${says}`)
    expect(lost.length / doubtful(sentences).length, lost.join('\n')).toBeLessThanOrEqual(share)
    const wrong = accused(sentences)
    expect(wrong.length / innocent(sentences).length, wrong.join('\n')).toBeLessThanOrEqual(share / 2)
  })
})

describe('a doubt', () => {
  it('says where it stands, in whichever text of the card', () => {
    const card = {
      title: 'Friperie',
      text: 'Écrivez sur WhatsApp',
      steps: [{ text: 'Trouver un lieu' }, { text: 'Appelez-moi' }],
    }
    expect(lintPosting(card)).toEqual([
      { reason: 'contact', field: 'text', passage: 'sur WhatsApp', start: 8, end: 20 },
      { reason: 'contact', field: 'steps.1.text', passage: 'Appelez-moi', start: 0, end: 11 },
    ])
    expect(lintPosting({})).toEqual([])
  })

  it('is told in the order of the text; what touches for one reason is one, and what does not is two', () => {
    const passages = (text: string) => lintText(text).map(({ reason, passage }) => `${reason}: ${passage}`)
    const mixed = 'Nounou, puis guérison, puis écrivez à nadia@example.org'
    expect(passages(mixed)).toEqual([
      'childcare: Nounou',
      'healing: guérison',
      expect.stringMatching(/^contact: .*nadia@example\.org$/),
    ])
    expect(lintText(mixed).map(({ start, end }) => mixed.slice(start, end))).toEqual(
      lintText(mixed).map(({ passage }) => passage),
    )
    expect(passages('Guérison ici, et là guérison')).toEqual(['healing: Guérison', 'healing: guérison'])
    expect(passages('appelez-moi au 06 12 34 56 78').every((one) => one.startsWith('contact: '))).toBe(true)
  })

  it('of a number or an address stands where that stands, however it was written', () => {
    for (const text of ['Mon 06 12 34 56 78 le soir', 'Voici nadia@example.org pour moi']) {
      const [doubt] = lintText(text)
      expect(doubt!.passage).toBe(text.slice(doubt!.start, doubt!.end))
      expect(doubt!.passage.length).toBeLessThan(text.length - 8)
      expect(doubt!.start).toBeGreaterThan(0)
    }
    // In letters of another width it is found, and not where.
    expect(lintText('Mon ０６ １２ ３４ ５６ ７８')).toMatchObject([{ reason: 'contact', start: 0 }])
  })

  it('does not depend on accents, case, or what is hidden between letters', () => {
    for (const text of ['GUERISON', 'guérison', 'gué\u200brison'])
      expect(lintText(text)).toMatchObject([{ reason: 'healing', start: 0, end: text.length }])
  })

  it('is said for each reason, twice where one passage gives two', () => {
    expect(lintReasons.filter((reason) => !readSentences.some(({ doubt }) => doubt === reason))).toEqual([])
    expect(reasonsOf('Nounou : écrivez à nadia@example.org')).toEqual(['childcare', 'contact'])
  })
})
