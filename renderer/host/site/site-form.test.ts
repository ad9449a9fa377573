import { expect, it } from 'vitest'
import type { Site } from '../../../domain/sites/site.ts'
import { changesOf, closureChanges, isNeverOpen, readHours, siteFormSchema, typedOf } from './site-form.ts'

const hours = (opensAt: string, closesAt: string) => ({ weekday: 1, opensAt, closesAt })
const site = { name: 'Mende', capacity: 40, closesAt: '18:00', hours: [hours('09:00', '12:00')] } as Site

it('hours are read as people write them', () => {
  for (const typed of ['9h-12h, 14h-18h', '9h-12h;14h-18h', '9 à 12, 14:00 – 18h00'])
    expect([typed, readHours(1, typed)]).toEqual([typed, [hours('09:00', '12:00'), hours('14:00', '18:00')]])
  expect(readHours(1, ' ')).toEqual([])
  for (const typed of ['matin', '9-8', '9-12, 11-13', '24-25', '9:75-10:00', '9'])
    expect([typed, readHours(1, typed)]).toEqual([typed, null])
})

it('only what was changed is sent', () => {
  const before = typedOf(site)
  expect(changesOf({ ...before }, before)).toEqual({})
  expect(changesOf({ ...before, address: 'Quai 3', capacity: '12', day1: '9h-12h' }, before)).toEqual({
    address: 'Quai 3',
    capacity: 12,
  })
  expect(changesOf({ ...before, day2: '10-11' }, before)).toEqual({
    days: [{ weekday: 2, open: [{ opensAt: '10:00', closesAt: '11:00' }] }],
  })
})

it.each([
  ['name', ' '],
  ['capacity', '0'],
  ['capacity', '10001'],
  ['capacity', 'dix'],
  ['day3', 'toujours'],
  ['address', 'a'.repeat(161)],
])('%s is not taken as “%s”', (field, value) => {
  expect(siteFormSchema.safeParse({ ...typedOf(site), [field]: value }).success).toBe(false)
})

it('closures are told one by one: what was added, removed, or said in other words', () => {
  const closure = (from: string, sentence = 'Inventaire') => ({ from, until: from, sentence })
  const before = [closure('2026-12-24'), closure('2026-12-31')]
  expect(closureChanges(before, [...before])).toEqual({})
  expect(closureChanges(before, [before[0]!, closure('2026-12-31', 'Fête')])).toEqual({
    closuresAdded: [closure('2026-12-31', 'Fête')],
    closuresRemoved: [closure('2026-12-31')],
  })
})

it('a week without hours is told as such', () => {
  const before = typedOf(site)
  expect([isNeverOpen(before), isNeverOpen({ ...before, day1: ' ' })]).toEqual([false, true])
})
