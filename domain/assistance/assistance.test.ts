import { expect, it } from 'vitest'
import { MINUTE } from '../time.ts'
import { ASSISTANCE_LASTS, assistanceEnded, isAssistanceOpen } from './assistance.ts'

const BEGAN = 1_000_000
const help = (endedAt: number | null = null) => ({ beganAt: BEGAN, endedAt })

it('a help is open from its beginning, for half an hour at most', () => {
  expect(isAssistanceOpen(help(), BEGAN)).toBe(true)
  expect(isAssistanceOpen(help(), BEGAN + ASSISTANCE_LASTS - 1)).toBe(true)
  expect(isAssistanceOpen(help(), BEGAN + ASSISTANCE_LASTS)).toBe(false)
  expect(ASSISTANCE_LASTS).toBe(30 * MINUTE)
})

it('one that was ended is over, and a clock that is set back opens none before it began', () => {
  expect(isAssistanceOpen(help(BEGAN + MINUTE), BEGAN + 2 * MINUTE)).toBe(false)
  expect(isAssistanceOpen(help(), BEGAN - 1)).toBe(false)
})

it('is told to have ended when somebody ended it, and never later than it could last or sooner than it began', () => {
  const now = BEGAN + 100 * MINUTE
  expect(assistanceEnded(help(), BEGAN + MINUTE)).toBeUndefined()
  expect(assistanceEnded(help(BEGAN + MINUTE), now)).toBe(BEGAN + MINUTE)
  expect(assistanceEnded(help(), now)).toBe(BEGAN + ASSISTANCE_LASTS)
  expect(assistanceEnded(help(now), now)).toBe(BEGAN + ASSISTANCE_LASTS)
  expect(assistanceEnded(help(BEGAN - MINUTE), now)).toBe(BEGAN)
})
