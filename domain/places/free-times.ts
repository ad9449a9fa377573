import { addDays, DAY, MINUTE, siteDay, siteInstant, type Day, type Instant, type TimeZone } from '../time.ts'
import type { Thing } from './thing.ts'

/** From when until when something is somebody's. */
export interface Span {
  startsAt: Instant
  endsAt: Instant
}

type Hours = Pick<Thing, 'opensAt' | 'closesAt' | 'slotMinutes'>
type Lent = Hours & Pick<Thing, 'way' | 'longestDays'>

/** The slots of a day, in order; none where it closes before it opens. */
export function slotsOf(thing: Hours, day: Day, zone?: TimeZone): Span[] {
  const ends = onDay(day, thing.closesAt, zone)
  const slots: Span[] = []
  for (let at = onDay(day, thing.opensAt, zone); at + thing.slotMinutes * MINUTE <= ends;) {
    const next = at + thing.slotMinutes * MINUTE
    slots.push({ startsAt: at, endsAt: next })
    at = next
  }
  return slots
}

/** A loan from a day on, for so many days: until closing on the last of them. */
export function loanOf(thing: Hours, day: Day, days: number, zone?: TimeZone): Span {
  return {
    startsAt: onDay(day, thing.opensAt, zone),
    endsAt: onDay(addDays(day, days), thing.closesAt, zone),
  }
}

/** Whether it is to be had so: a slot of its day, or a loan within its longest. */
export function fitsThing(thing: Lent, { startsAt, endsAt }: Span, zone?: TimeZone): boolean {
  const day = siteDay(startsAt, zone)
  if (thing.way === 'slot')
    return slotsOf(thing, day, zone).some((slot) => slot.startsAt === startsAt && slot.endsAt === endsAt)
  const days = Math.round((Date.parse(siteDay(endsAt, zone)) - Date.parse(day)) / DAY)
  const loan = loanOf(thing, day, days, zone)
  return days >= 1 && days <= thing.longestDays && loan.startsAt === startsAt && loan.endsAt === endsAt
}

function onDay(day: Day, clock: string, zone?: TimeZone): Instant {
  const [hour, minute] = clock.split(':').map(Number) as [number, number]
  return siteInstant(day, hour, minute, zone)
}
