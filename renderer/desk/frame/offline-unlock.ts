import { ok, refuse, type Result } from '../../../domain/result.ts'
import type { Day } from '../../../domain/time.ts'
import type { SignedIn } from '../../data/sign-in.ts'

/**
 * Lets the host who signed in today unlock the desk while the server is away. What is kept lives in memory
 * only, is good for one day and a few tries, and cannot be turned back into the password cheaply.
 */
export interface OfflineUnlock {
  remember(login: string, secret: string, signedIn: SignedIn, today: Day): Promise<void>
  unlock(login: string, secret: string, today: Day): Promise<Result<SignedIn, UnlockRefusal>>
}

/**
 * `wrong-credentials`: login or password, without saying which. `server-needed`: nobody signed in today, or
 * too many wrong tries were made.
 */
export type UnlockRefusal = 'wrong-credentials' | 'server-needed'

/** After this many wrong tries only the server may open the desk. */
export const OFFLINE_TRIES = 5
/** PBKDF2-SHA-256 rounds: about a third of a second at a desk, the cost of each guess. */
const ROUNDS = 600_000

interface Memory {
  login: string
  salt: Uint8Array<ArrayBuffer>
  verifier: Uint8Array
  signedIn: SignedIn
  day: Day
  triesLeft: number
}

export function createOfflineUnlock(rounds = ROUNDS): OfflineUnlock {
  let memory: Memory | null = null
  return {
    async remember(login, secret, signedIn, day) {
      const salt = crypto.getRandomValues(new Uint8Array(16))
      const verifier = await derive(secret, salt, rounds)
      memory = { login, salt, verifier, signedIn, day, triesLeft: OFFLINE_TRIES }
    },
    async unlock(login, secret, today) {
      if (memory === null || memory.day !== today) return refuse('server-needed')
      const kept = memory
      kept.triesLeft -= 1
      if (kept.triesLeft < 0) {
        memory = null
        return refuse('server-needed')
      }
      const verifier = await derive(secret, kept.salt, rounds)
      if (login !== kept.login || !sameBytes(verifier, kept.verifier)) return refuse('wrong-credentials')
      kept.triesLeft = OFFLINE_TRIES
      return ok(kept.signedIn)
    },
  }
}

async function derive(
  secret: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), 'PBKDF2', false, [
    'deriveBits',
  ])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256)
  return new Uint8Array(bits)
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return (
    a.length === b.length && a.reduce((difference, byte, index) => difference | (byte ^ b[index]!), 0) === 0
  )
}
