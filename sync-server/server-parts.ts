import type { SiteId } from '../domain/ids.ts'
import type { Day } from '../domain/time.ts'
import type { Clock } from './clock.ts'
import { keepPace, type PaceKeeper } from './http/keep-pace.ts'
import type { Pace } from './http/token-bucket.ts'
import { Keyring } from './sites/keyring.ts'
import { keyOf, readableOf, seal } from './secrets.ts'
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
  /** What begins the first installation, where several servers must know the same. */
  installationCode: string
  /** By what lots are drawn among equals at a site on a day: the same on every server, and known to nobody else. */
  lotsOf: (siteId: SiteId, day: Day) => string
  /** Where the server is reached from everywhere, as `https://…` without a stroke at the end. */
  publicUrl?: string
  /** Whether the gateway tells what people answer to an SMS, so that they may answer STOP. */
  hearsSmsReplies: boolean
  /** How fast the pictures that a device sends are looked at: hashing them is slow on purpose. */
  picturesPace: PaceKeeper
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
    installationCode: codeOf(secret),
    lotsOf: (siteId, day) => seal(secret, `lots|${siteId}|${day}`),
    mailSeal: (employerId, address) => seal(secret, `mail|${employerId}|${address}`),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    hearsSmsReplies,
    picturesPace: keepPace({ store, clock }, 'pictures', usualPicturesPace),
  }
}

function codeOf(secret: string): string {
  const text = readableOf(seal(secret, 'installation'), 10)
  return `${text.slice(0, 5)}-${text.slice(5)}`
}
