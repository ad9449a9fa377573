import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { LOCKED_AFTER, nextPrivacyChange, screenPrivacy, type ScreenPrivacy } from './screen-privacy.ts'

const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

export interface PrivacyWatch {
  privacy: ShallowRef<ScreenPrivacy>
  /** The PIN was given again. */
  unlock(): void
  lockNow(): void
  /** Looks anew: the limit may be another one now. */
  look(): void
}

/**
 * Keeps the screen's privacy while the calling component lives. `wallClock` counts the time a computer
 * slept, which the page's own clock may leave out; the page's own clock counts when the wall's is set back.
 */
export function useScreenPrivacy(
  wallClock: () => number,
  pageClock: () => number = () => performance.now(),
  lockedAfter: () => number = () => LOCKED_AFTER,
): PrivacyWatch {
  const privacy = shallowRef<ScreenPrivacy>('open')
  let wallInput = wallClock()
  let pageInput = pageClock()
  let timer: ReturnType<typeof setTimeout> | undefined

  const idle = () => Math.max(0, wallClock() - wallInput, pageClock() - pageInput)

  function restart() {
    wallInput = wallClock()
    pageInput = pageClock()
  }

  /** Looks now, and again at the first moment something may change; inputs in between only note the time. */
  function look() {
    clearTimeout(timer)
    privacy.value = screenPrivacy(idle(), privacy.value, lockedAfter())
    const next = nextPrivacyChange(idle(), privacy.value, lockedAfter())
    if (next !== null) timer = setTimeout(look, next)
  }

  function touched() {
    // A touch that comes after the limit finds the desk locked, even when the timer did not run.
    const before = screenPrivacy(idle(), privacy.value, lockedAfter())
    if (before !== 'locked') restart()
    if (before !== 'open') look()
  }

  for (const input of inputs) window.addEventListener(input, touched, { capture: true, passive: true })
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    clearTimeout(timer)
    for (const input of inputs) window.removeEventListener(input, touched, { capture: true })
    document.removeEventListener('visibilitychange', look)
  })
  look()

  return {
    privacy,
    look,
    unlock() {
      restart()
      privacy.value = 'open'
      look()
    },
    lockNow() {
      privacy.value = 'locked'
      clearTimeout(timer)
    },
  }
}
