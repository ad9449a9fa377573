import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { directionOf, kioskLanguages, writtenFor } from '../../domain/language.ts'

test('who reads Arabic or Ukrainian finds records in easy French, everybody else in their own language', () => {
  expect(kioskLanguages.map(writtenFor)).toEqual(['fr', 'fr-x-falc', 'en', 'fr-x-falc', 'fr-x-falc'])
})
test('Arabic alone runs from right to left', () => {
  expect(kioskLanguages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar'])
})
test('no screen takes its own language for one of a record: useLanguages says which one it is', () => {
  const files = globSync('renderer/{kiosk,ui,page,words,strings}/**/*.{vue,ts}').filter(
    (file) => !file.endsWith('.test.ts') && file !== 'renderer/strings/languages.ts',
  )
  const own = files.filter((file) =>
    /\blocale(\.value)? (as Language\b|=== 'en')/.test(readFileSync(file, 'utf8')),
  )
  expect(own).toEqual([])
})
