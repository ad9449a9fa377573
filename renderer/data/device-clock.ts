import type { Instant } from '../../domain/time.ts'
import { TOLERATED, type ClockJump } from './clock-watch.ts'

/** The clocks of the machine, and what was known of them when the device last stopped. */
export interface DeviceClockSetup {
  wall: () => Instant
  /** Milliseconds of running time, which no setting of the clock changes. */
  running: () => number
  /** What to add to the wall clock, as last measured. */
  offset: number
  /** The latest moment that the server ever told. */
  lastConfirmed: Instant | null
}

/**
 * What time it is on a device. The wall clock, corrected by what the server last said, is only a guess, for
 * what has to say some time. Whatever cannot be taken back (putting away, closing, forgetting) asks for the
 * confirmed time: the server's word, carried on by the time that the machine has run since, as long as both
 * clocks of the machine agree on that.
 */
export class DeviceClock {
  readonly #setup: DeviceClockSetup
  #offset: number
  #anchor: { server: Instant; running: number; offset: number } | null = null
  #lastConfirmed: Instant | null

  constructor(setup: DeviceClockSetup) {
    this.#setup = setup
    this.#offset = setup.offset
    this.#lastConfirmed = setup.lastConfirmed
  }

  get offset(): number {
    return this.#offset
  }

  /** The latest moment that the server told, also before this start; `null` on a device that never met it. */
  get lastConfirmed(): Instant | null {
    return this.#lastConfirmed
  }

  /** The best guess. */
  now(): Instant {
    return Math.round(this.#setup.wall() + this.#offset)
  }

  /** The time as the server has confirmed it since this device started, or last slept; `null` without. */
  confirmed(): Instant | null {
    if (!this.#anchor) return null
    const { server, running, offset } = this.#anchor
    const time = server + this.#setup.running() - running
    // The wall clock ran ahead: a sleep, or a setting. Nobody can tell before the server does.
    return this.#setup.wall() + offset - time > TOLERATED ? null : Math.round(time)
  }

  /** The server told the time; it read its clock when this machine had run for so long. */
  tell(server: Instant, running: number): void {
    this.#offset = Math.round(server + this.#setup.running() - running - this.#setup.wall())
    this.#anchor = { server, running, offset: this.#offset }
    this.#lastConfirmed = server
  }

  /** The clocks disagree. One that was set back is seen through; after a sleep only the server can tell. */
  jumped({ kind, by }: ClockJump): void {
    if (kind === 'set-back') this.#offset -= Math.round(by)
    else this.#anchor = null
  }
}
