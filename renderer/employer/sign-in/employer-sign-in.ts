import { inject, provide, readonly, shallowRef, type InjectionKey, type Ref } from 'vue'
import type { Result } from '../../../domain/result.ts'
import type { DeviceData } from '../../data/device-data.ts'
import type { CallRefusal } from '../../data/http.ts'
import type { SignedIn } from '../../data/sign-in.ts'
import { createOfflineUnlock, type OfflineUnlock } from '../../desk/frame/offline-unlock.ts'
import { signInOrUnlock } from '../../desk/frame/sign-in-or-unlock.ts'

/** Who is at the employer desk. Nothing of it outlives the window. */
export interface EmployerSignIn {
  /** The signed-in person, or `null` while the desk is locked. */
  readonly person: Readonly<Ref<SignedIn | null>>
  /** The desk locked by itself because nobody touched it. */
  readonly lockedByAbsence: Readonly<Ref<boolean>>
  signIn(login: string, pin: string): Promise<Result<SignedIn, CallRefusal>>
  lock(byAbsence?: boolean): void
}

/** Opens the desk by identifier and PIN. */
export function createEmployerSignIn(
  data: DeviceData,
  offline: OfflineUnlock = createOfflineUnlock(),
): EmployerSignIn {
  const person = shallowRef<SignedIn | null>(null)
  const lockedByAbsence = shallowRef(false)
  const enter = signInOrUnlock(data, offline)

  function open(signedIn: SignedIn) {
    person.value = signedIn
    lockedByAbsence.value = false
  }

  return {
    person: readonly(person) as Readonly<Ref<SignedIn | null>>,
    lockedByAbsence: readonly(lockedByAbsence),
    lock(byAbsence = false) {
      person.value = null
      lockedByAbsence.value = byAbsence
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
