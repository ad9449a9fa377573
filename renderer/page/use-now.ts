import { onScopeDispose, shallowRef, type Ref } from 'vue'
import { SECOND, type Instant } from '../../domain/time.ts'
import type { DeviceData } from '../data/device-data.ts'

/** The corrected moment, refreshed often enough for words such as "il y a 3 min". */
export function useNow(data: DeviceData, every = 15 * SECOND): Ref<Instant> {
  const now = shallowRef(data.now())
  const timer = setInterval(() => (now.value = data.now()), every)
  onScopeDispose(() => clearInterval(timer))
  return now
}
