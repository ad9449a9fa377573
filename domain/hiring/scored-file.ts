import { SILENCE } from '../matching/invitation.ts'
import type { Instant } from '../time.ts'
import type { Application, ApplicationEvent, ApplicationEventType } from './application.ts'
import { isFoundWrong } from './contest-facts.ts'
import { countedInstant, standingEvents } from './event-time.ts'
import { referredTo } from './referral.ts'
import { believedFrom } from './told-elsewhere.ts'

/** Largest gesture whose answers may count as chosen for one person. */
export const LARGEST_PERSONAL_GROUP = 10
/** Shortest words that make a pointer useful by themselves. */
export const POINTER_LENGTH = 20

/** Events of the employer's side that the score reads; views and questions are not among them. */
const scoredTypes = [
  'pursued',
  'refused',
  'hired',
  'candidate-declined',
  'qualified',
  'recommended',
] as const satisfies readonly ApplicationEventType[]
export type ScoredType = (typeof scoredTypes)[number]

/** One act of the employer on one application: when it counts, and what it is worth. */
export interface ScoredEvent {
  id: string
  type: ScoredType
  at: Instant
  /** It was only declared, and counts from then on: what its day is worth stays (told-elsewhere.ts). */
  believedFrom?: Instant
  /** It says why, or what comes next. */
  qualified: boolean
  /** It points at something useful, chosen for this person. */
  recommended: boolean
  /** From when that is so: a referral points at something once its person said yes. */
  recommendedFrom?: Instant
}

/**
 * All that the Reciprok score may know of an application: no name, no offer, no words. Nothing else can
 * change a score. The candidate's key only tells which files are of one person; after an erasure both
 * keys are meaningless (see withoutIdentity).
 */
export interface ScoredFile {
  id: string
  candidate: string
  receivedAt: Instant
  withdrawnAt?: Instant
  /** No host has seen yet that it is of the person whose card it came with. */
  unverified?: true
  events: readonly ScoredEvent[]
}

/**
 * Reads the facts that count from an application. Null while the server has not received it; an event
 * the server has not received does not count yet. What an answer points at was checked when it came (`tied-reason.ts`):
 * an offer that is edited later changes no score.
 */
export function scoredFileOf(
  application: Pick<Application, 'id' | 'visitorId' | 'events' | 'unverified'>,
): ScoredFile | null {
  const receptions = application.events
    .filter((event) => event.type === 'submitted' && event.receivedAt !== undefined)
    .map((event) => event.receivedAt!)
  if (receptions.length === 0) return null
  const receivedAt = Math.min(...receptions)
  const { id, visitorId: candidate } = application
  const known = {
    id,
    candidate,
    receivedAt,
    ...(application.unverified ? { unverified: true as const } : {}),
  }
  // Whoever was asked to withdraw got no answer, whatever was said to them before (retrait demandé par l'employeur).
  const wasAsked = application.events.some(
    (event) => event.type === 'withdrawn' && isFoundWrong(application.events, event),
  )
  if (wasAsked) return { ...known, events: [] }
  const events: ScoredEvent[] = []
  let withdrawnAt: Instant | undefined
  const standing = standingEvents(application.events)
  for (const event of standing) {
    const at = countedInstant(event, receivedAt)
    if (at === undefined) continue
    if (event.type === 'withdrawn') withdrawnAt = Math.min(at, withdrawnAt ?? at)
    if (!isScored(event.type)) continue
    const agreed = referredTo(event) === undefined ? undefined : agreedAt(standing, event, receivedAt)
    const believed = believedFrom(application.events, event)
    const personal = (event.groupSize ?? 1) <= LARGEST_PERSONAL_GROUP
    events.push({
      id: event.id,
      type: event.type,
      at,
      ...(believed === undefined ? {} : { believedFrom: believed }),
      qualified: personal && isQualified(event),
      recommended: personal && pointsSomewhere(event) && agreed !== null,
      ...(agreed ? { recommendedFrom: agreed } : {}),
    })
  }
  return {
    ...known,
    ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
    events,
  }
}

function isScored(type: ApplicationEventType): type is ScoredType {
  return (scoredTypes as readonly string[]).includes(type)
}

/** A refusal names a criterion of the offer; a favourable answer gives a date or somebody to contact. */
function isQualified(event: ApplicationEvent): boolean {
  const explained = event.reasons?.some(({ criterionId }) => criterionId !== undefined) === true
  const planned = Boolean(event.nextStep?.on ?? event.nextStep?.contact?.trim())
  switch (event.type) {
    case 'refused':
      return explained
    case 'pursued':
    case 'hired':
      return planned
    default:
      return explained || planned
  }
}

function pointsSomewhere({ stepForward }: ApplicationEvent): boolean {
  if (!stepForward) return false
  return Boolean(stepForward.itemId) || (stepForward.words?.trim().length ?? 0) >= POINTER_LENGTH
}

/**
 * When the person said yes to a referral; `null` where they did not in time, or had said no before. That they take it
 * back later is their right, and costs nobody a point.
 */
function agreedAt(
  events: readonly ApplicationEvent[],
  referral: ApplicationEvent,
  reception: Instant,
): Instant | null {
  const firstOf = (said: ApplicationEventType) =>
    events
      .filter(({ type, about }) => type === said && about === referral.id)
      .flatMap((event) => countedInstant(event, reception) ?? [])
      .reduce((first, at) => Math.min(first, at), Infinity)
  const yes = firstOf('referral-accepted')
  const answerBy = (countedInstant(referral, reception) ?? -Infinity) + SILENCE
  return yes < answerBy && yes <= firstOf('referral-declined') ? yes : null
}

/**
 * The files of an erased candidate, reduced to dates and flags under a key that means nothing: the score
 * of the employer stays what it was, and nobody can be found again in it.
 */
export function withoutIdentity(files: readonly ScoredFile[], key: string): ScoredFile[] {
  return [...files].sort(byReception).map((file, rank) => ({
    ...file,
    id: `${key}.${String(rank).padStart(4, '0')}`,
    candidate: key,
    events: file.events.map((event, order) => ({ ...event, id: `${key}.${rank}.${order}` })),
  }))
}

/** Order of reception, the same on every replica. */
export function byReception(a: ScoredFile, b: ScoredFile): number {
  return a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1)
}
