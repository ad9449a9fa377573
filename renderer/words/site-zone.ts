import { readonly, shallowRef } from 'vue'
import {
  isTimeZone,
  PARIS,
  siteDay,
  siteInstant,
  type Day,
  type Instant,
  type TimeZone,
} from '../../domain/time.ts'

const zone = shallowRef<TimeZone>(PARIS)

/** The time zone of this page's site. A page is one device, and a device belongs to one site. */
export const siteZone = readonly(zone)

/** Told by the data of the device whenever it hears of its site. */
export function keepSiteZone(told: TimeZone | undefined): void {
  zone.value = told !== undefined && isTimeZone(told) ? told : PARIS
}

/** The day that people at this site read on the wall at this instant. */
export function dayHere(at: Instant): Day {
  return siteDay(at, zone.value)
}

/** The instant at which the clocks of this site show this hour on this day. */
export function instantHere(day: Day, hour = 0, minute = 0): Instant {
  return siteInstant(day, hour, minute, zone.value)
}
