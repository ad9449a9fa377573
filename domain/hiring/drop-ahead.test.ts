import { describe, expect, it } from 'vitest'
import { AS_OF, file, full } from '../../tests/support/reciprok-cases.ts'
import { DAY, HOUR, parisInstant } from '../time.ts'
import { dropAhead, nextPublication } from './drop-ahead.ts'
import type { ScoredFile } from './scored-file.ts'

/** An hour after a publication: the next one is in a week. */
const NOW = AS_OF + HOUR
const NEXT = AS_OF + 7 * DAY

const answered = (count: number) => Array.from({ length: count }, () => file(60, [full(3)]))
/** They count from the next publication on, the first of them having waited longest. */
const silences = (count: number) =>
  Array.from({ length: count }, (_, index) => file(24 + (count - index) / 100))
/** Said yes to on the third day, and nothing since. */
const openYes = () => file(90, [{ day: 3, type: 'pursued', qualified: true, recommended: true }])
const idsOf = (files: readonly ScoredFile[]) => files.map(({ id }) => id)

describe('the next publication', () => {
  it('is the coming Monday at six in Paris, also over a change of clocks', () => {
    expect(nextPublication(AS_OF - 1)).toBe(AS_OF)
    expect([nextPublication(AS_OF), nextPublication(NEXT - 1)]).toEqual([NEXT, NEXT])
    expect(nextPublication(parisInstant('2026-10-19', 6))).toBe(parisInstant('2026-10-26', 6))
    expect(nextPublication(parisInstant('2026-03-23', 6))).toBe(parisInstant('2026-03-30', 6))
  })
})

describe('a label that falls on the coming Monday', () => {
  it('names the fewest whose answer keeps it, of those that bring the same whoever waits longest', () => {
    const waiting = silences(4)
    // 160,000 of answers and 40,000 of the prior over 34: 58; three answers at three quarters bring 72.
    const files = [...answered(8), ...waiting]
    for (const owed of [waiting, [...waiting].reverse()]) {
      const [first, second, third] = idsOf(waiting)
      const drop = { from: 'B', to: 'C', at: NEXT, avoidedBy: [first, second, third] }
      expect(dropAhead('B', files, owed, NOW)).toEqual(drop)
    }
  })

  it('names whose answer brings most, not who waits longest', () => {
    const [recent, old, yes] = [silences(1)[0]!, file(60), openYes()]
    const files = [...answered(9), recent, old, yes]
    expect(dropAhead('B', files, [old, yes, recent], NOW)!.avoidedBy).toEqual([recent.id])
  })

  it('names a yes to be told the end of, too, before who waits for less long', () => {
    const [recent, old, yes] = [silences(1)[0]!, file(60), openYes()]
    const files = [...answered(8), recent, old, yes]
    expect(dropAhead('B', files, [recent, old, yes], NOW)!.avoidedBy).toEqual([yes.id, recent.id])
  })

  it('names nobody whose answer changes nothing by then', () => {
    const [tooRecent, waiting] = [file(5), silences(4)]
    const { avoidedBy } = dropAhead(
      'B',
      [...answered(8), tooRecent, ...waiting],
      [tooRecent, ...waiting],
      NOW,
    )!
    expect(avoidedBy).toEqual(idsOf(waiting.slice(0, 3)))
  })

  it('is told without a name where no answer can keep it any more', () => {
    const waiting = silences(4)
    const drop = { from: 'A', to: 'C', at: NEXT, avoidedBy: [] }
    expect(dropAhead('A', [...answered(8), ...waiting], waiting, NOW)).toEqual(drop)
  })

  it('names no more people than are answered in a day', () => {
    // Two in three of them and of one more keep a C: of 29 it takes twenty.
    const enough = silences(29)
    expect(dropAhead('C', enough, enough, NOW)).toMatchObject({
      to: 'E',
      avoidedBy: idsOf(enough.slice(0, 20)),
    })
    const beyond = silences(30)
    expect(dropAhead('C', beyond, beyond, NOW)).toMatchObject({ to: 'E', avoidedBy: [] })
  })
})

describe('no label falls', () => {
  const waiting = silences(4)
  const falling = [...answered(8), ...waiting]

  it('where there is none', () => {
    for (const grade of [undefined, 'D', 'E'] as const)
      expect(dropAhead(grade, falling, waiting, NOW)).toBeNull()
  })

  it('of a grade without a label, however low it falls', () => {
    const many = silences(29)
    expect(dropAhead('C', many, many, NOW)).toMatchObject({ to: 'E' })
    expect(dropAhead('D', many, many, NOW)).toBeNull()
  })

  it('that stays or rises', () => {
    expect(dropAhead('C', falling, waiting, NOW)).toBeNull()
    expect(dropAhead('C', answered(20), [], NOW)).toBeNull()
  })

  it('where too few applications are left to be rated by', () => {
    expect(dropAhead('B', answered(4), [], NOW)).toBeNull()
  })
})
