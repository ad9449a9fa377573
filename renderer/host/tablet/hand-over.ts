import { inject, provide, readonly, shallowRef, type InjectionKey, type Ref } from 'vue'

/** Whose debrief is in the hands of its person. */
export interface HandedOver {
  sessionId: string
  bookingId: string
}

/** A tablet in a visitor's hands: it outlives a reload, and ends only when somebody signs in again. */
export interface HandOver {
  readonly current: Readonly<Ref<HandedOver | null>>
  give(handed: HandedOver): void
  takeBack(): void
}

const KEY = 'pepiniere-handed-over'

/** `lock` takes the open desk out of the page before the tablet changes hands. */
export function createHandOver(storage: Storage, lock: () => void): HandOver {
  const current = shallowRef(read(storage))
  return {
    current: readonly(current),
    give(handed) {
      remember(storage, handed)
      lock()
      current.value = handed
    },
    takeBack() {
      storage.removeItem(KEY)
      current.value = null
    },
  }
}

/** Where there is no room left it is given all the same: a page that is loaded again then asks for the code. */
function remember(storage: Storage, handed: HandedOver): void {
  try {
    storage.setItem(KEY, JSON.stringify(handed))
  } catch (cause) {
    reportError(cause)
  }
}

function read(storage: Storage): HandedOver | null {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? 'null') as Partial<HandedOver> | null
    if (typeof kept?.sessionId !== 'string' || typeof kept.bookingId !== 'string') return null
    return { sessionId: kept.sessionId, bookingId: kept.bookingId }
  } catch {
    return null
  }
}

const key: InjectionKey<HandOver> = Symbol('hand over')

export function provideHandOver(handOver: HandOver): void {
  provide(key, handOver)
}

export function useHandOver(): HandOver {
  const handOver = inject(key)
  if (!handOver) throw new Error('Nothing to hand the tablet over was provided')
  return handOver
}
