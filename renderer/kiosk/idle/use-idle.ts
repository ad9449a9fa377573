import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { idleState, type IdleScope, type IdleState } from './idle-policy.ts'

/** How often the moment is looked at, in milliseconds: fine enough for a ring that empties. */
const LOOK_EVERY = 250
const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Follows the touches of the page and ends the session of someone who left. */
export function useIdle(scope: Ref<IdleScope>, end: () => void) {
  // A clock that never goes back: changing the computer's hour neither ends nor prolongs a session.
  const clock = () => performance.now()
  const now = ref(clock())
  const state = ref<IdleState>({ kind: 'active', until: Infinity })
  let touchedAt = now.value
  let renewedAt = now.value

  function look() {
    now.value = clock()
    state.value = idleState({ scope: scope.value, touchedAt, renewedAt, now: now.value })
    if (state.value.kind === 'ended') {
      renew()
      end()
    }
  }
  function touch() {
    // Once the question is on screen only its answer counts: a passer-by may brush against the screen.
    if (state.value.kind === 'active') touchedAt = clock()
  }
  /** "Encore du temps": the whole wait starts again, as often as one likes. */
  function renew() {
    touchedAt = renewedAt = clock()
    state.value = { kind: 'active', until: Infinity }
  }

  watch(scope, (next, previous) => {
    if (previous === 'untouched' || next === 'untouched') renew()
    else touchedAt = clock()
  })
  const timer = setInterval(look, LOOK_EVERY)
  for (const sign of signsOfLife) window.addEventListener(sign, touch, { capture: true, passive: true })
  onScopeDispose(() => {
    clearInterval(timer)
    for (const sign of signsOfLife) window.removeEventListener(sign, touch, { capture: true })
  })
  return { state, now, renew }
}
