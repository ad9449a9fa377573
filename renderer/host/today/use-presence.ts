import { computed, type ComputedRef, type Ref } from 'vue'
import { SURELY_HERE, headcount, openStays, type Headcount } from '../../../domain/visits/headcount.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Directory } from '../../../domain/visits/directory.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { useDirectory } from '../../data/visitors.ts'
import { watchTodaysVisits } from '../../data/visits.ts'
import { useNow } from '../../page/use-now.ts'

export interface Presence {
  now: Ref<Instant>
  visits: Ref<Visit[]>
  /** Visits whose departure nobody told, the latest arrival first. */
  here: ComputedRef<Visit[]>
  headcount: ComputedRef<Headcount>
  /** The name given today, else the one of the directory. */
  nameOf: (visit: Visit) => string | null
  mayHaveLeft: (visit: Visit) => boolean
  whoIs: Directory['whoIs']
}

/** Who is at the site, live, as far as this desk knows. */
export function usePresence(): Presence {
  const data = useDeviceData()
  const now = useNow(data)
  const visits = watchTodaysVisits(data)
  const directory = useDirectory(data)
  return {
    now,
    visits,
    here: computed(() => openStays(visits.value, directory.value.whoIs)),
    headcount: computed(() => headcount(visits.value, now.value, directory.value.whoIs)),
    nameOf: (visit) =>
      visit.name ?? (visit.visitorId ? (directory.value.nameOf(visit.visitorId) ?? null) : null),
    whoIs: (visitorId) => directory.value.whoIs(visitorId),
    mayHaveLeft: (visit) => now.value - visit.arrivedAt >= SURELY_HERE,
  }
}
