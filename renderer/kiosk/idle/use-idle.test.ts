import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import type { KioskUse } from './idle-policy.ts'
import { useIdle } from './use-idle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function guard(first: KioskUse) {
  const use = ref(first)
  const end = vi.fn()
  const effects = effectScope()
  const idle = effects.run(() => useIdle(use, end))!
  return { use, end, idle, leave: () => effects.stop() }
}
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)
const touch = () => window.dispatchEvent(new Event('pointerdown'))

test('a session that nobody touches is ended once, after its question', async () => {
  const { end, idle, leave } = guard('personal')
  await seconds(44)
  expect(idle.state.value.kind).toBe('active')
  await seconds(2)
  expect(idle.state.value.kind).toBe('warning')
  await seconds(28)
  expect(end).not.toHaveBeenCalled()
  await seconds(2)
  expect(end).toHaveBeenCalledOnce()
  leave()
})

test('touching the screen keeps the session', async () => {
  const { end, leave } = guard('personal')
  for (let times = 0; times < 10; times++) {
    await seconds(40)
    touch()
  }
  expect(end).not.toHaveBeenCalled()
  leave()
})

test('brushing against the question is no answer, "more time" is one, more than ten times', async () => {
  const { end, idle, leave } = guard('personal')
  for (let times = 0; times < 12; times++) {
    await seconds(46)
    touch()
    await nextTick()
    expect(idle.state.value.kind).toBe('warning')
    idle.renew()
    expect(idle.state.value.kind).toBe('active')
  }
  expect(end).not.toHaveBeenCalled()
  leave()
})

test('the attract screen waits for ever, and the wait of a visitor starts when one comes', async () => {
  const { use, end, idle, leave } = guard('untouched')
  await seconds(3600)
  use.value = 'personal'
  await nextTick()
  await seconds(40)
  expect(idle.state.value.kind).toBe('active')
  expect(end).not.toHaveBeenCalled()
  leave()
})

describe('the machine sleeps', () => {
  /** Only the wall clock goes on through a sleep. */
  const sleep = (duration: number) => vi.setSystemTime(Date.now() + duration * 1000)

  test('and the first touch after it finds the session ended', async () => {
    const { end, leave } = guard('personal')
    await seconds(10)
    sleep(3600)
    window.addEventListener('pointerdown', () => expect(end).toHaveBeenCalledOnce(), { once: true })
    touch()
    await seconds(1)
    expect(end).toHaveBeenCalledOnce()
    leave()
  })
  test('waking up by itself is enough', async () => {
    const { end, leave } = guard('personal')
    sleep(3600)
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    expect(end).toHaveBeenCalledOnce()
    leave()
  })
  test('a short sleep counts as time without a touch', async () => {
    const { end, idle, leave } = guard('personal')
    await seconds(20)
    sleep(30)
    await seconds(1)
    expect(idle.state.value.kind).toBe('warning')
    expect(end).not.toHaveBeenCalled()
    leave()
  })
  test('an hour that is set back prolongs nothing', async () => {
    const { end, leave } = guard('personal')
    await seconds(40)
    sleep(-3600)
    await seconds(36)
    expect(end).toHaveBeenCalledOnce()
    leave()
  })
})

test('nothing is looked at any more once the screen is gone', async () => {
  const { end, leave } = guard('personal')
  leave()
  await seconds(200)
  expect(end).not.toHaveBeenCalled()
})
