import { onScopeDispose } from 'vue'

/** Keeps the screen lit while somebody watches others at work; where a browser cannot, nothing changes. */
export function useWakeLock(): void {
  let held: WakeLockSentinel | undefined
  let over = false

  async function hold() {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      held = await navigator.wakeLock.request('screen')
      if (over) await held.release()
    } catch {
      // Low battery, or the page is not the one in front: the screen dims as usual.
    }
  }

  void hold()
  document.addEventListener('visibilitychange', hold)
  onScopeDispose(() => {
    over = true
    document.removeEventListener('visibilitychange', hold)
    void held?.release()
  })
}
