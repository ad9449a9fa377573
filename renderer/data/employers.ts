import type { Ref } from 'vue'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { DeviceData } from './device-data-type.ts'
import { useLiveRecords } from './live.ts'

/** The employers that this device knows, live. */
export function watchEmployers(data: DeviceData): Ref<Employer[]> {
  return useLiveRecords(data.records('employers').find().$)
}
