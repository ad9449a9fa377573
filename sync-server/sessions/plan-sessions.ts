import type { TableFault } from '../../domain/session-desk/plan-event.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import {
  type CancelReason,
  type ChallengeSession,
  isOfChallenge,
  type SessionOfChallenge,
  sessionStatus,
} from '../../domain/sessions/challenge-session.ts'
import {
  checkPlan,
  checkPublication,
  checkPublishedChange,
  hasPossibleDates,
  type PlanFacts,
  type PlanFault,
  type PublicationFault,
  type SessionPlan,
} from '../../domain/session-desk/plan-session.ts'
import { withFormerPlan } from '../../domain/seats/promised-fields.ts'
import { changeCapacity } from '../../domain/seats/seat-requests.ts'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { ok } from '../../domain/result.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'

/**
 * Why nothing changed: rules that stand against it, `not-now` for where the session stands, `employer-elsewhere` for an
 * employer that does not work with this site.
 */
export type PlanRefusal = readonly (
  | PlanFault
  | PublicationFault
  | TableFault
  | 'not-now'
  | 'employer-elsewhere'
)[]
export type Planned =
  | { ok: true; value: ChallengeSession }
  | { ok: false; reasons: PlanRefusal }
  /** Another session was made under the id of this request. */
  | { ok: false; reasons: 'request-reused' }
  /** No such session, or another employer's. */
  | { ok: false; reasons: null }

/** Who plans: a host, or the employer that the session then belongs to. */
export interface Planner {
  siteId: string
  employerId?: string
}

const gone: Planned = { ok: false, reasons: null }
const impossible: Planned = { ok: false, reasons: ['date-impossible'] }
const reused: Planned = { ok: false, reasons: 'request-reused' }
const elsewhere: Planned = { ok: false, reasons: ['employer-elsewhere'] }

/**
 * A new session: a draft of the hosts, or a proposal of an employer; or the one that the same request made before, as
 * it is now.
 */
export async function createSession(
  parts: ServerParts,
  planner: Planner,
  plan: SessionPlan,
  request?: MakingRequest,
): Promise<Planned> {
  const now = parts.clock.now()
  return parts.store.transaction(async (tx) => {
    const before = await madeBefore(tx, request)
    if (!before.ok) return reused
    const known = before.value && (await tx.record('challengeSessions', before.value, planner.siteId))
    if (known) return ok(known)
    const { employerId = plan.employerId } = planner
    const told = { ...plan, ...(employerId === undefined ? {} : { employerId }) }
    const facts = await planFacts(tx, planner.siteId)
    if (!hasPossibleDates(told, now)) return impossible
    const faults = checkPlan(told, facts)
    if (faults.length > 0) return { ok: false, reasons: faults }
    if (planner.employerId === undefined && !(await mayPlanFor(tx, planner.siteId, employerId)))
      return elsewhere
    const session: SessionOfChallenge = newRecord(
      { ...byServer(now), siteId: planner.siteId },
      {
        ...told,
        id: `s${readable(8).toLowerCase()}`,
        planRev: 0,
        track: trackOf(told, facts),
        overcommits: [],
        moments: [],
        ...(planner.employerId === undefined ? {} : { proposedAt: now }),
      },
    )
    await noteMade(tx, request, session.id)
    return ok(await keepPlan(tx, session, now))
  })
}

/** Changes a plan that has not begun. An employer changes its own proposal until a host has spoken. */
export function changeSession(
  parts: ServerParts,
  planner: Planner,
  id: string,
  changes: Partial<SessionPlan>,
): Promise<Planned> {
  return changeKept(parts, planner, id, isOfChallenge, (session, facts, now) => {
    const status = sessionStatus(session)
    const mayChange = planner.employerId === undefined ? ['draft', 'proposed', 'open'] : ['proposed']
    if (!mayChange.includes(status)) return ['not-now']
    const { capacity, ...rest } = changes
    // An empty text takes the field away, as everywhere on the desks.
    const kept = Object.entries({ ...session, ...rest }).filter(
      ([, value]) => value !== undefined && value !== '',
    )
    const plan = Object.fromEntries(kept) as SessionOfChallenge
    const owned = planner.employerId === undefined ? plan : { ...plan, employerId: planner.employerId }
    const wanted = { ...owned, capacity: capacity ?? owned.capacity }
    if (!hasPossibleDates(wanted, now)) return ['date-impossible']
    const faults =
      status === 'open' ? checkPublishedChange(session, wanted, facts, now) : checkPlan(wanted, facts)
    if (faults.length > 0) return faults
    const next = { ...owned, track: trackOf(owned, facts) }
    if (status !== 'open') return capacity === undefined ? next : { ...next, capacity }
    const promised = withFormerPlan(session, next, now)
    // Seats may be promised once visitors see it: fewer are then reached as they come back.
    return capacity === undefined ? promised : changeCapacity(promised, capacity)
  })
}

