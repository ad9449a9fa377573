import { computed, type ComputedRef } from 'vue'
import { directoryOf } from '../../../domain/visits/directory.ts'
import { heldOf, type HeldOfPeople } from '../../../domain/visits/merge-preview.ts'
import type { VisitorId } from '../../../domain/ids.ts'
import { watchApplications } from '../../data/applications.ts'
import { watchBookings } from '../../data/bookings.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { watchVisitsOfAny } from '../../data/visits.ts'
import { useDuplicateFinder } from './duplicate-finder.ts'

/** A person as this desk holds them. */
export interface HeldPerson {
  ids: VisitorId[]
  held: HeldOfPeople
}

/** What this desk holds of a person, under any of their entries, live. */
export function useHeld(of: () => VisitorId): ComputedRef<HeldPerson> {
  const data = useDeviceData()
  const finder = useDuplicateFinder()
  // The same list for as long as it says the same: nothing is asked of the disk anew.
  const ids = computed<VisitorId[]>((before) => {
    const { whoIs } = directoryOf(finder.visitors.value)
    const main = whoIs(of())
    const others = finder.visitors.value.filter(({ id }) => whoIs(id) === main).map(({ id }) => id)
    const now = [...new Set([of(), ...others])]
    return before?.join() === now.join() ? before : now
  })
  const visits = watchVisitsOfAny(data, () => ids.value)
  const bookings = watchBookings(data)
  const applications = watchApplications(data)
  return computed(() => ({
    ids: ids.value,
    held: heldOf(
      { visits: visits.value, bookings: bookings.value, applications: applications.value },
      ids.value,
    ),
  }))
}
