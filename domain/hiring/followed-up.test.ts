import { expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { followedUp, mayFollowUp } from './followed-up.ts'
import { tellAsCandidate } from './tell-as-candidate.ts'

const received = ApplicationBuilder.received()
const day = (number: number) => MONDAY + number * DAY
const may = (one: ApplicationBuilder, at: number) => mayFollowUp(one.build(), at, undefined)
const again = (one: ApplicationBuilder, on: number) =>
  one.onDay(on, 'followed-up', { id: `again-${on}`, by: 'kiosk-1' })

it('is said once the answer is late, of an application that waits', () => {
  expect([may(received, day(15)), may(received, day(16)), may(received, day(40))]).toEqual([
    false,
    true,
    true,
  ])
  for (const type of ['pursued', 'refused', 'hired', 'withdrawn'] as const)
    expect(may(received.onDay(3, type), day(20)), type).toBe(false)
})

it('is said once a week, three times at most', () => {
  const once = again(received, 20)
  expect([may(once, day(27) - 1), may(once, day(27))]).toEqual([false, true])
  expect(may(again(again(once, 27), 34), day(60))).toBe(false)
  const writer = { siteId: 'site-1', deviceId: 'kiosk-1', now: day(21) }
  expect(tellAsCandidate(once.build(), { kind: 'follow-up' }, writer, 'x')).toEqual({
    ok: false,
    reason: 'too-soon',
  })
  const told = tellAsCandidate(received.build(), { kind: 'follow-up' }, writer, 'x')
  expect(told.ok && told.value.events.at(-1)).toMatchObject({ id: 'x', type: 'followed-up', at: day(21) })
})

it('gives the employer a week, and is nothing once it answered', () => {
  expect(followedUp(received.build(), day(20))).toBeNull()
  const once = again(received, 20)
  expect(followedUp(once.build(), day(40))).toEqual({ at: day(20), until: day(27) })
  expect(followedUp(once.onDay(22, 'refused').build(), day(40))).toBeNull()
})
