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
import { DESK_ASKS_EVERY } from '../../../domain/calls/host-call.ts'
import { SECOND } from '../../../domain/time.ts'
import { listCalls, type CallLine } from '../../data/calls-api.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { playNotes } from '../../ui/notes.ts'

/** Three notes going up, softly: C, E and G. In hertz. */
const NOTES = [523.3, 659.3, 784]
const LOUDNESS = 0.25
/** How often it is heard while somebody waits. */
const RINGS_EVERY = 5 * SECOND
/** Kept at this desk: whoever silenced it finds that said, also tomorrow. */
const MUTED_KEY = 'pepiniere.calls-muted'

/** Who calls at the kiosks of the site, at a desk that is open or locked. */
export interface HostCalls {
  readonly calls: Readonly<Ref<readonly CallLine[]>>
  /** Nobody has answered these yet. */
  readonly waiting: Readonly<Ref<readonly CallLine[]>>
  readonly isMuted: Ref<boolean>
  /** The browser keeps the desk silent until somebody touches its window. */
  readonly isSilenced: Readonly<Ref<boolean>>
  refresh(): Promise<void>
}

/**
 * Listens for calls for as long as the page is there: also while nobody looks at it, and while the desk is locked.
 * `titleOf`: what the window is called while somebody waits. `mayRing`: the desk is in the hands of its team.
 */
export function createHostCalls(
  data: DeviceData,
  titleOf: (calls: number) => string,
  mayRing: () => boolean,
): HostCalls {
  const calls = shallowRef<readonly CallLine[]>([])
  const waiting = computed(() => calls.value.filter(({ answer }) => answer === undefined))
  const isMuted = ref(localStorage.getItem(MUTED_KEY) === 'yes')
  const isSilenced = ref(false)
  let next: ReturnType<typeof setTimeout> | undefined
  let ringing: ReturnType<typeof setInterval> | undefined
  let stopped = false

  async function refresh() {
    clearTimeout(next)
    const reply = await listCalls(data)
    if (stopped) return
    if (reply.ok) calls.value = reply.value.calls
    // Whoever called may have been answered elsewhere, or gone: nobody is sent running by what was heard long ago.
    else if (reply.reason !== 'unreachable') calls.value = []
    clearTimeout(next)
    next = setTimeout(() => void refresh(), DESK_ASKS_EVERY)
  }
  async function ring() {
    isSilenced.value = !(await playNotes(NOTES, LOUDNESS))
  }

  watch([() => data.sync.callsTold, () => data.sync.connected], () => void refresh(), { immediate: true })
  watch(isMuted, (muted) =>
    muted ? localStorage.setItem(MUTED_KEY, 'yes') : localStorage.removeItem(MUTED_KEY),
  )
  watch([() => waiting.value.length > 0 && mayRing(), isMuted], ([isCalled, muted]) => {
    clearInterval(ringing)
    isSilenced.value = false
    if (!isCalled || muted) return
    void ring()
    ringing = setInterval(() => void ring(), RINGS_EVERY)
  })
  const ownTitle = document.title
  watch(
    () => waiting.value.length,
    (count) => (document.title = count > 0 ? titleOf(count) : ownTitle),
  )
  onScopeDispose(() => {
    stopped = true
    clearTimeout(next)
    clearInterval(ringing)
    document.title = ownTitle
  })
  return { calls, waiting, isMuted, isSilenced, refresh }
}

const callsKey: InjectionKey<HostCalls> = Symbol('calls of hosts')

export function provideHostCalls(calls: HostCalls): void {
  provide(callsKey, calls)
}

export function useHostCalls(): HostCalls {
  const calls = inject(callsKey)
  if (!calls) throw new Error('No calls of hosts were provided')
  return calls
}
