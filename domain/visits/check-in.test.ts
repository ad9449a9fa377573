import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, parisDay, parisInstant } from '../time.ts'
import {
  decideCheckIn,
  decideCheckOut,
  decideStillHere,
  forgottenDepartures,
  unnamedDeparture,
  visitId,
  type Arrival,
} from './check-in.ts'
import { mergeVisits, type Visit } from './visit.ts'

const seed = Number(process.env['SEED'] ?? 20_260_105)
const NOON = parisInstant('2026-03-02', 12)
const writer = (now = NOON, deviceId = 'k1') => ({ siteId: 'mende', deviceId, now })
const withPass: Arrival = { arrivedBy: 'pass', visitorId: 'P', freshId: 'fresh' }

function arrive(arrival: Arrival, today: readonly Visit[] = [], by = writer()): Visit {
  const decided = decideCheckIn(arrival, today, by)
  if (!decided.ok) throw new Error(decided.reason)
  return decided.value
}

describe('checking in', () => {
  it('is refused to the holder of a pass who is here already', () => {
    expect(decideCheckIn(withPass, [arrive(withPass)], writer())).toEqual({
      ok: false,
      reason: 'already-present',
    })
  })

  it('is never refused to people without a pass: they are counted one by one', () => {
    const counted: Arrival = { arrivedBy: 'counter', freshId: 'a' }
    const first = arrive(counted)
    expect(arrive({ ...counted, freshId: 'b' }, [first])).toMatchObject({ id: 'b', kind: 'passing-by' })
  })

  it('does not mind an open visit of yesterday, nor one of somebody else', () => {
    const yesterday = arrive(withPass, [], writer(NOON - DAY))
    const other = arrive({ ...withPass, visitorId: 'Q' })
    expect(arrive(withPass, [yesterday, other]).id).toBe(visitId('P', '2026-03-02', 0))
  })

  it('is a stay of its own after a departure that was told without a card and recognised', () => {
    const first = arrive(withPass)
    const left = { closing: 'left', leftAt: NOON + HOUR } as const
    const departure: Visit = { ...unnamedDeparture('d', writer(NOON + HOUR)), visitorId: 'P', ...left }
    const known = [{ ...first, ...left }, departure]
    expect(arrive(withPass, known).id).toBe(visitId('P', '2026-03-02', 1))
    const again = decideStillHere(known[0]!, known, writer())
    expect(again).toMatchObject({ value: { id: visitId('P', '2026-03-02', 1) } })
  })

  it('makes the same visit on two kiosks that do not hear each other', () => {
    const here = arrive(withPass, [], writer(NOON, 'k1'))
    const there = arrive(withPass, [], writer(NOON + MINUTE, 'k2'))
    expect(there.id).toBe(here.id)
    expect(mergeVisits(here, there).arrivedAt).toBe(NOON)
  })

  it('belongs to the day of Paris, not to the one of Greenwich', () => {
    const justAfterMidnight = parisInstant('2026-07-14', 0, 30)
    expect(arrive(withPass, [], writer(justAfterMidnight)).day).toBe('2026-07-14')
  })

  it('keeps only what was told', () => {
    const visit = arrive({
      arrivedBy: 'walk-in',
      freshId: 'f',
      name: 'Nadia',
      reasons: ['help'],
      audience: 'curious',
    })
    expect(visit).toMatchObject({ kind: 'stay', name: 'Nadia', reasons: ['help'], audience: 'curious' })
    expect(Object.keys(arrive({ arrivedBy: 'counter', freshId: 'f' })).sort()).toEqual(
      ['arrivedAt', 'arrivedBy', 'at', 'by', 'day', 'id', 'kind', 'reasons', 'rev', 'siteId'].sort(),
    )
  })
})

