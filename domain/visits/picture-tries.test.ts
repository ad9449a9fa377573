import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DAY, MINUTE } from '../time.ts'
import { waitBeforeTry, withFailure } from './picture-tries.ts'

const NOW = 1_800_000_000_000

it('waits after five failures in a quarter of an hour, and after ten in a day', () => {
  const failed = (count: number, apart: number) =>
    Array.from({ length: count }, (_, index) => NOW - (count - 1 - index) * apart)
  expect(waitBeforeTry(failed(4, MINUTE), NOW)).toBe(0)
  expect(waitBeforeTry(failed(5, MINUTE), NOW)).toBe(11 * MINUTE)
  expect(waitBeforeTry(failed(9, 60 * MINUTE), NOW)).toBe(0)
  expect(waitBeforeTry(failed(10, 60 * MINUTE), NOW)).toBe(DAY - 9 * 60 * MINUTE)
})

it('counts nothing from the future, which a wrong clock noted', () => {
  expect(waitBeforeTry(Array<number>(10).fill(NOW + 1), NOW)).toBe(0)
})

it('lets at most ten be tried in any day, however the tries are spread', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 40 * MINUTE }), { minLength: 30, maxLength: 60 }),
      (gaps) => {
        const tried: number[] = []
        let failures: number[] = []
        let now = NOW
        for (const gap of gaps) {
          now += gap
          if (waitBeforeTry(failures, now) > 0) continue
          tried.push(now)
          failures = withFailure(failures, now)
        }
        for (const from of tried) {
          expect(tried.filter((at) => at >= from && at < from + DAY).length).toBeLessThanOrEqual(10)
          expect(tried.filter((at) => at >= from && at < from + 15 * MINUTE).length).toBeLessThanOrEqual(5)
        }
      },
    ),
  )
})
