import { Device, type DeviceSetup } from './device.ts'
import { SimulatedDisk, type LastFrame } from './disk.ts'
import { Random } from './random.ts'
import { simulate, soundParts } from './simulation.ts'
import { storyMixes } from './story-mix.ts'
import type { Violation } from './violation.ts'

/** Where in a commit the power goes. */
export const stages: readonly LastFrame[] = ['never-written', 'torn', 'written', 'told']

/**
 * Seats are sold, people come in and apply, an employer answers, a host edits an offer, a row is refused, and the server is
 * restored: in less than a quarter of an hour.
 */
const SEED = 16

export interface Crash {
  deviceId: string
  /** The commit, counted from the start of the device, in which it loses power. */
  commit: number
  stage: LastFrame
}

/** Of what was not flushed when the power went nothing is left. */
class Worst extends Random {
  override int(least: number): number {
    return least
  }
}

/** Tells the same short story, in which one device loses power in one of its commits; whether it made that many. */
export async function tellWithCrash({ deviceId, commit, stage }: Crash): Promise<{
  hasDied: boolean
  violations: readonly Violation[]
}> {
  let hasDied = false
  class DyingDevice extends Device {
    constructor(setup: DeviceSetup) {
      // What a torn disk keeps is drawn apart: until then the story is the same for each commit.
      const chance = stage === 'torn' ? new Random(commit) : new Worst(commit)
      const disk = setup.scope.deviceId === deviceId ? new SimulatedDisk(chance) : setup.disk
      if (disk !== setup.disk) disk.dieDuringCommit(commit, stage)
      // From that moment on it neither says nor hears anything, for what is left of the turn.
      super({ ...setup, disk, give: (isAlive) => setup.give(() => isAlive() && !disk.isDead) })
    }

    override crash(): Promise<void> {
      hasDied = true
      return super.crash()
    }
  }
  const { violations } = await simulate(
    SEED,
    { ...soundParts, Device: DyingDevice },
    storyMixes.quarterOfAnHour,
  )
  return { hasDied, violations }
}
