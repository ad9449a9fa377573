import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluationSchema, mergeEvaluations, type Evaluation } from './evaluation.ts'
import { evaluationStatus, lastWord } from './evaluation-status.ts'
import { foldWords, KEPT_WORDS, wasFolded } from './fold-words.ts'
import { mayWriteVoice, type Pen } from './pen.ts'

type Word = Evaluation['says'][number]
const roles = ['kiosk', 'host', 'employer'] as const
const words = fc.array(
  fc.record({
    // Few decide anything, so that what does is older than much that was said since.
    word: fc.constantFrom('agree', 'contest', ...Array<'comment'>(20).fill('comment')),
    role: fc.constantFrom(...roles),
    at: fc.nat(60),
  }),
  { minLength: 60, maxLength: 300 },
)
const told = (all: { word: Word['word']; role: Pen['role']; at: number }[]): Word[] =>
  all
    .map(({ word, role, at }, index): Word => ({ id: `w${index}`, at, word, pen: { role, deviceId: role } }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
const answer = (says: Word[]): Evaluation => ({
  id: 'b.a.self',
  siteId: 'brest',
  rev: '1',
  at: 1,
  by: 'd',
  kind: 'answer',
  sessionId: 's',
  bookingId: 'b',
  visitorId: 'v',
  authorId: 'self',
  observations: [],
  criteria: [],
  says,
})

it('whatever was said before, one more word has room, and what counts is what would count of them all', () => {
  fc.assert(
    fc.property(words, (all) => {
      const says = told(all)
      const kept = answer(foldWords(says))
      expect(lastWord([kept])).toEqual(lastWord([answer(says)]))
      expect(kept.says.length + KEPT_WORDS).toBeLessThanOrEqual(evaluationSchema.properties.says.maxItems)
      expect(foldWords(kept.says)).toEqual(kept.says)
      for (const word of ['agree', 'contest'] as const) {
        const last: Word = { id: 'last', at: 61, word, pen: { role: 'kiosk', deviceId: 'k' } }
        const said = mergeEvaluations(kept, { ...kept, rev: '2', says: [...kept.says, last] })
        expect(lastWord([said])).toEqual(last)
        const voices = [said, { ...kept, id: 'd', kind: 'debrief' as const, sharedAt: 1 }]
        expect(evaluationStatus({ matter: 'adventurer', voices }, 62)).toBe(
          word === 'agree' ? 'agreed' : 'contested',
        )
      }
    }),
  )
})

it('copies join in any order', () => {
  fc.assert(
    fc.property(words, fc.array(fc.nat(2), { minLength: 300, maxLength: 300 }), (all, places) => {
      const says = told(all)
      const [a, b, c] = [0, 1, 2].map((copy) => ({
        ...answer(says.filter((_, index) => places[index] === copy)),
        rev: `${copy}`,
      })) as [Evaluation, Evaluation, Evaluation]
      const one = mergeEvaluations(mergeEvaluations(a, b), c).says
      expect(one).toEqual(foldWords(says))
      expect(mergeEvaluations(a, mergeEvaluations(b, c)).says).toEqual(one)
      expect(mergeEvaluations(mergeEvaluations(c, a), b).says).toEqual(one)
    }),
  )
})

it('a contest is lifted by nobody farther from the person, not even by way of another contest', () => {
  const said = (at: number, word: Word['word'], role: Pen['role']): Word => ({
    id: `w${at}`,
    at,
    word,
    pen: { role, deviceId: role },
  })
  const own = said(1, 'contest', 'kiosk')
  const says = [own, said(2, 'contest', 'employer'), said(3, 'agree', 'employer')]
  expect(lastWord([answer(says)])).toEqual(own)
  expect(lastWord([answer([...says, said(4, 'agree', 'kiosk')])])?.word).toBe('agree')
})

describe('a word that comes back', () => {
  const pen = (role: Pen['role']): Pen => ({ role, deviceId: role })
  const later = (role: Pen['role'], count: number, from = 11, word: Word['word'] = 'comment'): Word[] =>
    Array.from({ length: count }, (_, index) => ({
      ...{ id: `${role}${index}`, at: from + index, word, pen: pen(role) },
    }))
  const comment: Word = { id: 'c', at: 10, word: 'comment' }

  it('was left out before when its side said eight more since, or one nearer to the person did', () => {
    expect(wasFolded(comment, later('kiosk', 8), pen('kiosk'))).toBe(true)
    expect(wasFolded(comment, later('kiosk', 7), pen('kiosk'))).toBe(false)
    expect(wasFolded(comment, later('kiosk', 8), pen('host'))).toBe(true)
    expect(wasFolded(comment, later('host', 8), pen('kiosk'))).toBe(false)
    // Each side for itself, and only with words that the server has seen.
    expect(wasFolded(comment, [...later('kiosk', 4), ...later('host', 4)], pen('host'))).toBe(false)
    const unseen = later('kiosk', 8).map(({ pen: _pen, ...word }) => word)
    expect(wasFolded(comment, unseen, pen('kiosk'))).toBe(false)
  })

  it('that decided something was left out only when its side decided the same again', () => {
    const contest: Word = { ...comment, word: 'contest' }
    expect(wasFolded(contest, later('kiosk', 9), pen('kiosk'))).toBe(false)
    const again = [...later('kiosk', 9), ...later('kiosk', 1, 30, 'contest')]
    expect(wasFolded(contest, again, pen('kiosk'))).toBe(true)
    expect(wasFolded({ ...contest, word: 'agree' }, again, pen('kiosk'))).toBe(false)
  })

  it('counts as older than those of its own moment that come after it by their id', () => {
    const together = later('kiosk', 8).map((word) => ({ ...word, at: 10 }))
    expect(wasFolded({ ...comment, id: 'a' }, together, pen('kiosk'))).toBe(true)
    expect(wasFolded({ ...comment, id: 'z' }, together, pen('kiosk'))).toBe(false)
    expect(wasFolded({ ...comment, at: 40 }, later('kiosk', 8), pen('kiosk'))).toBe(false)
  })
})

it('every role that answers for the person has a side of its own', () => {
  expect(roles.filter((role) => mayWriteVoice(role, answer([])))).toEqual(roles)
})
