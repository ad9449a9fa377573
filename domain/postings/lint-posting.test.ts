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

  it('does not depend on accents, case, or what is hidden between letters', () => {
    for (const text of ['GUERISON', 'guérison', 'gué\u200brison'])
      expect(lintText(text)).toMatchObject([{ reason: 'healing', start: 0, end: text.length }])
  })

  it('is said for each reason, twice where one passage gives two', () => {
    expect(lintReasons.filter((reason) => !readSentences.some(({ doubt }) => doubt === reason))).toEqual([])
    expect(reasonsOf('Nounou : écrivez à nadia@example.org')).toEqual(['childcare', 'contact'])
  })
})
