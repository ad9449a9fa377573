import { isPlausibleDay } from '../../../domain/plausible-time.ts'
import type { Scope } from '../../../domain/sync/scope.ts'
import { byServer, revised } from '../../../domain/record/write.ts'
import { MINUTE, siteDay, type Day, type Instant, type TimeZone } from '../../../domain/time.ts'
import type { SiteId, VisitorId } from '../../../domain/ids.ts'
import { decideStillHere } from '../../../domain/visits/check-in.ts'
import { closed, type Visit } from '../../../domain/visits/visit.ts'
import { holderOf } from '../../passes/passes.ts'
import { recordsOfPerson } from '../../passes/person.ts'
import type { StoreReader, StoreTransaction } from '../../store/store.ts'
import { keepRecord } from '../keep-record.ts'
import { typedNumber } from '../typed-numbers.ts'
import { noteAge, noteVisitor } from '../visitor-directory.ts'
import type { Intake } from './intake.ts'

/** Two clocks that are right may be so far apart. */
const CLOCKS_APART = 5 * MINUTE

/** What the server knows when a visit arrives. */
interface VisitFacts {
  /** That they are under 18, where this row is the first to say so: a host may have said otherwise since. */
  ageBand?: Visit['ageBand'] | undefined
  /** Whose pass it is whose number was typed; `null`: of none that this site takes. Absent when none was typed. */
  typedBy?: VisitorId | null
  /** A departure that was told by a number is that of somebody who is here. */
  endsStay: boolean
  /** A departure that was recognised is taken back by this row. */
  isTakenBack: boolean
  /** The departure was told before: told again it ends nothing, whoever came in the moment after it. */
  hadLeft: boolean
}

export const visits: Intake<Visit, VisitFacts> = {
  assistedAct: 'visit',

  // Somebody came, whatever the clock of the kiosk said.
  mends: ['day', 'arrivedAt', 'leftAt', 'leavings'] satisfies (keyof Visit)[],

  async facts(view, row) {
    const { record, master, scope, openedPass } = row
    const isUnnamed = (master ?? record).kind === 'unnamed-departure'
    const isTakenBack = isUnnamed && master?.closing === 'left' && record.closing === 'unknown'
    const hadLeft = master?.closing === 'left'
    // The first copy says who came: a number that comes later tells nothing of anybody.
    const isSaidNow = !master || (!master.closing && master.ageBandRev !== record.ageBandRev)
    const ageBand = isSaidNow ? record.ageBand : undefined
    const typed = master ? undefined : await typedNumber(view, record, openedPass)
    if (typed === undefined) return { ageBand, endsStay: false, isTakenBack, hadLeft }
    const typedBy = typed === null ? null : await holderOf(view, scope.siteId, typed)
    const told = { day: record.day, by: record.arrivedAt }
    const wasTakenBack = [record, master].some((copy) => copy?.closing === 'unknown')
    const mayEnd = isUnnamed && !wasTakenBack && typedBy !== null
    return {
      ageBand,
      typedBy,
      isTakenBack,
      hadLeft,
      endsStay: mayEnd && (await openStaysOf(view, scope.siteId, typedBy, told)).length > 0,
    }
  },

  sanitize: ({ record, master, now, zone }) => visitAsToldBy(record, master, now, zone),

  kept: ({ scope, master, openedName }, merged, facts) =>
    withServerFields(scope, merged, master, openedName, facts),

  async effects(tx, visit, now, { ageBand, typedBy, isTakenBack, hadLeft }) {
    if (isTakenBack) return reopenStay(tx, visit, now)
    const leaves = visit.closing === 'left' && !hadLeft
    if (visit.kind === 'unnamed-departure') {
      if (leaves) await endStays(tx, visit, visit.arrivedAt, now)
      return
    }
    // Who came in twice leaves once.
    if (leaves) await endStays(tx, visit, visit.leftAt ?? visit.at, now)
    // Whoever typed a number where nothing could tell whose it is came in as somebody new.
    await noteVisitor(tx, visit, now, typedBy ?? undefined)
    if (ageBand) await noteAge(tx, visit, ageBand, now)
  },
}

/** The stays of a person that day, begun by then, whose departure nobody told. */
async function openStaysOf(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
  { day, by }: { day: Day; by: Instant },
): Promise<Visit[]> {
  const all = await recordsOfPerson(view, siteId, 'visits', visitorId)
  return all.filter(
    (visit) => visit.day === day && visit.kind === 'stay' && !visit.closing && visit.arrivedAt <= by,
  )
}

/**
 * Somebody leaves: the stay is over under whichever entry of the directory it was told. Whoever came back under the
 * same one since is here: a departure may be told late.
 */
