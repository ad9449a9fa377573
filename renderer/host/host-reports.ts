import { inject, provide, shallowRef, type InjectionKey, type Ref } from 'vue'
import type { Instant } from '../../domain/time.ts'
import type { DeviceData } from '../data/device-data.ts'
import { listDevices, listRefusedRows, type DeviceLine, type RefusedLine } from '../data/host-api.ts'
import type { CallRefusal } from '../data/http.ts'
import type { HostSession } from './session/host-session.ts'

/** What only the server knows, as it last told this desk: the devices, and the rows it refused. */
export interface HostReports {
  /** `null` until the server told it once. */
  readonly devices: Readonly<Ref<readonly DeviceLine[] | null>>
  readonly refusedRows: Readonly<Ref<readonly RefusedLine[] | null>>
  readonly readAt: Readonly<Ref<Instant | null>>
  /** Why the last reading failed; what was read before is kept. */
  readonly problem: Readonly<Ref<CallRefusal | null>>
  refresh(): Promise<void>
}

export function createHostReports(data: DeviceData, session: HostSession): HostReports {
  const devices = shallowRef<readonly DeviceLine[] | null>(null)
  const refusedRows = shallowRef<readonly RefusedLine[] | null>(null)
  const readAt = shallowRef<Instant | null>(null)
  const problem = shallowRef<CallRefusal | null>(null)
  return {
    devices,
    refusedRows,
    readAt,
    problem,
    async refresh() {
      const [deviceReply, rowsReply] = await Promise.all([
        session.ask((host) => listDevices(data, host)),
        session.ask((host) => listRefusedRows(data, host)),
      ])
      if (deviceReply.ok) devices.value = deviceReply.value.devices
      if (rowsReply.ok) refusedRows.value = rowsReply.value.rows
      if (deviceReply.ok && rowsReply.ok) {
        readAt.value = data.now()
        problem.value = null
      } else {
        problem.value = !deviceReply.ok ? deviceReply.reason : !rowsReply.ok ? rowsReply.reason : null
      }
    },
  }
}

const reportsKey: InjectionKey<HostReports> = Symbol('host reports')

export function provideHostReports(reports: HostReports): void {
  provide(reportsKey, reports)
}

export function useHostReports(): HostReports {
  const reports = inject(reportsKey)
  if (!reports) throw new Error('No host reports were provided')
  return reports
}
