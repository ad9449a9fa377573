import { computed } from 'vue'
import { isClosedOn, loanOf, slotsOf, withDue, type Span } from '../../../domain/places/free-times.ts'
import { whyNotFree } from '../../../domain/places/judge-reservation.ts'
import type { Reservation } from '../../../domain/places/reservation.ts'
import type { Thing } from '../../../domain/places/thing.ts'
import { addDays, type Day } from '../../../domain/time.ts'
import { watchSessions } from '../../data/challenge-sessions.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { watchReservations } from '../../data/reservations.ts'
import { watchSite } from '../../data/site.ts'
import { useNow } from '../../page/use-now.ts'
import { dayHere, siteZone } from '../../words/site-zone.ts'

/** Loans that are offered, in days. */
const loanLengths = [1, 2, 3, 7, 14, 30, 60]

/** What can be booked or borrowed here, and when it is free as far as this kiosk knows. */
export function useThings() {
  const data = useDeviceData()
  const site = watchSite(data)
  const now = useNow(data)
  const sessions = watchSessions(data)
  const reservations = watchReservations(data)
  const things = computed(() => site.value?.things ?? [])
  /** By whose hours and closures everything here goes. */
  const times = computed(() => ({ ...site.value, timeZone: siteZone.value }))
  const days = computed(() => [0, 1, 2].map((ahead) => addDays(dayHere(now.value), ahead)))

  /** How many the person has is not known of others' ids: the server alone says no for that. */
  function isFree(thing: Thing, span: Span): boolean {
    const others = reservations.value.filter(({ thingId }) => thingId === thing.id)
    const facts = { thing, others, sessions: sessions.value, alreadyTheirs: 0 }
    return whyNotFree(span, facts, now.value, times.value) === null
  }
  const freeSlots = (thing: Thing, day: Day) =>
    slotsOf(thing, day, times.value).filter((slot) => slot.startsAt > now.value && isFree(thing, slot))
  function freeLoans(thing: Thing, day: Day): { days: number; span: Span }[] {
    return loanLengths
      .filter((count) => count <= thing.longestDays)
      .map((count) => ({ days: count, span: loanOf(thing, day, count, siteZone.value) }))
      .filter(({ span }) => isFree(thing, span))
  }
  const hasFree = (thing: Thing) =>
    days.value
      .slice(0, 2)
      .some((day) => (thing.way === 'slot' ? freeSlots(thing, day) : freeLoans(thing, day)).length > 0)
  /** Of a loan, until when it is to be back: on a day on which the site is closed nothing is brought back. */
  function asDue<R extends Pick<Reservation, 'endsAt'>>(thing: Thing | undefined, one: R): R {
    return withDue(one, thing, times.value)
  }
  return {
    things,
    asDue,
    isClosed: (thing: Thing, day: Day) => isClosedOn(thing, day, times.value),
    days,
    now,
    freeSlots,
    freeLoans,
    hasFree,
    thingOf: (id: string) => things.value.find((one) => one.id === id),
  }
}
