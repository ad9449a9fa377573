import { describe, expect, it } from 'vitest'
import { nextRevision } from '../sync/revision.ts'
import { evaluationId, mergeEvaluations, type Evaluation } from './evaluation.ts'
import type { Pen } from './pen.ts'

const rev = (at: number, by = 'desk') => nextRevision(undefined, at, by)
const copy = (told: Partial<Evaluation> = {}): Evaluation => ({
  id: 'b.g.host',
  siteId: 'brest',
  rev: rev(1),
  at: 1,
  by: 'desk',
  kind: 'grid',
  sessionId: 's',
  bookingId: 'b',
  visitorId: 'v',
  authorId: 'host',
  observations: [],
  criteria: [],
  says: [],
  ...told,
})
const kiosk: Pen = { role: 'kiosk', deviceId: 'k1' }
const desk: Pen = { role: 'host', deviceId: 'd1' }
/** The same from either side: replicas hear of each other in any order. */
function merged(a: Evaluation, b: Evaluation): Evaluation {
  const one = mergeEvaluations(a, b)
  expect(mergeEvaluations(b, a)).toEqual(one)
  return one
}

it('the id of a voice says the booking, what it is, and whose', () => {
  const ids = (['grid', 'self', 'debrief', 'answer', 'review'] as const).map((kind) =>
    evaluationId('b', kind, 'host'),
  )
  expect(ids).toEqual(['b.g.host', 'b.s.host', 'b.d.host', 'b.a.host', 'b.r.host'])
})

describe('two copies of one voice', () => {
  const note = (ability: string, level: number, notedAt: string) => ({ ability, level, notedAt })

  it('are one with the newer head and the latest note on each ability, in one order', () => {
    const older = copy({ rev: rev(1), observations: [note('plan', 1, rev(9)), note('ask', 2, rev(2))] })
    const newer = copy({
      rev: rev(2),
      at: 2,
      observations: [note('plan', 3, rev(3)), note('check', 4, rev(3))],
    })
    const { rev: head, at, observations } = merged(older, newer)
    expect([head, at]).toEqual([rev(2), 2])
    expect(observations.map(({ ability, level }) => [ability, level])).toEqual([
      ['ask', 2],
      ['check', 4],
      ['plan', 1],
    ])
  })

  it('whose notes were taken at one moment keep the same one on every replica', () => {
    const a = copy({ rev: rev(1), observations: [note('plan', 1, rev(5))] })
    const b = copy({ rev: rev(2), observations: [note('plan', 3, rev(5))] })
    expect(merged(a, b).observations.map(({ level }) => level)).toEqual([3])
    const [c, d] = [
      { ...a, rev: b.rev },
      { ...b, rev: a.rev },
    ]
    expect(merged(c, d).observations.map(({ level }) => level)).toEqual([3])
  })

  it('are one with the latest tick of each criterion, and the latest note of the newer copy', () => {
    const tick = (id: string, seen: 'seen' | 'not-seen', notedAt: string) => ({ id, seen, notedAt })
    const older = copy({
      observations: [note('plan', 1, rev(3))],
      criteria: [tick('A2', 'seen', rev(9)), tick('A1', 'seen', rev(2))],
    })
    const newer = copy({
      rev: rev(2),
      observations: [note('plan', 3, rev(9))],
      criteria: [tick('A2', 'not-seen', rev(3)), tick('A1', 'not-seen', rev(4))],
    })
    const { observations, criteria } = merged(older, newer)
    expect(observations.map(({ level }) => level)).toEqual([3])
    expect(criteria.map(({ id, seen }) => [id, seen])).toEqual([
      ['A1', 'not-seen'],
      ['A2', 'seen'],
    ])
  })

  it('keep the pen that the server saw, whichever copy has it', () => {
    const seen = copy({ rev: rev(1), pen: kiosk })
    const unseen = copy({ rev: rev(2) })
    expect(merged(seen, unseen).pen).toEqual(kiosk)
    expect('pen' in merged(copy(), copy({ rev: rev(2) }))).toBe(false)
    // Of two that it saw, every replica keeps the same one, whichever copy is newer.
    expect(merged(seen, copy({ rev: rev(3), pen: desk })).pen).toEqual(desk)
    expect(merged(copy({ pen: desk }), copy({ rev: rev(3), pen: kiosk })).pen).toEqual(desk)
  })

  it('keep each word as it was first told, with the pen that the server saw', () => {
    const said = { id: 'w1', at: 1, word: 'contest' } as const
    const seen = copy({ rev: rev(1), kind: 'answer', says: [{ ...said, pen: kiosk }] })
    const altered = copy({
      rev: rev(2),
      kind: 'answer',
      says: [
        { ...said, word: 'agree' },
        { id: 'w2', at: 2, word: 'comment' },
      ],
    })
    // Nor as told earlier, by a copy that the server has not seen.
    const earlier = copy({ rev: rev(2), kind: 'answer', says: [{ ...said, at: 0 }] })
    expect(merged(seen, earlier).says).toEqual([{ ...said, pen: kiosk }])
    expect(merged(seen, altered).says).toEqual([
      { ...said, pen: kiosk },
      { id: 'w2', at: 2, word: 'comment' },
    ])
  })
})
