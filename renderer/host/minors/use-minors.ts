import { computed, type Ref } from 'vue'
import type { VisitorId } from '../../../domain/ids.ts'
import { directoryOf } from '../../../domain/visits/directory.ts'
import type { MinorBand } from '../../../domain/visits/minor-rule.ts'
import { minorityOf, type Minority } from '../../../domain/visits/minority.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import type { Visitor } from '../../../domain/visits/visitor.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { watchVisitors } from '../../data/visitors.ts'
import { dayHere } from '../../words/site-zone.ts'

export interface Minors {
  /** What is known of somebody under 18, under any of their entries. */
  of: (visitorId: VisitorId) => Minority | null
  /** Of whoever came: as the directory says it, or else their visit. */
  bandOf: (visit: Pick<Visit, 'visitorId' | 'ageBand'>) => MinorBand | null
}

/** Who of the directory is under 18, live. Few are: of the others nothing is looked up. */
export function useMinors(visitors: Ref<readonly Visitor[]> = watchVisitors(useDeviceData())): Minors {
  const data = useDeviceData()
  const entriesOf = computed((): ((visitorId: VisitorId) => readonly Visitor[]) => {
    const aged = visitors.value.filter(({ minority }) => minority !== undefined)
    if (aged.length === 0) return () => []
    const { whoIs } = directoryOf(visitors.value)
    const entries = new Map<VisitorId, Visitor[]>()
    for (const entry of aged) {
      const main = whoIs(entry.id)
      entries.set(main, [...(entries.get(main) ?? []), entry])
    }
    return (visitorId) => entries.get(whoIs(visitorId)) ?? []
  })
  const today = () => dayHere(data.now())
  return {
    of: (visitorId) => minorityOf(entriesOf.value(visitorId), today()),
    bandOf({ visitorId, ageBand }) {
      const entries = visitorId === undefined ? [] : entriesOf.value(visitorId)
      // What a host said since goes before what was said on arrival.
      return entries.length > 0 ? (minorityOf(entries, today())?.band ?? null) : (ageBand ?? null)
    },
  }
}
