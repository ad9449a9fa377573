import { isRealDay } from '../plausible-time.ts'
import { readEmail } from '../text/email.ts'
import { sanitizeLine } from '../text/sanitize-text.ts'
import { ok, refuse, type Result } from '../result.ts'
import { addDays, DAY, siteInstant, type Day, type Instant, type TimeZone } from '../time.ts'
import type { Employer } from './employer.ts'

/**
 * When an employer is away, told by itself. It moves messages and what candidates are told to expect, and nothing
 * else: which files count, and from which day on, depends on time and on candidates alone (reciprok, F1), so that a
 * leave never stops the clock of the score.
 */
export type Absence = NonNullable<Employer['absence']>
export type StandIn = NonNullable<Employer['standIn']>

/** Five weeks: the paid leave of a year (thirty working days, code du travail L3141-3), taken at once. */
export const LONGEST_ABSENCE = 35
/** How far ahead it may be told, in days. */
const LATEST_START = 365
/**
 * Days of presence between two absences. Longer than messages are kept for, so that no chain of absences keeps them from
 * ever leaving.
 */
export const LEAST_PRESENCE = 28

/**
 * Why an absence is not kept. `too-soon`: too few days after the one before. `replaced`: somebody of the employer told
 * another one meanwhile.
 */
export const absenceFaults = [
  'not-a-day',
  'past',
  'ends-before-it-begins',
  'too-long',
  'too-far',
  'too-soon',
  'stand-in-nameless',
  'not-an-email',
  'replaced',
] as const
export type AbsenceFault = (typeof absenceFaults)[number]

export interface AbsenceAsked {
  /** The first and the last day away. */
  from: Day
  to: Day
  /** Who answers meanwhile; empty: nobody. */
  standIn: { name: string; email: string }
  /** When the absence was told whose place this one takes, as its author saw it. */
  instead?: Instant
}

type Away = Pick<Employer, 'absence' | 'absenceBefore' | 'standIn'>
type Days = NonNullable<Employer['absenceBefore']>

/** Keeps an absence to come, or changes the one to come or under way. `today`: at the site. */
export function planAbsence<T extends Away>(
  employer: T,
  { from, to, standIn, instead }: AbsenceAsked,
  { today, now }: { today: Day; now: Instant },
): Result<T, AbsenceFault> {
  const before = employer.absence
  if (![from, to].every(isRealDay)) return refuse('not-a-day')
  const kept = readStandIn(standIn)
  if (!kept.ok) return kept
  const { standIn: _standIn, absenceBefore: _before, ...rest } = employer
  const isOver = before === undefined || before.to < today
  // Sent again because no answer came.
  if (before && !isOver && before.from === from && before.to === to && sameStandIn(employer, kept.value)) {
    return ok(employer)
  }
  if (before?.askedAt !== instead) return refuse('replaced')
  const isUnderWay = !isOver && before.from <= today && before.from === from
  if (to < today || (from < today && !isUnderWay)) return refuse('past')
  if (to < from) return refuse('ends-before-it-begins')
  if (daysOf({ from, to }) > LONGEST_ABSENCE) return refuse('too-long')
  if (from > addDays(today, LATEST_START)) return refuse('too-far')
  const past = isUnderWay ? employer.absenceBefore : lastBegun(employer, today)
  if (!isUnderWay && past && wasLived(past) && from <= addDays(past.to, LEAST_PRESENCE))
    return refuse('too-soon')
  // Two in one moment are two.
  const askedAt = Math.max(now, (before?.askedAt ?? 0) + 1)
  return ok({
    ...rest,
    absence: { from, to, askedAt },
    ...(past ? { absenceBefore: past } : {}),
    ...(kept.value ? { standIn: kept.value } : {}),
  } as T)
}

/**
 * The employer is back today, or does not go away after all: from the absence that its author read. `told`: when that
 * one was asked for. One that is over stays as it is, so that a try after a lost answer is the same.
 */
export function endAbsence<T extends Away>(employer: T, told: Instant, today: Day): Result<T, 'replaced'> {
  if (!isAbsenceAhead(employer, today)) return ok(employer)
  return employer.absence?.askedAt === told ? ok(withoutRest(employer, today)) : refuse('replaced')
}

/** What was of an absence until yesterday stays, as a fact. In place of one that had not begun stands the one before it. */
function withoutRest<T extends Away>(employer: T, today: Day): T {
  const { absence, standIn: _nobody, absenceBefore, ...rest } = employer
  const past = lastBegun(employer, today)
  if (!absence || !past) return rest as T
  return {
    ...rest,
    absence: { ...past, askedAt: absence.askedAt },
    ...(absenceBefore && absence.from <= today ? { absenceBefore } : {}),
  } as T
}

/**
 * The days until yesterday of the last absence that has begun. One that began today was a mistake: its last day is before
 * its first, and no presence is asked after it. A second one within four weeks is told every morning: it counts as the
 * day before.
 */
function lastBegun({ absence, absenceBefore }: Away, today: Day): Days | undefined {
  if (!absence || absence.from > today) return absenceBefore
  const yesterday = addDays(today, -1)
  const isMistake = absence.from === today
  const wasMistaken = absenceBefore && !wasLived(absenceBefore)
  if (isMistake && wasMistaken && today <= addDays(absenceBefore.from, LEAST_PRESENCE)) {
    return { from: yesterday, to: yesterday }
  }
  return { from: absence.from, to: absence.to < yesterday ? absence.to : yesterday }
}

const wasLived = ({ from, to }: Days): boolean => to >= from

/** Whoever stood in is known no longer once it is over. */
export function withoutPastStandIn<T extends Away>(employer: T, today: Day): T {
  return isAbsenceAhead(employer, today) ? employer : withoutRest(employer, today)
}

export function isAway({ absence }: Pick<Employer, 'absence'>, today: Day): boolean {
  return absence !== undefined && absence.from <= today && today <= absence.to
}

/** Whether an absence is under way or to come. */
export function isAbsenceAhead({ absence }: Pick<Employer, 'absence'>, today: Day): boolean {
  return absence !== undefined && absence.to >= today
}

/** From when until when nobody reads what is sent; the end is the first moment of the first day back. */
export function absenceSpan(
  { from, to }: Pick<Absence, 'from' | 'to'>,
  zone: TimeZone,
): { from: Instant; until: Instant } {
  return { from: siteInstant(from, 0, 0, zone), until: siteInstant(addDays(to, 1), 0, 0, zone) }
}

/** Of the files that wait, how many pass a day of their clock while nobody is there. */
export function passingMeanwhile(
  receptions: readonly Instant[],
  absence: Pick<Absence, 'from' | 'to'>,
  day: number,
  zone: TimeZone,
): number {
  const { from, until } = absenceSpan(absence, zone)
  return receptions.filter((at) => at + day * DAY >= from && at + day * DAY < until).length
}

function readStandIn({ name, email }: AbsenceAsked['standIn']): Result<StandIn | undefined, AbsenceFault> {
  const [who, where] = [sanitizeLine(name), sanitizeLine(email)]
  if (who === '' && where === '') return ok(undefined)
  if (who === '') return refuse('stand-in-nameless')
  if (where === '') return ok({ name: who })
  const address = readEmail(where)
  return address.ok ? ok({ name: who, email: address.value }) : address
}

function sameStandIn({ standIn }: Away, other: StandIn | undefined): boolean {
  return standIn?.name === other?.name && standIn?.email === other?.email
}

function daysOf({ from, to }: Pick<Absence, 'from' | 'to'>): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY + 1
}
