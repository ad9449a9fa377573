import type { Booking } from '../../../domain/seats/booking.ts'
import { isEvent, type ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import { evaluationId, type Evaluation } from '../../../domain/observation/evaluation.ts'
import { untellableField } from '../../../domain/observation/debrief-texts.ts'
import { foldWords, wasFolded } from '../../../domain/observation/fold-words.ts'
import { nearnessOf, type Pen } from '../../../domain/observation/pen.ts'
import { notAfter, saidAt } from '../../../domain/observation/said-at.ts'
import { lastWord } from '../../../domain/observation/evaluation-status.ts'
import { sameContent, sameValue } from '../../../domain/record/content.ts'
import type { SiteId } from '../../../domain/ids.ts'
import type { Scope } from '../../../domain/sync/scope.ts'
import type { Instant } from '../../../domain/time.ts'
import { standingAttestation } from '../../attestations/attestations.ts'
import { revokeAttestationOf } from '../../attestations/revoke-attestation.ts'
import type { StoreReader } from '../../store/store.ts'
import type { Intake, Refusal } from './intake.ts'

/** What the server knows of what an evaluation speaks of; absent: it does not know it (yet, or any more). */
interface EvaluationFacts {
  booking?: Booking
  session?: ChallengeSession
  /** An attestation stands that was signed on this participation. */
  signed: boolean
  /** Of an answer: when a host decided on a contest. Of a review: when the contest was said that it looks at. */
  answers?: Instant
}

export const evaluations: Intake<Evaluation, EvaluationFacts> = {
  unsealed: (body) =>
    body['evaluation'] === undefined
      ? { record: body }
      : { record: body['evaluation'], secret: body['secret'] },
  person: ({ visitorId }) => visitorId,
  parent: 'bookingId' satisfies keyof Evaluation,
  guards: 'observation',

  // A voice is its person's own; a kiosk tells no other.
  isOwnAct: () => true,

  async facts(view, { scope: { siteId }, record, master }) {
    const { bookingId, sessionId } = master ?? record
    const booking = await view.record('bookings', bookingId, siteId)
    const session = await view.record('challengeSessions', booking?.sessionId ?? sessionId, siteId)
    const answers = await answeredBy(view, siteId, master ?? record)
    return {
      ...(booking ? { booking } : {}),
      ...(session ? { session } : {}),
      ...(answers === undefined ? {} : { answers }),
      signed: (await standingAttestation(view, siteId, bookingId)) !== undefined,
    }
  },

  sanitize: ({ scope, pen, record, master, now }, facts) =>
    evaluationAsToldBy(scope, pen, record, master, facts, now),

  // Whoever found a card does not say how its holder did: hosts look at it, and send it on if it is theirs.
  refuses: ({ scope, master, isUnproven }, told, facts) =>
    isUnproven ? { reason: 'not-your-voice', field: 'secret' } : refuseVoice(scope, told, master, facts),

  // An attestation does not outlive what was signed: a participant who contests takes it back.
  async effects(tx, kept, now) {
    if (lastWord([kept])?.word === 'contest') await revokeAttestationOf(tx, kept.siteId, kept.bookingId, now)
  },
}

/** The moment that a voice answers, which a device's clock may have put ahead. */
async function answeredBy(
  view: StoreReader,
  siteId: SiteId,
  { kind, bookingId }: Evaluation,
): Promise<Instant | undefined> {
  if (kind === 'answer')
    return (await view.record('evaluations', evaluationId(bookingId, 'review', 'host'), siteId))?.decidedAt
  if (kind !== 'review') return undefined
  const answer = await view.record('evaluations', evaluationId(bookingId, 'answer', 'self'), siteId)
  return answer && lastWord([answer])?.at
}

/**
 * A voice as this device may at most tell it: whose it is and what it speaks of belong to the first copy; a
 * word that the server knows stays as it knows it; a new one carries from where it was said, now.
 */
function evaluationAsToldBy(
  scope: Scope,
  pen: Pen,
  incoming: Evaluation,
  master: Evaluation | undefined,
  { booking, answers }: EvaluationFacts,
  now: Instant,
): Evaluation {
  const { pen: _claimed, attestation, ...told } = incoming
  const before = master?.says ?? []
  const known = new Map(before.map((said) => [said.id, said]))
  const fresh = incoming.says.filter((said) => !known.has(said.id) && !wasFolded(said, before, pen))
  // A clock that is ahead would have the last word for years.
  const said = [
    ...incoming.says.flatMap(({ id }) => known.get(id) ?? []),
    ...notAfter(fresh, saidAt(now, before, answers)).map(({ pen: _told, ...word }) => ({ ...word, pen })),
  ]
  const order = incoming.says.map(({ id }) => id)
  const says = said.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const choice = choiceOf(pen, attestation, master?.attestation)
  return {
    ...told,
    ...(master ? subjectOf(master) : {}),
    // An employer's own device says itself whose it is, and is held to it.
    ...(scope.role !== 'employer' && booking?.employerId !== undefined
      ? { employerId: booking.employerId }
      : {}),
    pen: master?.pen ?? pen,
    says: foldWords(says),
    ...(choice ? { attestation: choice } : {}),
    ...(told.decidedAt === undefined || told.decidedAt === master?.decidedAt
      ? {}
      : { decidedAt: Math.min(told.decidedAt, Math.max(now, answers ?? 0)) }),
    ...(master?.sharedAt === undefined ? {} : { sharedAt: master.sharedAt }),
  }
}

function subjectOf({ kind, sessionId, bookingId, visitorId, authorId }: Evaluation): Partial<Evaluation> {
  return { kind, sessionId, bookingId, visitorId, authorId }
}

/** What the page may say is the person's to choose: a choice made nearer to them is not changed from afar. */
function choiceOf(
  pen: Pen,
  told: Evaluation['attestation'],
  known: Evaluation['attestation'],
): Evaluation['attestation'] {
  if (!told) return known
  const { pen: _claimed, ...choice } = told
  const { pen: knownPen, ...knownChoice } = known ?? { pen: undefined }
  if (known && sameValue(choice, knownChoice)) return known
  if (known && nearnessOf(knownPen) > nearnessOf(pen)) return known
  return { ...choice, pen }
}

/** Why this voice cannot be kept, whatever the rights of the role: the reason, and the field where there is one. */
function refuseVoice(
  scope: Scope,
  evaluation: Evaluation,
  master: Evaluation | undefined,
  { booking, session, signed }: EvaluationFacts,
): Refusal<Evaluation> | null {
  const { id, kind, bookingId, authorId, visitorId, sessionId } = evaluation
  if (id !== evaluationId(bookingId, kind, authorId)) return { reason: 'invalid', field: 'id' }
  // Words about a booking are about the person who made it.
  if (booking && (visitorId !== booking.visitorId || sessionId !== booking.sessionId)) {
    return { reason: 'forbidden', field: 'visitorId' }
  }
  // Nothing is noted of anybody at an event.
  if (session && isEvent(session)) return { reason: 'forbidden', field: 'sessionId' }
  if (scope.role === 'employer') {
    const owner = booking ? booking.employerId : session?.employerId
    if ((booking ?? session) && owner !== scope.employerId) return { reason: 'foreign-employer' }
    if (kind === 'grid' && session && !observesFor('employer', session, authorId)) {
      return { reason: 'forbidden', field: 'authorId' }
    }
  }
  const field = untellableField(evaluation, master)
  if (field !== undefined) return { reason: 'protected-words', field }
  // The person may always speak; what was written about them stands as it was signed.
  if (signed && kind !== 'answer' && !saysNothingNew(evaluation, master)) return { reason: 'frozen' }
  return null
}

function observesFor(side: 'host' | 'employer', session: ChallengeSession, observerId: string): boolean {
  return session.observers.some((observer) => observer.id === observerId && observer.side === side)
}

/** A repeat of what the server holds is no change of it. */
function saysNothingNew(evaluation: Evaluation, master: Evaluation | undefined): boolean {
  return master !== undefined && sameContent(evaluation, master)
}
