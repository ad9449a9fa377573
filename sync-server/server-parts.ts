import type { Clock } from './clock.ts'
import { freshToken } from './secrets.ts'
import { keptSetting } from './settings.ts'
import { Keyring } from './sites/keyring.ts'
import type { Store } from './store/store.ts'
import { createReceipts, type Receipts } from './sync/receipts.ts'

/** What every part of the server works with. */
export interface ServerParts {
  store: Store
  clock: Clock
  keyring: Keyring
  receipts: Receipts
}

export async function openServerParts(store: Store, clock: Clock): Promise<ServerParts> {
  const secret = await store.transaction((tx) => keptSetting(tx, 'receipt-secret', freshToken))
  return { store, clock, keyring: new Keyring(store), receipts: createReceipts(secret) }
}
