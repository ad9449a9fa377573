import { describe, expect, it } from 'vitest'
import { implausibleTime, isPlausibleDay, isRealDay } from './plausible-time.ts'
import { addDays, DAY, parisDay } from './time.ts'

it.each([
  ...['9999-99-99', '2026-02-30', '2026-13-01', '2026-00-10', '0026-05-01', '2026-5-1', '', '2026-02-29'],
  ...['2026-05-01 ', 'x2026-05-01', '2126-05-01', '1826-05-01'],
])('%s is no day', (text) => {
  expect(isRealDay(text)).toBe(false)
})

it('a day is plausible some years back, for kiosks whose clock was wrong, and not years ahead', () => {
  const today = '2026-04-13'
  expect(isRealDay('2028-02-29')).toBe(true)
  for (const day of ['2020-01-01', '2026-04-12', '2026-04-13', '2026-05-03']) {
    expect([day, isPlausibleDay(day, today)]).toEqual([day, true])
  }
  for (const day of ['1970-01-01', '2015-12-31', '2028-01-01', '9999-99-99']) {
    expect([day, isPlausibleDay(day, today)]).toEqual([day, false])
  }
})

it('the first and the last plausible day are those of ten years back and of a year ahead', () => {
  const today = '2026-04-13'
  expect([-3660, -3659].map((days) => isPlausibleDay(addDays(today, days), today))).toEqual([false, true])
  expect([369, 370].map((days) => isPlausibleDay(addDays(today, days), today))).toEqual([true, false])
  expect(isPlausibleDay('2026-02-30', today)).toBe(false)
})

describe('the times of a record', () => {
  const NOW = Date.UTC(2026, 3, 13, 8)
  const time = { type: 'integer' }
  const day = { type: 'string' }
  const schema = {
    properties: {
      ...{ day, on: day, observedOn: day, at: time, until: time, sharedAt: time },
      ...{ tone: day, seat: time, onwards: day, organisation: day, carriedOnFoot: day },
      ...{ attended: time, tellsAtOnce: time, notedAt: { type: 'string' } },
      says: { type: 'array', items: { type: 'object', properties: { at: time, on: day } } },
      choice: { type: 'object', properties: { madeAt: time } },
    },
  }
  const wrong = (record: object, leaves?: string[]) => implausibleTime(schema, record, NOW, leaves)

  it.each(['day', 'on', 'observedOn'])('%s is a day of the calendar, and of this century', (name) => {
    expect(wrong({ [name]: '2026-04-13' })).toBeNull()
    expect(wrong({ [name]: '2026-02-30' })).toBe(name)
    const last = addDays(parisDay(NOW), 3660)
    expect([last, addDays(last, 1)].map((one) => wrong({ [name]: one }))).toEqual([null, name])
  })

  it.each(['at', 'until', 'sharedAt'])('%s is a moment that a clock may show', (name) => {
    const last = NOW + 50 * 365 * DAY
    expect([0, NOW, last, last + 1].map((at) => wrong({ [name]: at }))).toEqual([null, null, null, name])
  })

  it('are known by their names: other texts and numbers are none', () => {
    expect(
      wrong({ tone: 'calme', onwards: 'plus tard', seat: 9e15, unknownOn: 'x', constructor: 'x' }),
    ).toBeNull()
    expect(wrong({ organisation: 'Clinique', carriedOnFoot: 'Oui' })).toBeNull()
    expect(wrong({ attended: 9e15, tellsAtOnce: 9e15, notedAt: '9000000000000000' })).toBeNull()
    // What is no text where a day is due has no form; whether it has one is asked elsewhere.
    expect(implausibleTime({ properties: { on: time, at: day } }, { on: 1, at: 'x' }, NOW)).toBeNull()
  })

  it('are told by their path, at any depth, the first that is wrong', () => {
    expect(wrong({ says: [{ at: 1 }, { at: 9e15 }, { on: 'x' }] })).toBe('says.1.at')
    expect(wrong({ says: [{ at: 1, on: '2026-13-01' }] })).toBe('says.0.on')
    expect(wrong({ choice: { madeAt: 9e15 } })).toBe('choice.madeAt')
    expect(wrong({ day: null, on: undefined, says: undefined, choice: {} })).toBeNull()
  })

  it('may be left to be put right, at the head of the record only', () => {
    expect(wrong({ at: 9e15 }, ['at'])).toBeNull()
    expect(wrong({ at: 9e15, on: 'x' }, ['at'])).toBe('on')
    expect(wrong({ says: [{ at: 9e15 }] }, ['at'])).toBe('says.0.at')
    expect(wrong({ at: 9e15 })).toBe('at')
  })
})
