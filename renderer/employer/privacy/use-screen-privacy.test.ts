import { effectScope, type EffectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LOCKED_AFTER, NAMES_HIDDEN_AFTER } from './screen-privacy.ts'
import { useScreenPrivacy, type PrivacyWatch } from './use-screen-privacy.ts'

let wall = 0
let page = 0
let watch: PrivacyWatch
let scope: EffectScope

function pass(milliseconds: number) {
  wall += milliseconds
  page += milliseconds
  vi.advanceTimersByTime(milliseconds)
}
const touch = () => window.dispatchEvent(new Event('pointerdown'))

beforeEach(() => {
  vi.useFakeTimers()
  wall = 1_000_000
  page = 0
  scope = effectScope()
  watch = scope.run(() =>
    useScreenPrivacy(
      () => wall,
      () => page,
    ),
  )!
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('the watch over an unattended desk', () => {
  it('stays locked until the PIN is given, whatever is touched', () => {
    pass(LOCKED_AFTER)
    touch()
    expect(watch.privacy.value).toBe('locked')
    watch.unlock()
    expect(watch.privacy.value).toBe('open')
    pass(NAMES_HIDDEN_AFTER)
    expect(watch.privacy.value).toBe('veiled')
  })

  it('is locked at the first touch after the computer slept', () => {
    wall += LOCKED_AFTER
    touch()
    expect(watch.privacy.value).toBe('locked')
  })

  it('counts from the last touch, and shows the names again at the next', () => {
    pass(NAMES_HIDDEN_AFTER - 1)
    touch()
    pass(NAMES_HIDDEN_AFTER - 1)
    expect(watch.privacy.value).toBe('open')
    pass(1)
    expect(watch.privacy.value).toBe('veiled')
    touch()
    expect(watch.privacy.value).toBe('open')
  })

  it('still counts when the wall clock is set back', () => {
    wall -= 3_600_000
    pass(NAMES_HIDDEN_AFTER)
    expect(watch.privacy.value).toBe('veiled')
  })
})
