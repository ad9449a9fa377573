import { afterEach, expect, test } from 'vitest'
import { parisInstant } from '../../domain/time.ts'
import { dayHere, instantHere, keepSiteZone } from './site-zone.ts'
import { longDay } from '../ui/attestation/page-words.ts'
import { siteFormat, siteLongDay, siteMoment, siteTime } from './site-words.ts'

const now = parisInstant('2026-11-23', 9, 30)

afterEach(() => keepSiteZone(undefined))

test('a time of today is told by its hour alone, an older one with its day', () => {
  expect(siteMoment(parisInstant('2026-11-23', 8, 4), now)).toBe('8\u202fh\u202f04')
  expect(siteMoment(parisInstant('2026-11-22', 18, 4), now)).toBe('le 22 novembre à 18\u202fh\u202f04')
})

test('hours are those of the wall in France, in winter and in summer', () => {
  expect(siteTime(Date.UTC(2026, 0, 5, 23, 30))).toBe('0\u202fh\u202f30')
  expect(siteTime(Date.UTC(2026, 6, 5, 22, 30))).toBe('0\u202fh\u202f30')
  expect(siteLongDay(now)).toBe('lundi 23 novembre 2026')
})

test('the first of a month is said as people say it in French, and no other day is', () => {
  expect(siteLongDay(parisInstant('2026-12-01', 9))).toBe('mardi 1er décembre 2026')
  expect(siteMoment(parisInstant('2026-11-01', 18), now)).toBe('le 1er novembre à 18\u202fh')
  expect(siteLongDay(parisInstant('2026-12-11', 9))).toBe('vendredi 11 décembre 2026')
  expect(longDay('2026-12-01')).toBe('1er décembre 2026')
  const english = siteFormat('en-GB', { day: 'numeric', month: 'long' })
  expect(english(parisInstant('2026-12-01', 9))).toBe('1 December')
})

test('at a site elsewhere, hours and days are those of its own wall', () => {
  keepSiteZone('Indian/Reunion')
  const evening = Date.UTC(2026, 3, 13, 20, 30)
  expect(siteTime(evening)).toBe('0\u202fh\u202f30')
  expect(dayHere(evening)).toBe('2026-04-14')
  expect(siteLongDay(evening)).toBe('mardi 14 avril 2026')
  expect(instantHere('2026-04-14', 0, 30)).toBe(evening)
})

test('a zone that this machine does not know is read as Paris', () => {
  keepSiteZone('Indian/Mascareignes')
  expect(siteTime(Date.UTC(2026, 0, 5, 23, 30))).toBe('0\u202fh\u202f30')
})
