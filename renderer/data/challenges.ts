import type { Ref } from 'vue'
import type { Challenge } from '../../domain/kit/challenge.ts'
import type { DeviceData } from './device-data-type.ts'
import { useLiveRecords } from './live.ts'

/** Every edition of the kit's cards that this device knows, live. */
export function watchChallenges(data: DeviceData): Ref<Challenge[]> {
  // The card's deep type is told by hand: inferred from the schema it is the same.
  return useLiveRecords(data.records('challenges').find().$) as unknown as Ref<Challenge[]>
}
