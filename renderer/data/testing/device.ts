import { Dexie } from 'dexie'
import { exportJWK, generateKeyPair } from 'jose'
import { expect, vi } from 'vitest'
import type { Site } from '../../../domain/sites/site.ts'
import type { DeviceRole } from '../../../domain/sync/scope.ts'
import { openDeviceData, type DeviceData } from '../device-data.ts'
import type { DeviceIdentity } from '../device-identity.ts'
import { IDENTITY, readSetting, withDeviceStore } from '../device-store.ts'

/** A device that a test opens, closes, kills and opens again over the same disk. */
export function identityOf(role: DeviceRole, deviceId: string = role): DeviceIdentity {
  return {
    deviceId,
    token: `token-of-${deviceId}`,
    siteId: 'mende',
    role,
    epoch: 'epoch-1',
    serverUrl: 'http://server.test',
    ...(role === 'employer' ? { employerId: 'boulangerie' } : {}),
  }
}

const opened = new Set<DeviceData>()

export async function openDevice(identity: DeviceIdentity): Promise<DeviceData> {
  const kept = await withDeviceStore(identity.role, (store) => readSetting<DeviceIdentity>(store, IDENTITY))
  const result = await openDeviceData(kept?.deviceId === identity.deviceId ? kept : identity)
  if (!result.ok) throw new Error(result.reason)
  opened.add(result.value)
  return result.value
}

export async function closeDevice(data: DeviceData): Promise<void> {
  opened.delete(data)
  await data.close()
}

/** Closes what a test opened and empties the disk. */
export async function cleanDisk(): Promise<void> {
  for (const data of opened) await closeDevice(data)
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
}

/** Waits for something to become true, without guessing how long it takes. */
export async function until(holds: () => unknown): Promise<void> {
  await vi.waitFor(async () => expect(await holds()).toBeTruthy(), { timeout: 5000, interval: 5 })
}

export async function siteRecord(): Promise<{ site: Site; privateKey: CryptoKey }> {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true })
  const { kty, crv, x, y } = await exportJWK(publicKey)
  const site: Site = {
    id: 'mende',
    siteId: 'mende',
    rev: '000000001.000.server',
    at: 1,
    by: 'server',
    name: 'La Pépinière de Mende',
    closesAt: '18:00',
    capacity: 80,
    passKeys: [],
    sealingKey: { kty: kty!, crv: crv!, x: x!, y: y! },
    revokedPasses: [],
  }
  return { site, privateKey: privateKey as CryptoKey }
}
