import { inject, provide, readonly, shallowRef, type InjectionKey, type Ref } from 'vue'
import type { Result } from '../../../domain/result.ts'
import { dayHere } from '../../words/site-zone.ts'
import type { DeviceData } from '../../data/device-data.ts'
import type { CallRefusal } from '../../data/http.ts'
import { signIn, signOut, type SignedIn } from '../../data/sign-in.ts'
import { createOfflineUnlock, type OfflineUnlock } from '../../desk/frame/offline-unlock.ts'

/** Who is at the employer desk. Nothing of it outlives the window. */
export interface EmployerSignIn {
  /** The signed-in person, or `null` while the desk is locked. */
  readonly person: Readonly<Ref<SignedIn | null>>
  /** The desk locked by itself because nobody touched it. */
  readonly lockedByAbsence: Readonly<Ref<boolean>>
  signIn(login: string, pin: string): Promise<Result<SignedIn, CallRefusal>>
  lock(byAbsence?: boolean): void
}

/**
 * Opens the desk by identifier and PIN. The first time of the day asks the server; afterwards the same
 * person may unlock the desk while the server is away.
 */
export function createEmployerSignIn(
  data: DeviceData,
  offline: OfflineUnlock = createOfflineUnlock(),
): EmployerSignIn {
  const person = shallowRef<SignedIn | null>(null)
  const lockedByAbsence = shallowRef(false)
  let last: SignedIn | null = null

  function open(signedIn: SignedIn) {
    last = signedIn
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
      const today = dayHere(data.now())
      const reply = await signIn(data, login, pin)
      if (reply.ok) {
        // The session kept for unlocking offline has no more use.
        if (last) void signOut(data, last)
        await offline.remember(login, pin, reply.value, today)
        open(reply.value)
        return reply
      }
      if (reply.reason !== 'unreachable') return reply
      const unlocked = await offline.unlock(login, pin, today)
      if (unlocked.ok) open(unlocked.value)
      else if (unlocked.reason === 'server-needed') return reply
      return unlocked as Result<SignedIn, 'wrong-credentials'>
    },
  }
}

const sessionKey: InjectionKey<EmployerSignIn> = Symbol('employer session')

export function provideEmployerSignIn(session: EmployerSignIn): void {
  provide(sessionKey, session)
}

export function useEmployerSignIn(): EmployerSignIn {
  const session = inject(sessionKey)
  if (!session) throw new Error('No employer session was provided')
  return session
}
