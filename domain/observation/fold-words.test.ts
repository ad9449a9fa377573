import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evaluationSchema, mergeEvaluations, type Evaluation } from './evaluation.ts'
import { evaluationStatus, lastWord } from './evaluation-status.ts'
import { foldWords, KEPT_WORDS } from './fold-words.ts'
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
        expect(evaluationStatus({ track: 'adventurer', voices }, 62)).toBe(
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

it('every role that answers for the person has a side of its own', () => {
  expect(roles.filter((role) => mayWriteVoice(role, answer([])))).toEqual(roles)
})
