import type { Ref } from 'vue'
import type { Challenge } from '../../domain/kit/challenge.ts'
import type { DeviceData } from './device-data-type.ts'
import { useLive } from './live.ts'

/** Every edition of the kit's cards that this device knows, live. */
export function watchChallenges(data: DeviceData): Ref<Challenge[]> {
  return useLive<Challenge[]>(data.replica.watchAll('challenges'), [])
}
