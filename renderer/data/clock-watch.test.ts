import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import { watchClock, type ClockJump } from './clock-watch.ts'
import { browserTimers } from './machine.ts'

/** A machine whose clocks move as told. */
function aMachine() {
  const state = { wall: 1_000_000, running: 500, visible: true }
  const target = new EventTarget()
  return {
    state,
    target,
    clocks: {
      wall: () => state.wall,
      running: () => state.running,
      isVisible: () => state.visible,
      page: target,
    },
    pass: (wall: number, running = wall) => {
      state.wall += wall
      state.running += running
    },
  }
}

let jumps: ClockJump[]
let stop: () => void
let machine: ReturnType<typeof aMachine>

beforeEach(() => {
  vi.useFakeTimers()
  machine = aMachine()
  jumps = []
  stop = watchClock((jump) => jumps.push(jump), { clocks: machine.clocks, timers: browserTimers })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('the clocks of a machine', () => {
  it('that agree say nothing, busy seconds included', () => {
    machine.pass(SECOND)
    vi.advanceTimersByTime(SECOND)
    machine.pass(12 * SECOND)
    vi.advanceTimersByTime(SECOND)
    machine.pass(4 * SECOND, 0)
    vi.advanceTimersByTime(SECOND)
    expect(jumps).toEqual([])
  })

  it('tell a sleep once, before the first touch after it reaches the page', () => {
    machine.pass(3 * HOUR, 2 * SECOND)
    const touched = vi.fn(() => expect(jumps).toHaveLength(1))
    machine.target.addEventListener('pointerdown', touched)
    machine.target.dispatchEvent(new Event('pointerdown'))
    expect(touched).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(SECOND)
    expect(jumps).toEqual([{ kind: 'passed', by: 3 * HOUR - 2 * SECOND }])
  })

  it('tell a clock that was set back', () => {
    machine.pass(-5 * MINUTE, SECOND)
    vi.advanceTimersByTime(SECOND)
    expect(jumps).toEqual([{ kind: 'set-back', by: -5 * MINUTE - SECOND }])
  })

  it('tell a sleep through which the running time was counted on', () => {
    machine.pass(HOUR)
    vi.advanceTimersByTime(SECOND)
    expect(jumps).toEqual([{ kind: 'passed', by: HOUR }])
  })

  it('say nothing of a hidden page, whose timers wait', () => {
    machine.state.visible = false
    machine.target.dispatchEvent(new Event('visibilitychange'))
    machine.pass(MINUTE)
    vi.advanceTimersByTime(SECOND)
    machine.state.visible = true
    machine.pass(MINUTE)
    machine.target.dispatchEvent(new Event('visibilitychange'))
    expect(jumps).toEqual([])
  })

  it('are watched no more once it was stopped', () => {
    stop()
    machine.pass(HOUR, 0)
    vi.advanceTimersByTime(SECOND)
    machine.target.dispatchEvent(new Event('keydown'))
    expect(jumps).toEqual([])
  })
})