describe('checking out', () => {
  it('is refused the second time', () => {
    const left = decideCheckOut(arrive(withPass), writer(NOON + HOUR))
    if (!left.ok) throw new Error(left.reason)
    expect(decideCheckOut(left.value, writer(NOON + 2 * HOUR))).toEqual({
      ok: false,
      reason: 'already-closed',
    })
  })

  it('never happens before the arrival, whatever the clock says', () => {
    const left = decideCheckOut(arrive(withPass), writer(NOON - HOUR))
    expect(left).toMatchObject({ ok: true, value: { closing: 'left', leftAt: NOON } })
    expect(left.ok && left.value.rev > arrive(withPass).rev).toBe(true)
  })

  it('says the time to a visit that ended as unknown', () => {
    const [forgotten] = forgottenDepartures([arrive(withPass)], NOON + HOUR, writer(NOON + HOUR))
    const left = decideCheckOut(forgotten!, writer(NOON + 2 * HOUR))
    expect(left).toMatchObject({ ok: true, value: { closing: 'left', leftAt: NOON + 2 * HOUR } })
  })
})

describe('departures that nobody told', () => {
  const closingAt = parisInstant('2026-03-02', 18)

  it('are none while the site is open, and none of those already closed', () => {
    const visit = arrive(withPass)
    expect(forgottenDepartures([visit], closingAt, writer(closingAt - 1))).toEqual([])
    const left = decideCheckOut(visit, writer(NOON + HOUR))
    expect(forgottenDepartures(left.ok ? [left.value] : [], closingAt, writer(closingAt))).toEqual([])
  })

  it('do not touch an unnamed departure, nor somebody who came after closing', () => {
    const departure = unnamedDeparture('d', writer())
    const late = arrive({ arrivedBy: 'host', freshId: 'late' }, [], writer(closingAt + MINUTE))
    expect(forgottenDepartures([departure, late], closingAt, writer(closingAt + HOUR))).toEqual([])
  })

  it('end as unknown, at closing time or on a later day, without an invented time', () => {
    const visit = arrive(withPass)
    for (const now of [closingAt, closingAt + DAY]) {
      const todaysClosing = parisInstant(parisDay(now), 18)
      const closed = forgottenDepartures([visit], todaysClosing, writer(now))
      expect(closed).toMatchObject([{ id: visit.id, closing: 'unknown' }])
      expect(closed[0]).not.toHaveProperty('leftAt')
    }
  })
})

describe('copies of one visit', () => {
  const visits = fc.record({
    arrivedAt: fc.integer({ min: 0, max: 50 }),
    closing: fc.constantFrom('left' as const, 'unknown' as const, undefined),
    leftAt: fc.integer({ min: 50, max: 99 }),
    rev: fc.integer({ min: 1, max: 9 }).map((n) => `00000000${n}.000.k${n}`),
  })
  const copy = ({
    closing,
    leftAt,
    ...told
  }: {
    closing?: 'left' | 'unknown' | undefined
    leftAt: number
    arrivedAt: number
    rev: string
  }): Visit => ({
    ...arrive(withPass),
    ...told,
    ...(closing ? { closing } : {}),
    ...(closing === 'left' ? { leftAt } : {}),
  })

  it('keep the earliest arrival, never reopen, and believe who told the time', () => {
    fc.assert(
      fc.property(visits, visits, (x, y) => {
        const [a, b] = [copy(x), copy(y)]
        const merged = mergeVisits(a, b)
        expect(merged.arrivedAt).toBe(Math.min(a.arrivedAt, b.arrivedAt))
        const closings = [a.closing, b.closing]
        const expected = closings.includes('left')
          ? 'left'
          : closings.includes('unknown')
            ? 'unknown'
            : undefined
        expect(merged.closing).toBe(expected)
        const told = [a, b].flatMap((visit) => (visit.closing === 'left' ? [visit.leftAt!] : []))
        expect(merged.leftAt).toBe(told.length > 0 ? Math.max(...told) : undefined)
        expect(mergeVisits(b, a).closing).toBe(merged.closing)
        expect(mergeVisits(merged, b)).toEqual(merged)
      }),
      { seed },
    )
  })
})

