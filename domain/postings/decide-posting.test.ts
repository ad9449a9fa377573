import { describe, expect, it } from 'vitest'
import { decidePosting, mayDecide, undoingOf, type HostDecision } from './decide-posting.ts'
import { AUTHORS_END, handedInNow, isAuthorsEnd, serverEventId } from './posting-events.ts'
import type { PostingDecision } from './posting-state.ts'
import type { Posting, PostingEvent } from './posting.ts'

const TODAY = '2026-04-13'
const posting = (events?: PostingEvent[]): Posting => ({
  ...{ id: 'p', siteId: 'brest', rev: '1', at: 1, by: 'k', stamps: {} },
  ...{ kind: 'help', topic: 'can-do', title: 'Je relis', endsOn: '2026-06-12' },
  ...(events ? { events } : {}),
})
const event = (type: PostingEvent['type'], turn = 1, more: Partial<PostingEvent> = {}): PostingEvent => ({
  ...{ id: `${type}.${turn}`, type, at: turn, by: 'h', turn },
  ...more,
})
const deciding = { id: 'd', now: 50, deviceId: 'desk' }
const decide = (decision: HostDecision, events: PostingEvent[] = [], name?: string) =>
  decidePosting(posting(events), decision, TODAY, { ...deciding, ...(name === undefined ? {} : { name }) })

describe('a decision', () => {
  it('is possible in some states of a card and not in others', () => {
    const states: Record<string, PostingEvent[]> = {
      pending: [],
      published: [event('published')],
      rejected: [event('rejected')],
      hidden: [event('hidden')],
      ended: [event('ended')],
      endedByAuthor: [event('ended', 1, { id: `${AUTHORS_END}.w` })],
    }
    const all: PostingDecision[] = ['published', 'rejected', 'hidden', 'restored', 'reopened', 'ended']
    const possible = Object.entries(states).map(([state, events]) => [
      state,
      all.filter((type) => mayDecide(posting(events), type, TODAY)).join(' '),
    ])
    expect(Object.fromEntries(possible)).toEqual({
      ...{ pending: 'published rejected', published: 'hidden reopened ended', rejected: 'reopened' },
      ...{ hidden: 'restored ended', ended: 'restored', endedByAuthor: '' },
    })
    const expired = all.filter((type) => mayDecide(posting([event('published')]), type, '2026-06-13'))
    expect(expired).toEqual(['hidden', 'ended'])
  })

  it('says who decided, when and in which turn; its reason and its line where it has them', () => {
    expect(decide({ type: 'published' }, [], 'Léa')).toEqual({
      ok: true,
      value: { id: 'd', type: 'published', at: 50, by: 'desk', turn: 1, name: 'Léa' },
    })
    expect(decide({ type: 'hidden', reason: 'over' }, [event('published', 4)])).toEqual({
      ok: true,
      value: { id: 'd', type: 'hidden', at: 50, by: 'desk', turn: 5, reason: 'over' },
    })
    expect(decide({ type: 'rejected', reason: 'money', note: ' Sans argent.\u200b ' })).toMatchObject({
      value: { reason: 'money', note: 'Sans argent.' },
    })
    for (const note of ['', ' \u200b '])
      expect(decide({ type: 'rejected', reason: 'money', note })).not.toHaveProperty('value.note')
  })

  it('for a reason that says nothing needs a line, and for no other', () => {
    for (const line of [{}, { note: '' }, { note: '\u2066 \u200b' }])
      expect(decide({ type: 'rejected', reason: 'other', ...line })).toEqual({
        ok: false,
        reason: 'reason-needed',
      })
    expect(decide({ type: 'rejected', reason: 'other', note: 'Oui' })).toMatchObject({ ok: true })
    expect(decide({ type: 'rejected', reason: 'money' })).toMatchObject({ ok: true })
    // As it stood before.
    expect(decide({ type: 'hidden', reason: 'other', again: true }, [event('published')])).toMatchObject({
      ok: true,
    })
  })

  it('that somebody took first is told so', () => {
    expect(decide({ type: 'published' }, [event('published')])).toEqual({ ok: false, reason: 'decided' })
  })
})

describe('what takes a decision back', () => {
  const undone = (...events: PostingEvent[]) => undoingOf(posting(events))
  it('is the decision that leads to where the card was', () => {
    expect(undoingOf(posting())).toBeNull()
    expect(undone()).toBeNull()
    expect(undone(event('published'))).toEqual({ type: 'reopened' })
    expect(undone(event('rejected'))).toEqual({ type: 'reopened' })
    expect(undone(event('hidden'))).toEqual({ type: 'restored' })
    expect(undone(event('ended'))).toEqual({ type: 'restored' })
    expect(undone(event('ended', 1, { id: `${AUTHORS_END}.w` }))).toBeNull()
    expect(undone(event('reopened'))).toBeNull()
  })

  it('of a card that was put back takes it off as it was, with its reason and its line', () => {
    expect(undone(event('ended'), event('restored', 2))).toEqual({ type: 'ended' })
    expect(undone(event('hidden', 1, { reason: 'money', note: 'Non' }), event('restored', 2))).toEqual({
      ...{ type: 'hidden', reason: 'money', note: 'Non', again: true },
    })
    expect(undone(event('hidden'), event('restored', 2))).toEqual({
      ...{ type: 'hidden', reason: 'other', again: true },
    })
    // It stood, and was left where it stands.
    expect(undone(event('published'), event('restored', 2))).toBeNull()
    expect(undone(event('restored'))).toBeNull()
    expect(undone(event('hidden', 1), event('published', 2), event('restored', 3))).toBeNull()
  })
})

describe('an event of the server', () => {
  it('has an id made of the word that it follows, as long as an id may be', () => {
    expect(serverEventId('r', 'w1')).toBe('r.w1')
    expect(serverEventId('r', 'w'.repeat(90))).toHaveLength(64)
    expect(handedInNow('p', { now: 3, deviceId: 'k' })).toEqual({
      id: 'a.p',
      type: 'submitted',
      at: 3,
      by: 'k',
    })
  })

  it('by which an author ends a card is told from a host’s', () => {
    expect(isAuthorsEnd({ type: 'ended', id: 'e.w' })).toBe(true)
    expect(isAuthorsEnd({ type: 'ended', id: 'w.e.' })).toBe(false)
    expect(isAuthorsEnd({ type: 'hidden', id: 'e.w' })).toBe(false)
  })
})
