import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../../domain/time.ts'
import { idleState, idleTimes, LONGEST_SESSION, type KioskUse } from './idle-policy.ts'

const personal = (now: number, touchedAt = 0, renewedAt = 0) =>
  idleState({ use: 'personal', touchedAt, renewedAt, now })

describe('somebody walked away from an open session', () => {
  test('nothing is wiped and nothing is asked before 45 seconds', () => {
    expect(personal(45 * SECOND - 1)).toEqual({ kind: 'active', until: 45 * SECOND })
  })
  test('the question comes at 45 seconds and leaves 30 seconds to answer', () => {
    expect(personal(45 * SECOND)).toEqual({ kind: 'warning', endsAt: 75 * SECOND, length: 30 * SECOND })
    expect(personal(75 * SECOND - 1).kind).toBe('warning')
  })
  test('the session ends after 75 seconds in all', () => {
    expect(personal(75 * SECOND)).toEqual({ kind: 'ended' })
  })
  test('a touch starts the whole wait again', () => {
    expect(personal(80 * SECOND, 60 * SECOND).kind).toBe('active')
  })
})

describe('more time', () => {
  test('it may be asked for again and again, far more than ten times', () => {
    let now = 0
    for (let times = 0; times < 100; times++) {
      const renewedAt = now
      now += 60 * SECOND
      expect(personal(now, renewedAt, renewedAt).kind).toBe('warning')
    }
  })
  test('a busy session is asked once in 20 minutes whether it is still the same person', () => {
    const busy = (now: number) => personal(now, now, 0)
    expect(busy(LONGEST_SESSION - 30 * SECOND - 1).kind).toBe('active')
    expect(busy(LONGEST_SESSION - 30 * SECOND).kind).toBe('warning')
    expect(busy(20 * MINUTE).kind).toBe('ended')
  })
})

test('someone who only browses is asked too, and the screen is free after a minute', () => {
  const anonymous = (now: number) => idleState({ use: 'anonymous', touchedAt: 0, renewedAt: 0, now }).kind
  expect(anonymous(39 * SECOND)).toBe('active')
  expect(anonymous(41 * SECOND)).toBe('warning')
  expect(anonymous(60 * SECOND)).toBe('ended')
})

test('the last words of a gesture leave by themselves, without a question', () => {
  const finished = (now: number) => idleState({ use: 'finished', touchedAt: 0, renewedAt: 0, now }).kind
  expect(finished(11 * SECOND)).toBe('active')
  expect(finished(12 * SECOND)).toBe('ended')
})

test('the attract screen as it should be found is never wiped', () => {
  expect(idleState({ use: 'untouched', touchedAt: 0, renewedAt: 0, now: 9e9 })).toEqual({
    kind: 'active',
    until: Infinity,
  })
})

test('whatever the moments, no session ends without its warning before: 30 seconds where something would be lost', () => {
  const uses: KioskUse[] = ['personal', 'anonymous']
  fc.assert(
    fc.property(
      fc.constantFrom(...uses),
      fc.nat(30 * MINUTE),
      fc.nat(30 * MINUTE),
      (use, touchedAt, renewedAt) => {
        const at = (now: number) => idleState({ use, touchedAt, renewedAt, now }).kind
        const end = Math.min(touchedAt + idleTimes[use as 'personal'].endAfter, renewedAt + LONGEST_SESSION)
        expect(at(end)).toBe('ended')
        for (let before = 1; before <= (use === 'personal' ? 30 : 20) * SECOND; before += 997)
          expect(at(end - before)).toBe('warning')
      },
    ),
  )
})
