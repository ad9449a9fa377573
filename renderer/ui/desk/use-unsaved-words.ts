import { onDeactivated, onScopeDispose, ref, type Ref } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'

/** The question that stands between unsaved words and whatever would throw them away. */
export interface UnsavedWords {
  /** The question is on screen (UnsavedWords.vue). */
  readonly asking: Ref<boolean>
  /** `true`: there is nothing to lose, or the person lets it go. */
  mayLeave(): Promise<boolean>
  stay(): void
  leave(): void
}

/**
 * Guards a form: another page of the desk, a reload or the end of the window asks first while `hasWords`. A
 * dialog asks `mayLeave` before it closes.
 */
export function useUnsavedWords(hasWords: () => boolean): UnsavedWords {
  const asking = ref(false)
  let answer: (leaves: boolean) => void = () => undefined

  function settle(leaves: boolean): void {
    asking.value = false
    answer(leaves)
  }
  function mayLeave(): Promise<boolean> {
    if (!hasWords()) return Promise.resolve(true)
    answer(false)
    asking.value = true
    return new Promise((resolve) => (answer = resolve))
  }
  function keepWindow(event: BeforeUnloadEvent): void {
    if (hasWords()) event.preventDefault()
  }

  onBeforeRouteLeave(mayLeave)
  onBeforeRouteUpdate((to, from) => to.path === from.path || mayLeave())
  window.addEventListener('beforeunload', keepWindow)
  onScopeDispose(() => window.removeEventListener('beforeunload', keepWindow))
  // A desk that locks keeps the words: there is nothing to ask any more.
  onDeactivated(() => settle(false))
  return { asking, mayLeave, stay: () => settle(false), leave: () => settle(true) }
}
