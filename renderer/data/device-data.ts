import { inject, type App, type InjectionKey } from 'vue'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { assembleDeviceData, CLOCK_OFFSET } from './assemble-device-data.ts'
import type { DeviceData } from './device-data-type.ts'
import { databaseName, type DeviceIdentity } from './device-identity.ts'
import { openDeviceStore, settingsOf, storeName } from './device-store.ts'
import { openJournalDisk, type JournalDisk } from './replica/journal-disk.ts'
import { browserMachine } from './machine.ts'
import { forgetOtherRoles } from './other-roles.ts'
import { practiceSite } from './practice-page.ts'
import { forgetPracticeSites } from './practice-sites.ts'
import { takeOwnership } from './owner-lock.ts'
import { openReplica } from './storage.ts'

export type { DeviceData }

/**
 * Why a device's data cannot be opened. `already-open`: another window has it. `insecure-context`: the page
 * came over plain http from another machine, where browsers offer no encryption. `storage-unavailable`: the
 * browser refuses to keep data (private window, disk full).
 */
export type OpenRefusal = 'already-open' | 'insecure-context' | 'storage-unavailable'

/** Opens what this device holds and starts exchanging with its server. Works without network. */
export async function openDeviceData(identity: DeviceIdentity): Promise<Result<DeviceData, OpenRefusal>> {
  // Both exist exactly where the page is served over https, from this machine, or by the shell.
  const { crypto, navigator } = globalThis as { crypto?: Partial<Crypto>; navigator?: Partial<Navigator> }
  if (!crypto?.subtle || !navigator?.locks) return refuse('insecure-context')
  const release = await takeOwnership(databaseName(identity))
  if (!release) return refuse('already-open')
  const store = openDeviceStore(identity.role)
  let disk: JournalDisk | undefined
  try {
    await store.open()
    const journalDisk = (disk = await openJournalDisk(databaseName(identity)))
    const machine = browserMachine()
    const settings = settingsOf(store)
    const offset = ((await settings.get(CLOCK_OFFSET)) as number | undefined) ?? 0
    const now = () => machine.clocks.wall() + offset
    const replica = await openReplica(identity, journalDisk, store, now)
    const data = await assembleDeviceData(identity, {
      machine,
      settings,
      replica,
      onLost: (tell) => {
        // Somebody deletes it, or the browser closed it: data cleared, profile removed, disk gone.
        store.on('versionchange', tell)
        store.on('close', tell)
        journalDisk.onLost(tell)
      },
      release: () => {
        store.close()
        release()
      },
    })
    // Asks the browser not to throw this away when the disk fills up; it may say no.
    navigator.storage?.persist?.().catch(() => undefined)
    if (practiceSite() === null) void forgetPracticeSites(storeName(identity.role)).catch(() => undefined)
    if (practiceSite() === null && isOneDevice())
      void forgetOtherRoles(identity.role, now()).catch(() => undefined)
    return ok(data)
  } catch (error) {
    disk?.close()
    store.close()
    release()
    if (isStorageFailure(error)) return refuse('storage-unavailable')
    throw error
  }
}

/**
 * A browser may be the desk of several, and so may the shell where each start names its role; one that starts as what
 * its disk says is one device (decision 0081).
 */
function isOneDevice(): boolean {
  const { shell } = globalThis as Partial<Pick<Window, 'shell'>>
  return shell !== undefined && !shell.isRoleNamed
}

/** Whether the browser failed us (its errors are named), rather than our own code. */
function isStorageFailure(error: unknown): boolean {
  const names = [
    'OpenFailedError',
    'MissingAPIError',
    'QuotaExceededError',
    'UnknownError',
    'InvalidStateError',
  ]
  return error instanceof Error && names.includes(error.name)
}

const deviceDataKey: InjectionKey<DeviceData> = Symbol('device data')

/** Gives the device's data to every component of an application. */
export function provideDeviceData(app: App, data: DeviceData): void {
  app.provide(deviceDataKey, data)
}

/** The device's data, inside a component. */
export function useDeviceData(): DeviceData {
  const data = inject(deviceDataKey)
  if (!data) throw new Error('No device data was provided to this application')
  return data
}
