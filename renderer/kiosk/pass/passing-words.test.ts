import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { usePassingWords } from './passing-words.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a sentence about somebody’s card is gone when the next person comes', async () => {
  const effects = effectScope()
  const words = effects.run(() => usePassingWords())!
  words.value = 'Ce code n’est pas une carte d’ici.'
  await nextTick()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(words.value).not.toBe('')
  words.value = 'Le code n’a pas été lu en entier.'
  await nextTick()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(words.value).toContain('en entier')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(words.value).toBe('')
  effects.stop()
})
