import { Dexie } from 'dexie'
import { deviceRoles, type DeviceRole } from '../../domain/sync/scope.ts'
import { forgetDevice, loadDevice } from './device.ts'
import { databaseName, type DeviceIdentity } from './device-identity.ts'
import { storeName } from './device-store.ts'
import { formerDatabases } from './former-storage.ts'
import type { WriteRow } from './replica/device-tables.ts'
import { openJournalDisk } from './replica/journal-disk.ts'
import { Journal } from './replica/journal.ts'

/**
 * In the desktop shell a machine is one device: what it was in another role, and all that it held for it, goes at its
 * next start. What it has still to send keeps that role's device as it is, until it was opened so once more and sent it.
 */
export async function forgetOtherRoles(role: DeviceRole): Promise<void> {
  for (const other of deviceRoles) {
    if (other === role || !(await Dexie.exists(storeName(other)))) continue
    const identity = await loadDevice(other)
    if (!identity || !(await hasToSend(identity))) await forgetDevice(other)
  }
}

async function hasToSend(identity: DeviceIdentity): Promise<boolean> {
  // A version that kept them elsewhere: only opening them tells.
  if ((await formerDatabases(identity)).length > 0) return true
  const journal = await Journal.open(await openJournalDisk(databaseName(identity)))
  try {
    const writes = [...journal.rows('writes').values()] as WriteRow[]
    return journal.damaged.length > 0 || writes.some((row) => !('acknowledgedAt' in row))
  } finally {
    await journal.close()
  }
}
