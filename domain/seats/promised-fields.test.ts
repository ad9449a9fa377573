import { describe, expect, it } from 'vitest'
import type { Booking } from './booking.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { anEvent } from '../sessions/testing/a-session.ts'
import type { SessionPlan } from '../session-desk/plan-session.ts'
import { changedPromises, promiseChangedFor, wasBookedOtherwise, withFormerPlan } from './promised-fields.ts'

const session = { challengeIds: ['A01.1'], startsAt: 1, endsAt: 2, place: 'site', minimumAge: 16 }
const changed = (plan: Partial<SessionPlan>) =>
  changedPromises(session as ChallengeSession, { ...session, ...plan } as SessionPlan)

it('says which promises a plan changes, and none for words that promise nothing', () => {
  expect(changed({ where: '', materialNote: 'Deux plateaux', capacity: 4 })).toEqual([])
  expect(changed({ startsAt: 3, endsAt: 4 })).toEqual(['startsAt', 'endsAt'])
  expect(changed({ challengeIds: ['A02.1'], minimumAge: 18, roomId: 'grande' })).toEqual([
    'challengeIds',
    'roomId',
    'minimumAge',
  ])
})

describe('what a person counts on', () => {
  const first = { ...session, planRev: 1 } as ChallengeSession
  const later = (before: ChallengeSession, plan: Partial<ChallengeSession>, now: number) => ({
    ...withFormerPlan(before, { ...before, ...plan }, now),
    planRev: before.planRev + 1,
  })
  const booked = (planRev?: number, ...kept: number[]): Pick<Booking, 'askedAt' | 'planRev' | 'events'> => ({
    askedAt: 50,
    ...(planRev === undefined ? {} : { planRev }),
    events: kept.map((rev) => ({ id: `k${rev}`, type: 'change-kept', at: 1, by: 'kiosk', planRev: rev })),
  })
  const changedFor = (...told: Parameters<typeof promiseChangedFor>) =>
    promiseChangedFor(...told)?.changed ?? null

  it('differs once the plan does, and not when only seats or words do', () => {
    const moreSeats = later(first, { capacity: 9 }, 100)
    expect(moreSeats.formerPlans).toBeUndefined()
    const moved = later(moreSeats, { startsAt: 30, endsAt: 40 }, 200)
    expect(promiseChangedFor(booked(1), moved)).toMatchObject({
      changed: ['startsAt', 'endsAt'],
      promised: { startsAt: 1, endsAt: 2 },
    })
    expect(changedFor(booked(3), moved)).toBeNull()
  })
  it('is the plan that the kiosk showed, also when it booked long after the change', () => {
    const moved = later(first, { startsAt: 30, endsAt: 40 }, 10)
    expect(changedFor({ ...booked(1), askedAt: 5_000 }, moved)).toEqual(['startsAt', 'endsAt'])
    // A booking of before bookings named their plan goes by its moment.
    expect(changedFor({ ...booked(), askedAt: 5_000 }, moved)).toBeNull()
    expect(changedFor({ ...booked(), askedAt: 5 }, moved)).toEqual(['startsAt', 'endsAt'])
    expect(changedFor({ ...booked(), askedAt: 10 }, moved)).toBeNull()
  })
  it('is forgotten beyond the twenty plans that a session keeps', () => {
    const often = Array.from({ length: 25 }, (_, index) => index + 100)
    const changed = often.reduce((session, startsAt) => later(session, { startsAt }, startsAt), first)
    expect(changed.formerPlans!.map(({ planRev }) => planRev)).toEqual(
      often.slice(0, 20).map((_, i) => i + 6),
    )
  })
  it('is what they said yes to since, until it changes again', () => {
    const moved = later(first, { startsAt: 30 }, 100)
    expect(changedFor(booked(1, 2), moved)).toBeNull()
    const again = later(moved, { where: 'Hangar' }, 200)
    expect(changedFor(booked(1, 2), again)).toEqual(['where'])
    expect(changedFor(booked(1), again)).toEqual(['startsAt', 'where'])
  })
  it('is kept when the session is put back', () => {
    const back = later(later(first, { startsAt: 30 }, 100), { startsAt: 1 }, 200)
    expect(changedFor(booked(1), back)).toBeNull()
    expect(changedFor(booked(1, 2), back)).toEqual(['startsAt'])
  })
  it('makes an old slip out of date, whatever was said since', () => {
    const moved = later(first, { startsAt: 30 }, 100)
    expect(wasBookedOtherwise(booked(1, 2), moved)).toBe(true)
    expect(wasBookedOtherwise(booked(2), moved)).toBe(false)
  })
})

it('a moved event asks who booked it, and keeps what it promised without any card', () => {
  const event = anEvent()
  const moved = { ...withFormerPlan(event, { ...event, startsAt: event.startsAt + 1 }, 100), planRev: 2 }
  expect(moved.formerPlans).toEqual([
    {
      planRev: 1,
      at: 100,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      place: 'site',
      minimumAge: 10,
    },
  ])
  const booking = { askedAt: 50, planRev: 1, events: [] }
  expect(promiseChangedFor(booking, moved)?.changed).toEqual(['startsAt'])
  expect(withFormerPlan(event, { ...event, title: 'Café' }, 100).formerPlans).toBeUndefined()
})
