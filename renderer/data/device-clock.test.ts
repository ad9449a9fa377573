import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import { DeviceClock } from './device-clock.ts'

const NOON = 1_000 * HOUR
let machine: { wall: number; running: number }
const aClock = (offset = 0) =>
  new DeviceClock({
    wall: () => machine.wall,
    running: () => machine.running,
    offset,
    lastConfirmed: null,
  })
const pass = (wall: number, running = wall) => {
  machine.wall += wall
  machine.running += running
}

beforeEach(() => {
  machine = { wall: NOON, running: 5_000 }
})

describe('the clock of a device', () => {
  it('guesses by the wall, corrected as last measured, until a server tells', () => {
    const clock = aClock(MINUTE)
    expect(clock.now()).toBe(NOON + MINUTE)
    expect(clock.confirmed()).toBeNull()
    clock.tell(NOON + HOUR, machine.running)
    expect(clock.now()).toBe(NOON + HOUR)
    expect(clock.offset).toBe(HOUR)
    pass(SECOND)
    expect(clock.confirmed()).toBe(NOON + HOUR + SECOND)
    expect(clock.lastConfirmed).toBe(NOON + HOUR)
  })

  it('knows no time any more when the wall ran ahead, before anybody noticed', () => {
    const clock = aClock()
    clock.tell(NOON, machine.running)
    pass(12 * HOUR, SECOND)
    expect(clock.confirmed()).toBeNull()
    expect(clock.now()).toBe(NOON + 12 * HOUR)
    clock.jumped({ kind: 'passed', by: 12 * HOUR - SECOND })
    pass(-12 * HOUR, SECOND)
    expect(clock.confirmed()).toBeNull()
  })

  it('sees through a wall clock that is set back', () => {
    const clock = aClock()
    clock.tell(NOON, machine.running)
    pass(-5 * MINUTE, SECOND)
    expect(clock.confirmed()).toBe(NOON + SECOND)
    clock.jumped({ kind: 'set-back', by: -5 * MINUTE - SECOND })
    expect(clock.now()).toBe(NOON + SECOND)
    expect(clock.confirmed()).toBe(NOON + SECOND)
  })
})
