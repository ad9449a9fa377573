import type { Durability, JournalDisk, ReadFrame, StoredFrame } from '../replica/journal-disk.ts'

/**
 * A disk in memory that can do what disks do: fill up, hold a commit back, lose what was not flushed, tear and
 * change what it holds. Copy it with `afterCrash` to see what a device would find when it starts again.
 */
export class MemoryDisk implements JournalDisk {
  frames: ReadFrame[] = []
  /** Numbers of frames that a power cut may take: written with relaxed durability, and none strict after. */
  readonly #unflushed = new Set<number>()
  #fails: Error | undefined
  #gate: Promise<void> | undefined
  #lost: ((reason: 'cleared' | 'closed') => void) | undefined
  readonly durabilities: Durability[] = []

  constructor(frames: readonly ReadFrame[] = []) {
    this.frames = frames.map((frame) => ({ ...frame }))
  }

  /** What the disk itself does to a frame of these. */
  damage(index: number, change: (text: string) => string): void {
    const frame = this.frames[index] as StoredFrame
    frame.text = change(frame.text)
  }

  async read(tell: (frame: ReadFrame) => void): Promise<void> {
    for (const frame of this.frames) tell({ ...frame })
  }

  async append(frame: StoredFrame, durability: Durability): Promise<void> {
    await this.#gate
    if (this.#fails) throw this.#fails
    if (this.frames.some(({ n }) => n === frame.n)) throw new DOMException('taken', 'ConstraintError')
    this.frames.push({ ...frame })
    this.durabilities.push(durability)
    if (durability === 'strict') this.#unflushed.clear()
    else this.#unflushed.add(frame.n)
  }

  async replaceUpTo(upTo: number, frames: readonly StoredFrame[]): Promise<void> {
    await this.#gate
    if (this.#fails) throw this.#fails
    this.frames = [...frames, ...this.frames.filter(({ n }) => n > upTo)]
    this.#unflushed.clear()
  }

  untilIdle(): Promise<void> {
    return Promise.resolve()
  }

  close(): void {}

  onLost(tell: (reason: 'cleared' | 'closed') => void): void {
    this.#lost = tell
  }

  /** Every write fails from now on, until `works`. */
  fail(error: Error = new DOMException('full', 'QuotaExceededError')): void {
    this.#fails = error
  }

  works(): void {
    this.#fails = undefined
  }

  /** Holds writes back until the function returned is called. */
  hold(): () => void {
    let release!: () => void
    this.#gate = new Promise((resolve) => {
      release = () => {
        this.#gate = undefined
        resolve()
      }
    })
    return release
  }

  disappear(): void {
    this.#lost?.('cleared')
  }

  /** What is left after the power went: flushed frames for certain, of the others those that were lucky. */
  afterCrash(isLucky: (n: number) => boolean = () => true): MemoryDisk {
    return new MemoryDisk(this.frames.filter(({ n }) => !this.#unflushed.has(n) || isLucky(n)))
  }
}
