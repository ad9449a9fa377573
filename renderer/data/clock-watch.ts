import { SECOND } from '../../domain/time.ts'
import type { Clocks, Timers } from './machine.ts'

/** Beyond this the two clocks of a machine do not disagree by themselves. */
export const TOLERATED = 5 * SECOND
const LOOK_EVERY = 1 * SECOND
/** Nothing keeps a page in the foreground from a timer of one second for this long, except sleep. */
const ASLEEP = 30 * SECOND

/**
 * What happened to the time while nobody looked. `passed`: time that the running machine did not count, because
 * it slept or because its clock was set forward; nothing on the machine tells the two apart. `set-back`: its
 * clock was set back.
 */
export interface ClockJump {
  kind: 'passed' | 'set-back'
  /** Milliseconds by which the wall clock left the running time; negative when set back. */
  by: number
}

const wakings = ['pointerdown', 'keydown', 'focus', 'pageshow', 'visibilitychange', 'resume', 'online']

/**
 * Calls back when the machine slept or its clock was set: once for each time, at the first timer, touch or key
 * after it, before the touch or key reaches anything on the page. Answers how to stop.
 */
export function watchClock(
  jumped: (jump: ClockJump) => void,
  { clocks, timers }: { clocks: Clocks; timers: Timers },
): () => void {
  let wall = clocks.wall()
  let running = clocks.running()
  let wasVisible = clocks.isVisible()
  const look = () => {
    const [wallPassed, ran] = [clocks.wall() - wall, clocks.running() - running]
    wall += wallPassed
    running += ran
    // Some machines count their running time on through a sleep: then the silence of the timer tells.
    const isVisible = clocks.isVisible()
    const slept = isVisible && wasVisible && ran > ASLEEP
    wasVisible = isVisible
    const by = wallPassed - ran
    if (Math.abs(by) > TOLERATED) jumped({ kind: by > 0 ? 'passed' : 'set-back', by })
    else if (slept) jumped({ kind: 'passed', by: ran })
  }
  const cancel = timers.every(LOOK_EVERY, look)
  for (const name of wakings) clocks.page.addEventListener?.(name, look, { capture: true })
  return () => {
    cancel()
    for (const name of wakings) clocks.page.removeEventListener?.(name, look, { capture: true })
  }
}
