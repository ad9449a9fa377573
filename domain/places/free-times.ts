import { hoursOn, type Opening } from '../sites/opening.ts'
import {
  addDays,
  DAY,
  HOUR,
  MINUTE,
  siteDay,
  siteInstant,
  type Day,
  type Instant,
  type TimeZone,
} from '../time.ts'
import type { Reservation } from './reservation.ts'
import type { Thing } from './thing.ts'

/** From when until when something is somebody's. */
export interface Span {
  startsAt: Instant
  endsAt: Instant
}

/** When the doors of a site are open, and by which clocks. */
export type SiteTimes = Pick<Opening, 'hours' | 'closures' | 'timeZone'>

type Hours = Pick<Thing, 'opensAt' | 'closesAt' | 'slotMinutes'>
type Lent = Hours & Pick<Thing, 'way' | 'longestDays'>
type Daily = Pick<Thing, 'opensAt' | 'closesAt'>

/** For so many days the next open hour is looked for: longer than a summer closure. */
const DAYS_CLOSED = 90

/** The slots of a day for which somebody can be there, in order; none on a day on which the site is closed. */
export function slotsOf(thing: Hours, day: Day, site: SiteTimes = {}): Span[] {
  const open = openSpans(thing, day, site)
  return plainSlots(thing, day, site.timeZone).filter((slot) => isWithin(slot, open))
}

/** The slots of a day, whenever the site is open. */
function plainSlots(thing: Hours, day: Day, zone?: TimeZone): Span[] {
  const ends = onDay(day, thing.closesAt, zone)
  const slots: Span[] = []
  for (let at = onDay(day, thing.opensAt, zone); at + thing.slotMinutes * MINUTE <= ends;) {
    const next = at + thing.slotMinutes * MINUTE
    slots.push({ startsAt: at, endsAt: next })
    at = next
  }
  return slots
}

/**
 * A loan from a day on, for so many days: until closing on the last of them. That is what is asked; when it is to be
 * back in truth `dueBack` says.
 */
export function loanOf(thing: Hours, day: Day, days: number, zone?: TimeZone): Span {
  return {
    startsAt: onDay(day, thing.opensAt, zone),
    endsAt: onDay(addDays(day, days), thing.closesAt, zone),
  }
}

/** Whether it is to be had so, were the site always open: a slot of its day, or a loan within its longest. */
export function fitsThing(thing: Lent, { startsAt, endsAt }: Span, zone?: TimeZone): boolean {
  const day = siteDay(startsAt, zone)
  if (thing.way === 'slot')
    return plainSlots(thing, day, zone).some((slot) => slot.startsAt === startsAt && slot.endsAt === endsAt)
  const days = Math.round((Date.parse(siteDay(endsAt, zone)) - Date.parse(day)) / DAY)
  const loan = loanOf(thing, day, days, zone)
  return days >= 1 && days <= thing.longestDays && loan.startsAt === startsAt && loan.endsAt === endsAt
}

/** Whether it lies in opening hours: a slot as a whole; of a loan, that somebody can fetch the thing on its first day. */
export function isWithinOpening(thing: Lent, asked: Span, site: SiteTimes): boolean {
  const open = openSpans(thing, siteDay(asked.startsAt, site.timeZone), site)
  return thing.way === 'slot' ? isWithin(asked, open) : open.length > 0
}

/** Whether the site is closed on this day, or while the thing is to be had. */
export function isClosedOn(thing: Daily, day: Day, site: SiteTimes): boolean {
  return openSpans(thing, day, site).length === 0
}

/** Whether what was granted can be used: a slot as a whole, a loan on some day of it. */
export function isOpenBetween(thing: Lent, { startsAt, endsAt }: Span, site: SiteTimes): boolean {
  const last = siteDay(endsAt, site.timeZone)
  for (let day = siteDay(startsAt, site.timeZone); day <= last; day = addDays(day, 1)) {
    const open = openSpans(thing, day, site)
    if (thing.way === 'slot' ? isWithin({ startsAt, endsAt }, open) : open.length > 0) return true
  }
  return false
}

/**
 * When a loan is to be back: as asked, or by the end of the first hour in which the site takes it back after that, where
 * it is closed then. Never earlier than asked: hours that change shorten nobody's loan.
 */
export function dueBack(endsAt: Instant, thing: Daily, site: SiteTimes): Instant {
  const first = siteDay(endsAt, site.timeZone)
  for (let ahead = 0; ahead <= DAYS_CLOSED; ahead++) {
    for (const open of openSpans(thing, addDays(first, ahead), site)) {
      if (open.startsAt <= endsAt && endsAt <= open.endsAt) return endsAt
      if (open.startsAt > endsAt) return Math.min(open.startsAt + HOUR, open.endsAt)
    }
  }
  return endsAt
}

/** A loan with the moment by which it is to be back; a slot as it is. */
export function withDue<R extends Pick<Reservation, 'endsAt'>>(
  reservation: R,
  thing: Pick<Thing, 'way' | 'opensAt' | 'closesAt'> | undefined,
  site: SiteTimes,
): R {
  if (thing?.way !== 'loan') return reservation
  const endsAt = dueBack(reservation.endsAt, thing, site)
  return endsAt === reservation.endsAt ? reservation : { ...reservation, endsAt }
}

/** From when until when of a day the site is open and the thing to be had; hours that touch are one. */
function openSpans({ opensAt, closesAt }: Daily, day: Day, site: SiteTimes): Span[] {
  const hours = hoursOn(site, day) ?? [{ opensAt, closesAt }]
  const spans: Span[] = []
  for (const open of hours) {
    const [from, to] = [
      open.opensAt > opensAt ? open.opensAt : opensAt,
      open.closesAt < closesAt ? open.closesAt : closesAt,
    ]
    if (from >= to) continue
    const span = { startsAt: onDay(day, from, site.timeZone), endsAt: onDay(day, to, site.timeZone) }
    const last = spans.at(-1)
    if (last?.endsAt === span.startsAt) last.endsAt = span.endsAt
    else spans.push(span)
  }
  return spans
}

function isWithin({ startsAt, endsAt }: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => span.startsAt <= startsAt && endsAt <= span.endsAt)
}

function onDay(day: Day, clock: string, zone?: TimeZone): Instant {
  const [hour, minute] = clock.split(':').map(Number) as [number, number]
  return siteInstant(day, hour, minute, zone)
}
