import { inject, provide, readonly, shallowRef, type InjectionKey, type Ref } from 'vue'
import type { Result } from '../../../domain/result.ts'
import type { DeviceData } from '../../data/device-data.ts'
import type { CallRefusal, Reply } from '../../data/http.ts'
import type { SignedIn } from '../../data/sign-in.ts'
import { createOfflineUnlock, type OfflineUnlock } from '../../desk/frame/offline-unlock.ts'
import { signInOrUnlock } from '../../desk/frame/sign-in-or-unlock.ts'

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
  const enter = signInOrUnlock(data, offline)

  function open(signedIn: SignedIn) {
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
      const entered = await enter(login, secret)
      if (entered.ok) open(entered.value)
      return entered
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

const signInKey: InjectionKey<HostSignIn> = Symbol('host sign-in')

export function provideHostSignIn(signIn: HostSignIn): void {
  provide(signInKey, signIn)
}

export function useHostSignIn(): HostSignIn {
  const signIn = inject(signInKey)
  if (!signIn) throw new Error('No host sign-in was provided')
  return signIn
}
