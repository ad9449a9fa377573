import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clockWords } from '../../domain/text/clock-words.ts'

test.each([
  ['18:00', '18 h', '18:00'],
  ['07:30', '7 h 30', '07:30'],
  ['00:05', '0 h 05', '00:05'],
])('%s is said "%s" in French and "%s" in English', (clock, french, english) => {
  expect(clockWords(clock).replaceAll('\u202f', ' ')).toBe(french)
  expect(clockWords(clock, 'en')).toBe(english)
})

test('no screen writes an hour in a way of its own', () => {
  const renderer = join(import.meta.dirname, '..')
  const own = readdirSync(renderer, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(vue|ts)$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) =>
      /\bhour: '(2-digit|numeric)'|timeStyle:|toLocaleTimeString/.test(readFileSync(path, 'utf8')),
    )
    .map((path) => path.slice(renderer.length + 1))
  expect(own).toEqual(['words/site-words.ts'])
})
