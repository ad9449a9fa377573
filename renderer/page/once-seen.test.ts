import { afterEach, expect, test, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { useOnceSeen } from './once-seen.ts'

afterEach(() => void vi.useRealTimers())

test('a press right after lines moved is ignored, and none after they first came', () => {
  vi.useFakeTimers()
  const lines = ref<string[]>([])
  let pressed = 0
  const press = effectScope().run(() => useOnceSeen(() => lines.value))!
  lines.value = ['a', 'b']
  press(() => (pressed += 1))
  expect(pressed).toBe(1)
  lines.value = ['b']
  press(() => (pressed += 1))
  expect(pressed).toBe(1)
  vi.advanceTimersByTime(450)
  press(() => (pressed += 1))
  expect(pressed).toBe(2)
})
