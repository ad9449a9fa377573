import type { Instant } from '../../domain/time.ts'
import { toBase32 } from '../../domain/visits/pass-token.ts'
import { waitBeforeTry, withFailure } from '../../domain/visits/picture-tries.ts'
import type { DeviceData } from './device-data-type.ts'

/** A try at the pictures of a card, noted on the disk before it is made: a reload forgives nothing. */
export type PictureTry =
  | {
      allowed: true
      /** They were right: the failures before are forgotten. */
      wereRight: () => Promise<void>
      /** Nobody could tell, as without network: it was no try. */
      wasNone: () => Promise<void>
    }
  | { allowed: false }

/**
 * `token`: what the site signed for the card. The tries of one card say nothing about another's, so that nobody locks
 * anybody else out.
 */
export async function tryPictures(data: DeviceData, token: string): Promise<PictureTry> {
  const key = await nameOf(token)
  const now: Instant = data.now()
  const isAllowed = await data.replica.transaction('strict', (transaction) => {
    const { failures } = transaction.getRow('pictureTries', key) ?? { failures: [] }
    if (waitBeforeTry(failures, now) > 0) return false
    transaction.putRow('pictureTries', key, { failures: withFailure(failures, now) })
    return true
  })
  if (!isAllowed) return { allowed: false }
  return {
    allowed: true,
    wereRight: () => forget(data, key),
    wasNone: () =>
      data.replica.transaction('relaxed', (transaction) => {
        const { failures } = transaction.getRow('pictureTries', key) ?? { failures: [] }
        const others = failures.filter((_at, index) => index !== failures.lastIndexOf(now))
        transaction.putRow('pictureTries', key, { failures: others })
      }),
  }
}

/** The card has other pictures now, or a host knows who holds it. */
export async function forgetPictureTries(data: DeviceData, token: string): Promise<void> {
  await forget(data, await nameOf(token))
}

function forget(data: DeviceData, key: string): Promise<void> {
  return data.replica.transaction('relaxed', (transaction) => transaction.removeRow('pictureTries', key))
}

/** The signature makes the hash say nothing of the number. */
async function nameOf(token: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`pepiniere-tries:1:${token}`))
  return toBase32(new Uint8Array(hash)).slice(0, 26)
}
