import type { Booking } from '../../domain/challenges/booking.ts'
import type { AttestationFacts } from '../../domain/challenges/attestation.ts'
import type { Challenge } from '../../domain/challenges/challenge.ts'
import type { ChallengeSession } from '../../domain/challenges/challenge-session.ts'
import type { Evaluation } from '../../domain/challenges/evaluation.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { Site } from '../../domain/sites/site.ts'
import type { StoreReader } from '../store/store.ts'

export type KnownFacts = Omit<AttestationFacts, 'serial'>

/** All that the site knows of one participation, or `null` when there is no such booking. */
export async function factsOfBooking(
  view: StoreReader,
  siteId: string,
  bookingId: string,
): Promise<KnownFacts | null> {
  const found = await view.document(siteId, 'bookings', bookingId)
  if (!found || found.deleted) return null
  const booking = found.record as Booking
  const session = (await view.document(siteId, 'challengeSessions', booking.sessionId))?.record
  const site = (await view.document(siteId, 'sites', siteId))?.record as Site | undefined
  if (!session || !site) return null
  const { challengeIds, employerId } = session as ChallengeSession
  const challenges: Challenge[] = []
  for (const id of challengeIds) {
    const challenge = await view.document(SHARED_PARTITION, 'challenges', id)
    if (challenge) challenges.push(challenge.record as Challenge)
  }
  const employer = employerId ? await view.document(SHARED_PARTITION, 'employers', employerId) : null
  return {
    session: session as ChallengeSession,
    challenges,
    booking,
    voices: (await voicesOn(view, siteId, booking)).filter(
      (voice) => voice.pen?.role !== 'employer' || voice.employerId === employerId,
    ),
    site,
    ...(employer ? { employerName: (employer.record as Employer).name } : {}),
  }
}

/** What was said about this participation, and only about this person, by those who may speak of it. */
async function voicesOn(view: StoreReader, siteId: string, booking: Booking): Promise<Evaluation[]> {
  const all = await view.documentsOfVisitor(siteId, 'evaluations', booking.visitorId)
  return all.map(({ record }) => record as Evaluation).filter(({ bookingId }) => bookingId === booking.id)
}
