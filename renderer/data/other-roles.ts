import { Dexie } from 'dexie'
import { deviceRoles, type DeviceRole } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import { forgetDevice, loadDevice } from './device.ts'
import { databaseName, type DeviceIdentity } from './device-identity.ts'
import { storeName } from './device-store.ts'
import { formerDatabases } from './former-storage.ts'
import { acknowledgedAt, KEPT_FOR_THE_SERVER } from './outbox.ts'
import type { WriteRow } from './replica/device-tables.ts'
import { openJournalDisk } from './replica/journal-disk.ts'
import { Journal } from './replica/journal.ts'

/**
 * On a machine that is one device, what it was in another role, and all that it held for it, goes at its next start.
 * What it has still to send keeps that role's device as it is, until it was opened so once more and sent it; so does
 * what it sent so recently that a restored server may have to get it again.
 */
export async function forgetOtherRoles(role: DeviceRole, now: Instant): Promise<void> {
  for (const other of deviceRoles) {
    if (other === role || !(await Dexie.exists(storeName(other)))) continue
    const identity = await loadDevice(other)
    if (!identity || !(await mayHaveToSend(identity, now))) await forgetDevice(other)
  }
}

async function mayHaveToSend(identity: DeviceIdentity, now: Instant): Promise<boolean> {
  // A version that kept them elsewhere: only opening them tells.
  if ((await formerDatabases(identity)).length > 0) return true
  const journal = await Journal.open(await openJournalDisk(databaseName(identity)))
  try {
    const writes = [...journal.rows('writes').values()] as WriteRow[]
    return journal.damaged.length > 0 || writes.some((row) => acknowledgedAt(row) > now - KEPT_FOR_THE_SERVER)
  } finally {
    await journal.close()
  }
}