describe('a departure told by mistake', () => {
  it('is taken back by a visit from the same arrival, the same one on two desks', () => {
    const arrived = arrive(withPass)
    const left = decideCheckOut(arrived, writer(NOON + HOUR))
    if (!left.ok) throw new Error(left.reason)
    const [a, b] = ['d1', 'd2'].map((desk) =>
      decideStillHere(left.value, [left.value], writer(NOON + 2 * HOUR, desk)),
    )
    expect(a).toMatchObject({
      ok: true,
      value: { id: visitId('P', left.value.day, 1), arrivedAt: arrived.arrivedAt, reasons: arrived.reasons },
    })
    expect(a!.ok && a!.value).not.toHaveProperty('closing')
    expect(a!.ok && b!.ok && a!.value.id === b!.value.id).toBe(true)
  })

  it('is not taken back twice, nor where nobody left', () => {
    const arrived = arrive(withPass)
    expect(decideStillHere(arrived, [arrived], writer())).toMatchObject({
      reason: 'not-left',
    })
    const left = decideCheckOut(arrived, writer(NOON + HOUR))
    if (!left.ok) throw new Error(left.reason)
    const here = { ...arrived, id: visitId('P', arrived.day, 1) }
    expect(decideStillHere(left.value, [left.value, here], writer())).toMatchObject({
      reason: 'already-present',
    })
  })
})

describe('what a visit is made of', () => {
  const closed = (visit: Visit) => ({ ...visit, closing: 'left' as const, leftAt: visit.arrivedAt })

  it('is named after the pass, the day and how often its holder came', () => {
    expect(visitId('P', '2026-03-02', 0)).toBe('P.2026-03-02.0')
    const tenth = { ...closed(arrive(withPass)), id: visitId('P', '2026-03-02', 10) }
    expect(arrive(withPass, [tenth]).id).toBe('P.2026-03-02.11')
  })
  it('is a sealed name where a kiosk wrote it, and no reason where none was told', () => {
    const sealed = arrive({ arrivedBy: 'walk-in', freshId: 'a', sealedName: 'jwe' })
    expect(sealed).toMatchObject({ sealedName: 'jwe', reasons: [] })
    expect(unnamedDeparture('d', writer()).reasons).toEqual([])
  })
  it('is never a departure without a name that would bring somebody back', () => {
    const departure = closed(unnamedDeparture('d', writer()))
    expect(decideStillHere(departure, [], writer())).toMatchObject({
      reason: 'not-left',
    })
  })
  it('is opened again whoever else is here, and whatever was left open on another day', () => {
    const mine = closed(arrive(withPass))
    const other = arrive({ ...withPass, visitorId: 'Q' })
    const yesterday = arrive(withPass, [], writer(NOON - DAY))
    const today = [mine, other, yesterday]
    expect(decideStillHere(mine, today, writer())).toMatchObject({
      value: { id: visitId('P', mine.day, 1) },
    })
  })
  it('ends as unknown on a later day, before that day closes and whenever it began', () => {
    const closingAt = parisInstant('2026-03-02', 18)
    const morning = writer(NOON - HOUR)
    const yesterday = arrive(withPass, [], writer(NOON - DAY))
    expect(forgottenDepartures([yesterday], closingAt, morning)).toHaveLength(1)
    const late = arrive(withPass, [], writer(closingAt + HOUR))
    expect(forgottenDepartures([late], closingAt, writer(NOON + DAY))).toHaveLength(1)
    const atClosing = arrive(withPass, [], writer(closingAt))
    expect(forgottenDepartures([atClosing], closingAt, writer(closingAt + 1))).toEqual([])
  })
  it('keeps the reasons that one of two copies knows, and invents no answer', () => {
    const told = { ...arrive(withPass), rev: '000000001.000.k1', reasons: ['rest' as const] }
    const silent = { ...arrive(withPass), rev: '000000002.000.k2' }
    const merged = mergeVisits(told, silent)
    expect(merged.reasons).toEqual(['rest'])
    expect(merged).not.toHaveProperty('audience')
    expect(merged).not.toHaveProperty('audienceRev')
  })
  it('began, of two arrivals at one moment, as the newer copy says', () => {
    const older = { ...arrive(withPass), rev: '000000001.000.k1' }
    const newer = { ...older, rev: '000000002.000.k2', arrivedBy: 'code' as const }
    expect(mergeVisits(newer, older).arrivedBy).toBe('code')
    expect(mergeVisits(older, newer).arrivedBy).toBe('code')
  })
})
