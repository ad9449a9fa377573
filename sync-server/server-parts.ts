import type { Clock } from './clock.ts'
import { Keyring } from './sites/keyring.ts'
import type { Store } from './store/store.ts'
import { createPersonKeys, type PersonKeys } from './sync/person-keys.ts'
import { createReceipts, type Receipts } from './sync/receipts.ts'
import { createSeals, sealingSecret, type Seals } from './sync/seals.ts'

/** What every part of the server works with. */
export interface ServerParts {
  store: Store
  clock: Clock
  keyring: Keyring
  receipts: Receipts
  seals: Seals
  personKeys: PersonKeys
}

export async function openServerParts(store: Store, clock: Clock): Promise<ServerParts> {
  const secret = await store.transaction((tx) => sealingSecret(tx))
  return {
    store,
    clock,
    keyring: new Keyring(store),
    receipts: createReceipts(secret),
    seals: createSeals(secret),
    personKeys: createPersonKeys(secret),
  }
}
