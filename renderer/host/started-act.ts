import { inject, provide, shallowRef, watch, type InjectionKey } from 'vue'
import { isNavigationFailure, NavigationFailureType, useRouter } from 'vue-router'

/** Acts of a page that can be started from anywhere at the desk. */
export type HostAct = 'check-in' | 'close-day' | 'write-posting'

interface StartedActs {
  /** Goes to the page and starts the act there, unless the way is refused: a form asked to be kept. */
  start(act: HostAct, page: string): Promise<void>
  readonly started: { value: HostAct | null }
}

const key: InjectionKey<StartedActs> = Symbol('started acts')

/** For the frame of the open desk. */
export function provideStartedActs(): StartedActs {
  const router = useRouter()
  const started = shallowRef<HostAct | null>(null)
  const acts: StartedActs = {
    started,
    async start(act, page) {
      const failure = await router.push(page)
      const isThere = !failure || isNavigationFailure(failure, NavigationFailureType.duplicated)
      if (isThere) started.value = act
    },
  }
  provide(key, acts)
  return acts
}

/** For the page of an act: runs it when it is started, once. */
export function useStartedAct(act: HostAct, run: () => void): void {
  const acts = inject(key)
  if (!acts) throw new Error('No acts to start were provided')
  watch(
    () => acts.started.value,
    (started) => {
      if (started !== act) return
      acts.started.value = null
      run()
    },
    { immediate: true },
  )
}
