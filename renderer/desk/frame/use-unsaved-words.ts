import {
  inject,
  onActivated,
  onDeactivated,
  onScopeDispose,
  provide,
  ref,
  type InjectionKey,
  type Ref,
} from 'vue'
import { useRouter } from 'vue-router'

type HasWords = () => boolean

/** The question that stands between unsaved words and whatever would throw them away. */
export interface UnsavedQuestion {
  /** The question is on screen (UnsavedWords.vue). */
  readonly asking: Readonly<Ref<boolean>>
  stay(): void
  leave(): void
}

/** What a form may ask of its desk. */
export interface UnsavedWords {
  /** Before a dialog closes. `true`: there is nothing to lose, or the person lets it go. */
  mayLeave(): Promise<boolean>
}

interface Desk {
  add(hasWords: HasWords): () => void
  ask(hasWords?: HasWords): Promise<boolean>
}

const key: InjectionKey<Desk> = Symbol('unsaved words')

/**
 * For the frame of a desk: another page, a reload or the end of the window asks first while a form of the desk
 * has words that are not saved.
 */
export function provideUnsavedWords(): UnsavedQuestion {
  const asking = ref(false)
  const forms = new Set<HasWords>()
  let isOnScreen = true
  let answer: (leaves: boolean) => void = () => undefined

  function settle(leaves: boolean): void {
    asking.value = false
    answer(leaves)
  }
  const anyForm = () => [...forms].some((hasWords) => hasWords())
  function ask(hasWords = anyForm): Promise<boolean> {
    if (!hasWords()) return Promise.resolve(true)
    // A desk that is locked cannot ask: its words stay.
    if (!isOnScreen) return Promise.resolve(false)
    answer(false)
    asking.value = true
    return new Promise((resolve) => (answer = resolve))
  }

  onScopeDispose(useRouter().beforeEach((to, from) => to.path === from.path || ask()))
  keepWindowOpen(anyForm)
  onActivated(() => (isOnScreen = true))
  onDeactivated(() => {
    isOnScreen = false
    settle(false)
  })
  provide(key, {
    ask,
    add(hasWords) {
      forms.add(hasWords)
      return () => forms.delete(hasWords)
    },
  })
  return { asking, stay: () => settle(false), leave: () => settle(true) }
}

/** Guards a form: its desk asks before words that were typed and not saved are thrown away. */
export function useUnsavedWords(hasWords: HasWords): UnsavedWords {
  const desk = deskAround()
  onScopeDispose(desk.add(hasWords))
  return { mayLeave: () => desk.ask(hasWords) }
}

/** For a screen that changes forms without leaving its page: asks for whatever form is open below it. */
export function useLeavingForms(): UnsavedWords {
  const desk = deskAround()
  return { mayLeave: () => desk.ask() }
}

function deskAround(): Desk {
  const desk = inject(key)
  if (!desk) throw new Error('Nothing that asks about unsaved words was provided')
  return desk
}

/** The browser itself asks before the window ends or is loaded again while there are words. */
export function keepWindowOpen(hasWords: HasWords): void {
  function ask(event: BeforeUnloadEvent): void {
    if (hasWords()) event.preventDefault()
  }
  window.addEventListener('beforeunload', ask)
  onScopeDispose(() => window.removeEventListener('beforeunload', ask))
}
