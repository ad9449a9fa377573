import { SECOND, type Instant } from '../../domain/time.ts'

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

/** The clocks of a machine and what wakes it, for tests to stand in for. */
export interface Clocks {
  wall: () => Instant
  /** Milliseconds of running time, which no setting of the clock changes. */
  running: () => number
  isVisible: () => boolean
  /** Whatever a person or the machine does first after a sleep. */
  target: Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>>
}

const machine = (): Clocks => ({
  wall: () => Date.now(),
  running: () => performance.now(),
  isVisible: () => globalThis.document?.visibilityState === 'visible',
  target: globalThis,
})

const wakings = ['pointerdown', 'keydown', 'focus', 'pageshow', 'visibilitychange', 'resume', 'online']

/**
 * Calls back when the machine slept or its clock was set: once for each time, at the first timer, touch or key
 * after it, before the touch or key reaches anything on the page. Answers how to stop.
 */
export function watchClock(jumped: (jump: ClockJump) => void, clocks: Clocks = machine()): () => void {
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
  const timer = setInterval(look, LOOK_EVERY)
  for (const name of wakings) clocks.target.addEventListener?.(name, look, { capture: true })
  return () => {
    clearInterval(timer)
    for (const name of wakings) clocks.target.removeEventListener?.(name, look, { capture: true })
  }
}
