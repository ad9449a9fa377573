import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { watchClock } from '../../data/clock-watch.ts'
import { browserMachine } from '../../data/machine.ts'
import { idleState, type KioskUse, type IdleState } from './idle-policy.ts'

/** How often the moment is looked at, in milliseconds: fine enough for a ring that empties. */
const LOOK_EVERY = 250
const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/**
 * Follows the touches of the page and ends the session of someone who left. Time passes as the clock that
 * counted more of it says: the running one when the hour was set back, the wall's when the machine slept. The
 * first touch after a sleep is not the former visitor's: it finds the session ended.
 */
export function useIdle(use: Ref<KioskUse>, end: () => void) {
  const moment = () => ({ running: performance.now(), wall: Date.now() })
  const now = ref(performance.now())
  const state = ref<IdleState>({ kind: 'active', until: Infinity })
  let touched = moment()
  let renewed = touched

  /** When it was, on the running clock as it would stand if it had never slept. */
  function at({ running, wall }: typeof touched) {
    const present = moment()
    return present.running - Math.max(present.running - running, present.wall - wall)
  }
  function look() {
    now.value = performance.now()
    state.value = idleState({
      use: use.value,
      touchedAt: at(touched),
      renewedAt: at(renewed),
      now: now.value,
    })
    if (state.value.kind === 'ended') {
      renew()
      end()
    }
  }
  function touch() {
    look()
    // Once the question is on screen only its answer counts: a passer-by may brush against the screen.
    if (state.value.kind === 'active') touched = moment()
  }
  /** "Encore du temps": the whole wait starts again, as often as one likes. */
  function renew() {
    touched = renewed = moment()
    state.value = { kind: 'active', until: Infinity }
  }

  watch(use, (next, previous) => {
    if (previous === 'untouched' || next === 'untouched') renew()
    else touched = moment()
  })
  // It looks before the listeners below, and whenever the machine wakes.
  const stopWatching = watchClock(look, browserMachine())
  const timer = setInterval(look, LOOK_EVERY)
  for (const sign of signsOfLife) window.addEventListener(sign, touch, { capture: true, passive: true })
  onScopeDispose(() => {
    stopWatching()
    clearInterval(timer)
    for (const sign of signsOfLife) window.removeEventListener(sign, touch, { capture: true })
  })
  return { state, now, touch, renew }
}
