import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../time.ts'
import {
  sessionStatus,
  takesBookings,
  type ChallengeSession,
  type SessionOfChallenge,
} from '../sessions/challenge-session.ts'
import { checkPublication, type PlanFacts } from './plan-session.ts'
import { aSession, NOW } from '../sessions/testing/a-session.ts'

/** Nothing is missing for it to be published. */
const session = (told: Partial<SessionOfChallenge> = {}) =>
  aSession({
    roomId: 'hall',
    information: 'Trois gestes, observés par deux personnes.',
    observers: [{ id: 'o1', name: 'Maëlle', side: 'host' }],
    ...told,
  })
const moments = (...types: SessionOfChallenge['moments'][number]['type'][]): SessionOfChallenge['moments'] =>
  types.map((type, index) => ({ id: `m${index}`, type, at: NOW + index, by: 'desk' }))
const open = (told: Partial<SessionOfChallenge> = {}) => session({ publishedAt: NOW - DAY, ...told })
const faults = (told: Partial<SessionOfChallenge>, others: ChallengeSession[] = []) =>
  checkPublication(session(told), { others } as unknown as PlanFacts, NOW)

describe('a session is shown to visitors', () => {
  it('when nothing is missing', () => {
    expect(faults({})).toEqual([])
  })

  it('a whole day before it starts, not a minute later', () => {
    expect(faults({ startsAt: NOW + DAY })).toEqual([])
    expect(faults({ startsAt: NOW + DAY - MINUTE })).toEqual(['too-soon'])
  })

  it('with its room when it is at the site, and without when it is elsewhere', () => {
    const { roomId: _hall, ...without } = session()
    const check = (one: SessionOfChallenge) =>
      checkPublication(one, { others: [] } as unknown as PlanFacts, NOW)
    expect(check(without)).toEqual(['room-missing'])
    expect(check({ ...without, place: 'outdoors' })).toEqual([])
  })

  it('in a room that no published session has at that hour; a draft keeps none', () => {
    expect(faults({}, [open({ id: 'other' })])).toEqual(['room-taken'])
    expect(faults({}, [session({ id: 'other' })])).toEqual([])
    expect(
      faults({}, [open({ id: 'other', startsAt: NOW + 4 * DAY, endsAt: NOW + 4 * DAY + HOUR })]),
    ).toEqual([])
  })

  it('with words about what is observed: blanks are none', () => {
    expect(faults({ information: ' \n ' })).toEqual(['information-missing'])
  })

  it('with somebody who observes, but for a discovery', () => {
    expect(faults({ observers: [] })).toEqual(['observers-missing'])
    expect(faults({ observers: [], track: 'explorer' })).toEqual([])
  })

  it('of an employer once a host has said yes', () => {
    expect(faults({ proposedAt: NOW - HOUR })).toEqual(['not-validated'])
    expect(faults({ proposedAt: NOW - HOUR, validatedAt: NOW })).toEqual([])
  })

  it('with every reason told at once', () => {
    expect(faults({ startsAt: NOW, information: '', observers: [], proposedAt: NOW })).toEqual([
      'too-soon',
      'information-missing',
      'observers-missing',
      'not-validated',
    ])
  })
})

describe('a seat may be asked for', () => {
  it('as long as the session is published', () => {
    expect(takesBookings(open(), NOW)).toBe(true)
    expect(takesBookings(session(), NOW)).toBe(false)
  })

  it('until a quarter of an hour before it starts', () => {
    const { startsAt } = open()
    expect(takesBookings(open(), startsAt - 15 * MINUTE - 1)).toBe(true)
    expect(takesBookings(open(), startsAt - 15 * MINUTE)).toBe(false)
  })

  it('while its plan is locked, and not once it has begun, was cancelled or is over', () => {
    expect(takesBookings(open({ moments: moments('locked') }), NOW)).toBe(true)
    expect(takesBookings(open({ moments: moments('started') }), NOW)).toBe(false)
    expect(takesBookings(open({ cancelledAt: NOW }), NOW)).toBe(false)
    expect(takesBookings(open({ moments: moments('started', 'ended', 'closed') }), NOW)).toBe(false)
  })

  it('again when a start was told by mistake and taken back', () => {
    const [started] = moments('started')
    const undone = { id: 'u', type: 'undone', at: NOW, by: 'desk', undoes: started!.id } as const
    const again = open({ moments: [started!, undone] })
    expect([sessionStatus(again), takesBookings(again, NOW)]).toEqual(['open', true])
  })
})
