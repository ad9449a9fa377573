import { expect, it } from 'vitest'
import { siteInstant } from '../time.ts'
import {
  closingInstantOn,
  closingTimeOn,
  closureOn,
  faultOfHours,
  hoursOn,
  inOrder,
  isOpenAt,
  latestClosing,
} from './opening.ts'

const open = (weekday: number, opensAt: string, closesAt: string) => ({ weekday, opensAt, closesAt })
/** 30 November 2026 is a Monday. */
const [MONDAY, TUESDAY, SUNDAY] = ['2026-11-30', '2026-12-01', '2026-12-06']
const site = {
  closesAt: '18:00',
  timeZone: 'Indian/Reunion',
  hours: [open(1, '09:00', '12:00'), open(1, '14:00', '17:30'), open(2, '09:00', '18:00')],
  closures: [{ from: '2026-12-01', until: '2026-12-02', sentence: 'Inventaire.' }],
}

it('a day ends at the last of its hours, and at the usual one when nobody said or it is closed', () => {
  expect(closingTimeOn(site, MONDAY)).toBe('17:30')
  expect(closingTimeOn(site, TUESDAY)).toBe('18:00')
  expect(closingTimeOn(site, SUNDAY)).toBe('18:00')
  expect(closingTimeOn({ closesAt: '19:00' }, MONDAY)).toBe('19:00')
  expect(closingInstantOn(site, MONDAY)).toBe(siteInstant(MONDAY, 17, 30, 'Indian/Reunion'))
})

it('the doors are open between the hours of the site’s own clock, not in its pause, nor in a closure', () => {
  const at = (day: string, hour: number, minute = 0) =>
    isOpenAt(site, siteInstant(day, hour, minute, site.timeZone))
  expect([at(MONDAY, 8, 59), at(MONDAY, 9), at(MONDAY, 12), at(MONDAY, 17, 29), at(MONDAY, 17, 30)]).toEqual([
    false,
    true,
    false,
    true,
    false,
  ])
  expect([at(TUESDAY, 10), at(SUNDAY, 10)]).toEqual([false, false])
  expect(isOpenAt({ closesAt: '18:00' }, 0)).toBeNull()
})

it('a closure holds from its first day to its last', () => {
  expect(
    ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'].map((day) => closureOn(site, day)?.sentence),
  ).toEqual([undefined, 'Inventaire.', 'Inventaire.', undefined])
})

it('hours that cannot be kept are told, and others are put in order', () => {
  expect(faultOfHours([])).toBe('never-open')
  expect(faultOfHours([open(1, '12:00', '12:00')])).toBe('ends-before-it-begins')
  expect(faultOfHours([open(1, '09:00', '12:00'), open(1, '11:59', '13:00')])).toBe('overlap')
  expect(
    faultOfHours([open(1, '09:00', '12:00'), open(1, '12:00', '13:00'), open(2, '09:00', '12:00')]),
  ).toBeNull()
  const week = [open(2, '09:00', '18:00'), open(1, '14:00', '17:00'), open(1, '09:00', '12:00')]
  expect(inOrder(week)).toEqual([week[2], week[1], week[0]])
  expect(latestClosing(week)).toBe('18:00')
  expect(latestClosing([])).toBeUndefined()
})

it('of a site that says nothing of closures or hours nothing is made up', () => {
  expect(closureOn({}, MONDAY)).toBeUndefined()
  expect(hoursOn({ hours: [] }, MONDAY)).toBeNull()
  expect(hoursOn({}, MONDAY)).toBeNull()
  expect(hoursOn(site, '2026-12-01')).toEqual([])
  expect(hoursOn(site, SUNDAY)).toEqual([])
  expect(faultOfHours([open(1, '09:00', '12:00'), open(2, '12:00', '09:00')])).toBe('ends-before-it-begins')
  const three = [open(1, '08:00', '09:00'), open(1, '10:00', '11:00'), open(1, '12:00', '13:00')]
  expect(closingTimeOn({ closesAt: '18:00', hours: three }, MONDAY)).toBe('13:00')
})
