import { expect, test } from 'vitest'
import { DAY, HOUR, parisInstant } from '../../../domain/time.ts'
import { aSession } from '../../data/testing/records.ts'
import { changedPlan } from './changed-plan.ts'
import { readSessionForm, sessionFormOf, type SessionForm } from './session-form.ts'

const now = parisInstant('2026-12-03', 10)
const startsAt = now + 3 * DAY
const filled = sessionFormOf(aSession({ roomId: 'r1', startsAt, endsAt: startsAt + 2 * HOUR }))

function changes(typed: Partial<SessionForm>) {
  const form = { ...filled, ...typed }
  const read = readSessionForm(form, now)
  if (!read.ok) throw new Error(read.problems.join())
  return changedPlan(read.plan, form, filled)
}

test('what nobody touched is not sent', () => {
  expect(changes({})).toEqual({})
  expect(changes({ title: 'Autre' })).toEqual({ title: 'Autre' })
})

test('the hour of a session is one thing: its beginning and its end go together', () => {
  expect(changes({ minutes: '180' })).toEqual({ startsAt, endsAt: startsAt + 3 * HOUR })
})

test('a room that is no longer wanted is taken away, with the place or alone', () => {
  expect(changes({ roomId: '' })).toEqual({ roomId: '' })
  expect(changes({ place: 'employer' })).toEqual({ place: 'employer', roomId: '' })
})

test('every field that can be typed is sent once it is changed', () => {
  const other: SessionForm = {
    challengeId: 'A05.1',
    title: 'Autre',
    on: '2026-12-08',
    from: '09:00',
    minutes: '45',
    place: 'outdoors',
    roomId: 'r2',
    where: 'Ailleurs',
    capacity: '3',
    deskReserve: '2',
    minimumAge: '18',
    access: ['calm'],
    employerId: 'e2',
    offersPresented: ['o2'],
    hostObserver: 'Claire',
    employerObserver: 'Anne',
    information: 'Dit avant',
    materialNote: 'Du fil',
    conventionRef: 'C1',
    conventionEndsOn: '2027-01-01',
  }
  for (const field of Object.keys(filled) as (keyof SessionForm)[]) {
    expect(Object.keys(changes({ [field]: other[field] })), field).not.toEqual([])
  }
})
