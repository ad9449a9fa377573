import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../time.ts'
import { hookEventOf, hookSubject, readHookSubject } from './hook-event.ts'
import { nextTryAt } from './retry.ts'

describe('what a webhook is told', () => {
  it.each([
    [null, 'a', 'session.published'],
    ['a', 'b', 'session.changed'],
    ['a', null, 'session.withdrawn'],
    ['a', 'a', null],
    [null, null, null],
  ] as const)('of what read as %s and reads as %s now: %s', (told, now, event) => {
    expect(hookEventOf('session', told, now)).toBe(event)
  })

  it('names what it is about, whatever stands in the id', () => {
    expect(readHookSubject(hookSubject('posting', 'a/b'))).toEqual({ topic: 'posting', id: 'a/b' })
  })
})

it('a webhook that fails is tried ten times in about three days, more and more rarely', () => {
  const waits: number[] = []
  for (let tries = 1, at = 0; ; tries += 1) {
    const next = nextTryAt(tries, at)
    if (next === null) break
    waits.push(next - at)
    at = next
  }
  expect(waits).toHaveLength(9)
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  const total = waits.reduce((sum, wait) => sum + wait, 0)
  expect(total).toBeGreaterThan(3 * DAY)
  expect(total).toBeLessThan(3 * DAY + 5 * HOUR)
})
