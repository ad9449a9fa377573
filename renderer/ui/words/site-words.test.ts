import { afterEach, expect, test } from 'vitest'
import { parisInstant } from '../../../domain/time.ts'
import { dayHere, instantHere, keepSiteZone } from '../../data/site-zone.ts'
import { siteLongDay, siteMoment, siteTime } from './site-words.ts'

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
