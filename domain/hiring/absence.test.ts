import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, DAY, PARIS, parisInstant } from '../time.ts'
import {
  absenceSpan,
  endAbsence,
  isAbsenceAhead,
  isAway,
  LEAST_PRESENCE,
  LONGEST_ABSENCE,
  passingMeanwhile,
  planAbsence,
  withoutPastStandIn,
  type AbsenceAsked,
} from './absence.ts'
import type { Employer } from './employer.ts'

const TODAY = '2026-07-27'
const NOW = parisInstant(TODAY, 10)
const at = { today: TODAY, now: NOW }
const nobody = { name: '', email: '' }
const summer: AbsenceAsked = { from: '2026-08-03', to: '2026-08-23', standIn: nobody }
const bakery = { id: 'bakery', name: 'Fournil' } as Employer
const planned: Employer = { ...bakery, absence: { from: summer.from, to: summer.to, askedAt: 5 } }
const underWay: Employer = { ...bakery, absence: { from: '2026-07-20', to: '2026-08-09', askedAt: 5 } }
const beganToday = { from: TODAY, to: addDays(TODAY, 3), askedAt: 5 }
/** Called off on its first day, within the last four weeks. */
const mistake = { from: addDays(TODAY, -LEAST_PRESENCE), to: addDays(TODAY, -LEAST_PRESENCE - 1) }
const ended = (employer: Employer, today = TODAY): Employer => {
  const kept = endAbsence(employer, employer.absence?.askedAt ?? 0, today)
  if (!kept.ok) throw new Error(kept.reason)
  return kept.value
}
const overOn = (to: string): Employer => ({ ...bakery, absence: { from: '2026-07-01', to, askedAt: 5 } })

describe('an absence is not kept', () => {
  it.each<[string, Partial<AbsenceAsked>, Employer?]>([
    ['not-a-day', { from: '2026-02-30' }],
    ['not-a-day', { to: '0026-08-20' }],
    ['not-a-day', { to: '' }],
    ['past', { from: '2026-07-26' }],
    ['past', { from: '2026-07-01', to: '2026-07-10' }],
    ['ends-before-it-begins', { to: '2026-08-02' }],
    ['too-long', { to: addDays(summer.from, LONGEST_ABSENCE) }],
    ['too-far', { from: addDays(TODAY, 366), to: addDays(TODAY, 370) }],
    ['too-soon', { from: addDays('2026-07-10', LEAST_PRESENCE), instead: 5 }, overOn('2026-07-10')],
    // One that began this morning, after another one that had been called off on its first day.
    [
      'too-soon',
      { from: addDays(TODAY, 1), instead: 5 },
      { ...bakery, absence: beganToday, absenceBefore: mistake },
    ],
    [
      'too-soon',
      { from: addDays(TODAY, 1), instead: 5 },
      ended({ ...bakery, absence: beganToday, absenceBefore: mistake }),
    ],
    [
      'too-soon',
      { from: addDays('2026-07-10', LEAST_PRESENCE), instead: 5 },
      { ...planned, absenceBefore: { from: '2026-07-01', to: '2026-07-10' } },
    ],
    // The days of one that is over, told again.
    ['past', { from: '2026-07-01', to: '2026-07-10', instead: 5 }, overOn('2026-07-10')],
    ['past', { from: '2026-07-20', to: '2026-07-26', instead: 5 }, underWay],
    // Kept by another version: longer than it was, and still too soon after the one before.
    [
      'too-soon',
      { to: '2026-08-10', instead: 5 },
      { ...planned, absenceBefore: { from: '2026-07-01', to: '2026-07-10' } },
    ],
    ['stand-in-nameless', { standIn: { name: ' \u200b', email: 'anne@example.fr' } }],
    ['not-an-email', { standIn: { name: 'Anne', email: 'anne@' } }],
    ['replaced', { to: '2026-08-20' }, planned],
    ['replaced', { to: '2026-08-20', instead: 4 }, planned],
    // Longer by its beginning, while it is under way.
    ['past', { from: '2026-07-19', to: '2026-08-09', instead: 5 }, underWay],
    ['too-long', { from: '2026-07-20', to: '2026-08-24', instead: 5 }, underWay],
  ])('%s', (reason, asked, employer = bakery) => {
    expect(planAbsence(employer, { ...summer, ...asked }, at)).toEqual({ ok: false, reason })
  })
})

