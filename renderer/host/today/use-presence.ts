import { computed, type ComputedRef, type Ref } from 'vue'
import { SURELY_HERE, headcount, type Headcount } from '../../../domain/visits/headcount.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { watchVisitors } from '../../data/visitors.ts'
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
}

/** Who is at the site, live, as far as this desk knows. */
export function usePresence(): Presence {
  const data = useDeviceData()
  const now = useNow(data)
  const visits = watchTodaysVisits(data)
  const visitors = watchVisitors(data)
  const names = computed(() => new Map(visitors.value.map((visitor) => [visitor.id, visitor.name])))
  return {
    now,
    visits,
    here: computed(() =>
      visits.value
        .filter((visit) => visit.kind === 'stay' && !visit.closing)
        .sort((a, b) => b.arrivedAt - a.arrivedAt),
    ),
    headcount: computed(() => headcount(visits.value, now.value)),
    nameOf: (visit) => visit.name ?? (visit.visitorId ? (names.value.get(visit.visitorId) ?? null) : null),
    mayHaveLeft: (visit) => now.value - visit.arrivedAt >= SURELY_HERE,
  }
}
