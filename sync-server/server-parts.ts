import type { Clock } from './clock.ts'
import { TokenBuckets, type Pace } from './http/token-bucket.ts'
import { Keyring } from './sites/keyring.ts'
import { keyOf, seal } from './secrets.ts'
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
  /** What only we can have written into a link that ends the messages of an employer to an address. */
  mailSeal: (employerId: string, address: string) => string
  /** What we and the reader of a webhook know, and nobody else: `whsec_…`. Kept nowhere, it follows from our own. */
  hookSecret: (hookId: string) => string
  /** Where the server is reached from everywhere, as `https://…` without a stroke at the end. */
  publicUrl?: string
  /** Whether the gateway tells what people answer to an SMS, so that they may answer STOP. */
  hearsSmsReplies: boolean
  /** How fast the pictures that a device sends are looked at: hashing them is slow on purpose. */
  picturesPace: TokenBuckets
}

/** A device that was away for long sends some dozens at once; the rest follows within minutes. */
const usualPicturesPace: Pace = { perSecond: 2, burst: 40 }

export async function openServerParts(
  store: Store,
  clock: Clock,
  publicUrl?: string,
  hearsSmsReplies = false,
): Promise<ServerParts> {
  const secret = await store.transaction((tx) => sealingSecret(tx))
  return {
    store,
    clock,
    keyring: new Keyring(store),
    receipts: createReceipts(secret),
    seals: createSeals(secret),
    personKeys: createPersonKeys(secret),
    hookSecret: (hookId) => `whsec_${keyOf(secret, `hook|${hookId}`).toString('base64')}`,
    mailSeal: (employerId, address) => seal(secret, `mail|${employerId}|${address}`),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    hearsSmsReplies,
    picturesPace: new TokenBuckets(usualPicturesPace, clock),
  }
}