async function endStays(tx: StoreTransaction, told: Visit, toldAt: Instant, now: Instant): Promise<void> {
  const { siteId, visitorId, day, kind } = told
  if (visitorId === undefined) return
  for (const stay of await openStaysOf(tx, siteId, visitorId, { day, by: toldAt })) {
    if (kind === 'stay' && stay.visitorId === visitorId) continue
    await keepRecord(
      tx,
      'visits',
      closed(revised(stay, byServer(now), {}), { closing: 'left', leftAt: toldAt }),
    )
  }
}

/**
 * A departure that had ended a stay was a mistake: from the same arrival another visit goes on in its place, unless
 * they have come back since, or left in another way.
 */
async function reopenStay(tx: StoreTransaction, departure: Visit, now: Instant): Promise<void> {
  const { siteId, visitorId, day, arrivedAt: toldAt } = departure
  if (visitorId === undefined) return
  const visits = await recordsOfPerson(tx, siteId, 'visits', visitorId)
  const stays = visits.filter((visit) => visit.day === day && visit.kind === 'stay')
  if (stays.some(({ closing }) => !closing)) return
  const ended = stays
    .filter(({ closing, leftAt }) => closing === 'left' && leftAt === toldAt)
    .reduce<Visit | null>((last, stay) => (last && last.arrivedAt >= stay.arrivedAt ? last : stay), null)
  if (!ended) return
  const writer = { ...byServer(now), siteId }
  const again = decideStillHere(ended, stays, writer)
  if (again.ok) await keepRecord(tx, 'visits', again.value)
}

/**
 * A visit as this device may at most tell it: who came on which day is said once, by the first copy; another
 * kiosk may have seen the same person earlier that day. Times ahead of the server's are held to it; so are
 * those of a clock that stands years away, in 1970 after its battery died.
 */
function visitAsToldBy(incoming: Visit, master: Visit | undefined, now: Instant, zone?: TimeZone): Visit {
  const today = siteDay(now, zone)
  const isPossible = isPlausibleDay(siteDay(incoming.arrivedAt, zone), today)
  const arrivedAt = isPossible ? Math.min(incoming.arrivedAt, now + CLOCKS_APART) : now
  // A day that runs a little ahead stays where the id names it: the same person may come again on that day.
  const isNamed = incoming.id.includes(`.${incoming.day}.`)
  const isAhead = arrivedAt !== incoming.arrivedAt && !isNamed
  const isWrong = isAhead || !isPossible || !isPlausibleDay(incoming.day, today)
  const leftAt = incoming.leftAt === undefined ? undefined : Math.min(incoming.leftAt, now + CLOCKS_APART)
  const held: Visit = {
    ...incoming,
    arrivedAt,
    ...(isWrong ? { day: siteDay(arrivedAt, zone) } : {}),
    ...(leftAt === undefined ? {} : { leftAt }),
    ...(incoming.leavings
      ? { leavings: incoming.leavings.map((one) => ({ ...one, at: Math.min(one.at, now + CLOCKS_APART) })) }
      : {}),
  }
  if (!master) return held
  const { visitorId = held.visitorId, day, kind } = master
  const sameDay = siteDay(held.arrivedAt, zone) === siteDay(master.arrivedAt, zone)
  return {
    ...held,
    kind,
    day,
    ...(sameDay ? {} : { arrivedAt: master.arrivedAt, arrivedBy: master.arrivedBy }),
    ...(visitorId === undefined ? {} : { visitorId }),
  }
}

/** Once it is over nobody needs it there: a device that was told before it could say it says both at once. */
function withoutAge({ ageBand: _said, ageBandRev: _at, ...visit }: Visit): Visit {
  return visit
}

/**
 * A visit as the server keeps it: what was sealed opened and dropped, and marked *to verify* when a number of no
 * pass was typed. Only a host lifts that mark. A departure that was told by a number is that of a stay once it is
 * known whose it is, and lowers the headcount no more by itself.
 */
function withServerFields(
  scope: Scope,
  visit: Visit,
  master: Visit | undefined,
  openedName: string | null | undefined,
  { typedBy, endsStay }: VisitFacts,
): Visit {
  const {
    sealedName: _name,
    sealedPass: _pass,
    unverified: claimed,
    ...kept
  } = visit.closing ? withoutAge(closed(visit, {})) : visit
  const doubtful = master?.unverified ?? (typedBy === null && visit.kind === 'stay' ? true : undefined)
  const unverified = scope.role === 'host' && claimed !== undefined ? claimed : doubtful
  return {
    ...kept,
    ...(endsStay && typedBy ? { visitorId: typedBy, closing: 'left' as const, leftAt: visit.arrivedAt } : {}),
    ...(openedName ? { name: openedName } : {}),
    ...(unverified === undefined ? {} : { unverified }),
  }
}
