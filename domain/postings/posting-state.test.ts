import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decidePosting, mayDecide, undoingOf, type HostDecision } from './decide-posting.ts'
import { answerBy, INTEREST_SILENCE, interestStatus } from './interest.ts'
import { AUTHORS_END, serverEventId } from './posting-events.ts'
import type { ContactEvent } from './contact-request.ts'
import {
  decidedBeside,
  endsSoon,
  isTakenDown,
  lastRestoredAt,
  nextTurn,
  onBoardSince,
  postingState,
  renewedUntil,
  reportsSinceRestored,
  standingDecision,
  submittedAt,
} from './posting-state.ts'
import { mergePostings, type Posting, type PostingEvent } from './posting.ts'
import { postingTopics, topicCodes, topicsOf, plainTopic, postingKinds } from './topics.ts'
import { readPosting } from './write-posting.ts'

const TODAY = '2026-04-13'
const posting = (events?: PostingEvent[], fields: Partial<Posting> = {}): Posting => ({
  ...{ id: 'p', siteId: 'brest', rev: '1', at: 1, by: 'k', stamps: {} },
  ...{ kind: 'help', topic: 'can-do', title: 'Je relis', endsOn: '2026-06-12' },
  ...(events ? { events } : {}),
  ...fields,
})
const event = (
  type: PostingEvent['type'],
  turn?: number,
  more: Partial<PostingEvent> = {},
): PostingEvent => ({
  ...{ id: `${type}.${turn ?? 0}`, type, at: 5, by: 'h', ...(turn === undefined ? {} : { turn }) },
  ...more,
})

describe('what a card is', () => {
  it('follows from what was decided last, by turns and not by clocks', () => {
    const late = event('published', 1, { at: 900 })
    const early = event('hidden', 2, { at: 3, reason: 'over' })
    expect(postingState(posting([early, late]), TODAY)).toMatchObject({ is: 'hidden', reason: 'over' })
    expect(postingState(posting([event('submitted')]), TODAY)).toEqual({ is: 'pending', since: 5 })
    expect(postingState(posting([late]), TODAY)).toEqual({ is: 'published', since: 900 })
    expect(postingState(posting([late]), '2026-06-13')).toEqual({ is: 'expired' })
    expect(postingState(posting([late]), '2026-06-12')).toMatchObject({ is: 'published' })
  })

  it('is the more careful one of two that knew nothing of each other, whichever came first', () => {
    const both = [event('published', 1), event('rejected', 1, { reason: 'money' })]
    for (const events of [both, both.toReversed()]) {
      expect(postingState(posting(events), TODAY).is).toBe('rejected')
      expect(decidedBeside(posting(events)).map(({ type }) => type)).toEqual(['published'])
    }
  })

  it('is of two that are alike the later one, and else one of them for good', () => {
    const [one, other] = [
      event('published', 1, { id: 'a', at: 3 }),
      event('published', 1, { id: 'b', at: 3 }),
    ]
    const later = event('published', 1, { id: '0', at: 4 })
    for (const events of [
      [one, other],
      [other, one],
    ]) {
      expect(standingDecision(posting(events))!.id).toBe('b')
      expect(standingDecision(posting([...events, later]))!.id).toBe('0')
      expect(standingDecision(posting([later, ...events]))!.id).toBe('0')
    }
  })

  it('has nothing decided where nothing was, and keeps the line with its reason', () => {
    expect(decidedBeside(posting())).toEqual([])
    expect(decidedBeside(posting([event('submitted')]))).toEqual([])
    expect([nextTurn(posting()), nextTurn(posting([event('published', 3)]))]).toEqual([1, 4])
    expect(submittedAt(posting())).toBe(1)
    expect(submittedAt(posting([event('published', 1), event('submitted', undefined, { at: 2 })]))).toBe(2)
    const rejected = event('rejected', 1, { reason: 'money', note: 'Non' })
    expect(postingState(posting([rejected]), TODAY)).toEqual({
      is: 'rejected',
      at: 5,
      reason: 'money',
      note: 'Non',
    })
    expect(postingState(posting([event('ended', 1, { at: 8 })]), TODAY)).toEqual({ is: 'ended', at: 8 })
    const byPeople = event('hidden', 1, { by: 'server', reason: 'over' })
    expect(postingState(posting([byPeople]), TODAY)).toEqual({
      ...{ is: 'hidden', at: 5, byReports: true, reason: 'over' },
    })
    expect(postingState(posting([event('hidden', 1)]), TODAY)).toMatchObject({
      byReports: false,
      reason: 'other',
    })
  })

  it('that was taken down is so by hosts or by people, and not at its end', () => {
    const down = (...events: PostingEvent[]) => isTakenDown(posting(events), TODAY)
    expect([down(event('hidden', 1)), down(event('rejected', 1))]).toEqual([true, true])
    expect([
      down(),
      down(event('published', 1)),
      down(event('ended', 1)),
      down(event('reopened', 1)),
    ]).toEqual([...[false, false, false, false]])
  })

  it('was reported since a host last put it back, and not where another took it off in that turn', () => {
    const report = (at: number) => event('reported', undefined, { id: `r${at}`, at })
    const since = (...events: PostingEvent[]) =>
      reportsSinceRestored(posting([...events, report(2), report(7)])).map(({ at }) => at)
    expect(reportsSinceRestored(posting())).toEqual([])
    expect([lastRestoredAt(posting()), since()]).toEqual([0, [2, 7]])
    const back = event('restored', 2, { at: 5 })
    expect(since(event('hidden', 1), back)).toEqual([7])
    expect(since(event('hidden', 1), back, event('ended', 3, { at: 6 }))).toEqual([7])
    expect(since(event('hidden', 1), back, event('hidden', 2, { id: 'x', at: 5 }))).toEqual([2, 7])
    expect(since(back, event('restored', 3, { at: 9 }))).toEqual([])
  })

  it('is at a kiosk what its day says, for it has no events', () => {
    expect(postingState(posting(undefined, { publishedAt: 7 }), TODAY)).toEqual({ is: 'published', since: 7 })
    expect(postingState(posting(undefined, { publishedAt: 7 }), '2026-06-13')).toEqual({ is: 'expired' })
  })

  it('is the same wherever copies meet, and is never undone by a copy that knew less', () => {
    const types = fc.constantFrom('published', 'rejected', 'hidden', 'restored', 'reopened', 'ended')
    const told = fc.uniqueArray(
      fc.tuple(types, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 9 })),
      {
        maxLength: 6,
        selector: ([type, turn]) => `${type}.${turn}`,
      },
    )
    const copy = (rev: string) =>
      told.map((all) =>
        posting(
          all.map(([type, turn, at]) => event(type as 'ended', turn, { at })),
          { rev },
        ),
      )
    fc.assert(
      fc.property(copy('1'), copy('2'), (a, b) => {
        const merged = mergePostings(a, b)
        expect(postingState(merged, TODAY)).toEqual(postingState(mergePostings(b, a), TODAY))
        const turns = [a, b].flatMap(({ events = [] }) => events.map(({ turn }) => turn ?? 0))
        expect(standingDecision(merged)?.turn ?? 0).toBe(Math.max(0, ...turns))
        expect(onBoardSince(merged, TODAY) !== undefined).toBe(postingState(merged, TODAY).is === 'published')
      }),
    )
  })
})