describe('an absence', () => {
  it('is kept from its first day to its last, with who stands in', () => {
    const standIn = { name: '  Anne  Roux ', email: 'ANNE@example.fr ' }
    expect(planAbsence(bakery, { ...summer, standIn }, at)).toMatchObject({
      ok: true,
      value: { absence: { from: summer.from, to: summer.to, askedAt: NOW }, standIn: { name: 'Anne Roux' } },
    })
  })

  it.each([
    ['today, of one day', { from: TODAY, to: TODAY }, bakery],
    ['a year ahead', { from: addDays(TODAY, 365), to: addDays(TODAY, 366) }, bakery],
    ['of five weeks', { to: addDays(summer.from, LONGEST_ABSENCE - 1) }, bakery],
    ['changed before it begins', { to: '2026-08-10', instead: 5 }, planned],
    [
      'changed on its first day',
      { from: TODAY, to: addDays(TODAY, 5), instead: 5 },
      { ...bakery, absence: beganToday },
    ],
    ['moved on its first day', { from: addDays(TODAY, 1), instead: 5 }, { ...bakery, absence: beganToday }],
    ['told after a mistake', { from: TODAY, instead: 5 }, ended({ ...bakery, absence: beganToday })],
    ['shortened under way', { from: '2026-07-20', to: TODAY, instead: 5 }, underWay],
    [
      'four weeks after the one before',
      { from: addDays('2026-07-10', 29), instead: 5 },
      overOn('2026-07-10'),
    ],
  ])('%s', (_name, asked, employer) => {
    expect(planAbsence(employer, { ...summer, ...asked }, at).ok).toBe(true)
  })

  it('told again because no answer came is the same, until its last day, and asks for nothing', () => {
    expect(planAbsence(planned, summer, at)).toEqual({ ok: true, value: planned })
    const last = overOn(TODAY)
    expect(planAbsence(last, { ...summer, ...last.absence! }, at)).toEqual({ ok: true, value: last })
    // With another address of who stands in it is another one.
    const anne = (email: string) => ({ standIn: { name: 'Anne', email } })
    const withAnne = { ...planned, ...anne('anne@example.fr') }
    expect(planAbsence(withAnne, { ...summer, ...anne('anne@example.fr') }, at)).toEqual({
      ...{ ok: true, value: withAnne },
    })
    expect(planAbsence(withAnne, { ...summer, ...anne('roux@example.fr') }, at)).toEqual({
      ...{ ok: false, reason: 'replaced' },
    })
  })

  it('changed in the moment in which it was told is another one', () => {
    const now = { ...planned, absence: { ...planned.absence!, askedAt: NOW } }
    expect(planAbsence(now, { ...summer, to: '2026-08-20', instead: NOW }, at)).toMatchObject({
      value: { absence: { to: '2026-08-20', askedAt: NOW + 1 } },
    })
  })

  it('changed on its first day is one absence, of which nothing was lived before', () => {
    const today = { ...bakery, absence: beganToday }
    const longer = planAbsence(today, { ...summer, from: TODAY, to: addDays(TODAY, 5), instead: 5 }, at)
    expect(longer).toMatchObject({ ok: true, value: { absence: { from: TODAY, to: addDays(TODAY, 5) } } })
    expect(longer.ok && longer.value).not.toHaveProperty('absenceBefore')
  })

  it('has somebody stand in of whom only the name is known', () => {
    expect(planAbsence(bakery, { ...summer, standIn: { name: 'Anne', email: ' ' } }, at)).toMatchObject({
      ...{ ok: true, value: { standIn: { name: 'Anne' } } },
    })
  })

  it('that began some days after one called off on its first day was one, until yesterday', () => {
    const from = addDays(TODAY, -3)
    const absence = { from, to: addDays(TODAY, 3), askedAt: 5 }
    expect(ended({ ...bakery, absence, absenceBefore: mistake }).absence).toEqual({
      ...{ from, to: addDays(TODAY, -1), askedAt: 5 },
    })
  })

  it('without a stand-in any more says none', () => {
    const withAnne = { ...planned, standIn: { name: 'Anne' } }
    expect(planAbsence(withAnne, { ...summer, instead: 5 }, at)).toMatchObject({ ok: true })
    const changed = planAbsence(withAnne, { ...summer, instead: 5 }, at)
    expect(changed.ok && changed.value.standIn).toBeUndefined()
  })

  it('ends yesterday when the employer is back, and never was when it had not begun', () => {
    expect(ended({ ...underWay, standIn: { name: 'Anne' } })).toEqual({
      ...bakery,
      absence: { from: '2026-07-20', to: '2026-07-26', askedAt: 5 },
    })
    expect(ended(planned)).toEqual(bakery)
    const calledOff = ended({ ...bakery, absence: beganToday })
    expect(calledOff).toEqual({ ...bakery, absence: { ...beganToday, to: '2026-07-26' } })
    expect([isAway(calledOff, TODAY), isAbsenceAhead(calledOff, TODAY)]).toEqual([false, false])
    expect(ended(calledOff)).toEqual(calledOff)
    expect(ended(overOn('2026-07-10'))).toEqual(overOn('2026-07-10'))
  })

  it('is ended by whoever read it, not by a desk that read another one', () => {
    expect(endAbsence(planned, 4, TODAY)).toEqual({ ok: false, reason: 'replaced' })
    expect(endAbsence(underWay, 6, TODAY)).toEqual({ ok: false, reason: 'replaced' })
    // Sent again because no answer came.
    expect(endAbsence(bakery, 5, TODAY)).toEqual({ ok: true, value: bakery })
  })

  it('called off on its first day asks for no presence once in four weeks, not in turn', () => {
    const monthLater = addDays(mistake.from, LEAST_PRESENCE + 1)
    const again = { ...bakery, absence: { ...beganToday, from: monthLater }, absenceBefore: mistake }
    expect(ended(again, monthLater).absence).toMatchObject({ from: monthLater, to: addDays(monthLater, -1) })
    const tooSoon = ended({ ...bakery, absence: beganToday, absenceBefore: mistake })
    expect(tooSoon.absence).toMatchObject({ from: addDays(TODAY, -1), to: addDays(TODAY, -1) })
    // Nor by one that is told far ahead, called off or moved to today.
    const far = planAbsence(tooSoon, { ...summer, from: '2026-09-20', to: '2026-09-22', instead: 5 }, at)
    if (!far.ok) throw new Error(far.reason)
    const asked = { ...summer, from: TODAY, instead: far.value.absence!.askedAt }
    expect(planAbsence(far.value, asked, at)).toEqual({ ok: false, reason: 'too-soon' })
    expect(planAbsence(ended(far.value), asked, at)).toEqual({ ok: false, reason: 'too-soon' })
  })

  it('told while another is under way keeps the days of that until yesterday, changed and called off', () => {
    const later = { ...summer, from: '2026-09-01', to: '2026-09-10', instead: 5 }
    const absenceBefore = { from: '2026-07-20', to: '2026-07-26' }
    const told = planAbsence(underWay, later, at)
    expect(told).toMatchObject({ ok: true, value: { absence: { from: later.from }, absenceBefore } })
    if (!told.ok) return
    const changed = planAbsence(told.value, { ...later, to: '2026-09-05', instead: NOW }, at)
    expect(changed).toMatchObject({ ok: true, value: { absence: { to: '2026-09-05' }, absenceBefore } })
    expect(ended(told.value)).toEqual({ ...bakery, absence: { ...absenceBefore, askedAt: NOW } })
  })

  it('forgets who stood in once it is over, and not before', () => {
    const withAnne = { ...underWay, standIn: { name: 'Anne' } }
    expect(withoutPastStandIn(withAnne, '2026-08-09')).toEqual(withAnne)
    expect(withoutPastStandIn(withAnne, '2026-08-10')).toEqual(underWay)
  })

  it('is under way from its first day to its last', () => {
    expect(
      ['2026-08-02', '2026-08-03', '2026-08-23', '2026-08-24'].map((day) => isAway(planned, day)),
    ).toEqual([false, true, true, false])
    expect([isAbsenceAhead(planned, '2026-08-23'), isAbsenceAhead(planned, '2026-08-24')]).toEqual([
      true,
      false,
    ])
    expect([isAway(bakery, TODAY), isAbsenceAhead(bakery, TODAY)]).toEqual([false, false])
  })

  it('counts the files whose day passes meanwhile', () => {
    const { from, until } = absenceSpan(planned.absence!, PARIS)
    const receptions = [from - 14 * DAY - 1, from - 14 * DAY, until - 14 * DAY - 1, until - 14 * DAY]
    expect(passingMeanwhile(receptions, summer, 14, PARIS)).toBe(2)
  })

  it('never keeps an employer away for more than five weeks of nine and a day called off, however often it is told', () => {
    const step = fc.record({
      skip: fc.integer({ min: 0, max: 20 }),
      ahead: fc.integer({ min: 0, max: 5 }),
      length: fc.integer({ min: 1, max: 36 }),
      ends: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let employer = bakery
        let today = TODAY
        const away = new Set<string>()
        for (const { skip, ahead, length, ends } of steps) {
          for (let day = 0; day < skip; day += 1) {
            if (isAway(employer, today)) away.add(today)
            today = addDays(today, 1)
          }
          const told = { today, now: parisInstant(today, 9) }
          if (isAway(employer, today)) away.add(today)
          if (ends) employer = ended(employer, today)
          const before = employer.absence
          const from = addDays(today, ahead)
          const asked = { from, to: addDays(from, length - 1), standIn: nobody }
          const kept = planAbsence(
            employer,
            { ...asked, ...(before ? { instead: before.askedAt } : {}) },
            told,
          )
          if (kept.ok) employer = kept.value
          if (isAway(employer, today)) away.add(today)
        }
        for (const day of away) {
          const nine = Array.from({ length: 63 }, (_, ahead) => addDays(day, ahead))
          expect(nine.filter((one) => away.has(one)).length).toBeLessThanOrEqual(LONGEST_ABSENCE + 1)
        }
      }),
      { numRuns: 300 },
    )
  })
})
