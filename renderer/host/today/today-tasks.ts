import type { Booking } from '../../../domain/seats/booking.ts'
import { challengeStatus, type Challenge } from '../../../domain/kit/challenge.ts'
import { isConfirmed } from '../../../domain/seats/booking-status.ts'
import { waitingLine } from '../../../domain/seats/waiting-line.ts'
import { sessionStatus, type ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import type { SeatLease } from '../../../domain/seats/seat-lease.ts'
import { seatsMissing } from '../../../domain/seats/seat-ledger.ts'
import { applicationStatus, expectedAnswer } from '../../../domain/hiring/application-status.ts'
import type { Application } from '../../../domain/hiring/application.ts'
import type { Employer } from '../../../domain/hiring/employer.ts'
import { replyWaits } from '../../../domain/hiring/label-reply.ts'
import { isEmployerOf, isUnderMandate } from '../../../domain/hiring/mandate.ts'
import type { Site } from '../../../domain/sites/site.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Headcount } from '../../../domain/visits/headcount.ts'
import { isOpenVisit, type Visit } from '../../../domain/visits/visit.ts'
import type { DeviceLine } from '../../data/host-api.ts'
import { isWhole } from '../../data/visits.ts'
import { devicesOwing, devicesWithProblems } from '../devices/device-health.ts'
import { dayHere, siteZone } from '../../words/site-zone.ts'
import { closingMoment } from './close-earlier-days.ts'
import { occupancy } from './headcount-words.ts'

/** One thing that waits for a host. */
export type TodayTask =
  | { kind: 'full' | 'filling'; count: number; capacity: number }
  | { kind: 'close-day'; closedAt: Instant; count: number }
  | { kind: 'damaged-visits'; visits: readonly Visit[] }
  | { kind: 'refused'; count: number }
  | { kind: 'device-silent'; device: DeviceLine }
  | { kind: 'seats-wait'; count: number }
  | { kind: 'overbooked'; session: ChallengeSession; count: number }
  | { kind: 'line-today'; session: ChallengeSession; booked: number; count: number }
  | { kind: 'proposals' | 'kit-reviews' | 'to-call' | 'letters'; count: number }
  | { kind: 'unverified' | 'unproven' | 'guessed' | 'contests' | 'duplicates'; count: number }
  | { kind: 'label-replies' | 'score-alerts'; count: number }
  | { kind: 'postings' | 'introductions' | 'thanks' | 'table-proposals' | 'tables-alone'; count: number }
  | { kind: 'silent-employer'; employer: Employer; count: number }

export interface TodayFacts {
  now: Instant
  site: Site | null
  visits: readonly Visit[]
  /** Visits of earlier days that cannot be closed because their record is damaged. */
  damagedVisits: readonly Visit[]
  headcount: Headcount
  devices: readonly DeviceLine[]
  /** When the server told the devices: an old list must not make them all look silent. */
  devicesAt: Instant
  /** Rows that the server refused. */
  refused: number
  /** Applications made with other pictures than the card's, not looked at yet. */
  unproven: number
  /** Cards whose pictures were guessed at. */
  guessed: number
  /** Pairs of people who are perhaps one. */
  duplicates: number
  /** What candidates and employers ask hosts to decide. */
  contests: number
  /** Unusual figures of employers that nobody looked at yet. */
  scoreAlerts: number
  /** Cards of the board that wait for a decision. */
  postings: number
  /** People who said yes to each other and are to be brought together. */
  introductions: number
  /** Lines of thanks that hosts read before they arrive. */
  thanks: number
  /** Small tables that visitors propose, and those whose hour is there with fewer than two people. */
  tableProposals: number
  tablesAlone: number
  employers: readonly Employer[]
  sessions: readonly ChallengeSession[]
  bookings: readonly Booking[]
  /** Cards of the kit, those of the site in review among them. */
  challenges: readonly Challenge[]
  /** Employers whom somebody should call, by their ids. */
  toCall: readonly string[]
  /** Messages to employers that no e-mail carried. */
  letters: number
  leases: readonly SeatLease[]
  /** Those this desk may read: of the employers that gave a mandate. */
  applications: readonly Application[]
}

/**
 * What there is to do, the most pressing first: safety of the people here, then closing, then what keeps data
 * from arriving, then seats, then people to talk with, then what waits for a decision, then employers to call.
 */
export function todayTasks(facts: TodayFacts): TodayTask[] {
  return [
    ...crowding(facts),
    ...closing(facts),
    ...damaged(facts),
    ...(facts.refused > 0 ? [{ kind: 'refused' as const, count: facts.refused }] : []),
    ...devicesWithProblems(facts.devices, facts.devicesAt).map((device) => ({
      kind: 'device-silent' as const,
      device,
    })),
    ...seats(facts),
    ...linesOfToday(facts),
    ...unverified(facts),
    ...(facts.guessed > 0 ? [{ kind: 'guessed' as const, count: facts.guessed }] : []),
    ...(facts.unproven > 0 ? [{ kind: 'unproven' as const, count: facts.unproven }] : []),
    ...(facts.duplicates > 0 ? [{ kind: 'duplicates' as const, count: facts.duplicates }] : []),
    ...(facts.contests > 0 ? [{ kind: 'contests' as const, count: facts.contests }] : []),
    ...(facts.postings > 0 ? [{ kind: 'postings' as const, count: facts.postings }] : []),
    ...(facts.introductions > 0 ? [{ kind: 'introductions' as const, count: facts.introductions }] : []),
    ...(facts.thanks > 0 ? [{ kind: 'thanks' as const, count: facts.thanks }] : []),
    ...(facts.tableProposals > 0 ? [{ kind: 'table-proposals' as const, count: facts.tableProposals }] : []),
    ...(facts.tablesAlone > 0 ? [{ kind: 'tables-alone' as const, count: facts.tablesAlone }] : []),
    ...counted('proposals', facts.sessions.filter((one) => sessionStatus(one) === 'proposed').length),
    ...counted('kit-reviews', facts.challenges.filter((one) => challengeStatus(one) === 'in-review').length),
    ...labelReplies(facts),
    ...(facts.scoreAlerts > 0 ? [{ kind: 'score-alerts' as const, count: facts.scoreAlerts }] : []),
    ...silentEmployers(facts),
    ...employersToCall(facts),
    ...counted('letters', facts.letters),
  ]
}

function counted(kind: 'proposals' | 'kit-reviews' | 'to-call' | 'letters', count: number): TodayTask[] {
  return count > 0 ? [{ kind, count }] : []
}

function crowding({ site, headcount: count }: TodayFacts): TodayTask[] {
  if (!site) return []
  const level = occupancy(count, site.capacity)
  if (level === 'calm') return []
  return [{ kind: level === 'red' ? 'full' : 'filling', count: count.atMost, capacity: site.capacity }]
}

function closing({ site, visits, now }: TodayFacts): TodayTask[] {
  if (!site) return []
  const closedAt = closingMoment(site, now)
  const count = visitsToClose(visits, closedAt).length
  return now >= closedAt && count > 0 ? [{ kind: 'close-day', closedAt, count }] : []
}

/** Visits that closing the day would close: somebody who arrived after the closing hour is still welcome. */
export function visitsToClose(visits: readonly Visit[], closedAt: Instant): Visit[] {
  return openVisits(visits).filter((visit) => visit.arrivedAt < closedAt && isWhole(visit))
}

/** Open visits that nothing can close any more, because their record is damaged. */
export function damagedOf(visits: readonly Visit[]): Visit[] {
  return openVisits(visits).filter((visit) => !isWhole(visit))
}

function damaged({ visits, damagedVisits }: TodayFacts): TodayTask[] {
  const known = new Map([...damagedVisits, ...damagedOf(visits)].map((visit) => [visit.id, visit]))
  return known.size > 0 ? [{ kind: 'damaged-visits', visits: [...known.values()] }] : []
}

function openVisits(visits: readonly Visit[]): Visit[] {
  return visits.filter(isOpenVisit)
}

/** Seats that wait for a device since a restore, and sessions in which more is promised than there is. */
function seats({ devices, sessions, bookings, leases, now }: TodayFacts): TodayTask[] {
  const owing = devicesOwing(devices).length
  const short = sessions
    .filter((session) => session.startsAt > now && ['open', 'locked'].includes(sessionStatus(session)))
    .map((session) => {
      const own = ({ sessionId }: { sessionId: string }) => sessionId === session.id
      const facts = { session, bookings: bookings.filter(own), leases: leases.filter(own) }
      return { kind: 'overbooked' as const, session, count: seatsMissing(facts) }
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.session.startsAt - b.session.startsAt)
  return [...(owing > 0 ? [{ kind: 'seats-wait' as const, count: owing }] : []), ...short]
}

/** Sessions still ahead today for which people wait although a seat is not given: it is free, or lent to a kiosk. */
function linesOfToday({ sessions, bookings, now }: TodayFacts): TodayTask[] {
  return sessions
    .filter(({ startsAt }) => startsAt > now && dayHere(startsAt) === dayHere(now))
    .filter((session) => ['open', 'locked'].includes(sessionStatus(session)))
    .map((session) => {
      const own = bookings.filter(({ sessionId }) => sessionId === session.id)
      const booked = own.filter((booking) => isConfirmed(booking)).length
      return { kind: 'line-today' as const, session, booked, count: waitingLine(own).length }
    })
    .filter(({ session, booked, count }) => count > 0 && booked < session.capacity)
    .sort((a, b) => a.session.startsAt - b.session.startsAt)
}

function unverified({ visits }: TodayFacts): TodayTask[] {
  const count = openVisits(visits).filter((visit) => visit.unverified).length
  return count > 0 ? [{ kind: 'unverified', count }] : []
}

/** What employers ask to have published beside their label. */
function labelReplies({ employers, site }: TodayFacts): TodayTask[] {
  if (!site) return []
  const count = employers.filter((employer) => replyWaits(employer) && isEmployerOf(employer, site.id)).length
  return count > 0 ? [{ kind: 'label-replies', count }] : []
}

/** Whom the board of silence proposes to call, but for those whom this list names already. */
function employersToCall(facts: TodayFacts): TodayTask[] {
  const named = new Set(
    silentEmployers(facts).flatMap((task) => (task.kind === 'silent-employer' ? [task.employer.id] : [])),
  )
  return counted('to-call', facts.toCall.filter((id) => !named.has(id)).length)
}

/** Employers under mandate who left somebody without an answer past the expected day, the longest list first. */
function silentEmployers({ employers, applications, now }: TodayFacts): TodayTask[] {
  const counts = new Map<string, number>()
  for (const application of applications) {
    const { overdue } = expectedAnswer(applicationStatus(application, now), now, siteZone.value)
    const employer = employers.find(({ id }) => id === application.employerId)
    if (!overdue || !isUnderMandate(employer, application)) continue
    counts.set(application.employerId, (counts.get(application.employerId) ?? 0) + 1)
  }
  return employers
    .filter((employer) => counts.has(employer.id))
    .map((employer) => ({ kind: 'silent-employer' as const, employer, count: counts.get(employer.id)! }))
    .sort((a, b) => b.count - a.count)
}
