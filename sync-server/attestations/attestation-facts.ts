import type { Booking } from '../../domain/seats/booking.ts'
import type { AttestationFacts } from '../../domain/attestations/attestation.ts'
import type { Challenge } from '../../domain/kit/challenge.ts'
import type { Evaluation } from '../../domain/observation/evaluation.ts'
import { isEvent } from '../../domain/sessions/challenge-session.ts'
import type { StoreReader } from '../store/store.ts'

export type KnownFacts = Omit<AttestationFacts, 'serial'>

/** All that the site knows of one participation in a challenge, or `null` when there is no such booking. */
export async function factsOfBooking(
  view: StoreReader,
  siteId: string,
  bookingId: string,
): Promise<KnownFacts | null> {
  const booking = await view.record('bookings', bookingId, siteId)
  if (!booking) return null
  const session = await view.record('challengeSessions', booking.sessionId, siteId)
  const site = await view.record('sites', siteId, siteId)
  if (!session || isEvent(session) || !site) return null
  const { challengeIds, employerId } = session
  const challenges: Challenge[] = []
  for (const id of challengeIds) {
    const challenge = await view.record('challenges', id)
    if (challenge) challenges.push(challenge)
  }
  const employer = employerId ? await view.record('employers', employerId) : undefined
  return {
    session,
    challenges,
    booking,
    voices: (await voicesOn(view, siteId, booking)).filter(
      (voice) => voice.pen?.role !== 'employer' || voice.employerId === employerId,
    ),
    site,
    ...(employer ? { employerName: employer.name } : {}),
  }
}

/** What was said about this participation, and only about this person, by those who may speak of it. */
async function voicesOn(view: StoreReader, siteId: string, booking: Booking): Promise<Evaluation[]> {
  const all = await view.records('evaluations', { siteId, visitorId: booking.visitorId })
  return all.filter(({ bookingId }) => bookingId === booking.id)
}
