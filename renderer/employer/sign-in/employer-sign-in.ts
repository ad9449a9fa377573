import { inject, provide, readonly, shallowRef, type InjectionKey, type Ref } from 'vue'
import type { Result } from '../../../domain/result.ts'
import type { DeviceData } from '../../data/device-data.ts'
import type { CallRefusal } from '../../data/http.ts'
import type { SignedIn } from '../../data/sign-in.ts'
import { createOfflineUnlock, type OfflineUnlock } from '../../desk/frame/offline-unlock.ts'
import { signInOrUnlock } from '../../desk/frame/sign-in-or-unlock.ts'

/** Why a desk locked by itself: nobody touched it, or whoever was at it may no longer do what they did there. */
export type LockReason = 'absence' | 'access'

/** Who is at the employer desk. Nothing of it outlives the window. */
export interface EmployerSignIn {
  /** The signed-in person, or `null` while the desk is locked. */
  readonly person: Readonly<Ref<SignedIn | null>>
  /** `null` where somebody locked it. */
  readonly lockedBecause: Readonly<Ref<LockReason | null>>
  signIn(login: string, pin: string): Promise<Result<SignedIn, CallRefusal>>
  lock(because?: LockReason): void
}

/** Opens the desk by identifier and PIN. */
export function createEmployerSignIn(
  data: DeviceData,
  offline: OfflineUnlock = createOfflineUnlock(),
): EmployerSignIn {
  const person = shallowRef<SignedIn | null>(null)
  const lockedBecause = shallowRef<LockReason | null>(null)
  const enter = signInOrUnlock(data, offline)

  function open(signedIn: SignedIn) {
    person.value = signedIn
    lockedBecause.value = null
  }

  return {
    person: readonly(person) as Readonly<Ref<SignedIn | null>>,
    lockedBecause: readonly(lockedBecause),
    lock(because) {
      person.value = null
      lockedBecause.value = because ?? null
    },
    async signIn(login, pin) {
      const entered = await enter(login, pin)
      if (entered.ok) open(entered.value)
      return entered
    },
  }
}

const signInKey: InjectionKey<EmployerSignIn> = Symbol('employer sign-in')

export function provideEmployerSignIn(signIn: EmployerSignIn): void {
  provide(signInKey, signIn)
}

export function useEmployerSignIn(): EmployerSignIn {
  const signIn = inject(signInKey)
  if (!signIn) throw new Error('No employer sign-in was provided')
  return signIn
}
