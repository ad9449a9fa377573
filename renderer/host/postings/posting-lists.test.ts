import { expect, test } from 'vitest'
import { lintPosting } from '../../../domain/postings/lint-posting.ts'
import type { Posting, PostingEvent } from '../../../domain/postings/posting.ts'
import { aPosting } from '../../data/testing/records.ts'
import { piecesOf, postingLists, reportsByReason } from './posting-lists.ts'

const TODAY = '2026-04-13'
const submitted = (at: number): PostingEvent => ({ id: `s${at}`, type: 'submitted', at, by: 'k' })
const published: PostingEvent = { id: 'p', type: 'published', at: 3, by: 'h', turn: 1 }
const reported = (id: string, reason: PostingEvent['reason'] = 'over'): PostingEvent => ({
  ...{ id, type: 'reported', at: 9, by: 'server' },
  ...(reason ? { reason } : {}),
})
const card = (id: string, events: PostingEvent[], endsOn = '2026-06-01'): Posting =>
  aPosting({ id, events, endsOn })

test('what people reported comes before what waits longest, and what ends soon is a list of its own', () => {
  const { waiting, live, ending, over } = postingLists(
    [
      card('late', [submitted(8)]),
      card('early', [submitted(2)]),
      card('pointed-at', [submitted(9), published, reported('r')]),
      card('older', [submitted(1), published]),
      card('newer', [submitted(7), published]),
      card('in-three-days', [submitted(1), published], '2026-04-16'),
      card('today', [submitted(1), published], TODAY),
      card('in-four-days', [submitted(0), published], '2026-04-17'),
      card('gone', [submitted(1), published], '2026-04-12'),
      card('refused', [submitted(4), { ...published, id: 'x', type: 'rejected' }]),
    ],
    TODAY,
  )
  const ids = (list: readonly Posting[]) => list.map(({ id }) => id)
  expect(ids(waiting)).toEqual(['pointed-at', 'early', 'late'])
  expect(ids(live)).toEqual(['newer', 'older', 'in-four-days'])
  expect(ids(ending)).toEqual(['today', 'in-three-days'])
  expect(ids(over)).toEqual(['refused', 'gone'])
})

test('reasons are told by how many gave them', () => {
  const events = [published, reported('a', 'over'), reported('b', 'money'), reported('c', 'money')]
  expect(reportsByReason(card('p', events))).toEqual([
    { reason: 'money', count: 2 },
    { reason: 'over', count: 1 },
  ])
})

test('a text in pieces is that text, each letter once, also where two doubts are about the same words', () => {
  const text = 'Bonjour, appelez le christ, la nounou est là, à bientôt'
  const one = aPosting({ text })
  const doubts = lintPosting(one).filter(({ field }) => field === 'text')
  expect(doubts.some(({ start }, index) => index > 0 && start < doubts[index - 1]!.end)).toBe(true)
  const pieces = piecesOf(one, 'text', text)
  expect(pieces.map(({ words }) => words).join('')).toBe(text)
  expect(pieces.filter(({ doubt }) => doubt).length).toBeGreaterThan(1)
  expect(piecesOf(aPosting({ text: 'Je relis' }), 'text', 'Je relis')).toEqual([{ words: 'Je relis' }])
})
