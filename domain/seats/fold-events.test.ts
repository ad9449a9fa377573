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
