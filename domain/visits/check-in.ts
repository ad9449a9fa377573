import type { DeviceId, SiteId, VisitorId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { newRecord, revised, stamped } from '../record/write.ts'
import { siteDay, type Day, type Instant, type TimeZone } from '../time.ts'
import type { MinorBand } from './minor-rule.ts'
import type { Prescriber } from './prescriber.ts'
import { leftBefore, peopleOf, stillOf } from './party.ts'
import {
  closed,
  isOpenVisit,
  mergeVisits,
  MOST_LEAVINGS,
  type ArrivedBy,
  type Audience,
  type Leaving,
  type Visit,
  type VisitReason,
} from './visit.ts'

/** Who writes, where, and when: given by the edge, never read inside a rule. */
export interface Writer {
  siteId: SiteId
  deviceId: DeviceId
  now: Instant
  /** Whose days are written; absent: Europe/Paris. */
  zone?: TimeZone
}

export interface Arrival {
  arrivedBy: ArrivedBy
  /** Absent for someone who is only counted, and for a number that the server has yet to recognise. */
  visitorId?: VisitorId
  /** The number that was typed, encrypted to the site's key. */
  sealedPass?: string
  /** A fresh id for a visit of nobody in particular. */
  freshId: string
  reasons?: readonly VisitReason[]
  audience?: Audience
  prescriber?: Prescriber
  /** How many came in together. */
  people?: number
  /** That they are under 18. */
  ageBand?: MinorBand
  name?: string
  sealedName?: string
}

/**
 * Decides the visit to write when somebody arrives (enregistrement d'arrivée).
 * `today`: the visits of that visitor which this device knows for the day.
 * `already-present`: an open visit exists; nothing is written twice.
 * The id of a known visitor's visit is made of visitor, day and rank, so that two kiosks without network
 * write the same visit.
 */
export function decideCheckIn(
  arrival: Arrival,
  today: readonly Visit[],
  writer: Writer,
): Result<Visit, 'already-present'> {
  const day = siteDay(writer.now, writer.zone)
  const mine = today.filter((visit) => isVisitOf(visit, { day, visitorId: arrival.visitorId }))
  if (arrival.visitorId && mine.some((visit) => !visit.closing)) return refuse('already-present')
  const id = arrival.visitorId ? visitId(arrival.visitorId, day, nextRank(mine)) : arrival.freshId
  const visit = newRecord(writer, { id })
  return ok({
    ...visit,
    kind: arrival.arrivedBy === 'counter' ? 'passing-by' : 'stay',
    day,
    arrivedAt: writer.now,
    arrivedBy: arrival.arrivedBy,
    reasons: [...(arrival.reasons ?? [])],
    ...(arrival.visitorId ? { visitorId: arrival.visitorId } : {}),
    ...(arrival.sealedPass ? { sealedPass: arrival.sealedPass } : {}),
    ...(arrival.audience ? { audience: arrival.audience, audienceRev: visit.rev } : {}),
    ...(arrival.prescriber ? { prescriber: arrival.prescriber, prescriberRev: visit.rev } : {}),
    ...(arrival.people ? { people: arrival.people, peopleRev: visit.rev } : {}),
    ...(arrival.ageBand ? { ageBand: arrival.ageBand, ageBandRev: visit.rev } : {}),
    ...(arrival.name ? { name: arrival.name } : {}),
    ...(arrival.sealedName ? { sealedName: arrival.sealedName } : {}),
  })
}

/** A departure that was told without a card may name who it was recognised as, and is no visit of theirs. */
function isVisitOf(
  visit: Visit,
  { day, visitorId }: { day: Day; visitorId: VisitorId | undefined },
): boolean {
  return visit.kind !== 'unnamed-departure' && visit.day === day && visit.visitorId === visitorId
}

export function visitId(visitorId: VisitorId, day: string, rank: number): string {
  return `${visitorId}.${day}.${rank}`
}

/** One beyond the last stay known here: this device may not hold all of the earlier ones. */
function nextRank(mine: readonly Visit[]): number {
  return 1 + Math.max(-1, ...mine.map((visit) => Number(visit.id.split('.').at(-1))))
}

/** Decides the visit to write when somebody leaves. `already-closed`: a closing is one-way. */
export function decideCheckOut(visit: Visit, writer: Writer): Result<Visit, 'already-closed'> {
  if (visit.closing === 'left') return refuse('already-closed')
  return ok(
    mergeVisits(visit, {
      ...visit,
      closing: 'left',
      leftAt: Math.max(writer.now, visit.arrivedAt),
      ...stamped(visit.rev, writer),
    }),
  )
}

/**
 * Some of those who came together leave; when nobody of them stays, the visit is over. `too-many`: more leaves than it
 * may hold.
 */
export function decidePartLeaves(
  visit: Visit,
  people: number,
  writer: Writer,
): Result<Visit, 'already-closed' | 'too-many'> {
  const { leavings = [] } = visit
  if (visit.closing || people >= stillOf(visit)) return decideCheckOut(visit, writer)
  if (leavings.length >= MOST_LEAVINGS) return refuse('too-many')
  const stamp = stamped(visit.rev, writer)
  const at = Math.max(writer.now, visit.arrivedAt)
  const leaving: Leaving = { id: stamp.rev, at, by: writer.deviceId, people }
  return ok({ ...visit, leavings: [...leavings, leaving], ...stamp })
}

/** They did not leave after all. */
export function takeBackLeaving(visit: Visit, leavingId: string, writer: Writer): Visit {
  const { leavings = [] } = visit
  return revised(visit, writer, {
    leavings: leavings.map((one) => (one.id === leavingId ? { ...one, people: 0 } : one)),
  })
}

/**
 * The departure was a mistake: the person is still here. A closing is never undone, so a visit from the same
 * arrival takes the place of the closed one (figures/visit-counts.ts knows it by its id). `not-left`: there is nothing to take back.
 */
export function decideStillHere(
  visit: Visit,
  today: readonly Visit[],
  writer: Writer,
): Result<Visit, 'not-left' | 'already-present'> {
  if (visit.kind !== 'stay' || visit.closing !== 'left') return refuse('not-left')
  const { visitorId, day } = visit
  const mine = today.filter((other) => isVisitOf(other, { day, visitorId }))
  if (visitorId && mine.some((other) => !other.closing)) return refuse('already-present')
  const { closing: _closing, leftAt: _leftAt, leavings, ...arrival } = closed(visit, {})
  // Where each of them said so, somebody was counted twice, and nobody knows who is here: all of them may be.
  const isTrue = leavings !== undefined && leftBefore(visit) < peopleOf(visit)
  return ok({
    ...arrival,
    ...(isTrue ? { leavings } : {}),
    id: visitorId ? visitId(visitorId, day, nextRank(mine)) : `${visit.id}.1`,
    ...stamped(undefined, writer),
  })
}

/**
 * Nobody left after all: the departure told without a card counts no longer. Where it was recognised meanwhile, the
 * server has the stay go on that it had ended.
 */
export function takeBackUnnamedDeparture({ leftAt: _leftAt, ...departure }: Visit, writer: Writer): Visit {
  return revised(departure, writer, { closing: 'unknown' })
}

/**
 * Somebody of whom this device knows no visit says "je pars". `sealedPass`: the number of the card that they
 * showed or typed, by which the server may find whose departure it is.
 */
export function unnamedDeparture(freshId: string, writer: Writer, sealedPass?: string): Visit {
  return newRecord(writer, {
    id: freshId,
    kind: 'unnamed-departure' as const,
    day: siteDay(writer.now, writer.zone),
    arrivedAt: writer.now,
    arrivedBy: 'counter' as const,
    reasons: [],
    ...(sealedPass ? { sealedPass } : {}),
  })
}

/**
 * The visits to close as *unknown* once the site has shut: those still open whose day ended or whose
 * closing moment passed. No time of departure is invented.
 */
export function forgottenDepartures(visits: readonly Visit[], closingAt: Instant, writer: Writer): Visit[] {
  return visits
    .filter(isOpenVisit)
    .filter((visit) => visit.day < siteDay(writer.now, writer.zone) || writer.now >= closingAt)
    .filter((visit) => visit.arrivedAt < closingAt || visit.day < siteDay(writer.now, writer.zone))
    .map((visit) => closed(revised(visit, writer, {}), { closing: 'unknown' }))
}
