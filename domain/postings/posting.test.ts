import { expect, it } from 'vitest'
import { mergePostings, type Posting, type PostingEvent } from './posting.ts'

const card = (rev: string, events?: PostingEvent[]): Posting => ({
  ...{ id: 'p', siteId: 'brest', rev, at: 1, by: 'k', stamps: { title: rev } },
  ...{ kind: 'help', topic: 'can-do', title: `title of ${rev}` },
  ...(events ? { events } : {}),
})
const event = (id: string, more: Partial<PostingEvent> = {}): PostingEvent => ({
  ...{ id, type: 'published', at: 5, by: 'h' },
  ...more,
})
const merged = (a: PostingEvent[] | undefined, b: PostingEvent[] | undefined) => {
  const both = [mergePostings(card('1', a), card('2', b)), mergePostings(card('2', b), card('1', a))]
  expect(both[0]).toEqual(both[1])
  return both[0]!
}

it('two copies of a card hold the events of both, and each field as it was changed last', () => {
  const { title, events } = merged([event('a')], [event('b')])
  expect([title, events!.map(({ id }) => id).sort()]).toEqual(['title of 2', ['a', 'b']])
})

it('a copy of a kiosk, which has no events, takes none away and brings none', () => {
  expect(merged([event('a')], undefined).events).toEqual([event('a')])
  expect(merged(undefined, [event('a')]).events).toEqual([event('a')])
  expect(merged(undefined, undefined)).not.toHaveProperty('events')
})

it('of two copies of one event the one that the server heard stands, whichever card is newer', () => {
  const heard = event('a', { at: 9, receipt: 'genuine' })
  const claimed = event('a', { at: 1, reason: 'money' })
  expect(merged([heard], [claimed]).events).toEqual([heard])
  expect(merged([claimed], [heard]).events).toEqual([heard])
})

it('of two that it heard, or neither, the same one stands in whatever order they meet', () => {
  for (const receipt of [undefined, 'x'] as const) {
    const mark = receipt === undefined ? {} : { receipt }
    const [one, other] = [event('a', { at: 1, ...mark }), event('a', { at: 2, ...mark })]
    expect(merged([one], [other]).events).toEqual(merged([other], [one]).events)
  }
  const [one, other] = [event('a', { receipt: 'x' }), event('a', { receipt: 'y' })]
  expect(merged([one], [other]).events).toEqual(merged([other], [one]).events)
})
