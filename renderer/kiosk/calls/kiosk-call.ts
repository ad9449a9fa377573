import {
  computed,
  inject,
  onScopeDispose,
  provide,
  ref,
  shallowRef,
  watch,
  type InjectionKey,
  type Ref,
} from 'vue'
import { callPhase, KIOSK_ASKS_EVERY, type CallPhase } from '../../../domain/calls/host-call.ts'
import { MINUTE } from '../../../domain/time.ts'
import { callHost, endCall, readCall, type KioskCall } from '../../data/calls-api.ts'
import type { DeviceData } from '../../data/device-data.ts'

/**
 * What the person at the screen is told of a call. `unreachable`: the server does not answer, so that nobody hears it;
 * `too-often`: they called several times in a moment; `over`: it ended and nobody had answered.
 */
export type CallNews = CallPhase | 'unreachable' | 'too-often' | 'over'

/** What is over is said for so long: the next person has called nobody. */
const TROUBLE_SHOWN = 1 * MINUTE

/** The call of this kiosk. It belongs to the screen and not to a session: a host who comes finds it, whoever waits. */
export interface HostCall {
  /** `null`: nobody calls. */
  readonly news: Readonly<Ref<CallNews | null>>
  /** Who answered. */
  readonly host: Readonly<Ref<string>>
  call(): Promise<void>
  /** Nobody has to come any more, or somebody is there. */
  end(): Promise<void>
}

const callKey: InjectionKey<HostCall> = Symbol('call of a host')

export function provideHostCall(data: DeviceData): HostCall {
  const known = shallowRef<KioskCall | null>(null)
  const trouble = ref<'unreachable' | 'too-often' | 'over' | null>(null)
  const isPressed = ref(false)
  let next: ReturnType<typeof setTimeout> | undefined
  let passing: ReturnType<typeof setTimeout> | undefined
  /** Counts what the person did: an answer to something earlier says nothing any more. */
  let act = 0

  function say(what: typeof trouble.value) {
    trouble.value = what
    clearTimeout(passing)
    if (what !== null && !known.value?.call) passing = setTimeout(() => (trouble.value = null), TROUBLE_SHOWN)
  }
  function hear(told: KioskCall) {
    const before = known.value?.call
    known.value = told
    say(before && !before.answer && !told.call ? 'over' : null)
    clearTimeout(next)
    if (told.call) next = setTimeout(() => void ask(), KIOSK_ASKS_EVERY)
  }
  async function ask() {
    const asked = act
    const reply = await readCall(data)
    if (asked !== act) return
    if (reply.ok) return hear(reply.value)
    if (!known.value?.call) return
    say('unreachable')
    clearTimeout(next)
    next = setTimeout(() => void ask(), KIOSK_ASKS_EVERY)
  }

  const call: HostCall = {
    news: computed(() => {
      if (isPressed.value) return data.sync.connected ? 'calling' : 'unreachable'
      if (trouble.value) return trouble.value
      const told = known.value
      return told?.call ? callPhase(told.call, told.isDeskOn, told.now) : null
    }),
    host: computed(() => known.value?.call?.answer?.host ?? ''),
    async call() {
      if (isPressed.value) return
      act += 1
      isPressed.value = true
      const reply = await callHost(data)
      isPressed.value = false
      if (reply.ok) hear(reply.value)
      else say(reply.reason === 'too-many-requests' ? 'too-often' : 'unreachable')
    },
    async end() {
      act += 1
      clearTimeout(next)
      known.value = null
      say(null)
      // A server that does not hear it ends the call by itself, once this kiosk asks no more.
      await endCall(data)
    },
  }
  watch(
    () => data.sync.callsTold,
    () => known.value?.call && void ask(),
  )
  // A page that was loaded anew meanwhile finds the call that goes on.
  watch(
    () => data.sync.connected,
    (isConnected) => isConnected && void ask(),
    { immediate: true },
  )
  onScopeDispose(() => {
    act += 1
    clearTimeout(next)
    clearTimeout(passing)
  })
  provide(callKey, call)
  return call
}

export function useHostCall(): HostCall {
  const call = inject(callKey)
  if (!call) throw new Error('No call of a host was provided')
  return call
}
