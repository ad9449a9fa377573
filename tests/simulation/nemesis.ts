import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import type { Device } from './device.ts'
import { quietNetwork, type Network, type NetworkFaults } from './network.ts'
import type { Random } from './random.ts'
import type { StoryMix } from './story-mix.ts'

const YEAR = 365 * DAY
const jumps = [
  ...[5 * MINUTE, HOUR, 6 * HOUR, 3 * DAY, 10 * YEAR].flatMap((distance) => [-distance, distance]),
]

/** Blows that the world itself must know of. */
export interface WorldBlows {
  crash(device: Device): Promise<void>
  reload(device: Device): Promise<void>
  remember(): Promise<void>
  restore(): Promise<void>
  revoke(device: Device): Promise<void>
  enrolAgain(): Promise<void>
  copyDisk(device: Device): void
  setDiskBack(device: Device): Promise<void>
  spoilDisk(device: Device): Promise<void>
}

/** Whatever goes wrong in the real world, one blow at a time. */
export class Nemesis {
  private readonly random: Random
  private readonly network: Network
  private readonly devices: readonly Device[]
  private readonly world: WorldBlows
  private readonly blows: StoryMix['blows']
  private hasRevoked = false

  constructor(
    random: Random,
    network: Network,
    devices: readonly Device[],
    { world, blows }: { world: WorldBlows; blows: StoryMix['blows'] },
  ) {
    this.blows = blows
    this.random = random
    this.network = network
    this.devices = devices
    this.world = world
    network.faults = this.weather()
  }

  async strike(): Promise<void> {
    const device = this.random.pick(this.devices)
    switch (this.random.weighted(this.blows)) {
      case 'nothing':
        return
      case 'weather':
        this.network.faults = this.weather()
        return
      case 'cut':
        return this.network.cut(device.id)
      case 'heal':
        return this.network.heal(device.id)
      case 'crash':
        return this.world.crash(device)
      case 'dieDuringCommit':
        return device.disk.dieDuringCommit(
          this.random.int(0, 3),
          this.random.pick(['never-written', 'torn', 'written']),
        )
      case 'reload':
        return this.world.reload(device)
      case 'sleep':
        return this.fallAsleep(device)
      case 'wake':
        return this.wakeUp(device)
      case 'slowDisk':
        return device.disk.slowDown()
      case 'fullDisk':
        device.disk.isFull = true
        return
      case 'goodDisk':
        for (const one of this.devices) one.disk.getWell()
        return
      case 'jump':
        return device.clock.setWrong(this.random.pick(jumps))
      case 'freeze':
        return device.clock.freeze()
      case 'setRight':
        return device.clock.correct()
      case 'remember':
        return this.world.remember()
      case 'restore':
        return this.world.restore()
      case 'revoke':
        // One stolen kiosk in a run is enough: with all of them gone nothing would be tested.
        if (this.hasRevoked || device.scope.role !== 'kiosk') return
        this.hasRevoked = true
        return this.world.revoke(device)
      case 'enrolAgain':
        return this.world.enrolAgain()
      case 'copyDisk':
        return this.world.copyDisk(device)
      case 'setDiskBack':
        return this.world.setDiskBack(device)
      case 'spoilDisk':
        return this.world.spoilDisk(device)
    }
  }

  /** Its timers stand still and its network goes; the wall's clock goes on. */
  private fallAsleep(device: Device): void {
    device.isAsleep = true
    this.network.cut(device.id)
  }

  private wakeUp(device: Device): void {
    if (!device.isAsleep) return
    device.isAsleep = false
    this.network.heal(device.id)
  }

  private weather(): NetworkFaults {
    if (this.random.chance(0.4)) return quietNetwork
    const some = (most: number) => (this.random.chance(0.5) ? this.random.next() * most : 0)
    return {
      drop: some(0.4),
      duplicate: some(0.4),
      truncate: some(0.3),
      delay: this.random.pick([0, 1, 5, 40]),
    }
  }
}
