import { Dexie } from 'dexie'
import { makePracticeSite } from '../../domain/contract/practice-site.ts'
import { databaseName, type DeviceIdentity } from './device-identity.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import { PARAMETER } from './practice-page.ts'
import { takeOwnership } from './owner-lock.ts'
import { removeReplica } from './storage.ts'
import { IDENTITY } from './device-store.ts'

export function askPracticeSite(data: DeviceData): Promise<ReplyTo<typeof makePracticeSite>> {
  return data.call(makePracticeSite, {})
}

/** What a practice site left in this browser goes, unless a window has it open. `store`: of the devices of the role. */
export async function forgetPracticeSites(store: string, patience?: number): Promise<void> {
  const left = (await Dexie.getDatabaseNames()).filter((name) => name.startsWith(`${store}-${PARAMETER}-`))
  for (const name of left) {
    const identity = await identityIn(name)
    const release = await takeOwnership(identity ? databaseName(identity) : name, patience)
    if (!release) continue
    if (identity) await removeReplica(identity)
    await Dexie.delete(name)
    release()
  }
}

async function identityIn(name: string): Promise<DeviceIdentity | undefined> {
  const store = await new Dexie(name).open()
  try {
    const kept = await store.table<{ value: unknown }>('settings').get(IDENTITY)
    return kept?.value as DeviceIdentity | undefined
  } catch {
    // A page that ended while it made it.
    return undefined
  } finally {
    store.close()
  }
}
