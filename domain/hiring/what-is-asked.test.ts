import { expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { whatIsAsked } from './what-is-asked.ts'

const day = (count: number) => MONDAY + count * DAY
const received = ApplicationBuilder.received()
const declared = received.onDay(2, 'refused', {
  id: 'call',
  told: { channel: 'telephone', on: '2026-03-04' },
})
const refer = (builder: ApplicationBuilder) =>
  builder.onDay(3, 'recommended', { id: 'ask', stepForward: { kind: 'employer', itemId: 'garage' } })
const asked = (builder: ApplicationBuilder, on = 4) => whatIsAsked(builder.build(), day(on))

it('nothing is asked of whoever waits, was told here, or has nothing to say yes to', () => {
  expect([asked(received), asked(received.onDay(2, 'refused'))]).toEqual([null, null])
})

it('whether they were told is asked until they say so, or for seven days', () => {
  expect(asked(declared)).toBe('tellingAsked')
  for (const word of ['telling-confirmed', 'telling-denied'] as const)
    expect(asked(declared.onDay(3, word, { about: 'call', by: 'kiosk-1' }))).toBeNull()
  expect(asked(declared, 9)).toBeNull()
})

it('whether another employer may see them is asked once nothing comes before it', () => {
  expect(asked(refer(received.onDay(2, 'refused')))).toBe('referralAsked')
  expect(asked(refer(declared))).toBe('tellingAsked')
  expect(asked(refer(declared.onDay(3, 'telling-confirmed', { about: 'call', by: 'kiosk-1' })))).toBe(
    'referralAsked',
  )
})
