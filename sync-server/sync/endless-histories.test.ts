import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeBookings, type Booking, type BookingEvent } from '../../domain/seats/booking.ts'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import { sessionStatus, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { foldEvents } from '../../domain/seats/fold-events.ts'
import { withEvent } from '../../domain/seats/seat-booking.ts'
import { tellMoment, undoable } from '../../domain/session-desk/tell-moment.ts'
import { decideAnswer, viewApplication, type Answer } from '../../domain/hiring/answer-application.ts'
import { applicationStatus } from '../../domain/hiring/application-status.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { takeBackAnswer } from '../../domain/hiring/take-back.ts'
import { mayWithdraw, tellAsCandidate, type CandidateWord } from '../../domain/hiring/tell-as-candidate.ts'
import type { Result } from '../../domain/result.ts'
import { collectionNames, ruleOf } from '../../domain/sync/collections.ts'
import { isLive, reservationStatus } from '../../domain/places/reservation-status.ts'
import type { Reservation } from '../../domain/places/reservation.ts'
import { sayOf, type SaidOfReservation } from '../../domain/places/write-reservation.ts'
import { addDays, DAY, HOUR, MINUTE, parisDay } from '../../domain/time.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { asked, sampleSession } from '../testing/sample-sessions.ts'
import { START } from '../testing/start.ts'
import { tellsTooMuch } from './intakes/applications.ts'
import { misshapenField } from '../store/validate-record.ts'

const seed = Number(process.env['SEED'] ?? 20_261_126)
/** More acts than anybody makes on one record in a year. */
const ACTS = { minLength: 200, maxLength: 400 }
const head = { siteId: 'brest', rev: '000000001.000.d1', at: START, by: 'd1', employerId: 'bakery' }
const offer = sampleRecord('jobOffers', { id: 'offer', ...head, mark: 'Boulanger' }) as JobOffer

it('every list that grows by what happens is looked at here', () => {
  const growing = collectionNames.flatMap((name) => {
    const { properties } = ruleOf(name).schema as {
      properties: Record<string, { items?: { properties?: object } }>
    }
    return Object.entries(properties)
      .filter(([, { items }]) => items?.properties && 'at' in items.properties && 'id' in items.properties)
      .map(([field]) => `${name} ${field}`)
  })
  // Named surpluses are a host's own decisions; words on an introduction are looked at in
  // intakes/contact-requests.test.ts, what becomes of a card on the board in intakes/postings.test.ts, words of a voice
  // in fold-words.test.ts, those of consent in consents.test.ts, what hosts said of two entries in pairings.test.ts,
  // who left a group before the others in party.test.ts, what was told of a project in project.test.ts, of an age under 18
  // in minority.test.ts; certificates and
  // recommendations no device writes.
  expect(growing.sort()).toEqual([
    'applications events',
    'bookings events',
    'challengeSessions moments',
    'challengeSessions overcommits',
    'contactRequests events',
    'evaluations says',
    'postings events',
    'postings facts',
    'profiles certificates',
    'profiles consents',
    'profiles recommendations',
    'reservations events',
    'visitors minority',
    'visitors pairings',
    'visits leavings',
  ])
})

describe('an application', () => {
  const nextStep = (now: number) => ({
    what: 'Un entretien',
    kind: 'meeting' as const,
    on: addDays(parisDay(now), 3),
  })
  const desk: readonly ((now: number) => Answer)[] = [
    () => ({ kind: 'ask-info', message: 'Quels jours ?' }),
    (now) => ({ kind: 'pursue', nextStep: nextStep(now) }),
    () => ({ kind: 'refuse', reasons: [{ code: 'position_filled' }] }),
    () => ({ kind: 'hire' }),
    () => ({ kind: 'note-decline' }),
    () => ({ kind: 'qualify', reasons: [{ code: 'recruitment_stopped' }] }),
    () => ({ kind: 'recommend', stepForward: { kind: 'host' } }),
  ]
  const candidate: readonly CandidateWord[] = [
    { kind: 'accept-meeting' },
    { kind: 'decline-meeting' },
    { kind: 'move-meeting', wishes: ['morning'] },
    { kind: 'give-info', message: 'Le lundi.' },
    { kind: 'judge-answer', helped: true },
    { kind: 'judge-answer', helped: false },
  ]
  const act = fc.oneof(
    fc.record({ by: fc.constant('desk' as const), which: fc.nat(desk.length - 1) }),
    fc.record({ by: fc.constant('candidate' as const), which: fc.nat(candidate.length - 1) }),
    fc.record({ by: fc.constantFrom('take-back' as const, 'view' as const), which: fc.constant(0) }),
  )

  it('takes the employer’s decision and the candidate’s withdrawal whatever was said for a year', () => {
    fc.assert(
      fc.property(fc.array(act, ACTS), (acts) => {
        let application = sampleRecord('applications', { id: 'a1', ...head, mark: 'a1' }) as Application
        let now = START
        const tell = (told: Result<Application, string>) => {
          if (!told.ok) return told
          expect(tellsTooMuch(told.value, application)).toBe(false)
          expect(misshapenField('applications', told.value)).toBeNull()
          application = told.value
          return told
        }
        acts.forEach(({ by, which }, index) => {
          now += by === 'take-back' ? MINUTE : DAY
          const writer = { siteId: 'brest', deviceId: by === 'candidate' ? 'k1' : 'd1', now }
          const id = `e${index}`
          if (by === 'desk') tell(decideAnswer(application, offer, desk[which]!(now), writer, id))
          else if (by === 'view') tell(viewApplication(application, writer, id))
          else if (by === 'take-back') tell(takeBackAnswer(application, writer, id))
          else tell(tellAsCandidate(application, candidate[which]!, writer, id))
        })
        const writer = { siteId: 'brest', deviceId: 'd1', now }
        const withdraws = mayWithdraw(application, now)
        const word = { kind: 'withdraw', because: 'unsaid' } as const
        expect(tellAsCandidate(application, word, writer, 'end').ok).toBe(withdraws)
        const isOpen = !['refused', 'hired', 'declined', 'withdrawn'].includes(
          applicationStatus(application, now).kind,
        )
        if (isOpen) {
          expect(tell(decideAnswer(application, offer, { kind: 'hire' }, writer, 'hired')).ok).toBe(true)
          expect(tell(decideAnswer(application, offer, { kind: 'note-decline' }, writer, 'no')).ok).toBe(true)
        }
      }),
      { seed, numRuns: 60 },
    )
  })
})

describe('a booking', () => {
  const repeated = [
    'attended',
    'absent',
    'excused',
    'unsaid',
    'left',
    'guardian-agreed',
    'walked-in',
  ] as const
  const ofThePerson = ['cancelled', 'change-kept', 'offer-accepted', 'offer-declined', 'declined'] as const
  const act = fc.constantFrom(...(['offer', 'decline', 'expire'] as const), ...repeated, ...ofThePerson)

  it('takes what is told at the door whatever was offered, repeated and corrected for a year', () => {
    fc.assert(
      fc.property(fc.array(act, ACTS), (acts) => {
        let booking: Booking = withEvent(asked('k1', 's1', 'P1', START), { type: 'waitlisted', at: START })
        let now = START
        let offerId: string | undefined
        const merged = (event: BookingEvent) =>
          mergeBookings(booking, { ...booking, events: [...booking.events, event] })
        acts.forEach((what, index) => {
          now += HOUR
          const own = { id: `e${index}`, at: now, by: 'd1' }
          if (what === 'offer') {
            booking = withEvent(booking, { type: 'offered', until: now + HOUR, at: now })
            booking = { ...booking, events: [...foldEvents(booking.events)] }
            offerId = booking.events.findLast(({ type }) => type === 'offered')!.id
          } else if (what === 'decline' || what === 'expire') {
            if (offerId) booking = merged({ ...own, type: `offer-${what}d`, offerId })
          } else booking = merged({ ...own, type: what, planRev: index + 1 })
          expect(misshapenField('bookings', booking)).toBeNull()
        })
        now += HOUR
        booking = merged({ id: 'last', type: 'attended', at: now, by: 'd1' })
        expect([bookingStatus(booking), misshapenField('bookings', booking)]).toEqual(['attended', null])
        // What the server tells once finds room after all that.
        for (const type of ['confirmed', 'late', 'waitlisted', 'cancelled-by-site'] as const)
          booking = withEvent(booking, { type, at: now })
        expect(misshapenField('bookings', booking)).toBeNull()
      }),
      { seed, numRuns: 30 },
    )
  })

  it('is the same in whichever order its copies join', () => {
    const event = fc.record({
      type: fc.constantFrom('offered', 'attended', 'absent', 'unsaid', 'cancelled', 'change-kept'),
      at: fc.nat(30),
    })
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 60 }),
        fc.array(fc.nat(2), { minLength: 60, maxLength: 60 }),
        (events, places) => {
          const told = events.map(
            ({ type, at }, index) => ({ id: `e${index}`, type, at, by: 'd1' }) as BookingEvent,
          )
          const copies = [0, 1, 2].map((copy) => ({
            ...asked('k1', 's1', 'P1', START),
            events: told.filter((_, index) => places[index] === copy),
          }))
          const [a, b, c] = copies as [Booking, Booking, Booking]
          const one = mergeBookings(mergeBookings(a, b), c)
          expect(mergeBookings(a, mergeBookings(b, c)).events).toEqual(one.events)
          expect(mergeBookings(mergeBookings(c, a), b).events).toEqual(one.events)
          expect(mergeBookings(one, a).events).toEqual(one.events)
        },
      ),
      { seed, numRuns: 300 },
    )
  })
})

