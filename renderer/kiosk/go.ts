import { useRouter } from 'vue-router'
import type { ScreenName } from './router.ts'

/** Goes to a screen, leaving no history behind: the way back is always a button of ours. */
export function useGo() {
  const router = useRouter()
  return (name: ScreenName, params: Record<string, string> = {}) => router.replace({ name, params })
}
