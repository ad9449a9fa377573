import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const fields = globSync('renderer/kiosk/**/*.vue')
  .map((file) => ({ file, words: readFileSync(file, 'utf8') }))
  .filter(({ words }) => /<(input|textarea)\b/u.test(words))

test('every field in which one writes says how much is left; a number has as many places as it has', () => {
  expect(fields.length).toBeGreaterThan(6)
  expect(
    fields
      .filter(({ words }) => !/<LimitCounter|<UiField\b[^>]*:max=|maxlength=/u.test(words))
      .map(({ file }) => file),
  ).toEqual([])
})