describe('a reservation', () => {
  const words: readonly SaidOfReservation[] = [
    ...(['cancelled', 'handed-out', 'returned', 'damaged', 'lost', 'undone'] as const).map((type) => ({
      type,
    })),
    { type: 'withdrawn', withdrawn: 'other' },
  ]
  const act = fc.constantFrom(...words)

  it('is brought to its end whatever was told and taken back before', () => {
    fc.assert(
      fc.property(fc.array(act, ACTS), (acts) => {
        const long = { startsAt: START, endsAt: START + 700 * DAY, events: [] }
        let reservation: Reservation = {
          ...(sampleRecord('reservations', { id: 'r1', ...head, mark: 'V' }) as Reservation),
          ...long,
        }
        let now = START
        const tell = (said: SaidOfReservation) => {
          now += HOUR
          const writer = { siteId: 'brest', deviceId: 'd1', now }
          const told = sayOf(reservation, said, `e${now}`, writer)
          if (told.ok) reservation = told.value
          expect(misshapenField('reservations', reservation)).toBeNull()
        }
        for (const said of acts) tell(said)
        for (const type of ['handed-out', 'returned'] as const) tell({ type })
        expect(isLive(reservationStatus(reservation, now))).toBe(false)
        // The rest is the server's, which answers and takes back once.
        expect(reservation.events.length).toBeLessThan(50)
      }),
      { seed, numRuns: 60 },
    )
  })
})

describe('a session', () => {
  const act = fc.constantFrom('locked', 'observer-arrived', 'started', 'ended', 'undone')

  it('is told to its end whatever was told and taken back before', () => {
    fc.assert(
      fc.property(fc.array(act, ACTS), (acts) => {
        let session: ChallengeSession = sampleSession('s1', { startsAt: START, endsAt: START + HOUR })
        const facts = { bookings: [], evaluationsAreFinal: true }
        let count = 0
        const tell = (type: (typeof acts)[number] | 'closed') => {
          count += 1
          const undoes = type === 'undone' ? undoable(session)?.id : undefined
          const moment = { id: `m${count}`, type, ...(undoes === undefined ? {} : { undoes }) }
          const writer = { siteId: 'brest', deviceId: 'd1', now: START + count * MINUTE }
          const told = tellMoment(session, moment, facts, writer)
          if (told.ok) session = told.value
          expect(misshapenField('challengeSessions', { ...session, seal: 'x'.repeat(44) })).toBeNull()
        }
        for (const type of acts) tell(type)
        for (const type of ['observer-arrived', 'started', 'ended', 'closed'] as const) tell(type)
        expect(sessionStatus(session)).toBe('closed')
      }),
      { seed, numRuns: 60 },
    )
  })
})
