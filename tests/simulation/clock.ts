import type { Instant } from '../../domain/time.ts'

/** The one true time of a simulated world. It moves only when the simulation moves it. */
export class WorldClock {
  now: Instant

  constructor(start: Instant) {
    this.now = start
  }

  advance(milliseconds: number): void {
    this.now += milliseconds
  }
}

/** The clock on a device's wall: it may be wrong by years, or stand still. */
export class WallClock {
  private skew = 0
  private frozenAt: Instant | null = null
  private readonly world: WorldClock

  constructor(world: WorldClock) {
    this.world = world
  }

  /** The true time, which no device knows. */
  truth(): Instant {
    return this.world.now
  }

  read(): Instant {
    // An operating system's clock goes no further back than 1970.
    return Math.max(0, this.frozenAt ?? this.world.now + this.skew)
  }

  /** From now on the clock is this far ahead of the truth, or behind it. */
  setWrong(milliseconds: number): void {
    this.frozenAt = null
    this.skew = milliseconds
  }

  freeze(): void {
    this.frozenAt = this.read()
  }

  /** Somebody sets the clock right. */
  correct(): void {
    this.frozenAt = null
    this.skew = 0
  }
}
