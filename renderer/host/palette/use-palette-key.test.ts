import { expect, test } from 'vitest'
import { isPaletteKey } from './use-palette-key.ts'

const pressed = (key: string, code: string, held: KeyboardEventInit) =>
  isPaletteKey(new KeyboardEvent('keydown', { key, code, ...held }))

test('Ctrl or ⌘ with K, and nothing held beside', () => {
  expect(pressed('k', 'KeyK', { ctrlKey: true })).toBe(true)
  expect(pressed('K', 'KeyK', { metaKey: true })).toBe(true)
  expect(pressed('k', 'KeyK', {})).toBe(false)
  for (const more of [{ shiftKey: true }, { altKey: true }, { metaKey: true }])
    expect(pressed('k', 'KeyK', { ctrlKey: true, ...more })).toBe(false)
})

test('K by what the key writes; by its place where it writes no Latin letter', () => {
  expect(pressed('k', 'KeyV', { ctrlKey: true })).toBe(true)
  expect(pressed('t', 'KeyK', { ctrlKey: true })).toBe(false)
  expect(pressed('л', 'KeyK', { ctrlKey: true })).toBe(true)
})
