import { expect, it } from 'vitest'
import { foldEvents } from './fold-events.ts'
import type { BookingEvent } from './booking.ts'

it('somebody offered seats for months keeps a short history, the last offers and all else that happened', () => {
  const events: BookingEvent[] = [{ id: 'w', type: 'waitlisted', at: 1, by: 'server' }]
  for (let day = 1; day <= 90; day++) {
    events.push({ id: `o${day}`, type: 'offered', at: day * 10, by: 'server', until: day * 10 + 5 })
    events.push({ id: `x${day}`, type: 'offer-expired', at: day * 10 + 5, by: 'server', offerId: `o${day}` })
  }
  events.push({ id: 'o91', type: 'offered', at: 910, by: 'server', until: 915 })
  const ids = foldEvents(events).map(({ id }) => id)
  expect(ids).toEqual(['w', 'o88', 'x88', 'o89', 'x89', 'o90', 'x90', 'o91'])
  const short = events.slice(0, 5)
  expect(foldEvents(short)).toBe(short)
})

it('of what was told again and again the latest stay, and of the plans that suit the one read last', () => {
  const told = (type: BookingEvent['type'], count: number, rest: object = {}) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ id: `${type}-${index}`, type, at: index, by: 'kiosk', ...rest },
    }))
  const plans: BookingEvent[] = told('change-kept', 9).map((event, index) => ({
    ...event,
    // By a clock that was set back the plan read last is told as the first.
    planRev: index === 0 ? 100 : index,
  }))
  const kept = foldEvents([...told('cancelled', 30), ...plans, ...told('unsaid', 20)]).map(({ id }) => id)
  expect(kept.filter((id) => id.startsWith('cancelled'))).toEqual(
    [25, 26, 27, 28, 29].map((index) => `cancelled-${index}`),
  )
  expect(kept.filter((id) => id.startsWith('change-kept'))).toContain('change-kept-0')
  expect(kept.filter((id) => id.startsWith('unsaid'))).toHaveLength(12)
})

/** So many events of a kind, a moment apart. */
const series = (type: BookingEvent['type'], count: number, told: (index: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: `${type}-${String(index).padStart(2, '0')}`, type, at: index, by: 'host' },
    ...told(index),
  })) as BookingEvent[]
const keptOf = (events: BookingEvent[]) => foldEvents(events).map(({ id }) => id)
const others = series('confirmed', 5)

it.each([
  ['attended', 12],
  ['offered', 4],
  ['offer-accepted', 8],
  ['offer-declined', 8],
  ['offer-expired', 4],
  ['cancelled', 5],
  ['change-kept', 5],
  ['declined', 3],
  ['guardian-agreed', 3],
  ['walked-in', 3],
] as const)('of %s the last %i stay', (type, most) => {
  const all = series(type, most + 2)
  expect(keptOf([...others, ...all])).toEqual([...others, ...all.slice(2)].map(({ id }) => id))
  const few = [...others, ...all.slice(2)]
  expect(foldEvents(few)).toBe(few)
})

it('whether somebody was there is one question, whatever the answers', () => {
  const types = ['attended', 'absent', 'excused', 'unsaid', 'left'] as const
  const all = Array.from({ length: 15 }, (_, index) => series(types[index % 5]!, index + 1).at(-1)!)
  expect(keptOf(all)).toEqual(all.slice(3).map(({ id }) => id))
})

it('what is told once is never left out', () => {
  const once = ['confirmed', 'late', 'waitlisted', 'cancelled-by-site'] as const
  const all = once.flatMap((type) => series(type, 9))
  expect(foldEvents(all)).toBe(all)
})

it('an answer goes with its offer, and nothing else does that names one', () => {
  const offers = series('offered', 6)
  const about = (type: BookingEvent['type'], offerId?: string) =>
    series(type, 1, () => ({ at: 9, ...(offerId === undefined ? {} : { offerId }) }))
  const gone = [...about('offer-accepted', 'offered-01'), ...about('offer-expired', 'offered-00')]
  const stays = [...about('confirmed', 'offered-00'), ...about('offer-declined', 'never-heard-of')]
  expect(keptOf([...offers, ...gone, ...stays])).toEqual([...offers.slice(2), ...stays].map(({ id }) => id))
  const nameless = about('offer-accepted')
  expect(keptOf([...offers, ...nameless])).toEqual([...offers.slice(2), ...nameless].map(({ id }) => id))
})

it('the latest is the one told last, of one moment always the same, and a plan counts for a plan alone', () => {
  const together = series('declined', 5, () => ({ at: 7 }))
  for (const told of [together, together.toReversed()])
    expect(keptOf(told).sort()).toEqual(['declined-02', 'declined-03', 'declined-04'])
  const kept = series('change-kept', 6, (index) => ({ planRev: 9 - index, at: index }))
  for (const told of [kept, kept.toReversed()]) expect(keptOf(told)).not.toContain('change-kept-05')
  const numbered = series('walked-in', 5, (index) => ({ planRev: 9 - index }))
  expect(keptOf(numbered)).toEqual(['walked-in-02', 'walked-in-03', 'walked-in-04'])
})
