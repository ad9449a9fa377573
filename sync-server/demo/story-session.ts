import { evaluationId, type Evaluation } from '../../domain/observation/evaluation.ts'
import { evaluationStatus, isSettled } from '../../domain/observation/evaluation-status.ts'
import { newRecord } from '../../domain/record/write.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { tellMoment } from '../../domain/session-desk/tell-moment.ts'
import {
  type ChallengeSession,
  matterOf,
  type SessionMoment,
} from '../../domain/sessions/challenge-session.ts'
import { HOUR, MINUTE, type Instant } from '../../domain/time.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { ToldPerson } from './story-person.ts'

const byHost = { role: 'host', deviceId: 'demo-host' } as const
const byKiosk = { role: 'kiosk', deviceId: 'demo-kiosk' } as const

/** What was noted of one participant and said to them; she whose story it is answered, the others did not. */
export function voicesOn(
  session: ChallengeSession,
  { id: bookingId, visitorId }: Booking,
  { observed, strength, fact, nextStep }: ToldPerson,
  she: Person,
  random: Random,
): Evaluation[] {
  const isHers = visitorId === she.visitorId
  const sharedAt = session.endsAt + 20 * MINUTE
  const head = {
    ...{ sessionId: session.id, bookingId, visitorId, observations: [], criteria: [], says: [] },
    ...(session.employerId === undefined ? {} : { employerId: session.employerId }),
  }
  const voice = (
    kind: Evaluation['kind'],
    authorId: string,
    now: Instant,
    pen: NonNullable<Evaluation['pen']>,
    more: Partial<Evaluation>,
  ): Evaluation =>
    newRecord(
      { siteId: session.siteId, deviceId: pen.deviceId, now },
      { ...head, id: evaluationId(bookingId, kind, authorId), kind, authorId, pen, ...more },
    )
  const notedAt = session.rev
  const observations = observed.map(({ ability, ...seen }) =>
    isHers ? { ability, ...seen, notedAt } : { ability, level: random.between(2, 3), notedAt },
  )
  const said = isHers ? { strength, fact, nextStep } : {}
  const voices = [
    voice('grid', 'o1', session.endsAt, byHost, { observations }),
    voice('debrief', 'host', sharedAt, byHost, { observations, sharedAt, ...said }),
  ]
  if (!isHers) return voices
  const at = sharedAt + 26 * HOUR
  const answer = {
    says: [{ id: `${bookingId}.yes`, at, word: 'agree' as const, pen: byKiosk }],
    attestation: { name: she.name, facts: observed.map(({ ability }) => ability), pen: byKiosk },
  }
  return [...voices, voice('answer', 'self', at, byKiosk, answer)]
}

/** The day of a session as hosts told it, closed once nothing was open any more. */
export function heldSession(
  session: ChallengeSession,
  bookings: readonly Booking[],
  voices: readonly Evaluation[],
  closedAt: Instant,
): ChallengeSession {
  const { siteId } = session
  const moments: [SessionMoment, Instant][] = [
    ['observer-arrived', session.startsAt - 15 * MINUTE],
    ['started', session.startsAt],
    ['ended', session.endsAt],
    ['closed', closedAt],
  ]
  const evaluationsAreFinal = bookings.every(({ id }) => {
    const own = voices.filter(({ bookingId }) => bookingId === id)
    return isSettled(evaluationStatus({ matter: matterOf(session), voices: own }, closedAt))
  })
  return moments.reduce((held, [type, now]) => {
    const observer = type === 'observer-arrived' ? { observerId: 'o1' } : {}
    const moment = { id: `${session.id}.${type}`, type, ...observer }
    const writer = { siteId, deviceId: byHost.deviceId, now }
    const told = tellMoment(held, moment, { bookings, evaluationsAreFinal }, writer)
    if (!told.ok) throw new Error(`The demo tells what cannot be of a session: ${told.reason}`)
    return told.value
  }, session)
}
