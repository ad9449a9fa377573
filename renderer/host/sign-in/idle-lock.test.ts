import { expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../../domain/time.ts'
import { attention, IDLE_LOCK_AFTER, IDLE_WARNING, nextLook } from './idle-lock.ts'

const touched = 1_000_000

test('ten minutes without a touch lock the desk, not a second less', () => {
  expect(attention(touched, touched + IDLE_LOCK_AFTER)).toBe('locked')
  expect(attention(touched, touched + IDLE_LOCK_AFTER - 1)).toBe('about-to-lock')
  expect(IDLE_LOCK_AFTER).toBe(10 * MINUTE)
})

test('a computer that slept for the night wakes up locked', () => {
  expect(attention(touched, touched + 14 * 60 * MINUTE)).toBe('locked')
})

test('the desk warns long enough before to press a key', () => {
  expect(IDLE_WARNING).toBeGreaterThanOrEqual(20 * SECOND)
  expect(attention(touched, touched + IDLE_LOCK_AFTER - IDLE_WARNING)).toBe('about-to-lock')
  expect(attention(touched, touched + IDLE_LOCK_AFTER - IDLE_WARNING - 1)).toBe('present')
})

test('a clock that is set back does not lock anybody out', () => {
  expect(attention(touched, touched - 60 * MINUTE)).toBe('present')
})

test('each look is planned for the moment something changes', () => {
  const warning = nextLook(touched, touched)
  expect(attention(touched, touched + warning)).toBe('about-to-lock')
  const lock = nextLook(touched, touched + warning)
  expect(attention(touched, touched + warning + lock)).toBe('locked')
})
