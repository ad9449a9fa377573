import { onScopeDispose, shallowRef, type Ref } from 'vue'
import { attention, nextLook, type Attention } from './idle-lock.ts'

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Watches whether somebody is at the desk, and calls `lock` when nobody is. `clock` is the computer's: it
 * goes on while the computer sleeps. Each call starts from a touched desk.
 */
export function useIdleLock(clock: () => number, lock: () => void): Ref<Attention> {
  const state = shallowRef<Attention>('present')
  let lastTouch = clock()
  let timer: ReturnType<typeof setTimeout> | undefined

  function look() {
    clearTimeout(timer)
    state.value = attention(lastTouch, clock())
    if (state.value === 'locked') lock()
    else timer = setTimeout(look, nextLook(lastTouch, clock()))
  }

  function touched() {
    const before = attention(lastTouch, clock())
    // The first touch after a long sleep comes from anybody: it finds the desk locked.
    if (before !== 'locked') lastTouch = clock()
    if (before !== 'present') look()
  }

  for (const touch of touches) window.addEventListener(touch, touched, { capture: true, passive: true })
  document.addEventListener('visibilitychange', look)
  look()
  onScopeDispose(() => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
    for (const touch of touches) window.removeEventListener(touch, touched, { capture: true })
  })
  return state
}
