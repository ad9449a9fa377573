import { onScopeDispose } from 'vue'

/** Whether the screen that asks still stands: a slow answer must not reach whoever is there after it. */
export function useStillHere(): () => boolean {
  let isHere = true
  onScopeDispose(() => (isHere = false))
  return () => isHere
}