describe('a host', () => {
  const deciding = { id: 'd', now: 9, deviceId: 'h1', name: 'Léa' }
  it('decides what can be decided, in the next turn, and is told when somebody was first', () => {
    const waiting = posting([event('submitted')])
    const made = decidePosting(waiting, { type: 'published' }, TODAY, deciding)
    expect(made).toMatchObject({ ok: true, value: { type: 'published', turn: 1, name: 'Léa', by: 'h1' } })
    const live = posting([event('published', 1)])
    expect(decidePosting(live, { type: 'published' }, TODAY, deciding)).toMatchObject({ reason: 'decided' })
    const other: HostDecision = { type: 'hidden', reason: 'other', note: ' ' }
    expect(decidePosting(live, other, TODAY, deciding)).toMatchObject({ reason: 'reason-needed' })
    expect(mayDecide(posting([event('rejected', 1)]), 'hidden', TODAY)).toBe(false)
  })

  it('takes back each decision by one that is possible then', () => {
    for (const type of ['published', 'rejected', 'hidden', 'ended', 'restored'] as const) {
      const decided = posting([event('published', 1), event('hidden', 2, { reason: 'over' }), event(type, 3)])
      const undoing = undoingOf(decided)!
      expect([type, mayDecide(decided, undoing.type, TODAY)]).toEqual([type, true])
    }
    const restored = event('restored', 2)
    const hidden = event('hidden', 1, { reason: 'other', note: 'Trop long' })
    expect(undoingOf(posting([restored, hidden]))).toEqual({
      ...{ type: 'hidden', reason: 'other', note: 'Trop long', again: true },
    })
    // People had it taken off, for a reason of which nobody wrote a line.
    const reported = posting([event('hidden', 1, { by: 'server', reason: 'other' }), restored])
    expect(decidePosting(reported, undoingOf(reported)!, TODAY, deciding)).toMatchObject({ ok: true })
    expect(undoingOf(posting([hidden, event('ended', 2), event('restored', 3)]))).toEqual({ type: 'ended' })
    // It was left where it stood.
    expect(undoingOf(posting([event('published', 1), restored]))).toBeNull()
  })

  it('does not put back what its author ended', () => {
    const ended = (id: string) => posting([event('published', 1), event('ended', 2, { id })])
    expect([mayDecide(ended('h1'), 'restored', TODAY), undoingOf(ended('h1'))]).toEqual([
      true,
      { type: 'restored' },
    ])
    const own = ended(serverEventId(AUTHORS_END, 'w1'))
    expect([mayDecide(own, 'restored', TODAY), undoingOf(own)]).toEqual([false, null])
  })

  it('leaves a card at which people pointed where it stands, and what they said counts no more', () => {
    const live = [event('published', 1), event('reported', undefined, { at: 6, reason: 'over' })]
    expect(mayDecide(posting(live), 'restored', TODAY)).toBe(true)
    const left = posting([...live, event('restored', 2, { at: 7 })])
    expect([reportsSinceRestored(left), mayDecide(left, 'restored', TODAY)]).toEqual([[], false])
    expect(postingState(left, TODAY).is).toBe('published')
  })
})

