import type { Ref } from 'vue'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { DeviceData } from './device-data-type.ts'
import { useLiveRecords } from './live.ts'

/** The directory of the site, live. Only a host desk holds it. */
export function watchVisitors(data: DeviceData): Ref<Visitor[]> {
  return useLiveRecords(data.records('visitors').find().$)
}
