import { isPlausibleDay } from '../../../domain/plausible-time.ts'
import type { Scope } from '../../../domain/sync/scope.ts'
import { MINUTE, siteDay, type Instant, type TimeZone } from '../../../domain/time.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import { wasPassIssued } from '../../passes/passes.ts'
import { noteVisitor } from '../visitor-directory.ts'
import type { Intake } from './intake.ts'

/** Two clocks that are right may be so far apart. */
const CLOCKS_APART = 5 * MINUTE

/** What the server knows when a visit arrives. */
interface VisitFacts {
  /** The visit names no pass by a typed code, or one that the site issued. */
  passIssued: boolean
}

export const visits: Intake<Visit, VisitFacts> = {
  // Somebody came, whatever the clock of the kiosk said.
  mends: ['day', 'arrivedAt', 'leftAt'] satisfies (keyof Visit)[],

  async facts(view, { scope, record: { visitorId, arrivedBy } }) {
    const isTyped = visitorId !== undefined && arrivedBy === 'code'
    return { passIssued: !isTyped || (await wasPassIssued(view, scope.siteId, visitorId)) }
  },

  sanitize: ({ record, master, now, zone }) => visitAsToldBy(record, master, now, zone),

  kept: ({ scope, master, openedName }, merged, { passIssued }) =>
    withServerFields(scope, merged, master, openedName, passIssued),

  effects: noteVisitor,
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

/**
 * A visit as the server keeps it: the sealed name opened and dropped, and marked *to verify* when a typed
 * code that no pass was issued for came in. Only a host lifts that mark.
 */
function withServerFields(
  scope: Scope,
  visit: Visit,
  master: Visit | undefined,
  openedName: string | null | undefined,
  passIssued: boolean,
): Visit {
  const { sealedName: _sealed, unverified: claimed, ...kept } = visit
  const doubtful = master?.unverified ?? (visit.arrivedBy === 'code' && !passIssued ? true : undefined)
  const unverified = scope.role === 'host' && claimed !== undefined ? claimed : doubtful
  return {
    ...kept,
    ...(openedName ? { name: openedName } : {}),
    ...(unverified === undefined ? {} : { unverified }),
  }
}
