import { Dexie } from 'dexie'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { DeviceRole } from '../../../domain/sync/scope.ts'
import { openDeviceData, type DeviceData } from '../device-data.ts'
import type { DeviceIdentity } from '../device-identity.ts'
import { IDENTITY, readSetting, withDeviceStore } from '../device-store.ts'
import { FakeServer } from './fake-server.ts'
import { keepLocksApart } from './locks.ts'

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

/** What a test of devices stands on: a server, and a page whose network can come back. */
export interface Site {
  server: FakeServer
  networkComesBack: () => void
  /** Something happens at the window of the page. */
  happens: (event: Event) => void
  /** Another server in its place, which has nothing of what the first was told. */
  renewServer: () => void
}

/** Gives each test a fresh disk and a fresh server, and closes what it opened. */
export function useSite(): Site {
  keepLocksApart()
  const site: Site = {
    server: new FakeServer(),
    networkComesBack: () => undefined,
    happens: () => undefined,
    renewServer() {
      site.server = new FakeServer()
      vi.stubGlobal('fetch', site.server.fetch)
    },
  }
  beforeEach(() => {
    const page = new EventTarget()
    site.renewServer()
    site.happens = (event) => page.dispatchEvent(event)
    site.networkComesBack = () => site.happens(new Event('online'))
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
      clear: () => kept.clear(),
    })
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
    // The storage's advertisement, once per page.
    vi.spyOn(console, 'warn').mockReturnValue()
  })
  afterEach(async () => {
    await forgetDevices()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
  return site
}

const opened = new Set<DeviceData>()

/** Opens a device, as who it was when it was last open on this disk. */
export async function openDevice(role: DeviceRole): Promise<DeviceData> {
  const kept = await withDeviceStore(role, (store) => readSetting<DeviceIdentity>(store, IDENTITY))
  const result = await openDeviceData(kept ?? identityOf(role))
  if (!result.ok) throw new Error(result.reason)
  opened.add(result.value)
  return result.value
}

export async function closeDevice(data: DeviceData): Promise<void> {
  opened.delete(data)
  await data.close()
}

/** Closes the devices that a test opened and empties their disk. */
export async function forgetDevices(): Promise<void> {
  for (const data of [...opened]) await closeDevice(data)
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
}

/** Waits for something to become true, without guessing how long it takes. */
export async function until(holds: () => unknown): Promise<void> {
  const check = async () => expect(await holds(), holds.toString()).toBeTruthy()
  await vi.waitFor(check, { timeout: 20_000, interval: 10 })
}

/** Frames of a journal hold their text as bytes. */
function bytesAsText(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value
}

/** Everything that rests on this device's disk, as text. */
export async function wholeDisk(): Promise<string> {
  const texts: string[] = []
  for (const name of await Dexie.getDatabaseNames()) {
    const database = await new Dexie(name).open()
    for (const table of database.tables) texts.push(JSON.stringify(await table.toArray(), bytesAsText))
    database.close()
  }
  return texts.join('\n')
}
