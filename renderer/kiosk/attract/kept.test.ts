import { expect, test } from 'vitest'
import { kioskLanguages } from '../../../domain/language.ts'
import { kept } from '../../../domain/retention/keeping.ts'
import { DAY } from '../../../domain/time.ts'
import { kioskTexts } from '../kiosk-texts.ts'

const MOST_WORDS = 150

test.each(kioskLanguages)('what is kept is said in %s in a moment', (language) => {
  const { line, ...around } = kioskTexts[language].kiosk.kept
  const words = [...Object.values(line), ...Object.values(around)].join(' ').split(/\s+/u)
  expect(words.length).toBeLessThan(MOST_WORDS)
})

test('Arabic, whose words for two years hold no number, is right about them', () => {
  expect(kioskTexts.ar.kiosk.kept.line.howLong).toContain('سنتين')
  expect(Math.floor(kept.accounts / (365 * DAY))).toBe(2)
})
