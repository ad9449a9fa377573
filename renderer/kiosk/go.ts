import { useRouter } from 'vue-router'
import type { ScreenName } from './router.ts'
import { useStillHere } from './still-here.ts'

/**
 * Goes to a screen, leaving no history behind: the way back is always a button of ours. A screen that was left goes
 * nowhere any more: its answer came too late, and somebody else may stand there.
 */
export function useGo() {
  const router = useRouter()
  const isHere = useStillHere()
  return async (name: ScreenName, params: Record<string, string> = {}): Promise<void> => {
    if (isHere()) await router.replace({ name, params })
  }
}
