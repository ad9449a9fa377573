import { expect, test } from 'vitest'
import { MINUTE, SECOND } from '../domain/time.ts'
import { recoveryAfter } from './recovery.ts'

const noon = Date.UTC(2026, 2, 2, 12)

test('three crashes within five minutes start the application again', () => {
  const crashes = [noon - 4 * MINUTE, noon - MINUTE, noon]
  expect(recoveryAfter(crashes, noon)).toEqual({ action: 'relaunch' })
})

test('a first crash shows the screen again at once', () => {
  expect(recoveryAfter([noon], noon)).toEqual({ action: 'reload', after: 0 })
})

test('a second crash waits a little', () => {
  expect(recoveryAfter([noon - 30 * SECOND, noon], noon)).toEqual({ action: 'reload', after: 2 * SECOND })
})

test('a crash of the morning is forgotten in the afternoon', () => {
  const crashes = [noon - 180 * MINUTE, noon - 179 * MINUTE, noon - 5 * MINUTE, noon]
  expect(recoveryAfter(crashes, noon)).toEqual({ action: 'reload', after: 0 })
})
