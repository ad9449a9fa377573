import { onScopeDispose } from 'vue'
import { SECOND } from '../../domain/time.ts'

/** What is not replicated (devices, refused rows) is asked again at this pace while somebody can see it. */
export const POLLING = 10 * SECOND

/** Asks now, then regularly while the window is visible, and at once when it becomes visible again. */
export function usePolling(ask: () => Promise<void>, every = POLLING): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  async function turn() {
    clearTimeout(timer)
    if (stopped || document.visibilityState === 'hidden') return
    await ask()
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(turn, every)
  }

  document.addEventListener('visibilitychange', turn)
  onScopeDispose(() => {
    stopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', turn)
  })
  void turn()
}
