import { inject, provide, readonly, shallowRef, type InjectionKey, type Ref } from 'vue'
import type { Result } from '../../../domain/result.ts'
import { dayHere } from '../../words/site-zone.ts'
import type { DeviceData } from '../../data/device-data.ts'
import type { CallRefusal, Reply } from '../../data/http.ts'
import { signIn, signOut, type SignedIn } from '../../data/sign-in.ts'
import { createOfflineUnlock, type OfflineUnlock } from '../../desk/frame/offline-unlock.ts'

/** Why the desk locked, when it was not the host who asked. */
export type LockReason = 'idle' | 'session-ended'

/** Who is at the host desk. Nothing of it outlives the window. */
export interface HostSignIn {
  /** The signed-in host, or `null` while the desk is locked. */
  readonly host: Readonly<Ref<SignedIn | null>>
  readonly lockedBecause: Readonly<Ref<LockReason | null>>
  signIn(login: string, secret: string): Promise<Result<SignedIn, CallRefusal>>
  lock(reason?: LockReason): void
  /** Asks the server something as this host; an ended session locks the desk. */
  ask<R extends Reply<unknown>>(question: (host: SignedIn) => Promise<R>): Promise<R>
}

export function createHostSignIn(
  data: DeviceData,
  offline: OfflineUnlock = createOfflineUnlock(),
): HostSignIn {
  const host = shallowRef<SignedIn | null>(null)
  const lockedBecause = shallowRef<LockReason | null>(null)
  let last: SignedIn | null = null

  function open(signedIn: SignedIn) {
    last = signedIn
    host.value = signedIn
    lockedBecause.value = null
  }

  function lock(reason?: LockReason) {
    host.value = null
    lockedBecause.value = reason ?? null
  }

  return {
    host: readonly(host) as Readonly<Ref<SignedIn | null>>,
    lockedBecause: readonly(lockedBecause),
    lock,
    async signIn(login, secret) {
      const today = dayHere(data.now())
      const reply = await signIn(data, login, secret)
      if (reply.ok) {
        // The session kept for unlocking offline has no more use.
        if (last) void signOut(data, last)
        await offline.remember(login, secret, reply.value, today)
        open(reply.value)
        return reply
      }
      if (reply.reason !== 'unreachable') return reply
      const unlocked = await offline.unlock(login, secret, today)
      if (unlocked.ok) open(unlocked.value)
      else if (unlocked.reason === 'server-needed') return reply
      return unlocked as Result<SignedIn, 'wrong-credentials'>
    },
    async ask<R extends Reply<unknown>>(question: (host: SignedIn) => Promise<R>): Promise<R> {
      // Whatever is asked as a host may be answered so.
      if (host.value === null) return { ok: false, reason: 'sign-in-needed' } as R
      const reply = await question(host.value)
      if (!reply.ok && reply.reason === 'sign-in-needed') lock('session-ended')
      return reply
    },
  }
}

const sessionKey: InjectionKey<HostSignIn> = Symbol('host session')

export function provideHostSignIn(session: HostSignIn): void {
  provide(sessionKey, session)
}

export function useHostSignIn(): HostSignIn {
  const session = inject(sessionKey)
  if (!session) throw new Error('No host session was provided')
  return session
}
