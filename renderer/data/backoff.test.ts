import { describe, expect, it } from 'vitest'
import { Backoff, Pauses } from './backoff.ts'
import { browserTimers } from './machine.ts'

describe('waiting before the next try', () => {
  it('grows from a second to half a minute, spread at random, and starts anew after a success', () => {
    const waits = (share: number) => {
      const backoff = new Backoff(() => share)
      const seen = Array.from({ length: 7 }, () => backoff.next())
      backoff.reset()
      return [...seen, backoff.next()]
    }
    expect(waits(1)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 1000])
    expect(waits(0)).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 500])
  })

  it('ends at once when the network comes back', async () => {
    const pauses = new Pauses(browserTimers)
    const long = pauses.wait(3_600_000)
    pauses.wakeAll()
    await expect(long).resolves.toBeUndefined()
  })
})
