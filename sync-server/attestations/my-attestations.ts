import type { Booking } from '../../domain/seats/booking.ts'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import { isOfChallenge, type SessionOfChallenge } from '../../domain/sessions/challenge-session.ts'
import type { Evaluation } from '../../domain/observation/evaluation.ts'
import { answerIn, debriefIn, evaluationStatus } from '../../domain/observation/evaluation-status.ts'
import type { MyDebrief, MyAttestations } from '../../domain/attestations/my-attestations.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import { attestationsOf } from './attestations.ts'

/** What a visitor may read of what they did here, the latest first. Nobody else's, ever. */
export async function attestationsOfVisitor(
  { store, clock }: ServerParts,
  { siteId }: Pick<Scope, 'siteId'>,
  visitorId: string,
): Promise<MyAttestations> {
  return store.read(async (view) => {
    const bookings = await recordsOfPerson(view, siteId, 'bookings', visitorId)
    const evaluations = await recordsOfPerson(view, siteId, 'evaluations', visitorId)
    const voices = Map.groupBy(evaluations, ({ bookingId }) => bookingId)
    const attestations: MyAttestations['attestations'] = []
    for (const id of (await personOf(view, siteId, visitorId)).ids) {
      attestations.push(...(await attestationsOf(view, siteId, { visitorId: id })))
    }
    const debriefs: MyDebrief[] = []
    for (const booking of bookings) {
      const session = await view.record('challengeSessions', booking.sessionId, siteId)
      const said = voices.get(booking.id) ?? []
      if (!session || !isOfChallenge(session) || bookingStatus(booking) !== 'attended') continue
      const debrief = debriefOf(booking, session, said, clock.now())
      if (debrief) debriefs.push(debrief)
    }
    const own = new Set(bookings.map(({ id }) => id))
    return {
      debriefs: debriefs.sort((a, b) => b.startsAt - a.startsAt),
      attestations: attestations.sort((a, b) => b.issuedAt - a.issuedAt),
      assessed: [...voices]
        .filter(([id, said]) => own.has(id) && said.some(({ kind }) => kind === 'self'))
        .map(([id]) => id),
    }
  })
}

function debriefOf(
  booking: Booking,
  session: SessionOfChallenge,
  voices: readonly Evaluation[],
  now: Instant,
): MyDebrief | null {
  const debrief = debriefIn(voices)
  if (debrief?.sharedAt === undefined) return null
  const answer = answerIn(voices)
  const review = voices.find((voice) => voice.kind === 'review' && voice.outcome !== undefined)
  return {
    bookingId: booking.id,
    visitorId: booking.visitorId,
    sessionId: session.id,
    title: session.title,
    track: session.track,
    startsAt: session.startsAt,
    ...(session.employerId ? { employerId: session.employerId } : {}),
    status: evaluationStatus({ matter: session.track, voices }, now),
    sharedAt: debrief.sharedAt,
    strength: debrief.strength ?? '',
    fact: debrief.fact ?? '',
    nextStep: debrief.nextStep ?? '',
    ...(debrief.nextSessionId ? { nextSessionId: debrief.nextSessionId } : {}),
    observations: debrief.observations
      .filter(({ level }) => level > 0)
      .map(({ ability, level, fact }) => ({ ability, level, ...(fact ? { fact } : {}) })),
    says: (answer?.says ?? []).map(({ pen: _pen, ...said }) => said),
    ...(answer?.attestation ? { choice: withoutPen(answer.attestation) } : {}),
    name: booking.name ?? '',
    ...(review?.outcome
      ? {
          review: {
            outcome: review.outcome,
            note: review.reviewNote ?? '',
            decidedAt: review.decidedAt ?? review.at,
          },
        }
      : {}),
  }
}

function withoutPen({
  pen: _pen,
  ...choice
}: NonNullable<MyDebrief['choice']>): MyDebrief['choice'] & object {
  return choice
}
