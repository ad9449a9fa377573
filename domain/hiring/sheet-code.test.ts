import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { passAlphabet, readPassCode } from '../visits/pass-code.ts'
import { lineOnSheet, readSheetCode, sheetCodeOf, showSheetCode } from './sheet-code.ts'

const received = (id: string) => ApplicationBuilder.received(MONDAY, id)
const NOW = MONDAY + 10 * DAY

describe('the code of a line', () => {
  it('is read as it is printed, typed small, with spaces, or with letters that look like digits', () => {
    const code = sheetCodeOf('a1')
    const shown = showSheetCode(code)
    expect(shown).toMatch(/^R-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/)
    for (const typed of [
      code,
      shown,
      shown.toLowerCase(),
      ` ${shown.replaceAll('-', ' ')} `,
      shown.replaceAll('0', 'O'),
    ]) {
      expect(readSheetCode(typed)).toBe(code)
    }
  })

  it('is what it was on every sheet that was printed before', () => {
    expect(showSheetCode(sheetCodeOf('application-1'))).toBe('R-0Y2D-HRD1-P')
  })

  it('begins with its letter, before which nothing stands', () => {
    expect(readSheetCode(`X${sheetCodeOf('a1')}`)).toBeNull()
  })

  it('is no number of a card, and a card is no line', () => {
    const code = sheetCodeOf('a1')
    expect(readPassCode(code)).toBeNull()
    expect(readPassCode(showSheetCode(code))).toBeNull()
    expect(readSheetCode(code.slice(1))).toBeNull()
  })

  it('is refused with any one character wrong, so that no slip answers another person', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 31 }),
        (id, place, by) => {
          const code = sheetCodeOf(id)
          const wrong = passAlphabet[(passAlphabet.indexOf(code[place]!) + by) % 32]!
          expect(readSheetCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeNull()
        },
      ),
      { numRuns: 500 },
    )
  })

  it('does not tell the id, and is another one for another application', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `application-${index}`)
    expect(new Set(ids.map(sheetCodeOf)).size).toBe(ids.length)
  })
})

describe('a line', () => {
  const held = [
    received('waits').build(),
    received('promised').onDay(2, 'pursued').build(),
    received('left').onDay(2, 'withdrawn').build(),
    received('promised and left').onDay(2, 'pursued').onDay(31, 'withdrawn').build(),
    received('refused').onDay(2, 'refused').build(),
    received('hired').onDay(2, 'hired').build(),
  ]
  it.each([
    ['misread', 'R-0000'],
    ['misread', ''],
    ['misread', 'K7QF 3M2X 9'],
    ['unknown', sheetCodeOf('of another site')],
    ['withdrawn', sheetCodeOf('left')],
    ['answered', sheetCodeOf('refused')],
    ['answered', sheetCodeOf('hired')],
  ])('is not answered: %s', (reason, typed) => {
    expect(lineOnSheet(typed, held, NOW)).toEqual({ ok: false, reason })
  })

  it.each(['waits', 'promised', 'promised and left'])('of who %s is found', (id) => {
    expect(lineOnSheet(showSheetCode(sheetCodeOf(id)), held, NOW)).toMatchObject({ ok: true, value: { id } })
  })
})
