import { describe, expect, it } from 'vitest'
import { DAY } from '../time.ts'
import { asReadByAuthor, isReadByThanked, praisesAt, standsAsSaid, thanksStates } from './thanks.ts'

describe('where thanks are', () => {
  it('is not all told to either: no drop to the author, nothing unread to the other', () => {
    expect(thanksStates.map(asReadByAuthor)).toEqual(['waiting', 'held', 'told', 'kept', 'told', null])
    expect(thanksStates.filter(isReadByThanked)).toEqual(['told', 'kept', 'dropped'])
  })

  it('lets a line that was held, or taken back, be said otherwise', () => {
    expect(thanksStates.filter((state) => !standsAsSaid(state))).toEqual(['held', 'withdrawn'])
  })

  it('praises within a day as long as it may be kept, and with a competence alone', () => {
    const said = { at: 10 * DAY, competenceId: 'budget-10' }
    const at = (state: (typeof thanksStates)[number], now: number, more = {}) =>
      praisesAt({ ...said, state, ...more }, now)
    expect(thanksStates.filter((state) => at(state, 10 * DAY + 1))).toEqual(['waiting', 'told'])
    expect(at('told', 11 * DAY - 1)).toBe(true)
    expect(at('told', 11 * DAY)).toBe(false)
    expect(at('told', 9 * DAY)).toBe(false)
    expect(at('told', 10 * DAY, { competenceId: null })).toBe(false)
  })
})