describe('a card is renewed', () => {
  const live = (endsOn: string, fields: Partial<Posting> = {}) =>
    posting([event('published', 1)], { endsOn, ...fields })
  it('from the middle of its time to a month after its end, and not again before', () => {
    expect(renewedUntil(live('2026-05-14'), TODAY)).toBeNull()
    expect(renewedUntil(live('2026-05-13'), TODAY)).toBe('2026-06-12')
    expect(renewedUntil(live('2026-03-14'), TODAY)).toBe('2026-06-12')
    expect(renewedUntil(live('2026-03-13'), TODAY)).toBeNull()
    expect(renewedUntil(live('2026-06-12'), TODAY)).toBeNull()
  })

  it('unless it is about a day, was taken off, or was renewed for as long as hosts look away', () => {
    expect(renewedUntil(live('2026-04-14', { kind: 'event', topic: 'gathering' }), TODAY)).toBeNull()
    const hidden = posting([event('hidden', 2, { reason: 'over' })], { endsOn: '2026-04-14' })
    expect(renewedUntil(hidden, TODAY)).toBeNull()
    const many = Array.from({ length: 12 }, (_, index) => event('renewed', undefined, { id: `n${index}` }))
    expect(
      renewedUntil(posting([event('published', 1), ...many], { endsOn: '2026-04-14' }), TODAY),
    ).toBeNull()
  })

  it('and its author is told three days before', () => {
    expect([endsSoon(live('2026-04-16'), TODAY), endsSoon(live('2026-04-17'), TODAY)]).toEqual([true, false])
    expect(endsSoon(live('2026-04-12'), TODAY)).toBe(false)
  })
})

describe('somebody’s interest', () => {
  const said = (type: ContactEvent['type'], at: number): ContactEvent => ({
    id: `${type}${at}`,
    type,
    at,
    by: 'k',
  })
  it('waits two weeks, and what was answered first stands', () => {
    const asked = { events: [said('interested', 10)] }
    expect([
      interestStatus(asked, 10 + INTEREST_SILENCE - 1),
      interestStatus(asked, 10 + INTEREST_SILENCE),
    ]).toEqual(['waiting', 'silent'])
    expect(answerBy(asked)).toBe(10 + INTEREST_SILENCE)
    const answered = { events: [...asked.events, said('declined', 20), said('accepted', 30)] }
    expect(interestStatus(answered, 40)).toBe('declined')
    const met = { events: [...asked.events, said('accepted', 20), said('introduced', 30)] }
    expect(interestStatus(met, 40)).toBe('introduced')
    expect(interestStatus({ events: [...met.events, said('not-introduced', 35)] }, 40)).toBe('accepted')
    expect(interestStatus({ events: [said('reported', 1)] }, 2)).toBeNull()
  })
})

describe('the topics', () => {
  it('stand for 14 to 60 days, a success for a week, and every kind has some, one of them plain', () => {
    for (const code of topicCodes) {
      const { kind, days } = postingTopics[code]
      expect([code, kind === 'success' ? days === 7 : days >= 14 && days <= 60]).toEqual([code, true])
    }
    for (const kind of postingKinds) expect(topicsOf(kind)).toContain(plainTopic[kind])
    for (const code of topicsOf('resource')) {
      expect([code, postingTopics[code]]).toEqual([
        code,
        expect.objectContaining({ theme: expect.stringContaining('--') }),
      ])
    }
  })
})

describe('a form', () => {
  it('becomes a card that ends when its topic does, with its words cleaned', () => {
    const read = readPosting(
      { topic: 'helping-hand', title: ' Aide\u200b ', text: '', steps: [{ text: ' ' }], stage: 'idea' },
      TODAY,
    )
    expect(read).toEqual({
      ok: true,
      value: { kind: 'project', topic: 'helping-hand', title: 'Aide', endsOn: '2026-05-13', stage: 'idea' },
    })
  })

  it.each([
    [{ title: '\u200b' }, 'title-needed'],
    [{ title: 'x'.repeat(121) }, 'title-too-long'],
    [{ text: 'x'.repeat(1001) }, 'text-too-long'],
    [{ steps: [{ text: 'x'.repeat(121) }] }, 'step-too-long'],
    [{ topic: 'gathering' as const }, 'day-needed'],
    [{ topic: 'gathering' as const, on: '2026-04-12' }, 'day-over'],
    [{ topic: 'gathering' as const, on: '2026-06-13' }, 'day-too-far'],
  ] as const)('%o is answered by %s', (form, reason) => {
    expect(readPosting({ topic: 'can-do', title: 'Je relis', ...form }, TODAY)).toEqual({ ok: false, reason })
  })
})
