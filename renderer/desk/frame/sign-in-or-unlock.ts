import type { Result } from '../../../domain/result.ts'
import type { DeviceData } from '../../data/device-data.ts'
import type { CallRefusal } from '../../data/http.ts'
import { signIn, signOut, type SignedIn } from '../../data/sign-in.ts'
import { dayHere } from '../../words/site-zone.ts'
import type { OfflineUnlock } from './offline-unlock.ts'

/**
 * How somebody comes in at a desk. The first time of the day asks the server; afterwards the same person may unlock
 * the desk while the server is away, or speaks a newer version than this page.
 */
export function signInOrUnlock(
  data: DeviceData,
  offline: OfflineUnlock,
): (login: string, secret: string) => Promise<Result<SignedIn, CallRefusal>> {
  let last: SignedIn | null = null
  return async (login, secret) => {
    const today = dayHere(data.now())
    const reply = await signIn(data, login, secret)
    if (reply.ok) {
      // The session kept for unlocking offline has no more use.
      if (last) void signOut(data, last)
      await offline.remember(login, secret, reply.value, today)
      last = reply.value
      return reply
    }
    if (reply.reason !== 'unreachable' && reply.reason !== 'protocol-too-old') return reply
    const unlocked = await offline.unlock(login, secret, today)
    if (unlocked.ok) last = unlocked.value
    else if (unlocked.reason === 'server-needed') return reply
    return unlocked as Result<SignedIn, 'wrong-credentials'>
  }
}
