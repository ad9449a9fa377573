import { inject, provide, shallowRef, watch, type InjectionKey, type Ref } from 'vue'
import { closingTimeOn, type Opening } from '../../../domain/sites/opening.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import { dayHere, instantHere } from '../../words/site-zone.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { readSite } from '../../data/site.ts'
import { closeForgottenVisits } from '../../data/visits.ts'

type DamagedVisits = Readonly<Ref<readonly Visit[]>>

/** The moment at which the site closes on the day of this instant. */
export function closingMoment(site: Opening, now: number): number {
  const [hour, minute] = closingTimeOn(site, dayHere(now)).split(':').map(Number)
  return instantHere(dayHere(now), hour, minute)
}

/**
 * In the morning, closes as *unknown* the visits that an earlier day left open. Those of today wait for a host
 * who has walked round the place. Answers those that cannot be closed; `null`: the site or the time is not known yet.
 */
async function closeVisitsOfEarlierDays(data: DeviceData): Promise<readonly Visit[] | null> {
  const [site, now] = [await readSite(data), await data.confirmTime()]
  if (!site || now === null) return null
  if (now >= closingMoment(site, now)) return []
  const told = await closeForgottenVisits(data)
  return told.ok ? told.value.damaged : null
}

/**
 * The same when the desk opens, and, when nothing told the time then, as soon as the server does. A desk that is
 * opened without network waits for it; one try that the disk refuses is made again at the next contact. Tells the
 * visits that stay open because their record is damaged. `may`: whether whoever is at the desk writes visits.
 */
export function closeEarlierDaysOnceTimeIsKnown(
  data: DeviceData,
  may: () => boolean = () => true,
): DamagedVisits {
  const damaged = shallowRef<readonly Visit[]>([])
  let isDone = false
  let isTrying = false
  watch(
    () => [data.sync.connected, data.sync.lastContactAt],
    async () => {
      if (isDone || isTrying || !may()) return
      isTrying = true
      try {
        const left = await closeVisitsOfEarlierDays(data)
        isDone = left !== null
        damaged.value = left ?? []
      } catch (cause) {
        reportError(cause)
      } finally {
        isTrying = false
      }
    },
    { immediate: true },
  )
  return damaged
}

const damagedKey: InjectionKey<DamagedVisits> = Symbol('damaged visits')

/** For the frame of the desk: the screens list them. */
export function provideDamagedVisits(damaged: DamagedVisits): void {
  provide(damagedKey, damaged)
}

export function useDamagedVisits(): DamagedVisits {
  return inject(damagedKey, () => shallowRef([]), true)
}
