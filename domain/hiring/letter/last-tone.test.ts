import { expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../../tests/support/application-builder.ts'
import { DAY } from '../../time.ts'
import { lastTone } from './last-tone.ts'
import { FIRST_TONE } from './tones.ts'

const received = ApplicationBuilder.received()

it('begins with the first tone where nothing was told in any', () => {
  expect(lastTone([])).toBe(FIRST_TONE)
  expect(lastTone([received.onDay(1, 'refused').build()])).toBe(FIRST_TONE)
})

it('begins with that of the last answer that has one, whichever application it was', () => {
  const warm = received.onDay(5, 'refused', { tone: 'warm' }).onDay(9, 'recommended').build()
  const formal = received.onDay(4, 'pursued', { tone: 'formal' }).build()
  expect(lastTone([warm, formal])).toBe('warm')
  expect(lastTone([formal, warm])).toBe('warm')
})

it('takes the server’s word for when it was, not that of a device whose clock ran ahead', () => {
  const ahead = received.onDay(5, 'refused', { tone: 'warm', at: MONDAY + 900 * DAY }).build()
  const later = received.onDay(6, 'refused', { tone: 'formal' }).build()
  expect(lastTone([ahead, later])).toBe('formal')
})
