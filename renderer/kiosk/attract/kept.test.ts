import { expect, test } from 'vitest'
import { kioskLanguages } from '../../../domain/language.ts'
import { kept } from '../../../domain/retention/keeping.ts'
import { monthsOf, observationNotesKept } from '../../../domain/retention/kept-words.ts'
import { fill } from '../../../domain/text/fill.ts'
import { DAY } from '../../../domain/time.ts'
import { kioskTexts } from '../kiosk-texts.ts'

const MOST_WORDS = 150

test.each(kioskLanguages)('what is kept is said in %s in a moment', (language) => {
  const { line, ...around } = kioskTexts[language].kiosk.kept
  const words = [...Object.values(line), ...Object.values(around)].join(' ').split(/\s+/u)
  expect(words.length).toBeLessThan(MOST_WORDS)
})

test('of the notes of a session the same sentence is said as before a booking', () => {
  const said = fill(kioskTexts.fr.kiosk.kept.line.howLong, {
    ...{ months: '', years: '', notes: String(monthsOf(kept.observationNotes)) },
  })
  expect(said).toContain(observationNotesKept)
})

test('Arabic, whose words for two years hold no number, is right about them', () => {
  expect(kioskTexts.ar.kiosk.kept.line.howLong).toContain('سنتين')
  expect(Math.floor(kept.accounts / (365 * DAY))).toBe(2)
})
