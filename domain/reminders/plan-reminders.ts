import { REPORT_DAY } from '../hiring/published-report.ts'
import { QUIET_ANSWER_DAYS } from '../hiring/quiet-offer.ts'
import { dropAhead, type DropAhead } from '../hiring/drop-ahead.ts'
import { addDays, DAY, lastMondayAtSix, parisDay, siteDay, siteInstant, type Instant } from '../time.ts'
import { labelLostAt } from './label-lost.ts'
import { closingSubject, reminderKey, type Reader, type Reminder, type ReminderKind } from './reminder.ts'
import type { ReminderFacts, ReminderFile } from './reminder-facts.ts'
import { afterWork, isWorking, MOST_LATE, nextWorking, type WorkingHours } from './working-hours.ts'

interface FileStep {
  kind: ReminderKind
  reader: Reader
  /** Whole days after the reception. */
  day: number
  /** The day from which its words would be untrue. */
  untilDay?: number
  holds(file: ReminderFile): boolean
}

const isWaiting = ({ answeredAt }: ReminderFile) => answeredAt === undefined
const isAboutToCount = (file: ReminderFile) => isWaiting(file) && !file.unverified
const isUnopened = (file: ReminderFile) => isWaiting(file) && file.openedAt === undefined
const isUnconcluded = ({ toConclude }: ReminderFile) => toConclude === true
const hasReader = (file: ReminderFile) => file.reachable && isWaiting(file)

/** The clock of an application (reminders, F7). Of a withdrawn one only the end of a yes is asked for. */
const fileSteps: readonly FileStep[] = [
  { kind: 'acknowledgement', reader: 'candidate', day: 0, holds: hasReader },
  { kind: 'new-file', reader: 'employer', day: 0, holds: isUnopened },
  { kind: 'unopened', reader: 'employer', day: 7, holds: isUnopened },
  { kind: 'full-value', reader: 'employer', day: 12, untilDay: 15, holds: isWaiting },
  { kind: 'waiting', reader: 'employer', day: 21, holds: isWaiting },
  { kind: 'counts-soon', reader: 'employer', day: 28, holds: isAboutToCount },
  { kind: 'no-answer', reader: 'candidate', day: 30, holds: hasReader },
  { kind: 'conclude', reader: 'employer', day: 60, holds: isUnconcluded },
  { kind: 'conclude-soon', reader: 'employer', day: 72, untilDay: 76, holds: isUnconcluded },
]

/** After a recruitment is closed: the invitations while somebody waits, then the report. */
const closingSteps = [
  { kind: 'offer-closed', day: 0, whileWaiting: true },
  { kind: 'offer-closed-again', day: 3, whileWaiting: true },
  { kind: 'offer-closed-last', day: 6, whileWaiting: true },
  { kind: 'report', day: REPORT_DAY, whileWaiting: false },
] as const

/** After the employer was asked whether a recruitment goes on; nothing more once it is closed. */
const quietSteps = [
  { kind: 'offer-quiet', day: 0 },
  { kind: 'offer-quiet-last', day: 10 },
] as const

/** Days after the Monday that took the label; silence after the last, until the next loss. */
const labelSteps = [
  { kind: 'label-lost', day: 1 },
  { kind: 'label-lost-again', day: 15 },
  { kind: 'label-lost-last', day: 29 },
] as const

/** For how long a message that could not leave is still told: longer ago it is forgotten. */
const TOLD_FOR = 21 * DAY
/** Longer than that after five weeks away and what is left of the time to leave. */
const LONGEST_KEPT = 70 * DAY

/**
 * The messages that the facts of an employer call for: those to come, those due, and those that became too late a
 * short time ago. What was answered calls for nothing, so planned again just before it leaves none comes after
 * its answer. Keys are unique, and the same each time.
 */
export function planReminders(facts: ReminderFacts, now: Instant): Reminder[] {
  return [
    ...ofFiles(facts),
    ...ofAnswers(facts),
    ...ofClosedOffers(facts),
    ...ofQuietOffers(facts),
    ...ofDrop(facts, now),
    ...ofLabel(facts),
    ...ofAdvice(facts),
  ].flatMap((asked) => {
    const { kind, reader, subject, dueAt, until, closing, drop } = asked
    if (dueAt < now - LONGEST_KEPT) return []
    const hours = hoursOfReader(asked, facts)
    const earliest = nextWorking(dueAt, hours)
    // A label may begin to fall on any day of the week, and what keeps it helps until the last one.
    const latest = drop ? until - 1 : Math.min(afterWork(earliest, MOST_LATE, hours), until - 1)
    if (latest < earliest || latest < now - TOLD_FOR) return []
    const key = reminderKey(facts.employerId, kind, subject)
    const formerly = closing && {
      key: reminderKey(facts.employerId, kind, closing.offerId),
      since: closing.closedAt,
    }
    return [
      {
        key,
        kind,
        reader,
        subject,
        earliest,
        latest,
        hours,
        ...(formerly ? { formerly } : {}),
        ...(drop ? { drop } : {}),
      },
    ]
  })
}

/** An employer that is away is written to when it is back; not of a half hour with a host, which it booked itself. */
function hoursOfReader({ kind, reader, hours }: Asked, { away }: ReminderFacts): WorkingHours {
  return reader !== 'employer' || kind === 'advice-soon' || away.length === 0 ? hours : { ...hours, away }
}

