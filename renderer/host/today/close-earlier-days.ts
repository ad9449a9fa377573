import { watch } from 'vue'
import { dayHere, instantHere } from '../../words/site-zone.ts'
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
 * who has walked round the place. `false`: the site or the time is not known yet.
 */
async function closeVisitsOfEarlierDays(data: DeviceData): Promise<boolean> {
  const [site, now] = [await readSite(data), await data.confirmTime()]
  if (!site || now === null) return false
  if (now >= closingMoment(site.closesAt, now)) return true
  return (await closeForgottenVisits(data)).ok
}

/**
 * The same when the desk opens, and, when nothing told the time then, as soon as the server does. A desk that is
 * opened without network waits for it; one try that the disk refuses is made again at the next contact.
 */
export function closeEarlierDaysOnceTimeIsKnown(data: DeviceData): void {
  let isDone = false
  let isTrying = false
  watch(
    () => [data.sync.connected, data.sync.lastContactAt],
    async () => {
      if (isDone || isTrying) return
      isTrying = true
      try {
        isDone = await closeVisitsOfEarlierDays(data)
      } catch (cause) {
        reportError(cause)
      } finally {
        isTrying = false
      }
    },
    { immediate: true },
  )
}
