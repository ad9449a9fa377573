import { dayHere, instantHere } from '../../data/site-zone.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { readSite } from '../../data/site.ts'
import { closeForgottenVisits } from '../../data/visits.ts'

/** The moment at which the site closes on the day of this instant. */
export function closingMoment(closesAt: string, now: number): number {
  const [hour, minute] = closesAt.split(':').map(Number)
  return instantHere(dayHere(now), hour, minute)
}

/**
 * In the morning, closes as *unknown* the visits that an earlier day left open. Those of today wait for a host
 * who has walked round the place.
 */
export async function closeVisitsOfEarlierDays(data: DeviceData): Promise<void> {
  const site = await readSite(data)
  if (site && data.now() < closingMoment(site.closesAt, data.now())) await closeForgottenVisits(data)
}
