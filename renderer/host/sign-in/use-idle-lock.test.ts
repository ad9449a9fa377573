import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, type EffectScope, type Ref } from 'vue'
import { MINUTE, SECOND } from '../../../domain/time.ts'
import type { Attention } from './idle-lock.ts'
import { useIdleLock } from './use-idle-lock.ts'

let scope: EffectScope
let attention: Ref<Attention>
const lock = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  lock.mockClear()
  scope = effectScope()
  scope.run(() => (attention = useIdleLock(() => Date.now(), lock)))
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

test('somebody who types now and then is never locked out', () => {
  for (let minutes = 0; minutes < 60; minutes += 9) {
    vi.advanceTimersByTime(9 * MINUTE)
    window.dispatchEvent(new Event('keydown'))
  }
  expect(lock).not.toHaveBeenCalled()
  expect(attention.value).toBe('present')
})

test('a move during the warning keeps the desk open', () => {
  vi.advanceTimersByTime(10 * MINUTE - 10 * SECOND)
  expect(attention.value).toBe('about-to-lock')
  window.dispatchEvent(new Event('pointermove'))
  expect(attention.value).toBe('present')
  vi.advanceTimersByTime(9 * MINUTE)
  expect(lock).not.toHaveBeenCalled()
})

test('ten minutes without a touch lock the desk once', () => {
  vi.advanceTimersByTime(30 * MINUTE)
  expect(lock).toHaveBeenCalledOnce()
})

test('the first touch after the computer slept does not keep the desk open', () => {
  // A sleeping computer runs no timer: only its clock goes on.
  vi.setSystemTime(Date.now() + 11 * MINUTE)
  window.dispatchEvent(new Event('keydown'))
  expect(lock).toHaveBeenCalledOnce()
})

test('a desk that closed watches no longer', () => {
  scope.stop()
  vi.advanceTimersByTime(30 * MINUTE)
  expect(lock).not.toHaveBeenCalled()
})
