import { refuse, ok, type Result } from '../../domain/result.ts'
import { enrol } from '../../domain/contract/devices.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import type { DeviceIdentity } from './device-identity.ts'
import { IDENTITY, openDeviceStore, readSetting, withDeviceStore, writeSetting } from './device-store.ts'
import { call } from './http.ts'
import { browserMachine } from './machine.ts'
import { removeReplica } from './storage.ts'

export type { DeviceIdentity }

/**
 * Why a device cannot be enrolled. `wrong-code`: wrong, used or out of date. `wrong-role`: the code is good
 * for another kind of device, and stays so.
 */
export type EnrolRefusal = 'wrong-code' | 'wrong-role' | 'unreachable' | 'protocol-too-old'

/** The identity of this device in this role, or `null` when it was never enrolled. */
export async function loadDevice(role: DeviceRole): Promise<DeviceIdentity | null> {
  return withDeviceStore(role, async (store) => (await readSetting<DeviceIdentity>(store, IDENTITY)) ?? null)
}

/** By code, the request that uses it up: where its answer was lost, it is sent again as the same. */
const requests = new Map<string, string>()

/** Enrols this device with a one-use code and remembers who it is. */
export async function enrolDevice(
  role: DeviceRole,
  serverUrl: string,
  code: string,
  name?: string,
): Promise<Result<DeviceIdentity, EnrolRefusal>> {
  const machine = browserMachine()
  const target = {
    machine,
    serverUrl: serverUrl.replace(/\/+$/, ''),
    waiting: () => 0,
  }
  const requestId = requests.get(code) ?? machine.freshId()
  requests.set(code, requestId)
  const body = { code, role, requestId, ...(name ? { name } : {}) }
  const reply = await call(target, enrol, { body })
  if (!reply.ok) {
    if (reply.reason === 'protocol-too-old') return refuse('protocol-too-old')
    if (reply.reason === 'not-possible') return refuse('wrong-role')
    const refusedCode = reply.reason === 'wrong-code' || reply.reason === 'invalid-request'
    return refuse(refusedCode ? 'wrong-code' : 'unreachable')
  }
  const { deviceId, token, siteId, employerId, epoch } = reply.value
  const identity: DeviceIdentity = {
    deviceId,
    token,
    siteId,
    role,
    epoch,
    serverUrl: target.serverUrl,
    ...(employerId ? { employerId } : {}),
  }
  await withDeviceStore(role, (store) => writeSetting(store, IDENTITY, identity))
  return ok(identity)
}

/** Forgets who this device is and all that it holds. What was not sent yet is lost: ask before. */
export async function forgetDevice(role: DeviceRole): Promise<void> {
  const identity = await loadDevice(role)
  if (identity) await removeReplica(identity)
  await openDeviceStore(role).delete()
}