/** A host takes an employer's proposal as a draft of the site, or declines it with a word. */
export function answerProposal(
  parts: ServerParts,
  siteId: string,
  id: string,
  declinedBecause?: string,
): Promise<Planned> {
  return changeKept(parts, { siteId }, id, isOfChallenge, (session, _facts, now) => {
    if (sessionStatus(session) !== 'proposed') return ['not-now']
    if (declinedBecause === undefined) return { ...session, validatedAt: now }
    return { ...session, declinedAt: now, declinedBecause }
  })
}

/** Shows a session to visitors. */
export function publishSession(parts: ServerParts, siteId: string, id: string): Promise<Planned> {
  return changeKept(parts, { siteId }, id, isOfChallenge, (session, facts, now) => {
    if (!['draft', 'proposed'].includes(sessionStatus(session))) return ['not-now']
    const faults = [...checkPlan(session, facts), ...checkPublication(session, facts, now)]
    return faults.length > 0 ? faults : { ...session, publishedAt: now }
  })
}

/** A challenge or an event that does not take place: each person booked is told why. */
export function cancelSession(
  parts: ServerParts,
  siteId: string,
  id: string,
  cancelReason: CancelReason,
  cancelNote?: string,
): Promise<Planned> {
  return changeKept(parts, { siteId }, id, isAny, (session, _facts, now) => {
    if (!['draft', 'proposed', 'open', 'locked'].includes(sessionStatus(session))) return ['not-now']
    return { ...session, cancelledAt: now, cancelReason, ...(cancelNote ? { cancelNote } : {}) }
  })
}

const isAny = (session: ChallengeSession): session is ChallengeSession => session !== undefined

/** Changes a session of one sort (`isMeant`); one of the other sort is not there for this call. */
export async function changeKept<Session extends ChallengeSession>(
  parts: ServerParts,
  planner: Planner,
  id: string,
  isMeant: (session: ChallengeSession) => session is Session,
  decide: (session: Session, facts: PlanFacts, now: number) => ChallengeSession | PlanRefusal,
): Promise<Planned> {
  const now = parts.clock.now()
  return parts.store.transaction(async (tx) => {
    const session = await tx.record('challengeSessions', id, planner.siteId)
    if (
      !session ||
      !isMeant(session) ||
      (planner.employerId !== undefined && session.employerId !== planner.employerId)
    )
      return gone
    const next = decide(session, await planFacts(tx, planner.siteId), now)
    if ('length' in next) return { ok: false, reasons: next }
    if (next.employerId !== session.employerId) {
      if (!(await mayPlanFor(tx, planner.siteId, next.employerId))) return elsewhere
      await handOver(tx, next, now)
    }
    return ok(await keepPlan(tx, next, now))
  })
}

/** Whether the hosts of the site plan for this employer: it belongs to the site, or agreed to work with it. */
async function mayPlanFor(
  tx: StoreTransaction,
  siteId: string,
  employerId: string | undefined,
): Promise<boolean> {
  if (employerId === undefined) return true
  const employer = await tx.record('employers', employerId)
  return employer !== undefined && isEmployerOf(employer, siteId)
}

/** Who booked is read by the employer of the session, and by the one before it no longer. */
async function handOver(
  tx: StoreTransaction,
  { id: sessionId, siteId, employerId }: ChallengeSession,
  now: number,
): Promise<void> {
  for (const { employerId: _former, ...booking } of await tx.records('bookings', { siteId, sessionId })) {
    const handed: Booking = employerId === undefined ? booking : { ...booking, employerId }
    await keepRecord(tx, 'bookings', revised(handed, byServer(now)))
  }
}

export async function keepPlan(
  tx: StoreTransaction,
  session: ChallengeSession,
  now: number,
): Promise<ChallengeSession> {
  return keepRecord(
    tx,
    'challengeSessions',
    revised(session, byServer(now), { planRev: session.planRev + 1 }),
  )
}

export async function planFacts(tx: StoreTransaction, siteId: string): Promise<PlanFacts> {
  const site = await tx.record('sites', siteId, siteId)
  return {
    challenges: await tx.records('challenges'),
    rooms: site?.rooms ?? [],
    offers: await tx.records('jobOffers', { siteId }),
    others: await tx.records('challengeSessions', { siteId }),
  }
}

function trackOf(
  plan: Pick<SessionPlan, 'challengeIds'>,
  { challenges }: PlanFacts,
): SessionOfChallenge['track'] {
  return challenges.find((challenge) => challenge.id === plan.challengeIds[0])!.track
}