/** Those of a plan that may leave now, while somebody works. */
export function dueReminders(plan: readonly Reminder[], now: Instant): Reminder[] {
  return plan.filter(
    ({ earliest, latest, hours }) => earliest <= now && now <= latest && isWorking(now, hours),
  )
}

/** Least time between two messages to one employer. */
const AT_MOST_EVERY = DAY

/**
 * When the employer may be written to, at or after now: within working hours, a day after the last message. One
 * that seems to have left in the future was noted by a clock that was wrong.
 */
export function mayBeWrittenAt(lastSentAt: Instant | null, now: Instant, hours: WorkingHours): Instant {
  const last = lastSentAt === null ? -Infinity : Math.min(lastSentAt, now)
  return nextWorking(Math.max(now, last + AT_MOST_EVERY), hours)
}

interface Asked {
  kind: ReminderKind
  reader: Reader
  subject: string
  dueAt: Instant
  /** From then on its words would be untrue. */
  until: Instant
  hours: WorkingHours
  closing?: { offerId: string; closedAt: Instant }
  drop?: DropAhead
}

function ofFiles({ files, hours }: ReminderFacts): Asked[] {
  return files
    .filter(({ withdrawnAt, toConclude }) => withdrawnAt === undefined || toConclude)
    .flatMap((file) =>
      fileSteps
        .filter((step) => step.holds(file))
        .map(({ kind, reader, day, untilDay = Infinity }) => ({
          kind,
          reader,
          subject: file.id,
          dueAt: file.receivedAt + day * DAY,
          until: file.receivedAt + untilDay * DAY,
          hours: reader === 'candidate' ? file.hours : hours,
        })),
    )
}

/** What waits for a candidate: an answer to read, or whether they were told one elsewhere. What it says is told nowhere else. */
function ofAnswers({ files }: ReminderFacts): Asked[] {
  return files
    .filter(({ reachable, withdrawnAt }) => reachable && withdrawnAt === undefined)
    .flatMap(({ id: subject, hours, answerReadableAt, tellingAsked }): Asked[] => {
      const about = { reader: 'candidate', subject, hours } as const
      return [
        ...(answerReadableAt === undefined
          ? []
          : [{ ...about, kind: 'answer-ready' as const, dueAt: answerReadableAt, until: Infinity }]),
        ...(tellingAsked
          ? [
              {
                ...about,
                kind: 'telling-asked' as const,
                dueAt: tellingAsked.from,
                until: tellingAsked.until,
              },
            ]
          : []),
      ]
    })
}

function ofClosedOffers({ closedOffers, files, hours }: ReminderFacts): Asked[] {
  const byOffer = Map.groupBy(
    files.filter(({ withdrawnAt }) => withdrawnAt === undefined),
    ({ offerId }) => offerId,
  )
  return closedOffers.flatMap(({ id, closedAt }) => {
    const received = byOffer.get(id) ?? []
    if (received.length === 0) return []
    return closingSteps
      .filter(({ whileWaiting }) => !whileWaiting || received.some(isWaiting))
      .map(({ kind, day }) => ({
        kind,
        reader: 'employer' as const,
        subject: closingSubject(id, siteDay(closedAt, hours.timeZone)),
        closing: { offerId: id, closedAt },
        dueAt: closedAt + day * DAY,
        until: Infinity,
        hours,
      }))
  })
}

function ofQuietOffers({ quietOffers, hours }: ReminderFacts): Asked[] {
  return quietOffers.flatMap(({ id, askedAt }) =>
    quietSteps.map(({ kind, day }) => ({
      kind,
      reader: 'employer' as const,
      subject: closingSubject(id, siteDay(askedAt, hours.timeZone)),
      dueAt: askedAt + day * DAY,
      until: askedAt + QUIET_ANSWER_DAYS * DAY,
      hours,
    })),
  )
}

/**
 * Seven days before: from the publication that still tells the label, until the one that takes it; where it shows only
 * later in the week, on that day. What was answered meanwhile keeps it, and calls for nothing; each fall is told once.
 */
function ofDrop({ publications, scored, files, hours }: ReminderFacts, now: Instant): Asked[] {
  const since = lastMondayAtSix(now)
  const published = publications.find(({ monday }) => monday === since)
  const owed = files.filter(
    (file) => isUnconcluded(file) || (isWaiting(file) && file.withdrawnAt === undefined),
  )
  const drop = dropAhead(published?.grade ?? undefined, scored, owed, now)
  if (!drop) return []
  const subject = parisDay(drop.at)
  return [{ kind: 'drop-ahead', reader: 'employer', subject, dueAt: since, until: drop.at, hours, drop }]
}

function ofLabel({ publications, motivesAt, hours }: ReminderFacts): Asked[] {
  const lostAt = labelLostAt(publications)
  if (lostAt === null || motivesAt.some((at) => at >= lostAt)) return []
  const monday = parisDay(lostAt)
  return labelSteps.map(({ kind, day }) => ({
    kind,
    reader: 'employer',
    subject: monday,
    dueAt: siteInstant(addDays(monday, day), 0, 0, hours.timeZone),
    until: Infinity,
    hours,
  }))
}

/** The day before a booked half hour with a host; no more once it has begun. */
function ofAdvice({ advice, hours }: ReminderFacts): Asked[] {
  return advice.map(({ bookingId, startsAt }) => ({
    kind: 'advice-soon',
    reader: 'employer',
    subject: bookingId,
    dueAt: startsAt - DAY,
    until: startsAt,
    hours,
  }))
}
