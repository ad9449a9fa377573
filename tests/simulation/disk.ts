import { frameOf } from '../../renderer/data/replica/frame.ts'
import type { Durability, JournalDisk, StoredFrame } from '../../renderer/data/replica/journal-disk.ts'
import type { Random } from './random.ts'

/** What became of the commit during which the power went; `told`: it was over, and whoever waited for it heard so. */
export type LastFrame = 'never-written' | 'torn' | 'written' | 'told'

interface Held {
  work: () => void
  resolve: () => void
}

/**
 * The disk of a simulated device. It stays when the device loses power; a frame may then be torn, and what was
 * not flushed may be gone.
 */
export class SimulatedDisk {
  isFull = false
  #frames: StoredFrame[] = []
  /** Numbers of frames that a power cut may take: written with relaxed durability, and none strict after. */
  readonly #unflushed = new Set<number>()
  readonly #random: Random
  #held: Held[] | null = null
  /** Commits until the power goes, and how that one ends. */
  #fuse: { commits: number; last: LastFrame } | null = null
  #isDead = false
  /** Counts the runs of the device: a former one writes nothing any more. */
  #run = 0

  constructor(random: Random) {
    this.#random = random
  }

  /** The power went during a commit: nothing is written and nobody hears anything until the next start. */
  get isDead(): boolean {
    return this.#isDead
  }

  /** The power goes during the commit that comes after so many others. */
  dieDuringCommit(commits: number, last: LastFrame): void {
    this.#fuse = { commits, last }
  }

  /** From now on commits take until `getWell`. */
  slowDown(): void {
    this.#held ??= []
  }

  /** There is room again, and all that waited is written, in its order. */
  getWell(): void {
    this.isFull = false
    this.#fuse = null
    const held = this.#held ?? []
    this.#held = null
    for (const { work, resolve } of held) {
      work()
      resolve()
    }
  }

  /** The power goes: of what was not flushed, a beginning is left; of what was being written, perhaps a part. */
  cutPower(): void {
    const loose = this.#frames.filter(({ n }) => this.#unflushed.has(n)).map(({ n }) => n)
    const lost = new Set(loose.slice(this.#random.int(0, loose.length)))
    this.#frames = this.#frames.filter(({ n }) => !lost.has(n))
    this.#endOfRun()
  }

  /** The page goes and comes again: what reached the system is written, what was under way perhaps. */
  reload(): void {
    if (this.#random.chance(0.5)) for (const { work } of this.#held ?? []) work()
    this.#endOfRun()
  }

  /** All that is on it, to be put back later. */
  copy(): readonly StoredFrame[] {
    return [...this.#frames]
  }

  /**
   * The disk itself spoils a frame that was whole, while the machine is off, or what is on it was written by mistake: the
   * frame is whole then, and a part of it cannot be read. The text as it was; `null` where there is none. The last one is
   * changed and not cut, which is what a power cut does.
   */
  spoil(): string | null {
    const whole = this.#frames.filter(({ text, length }) => text.length === length && length > 0)
    if (whole.length === 0) return null
    const frame = this.#random.pick(whole)
    const index = this.#frames.indexOf(frame)
    if (this.#random.chance(0.3)) {
      const text = this.#unreadable(frame.text)
      this.#frames[index] = { n: frame.n, ...frameOf(text) }
      return frame.text
    }
    const at = this.#random.int(0, frame.length - 1)
    const isCut = index < this.#frames.length - 1 && this.#random.chance(0.5)
    const other = frame.text[at] === '0' ? '1' : '0'
    const rest = isCut ? '' : other + frame.text.slice(at + 1)
    this.#frames[index] = { ...frame, text: frame.text.slice(0, at) + rest }
    return frame.text
  }

  /** The text with a part that is no JSON, of one table or of the line that names them all. */
  #unreadable(text: string): string {
    const end = text.indexOf('\n')
    const starts = [0]
    let at = end + 1
    for (const [, length] of JSON.parse(text.slice(0, end)) as [string, number][]) {
      starts.push(at)
      at += length
    }
    const start = this.#random.pick(starts)
    return `${text.slice(0, start)}x${text.slice(start + 1)}`
  }

  /** An older copy is put in the place of what is on it, while the machine is off. */
  setBack(copy: readonly StoredFrame[]): void {
    this.#frames = [...copy]
    this.#endOfRun()
  }

  /** The disk as the engine sees it during one run of the device. */
  open(): JournalDisk {
    const run = this.#run
    const isOver = () => run !== this.#run
    return {
      read: async (tell) => this.#frames.forEach((frame) => tell({ ...frame })),
      append: (frame, durability) => (isOver() ? never() : this.#append(frame, durability)),
      replaceUpTo: (n, frames) => (isOver() ? never() : this.#replaceUpTo(n, frames)),
      untilIdle: () => Promise.resolve(),
      close: () => undefined,
      onLost: () => undefined,
    }
  }

  #append(frame: StoredFrame, durability: Durability): Promise<void> {
    return this.#commit(
      () => {
        this.#frames.push({ ...frame })
        if (durability === 'strict') this.#unflushed.clear()
        else this.#unflushed.add(frame.n)
      },
      () => this.#frames.push({ ...frame, text: frame.text.slice(0, this.#cutOf(frame)) }),
    )
  }

  /** One step of the file system: a half done one never shows. */
  #replaceUpTo(upTo: number, frames: readonly StoredFrame[]): Promise<void> {
    return this.#commit(() => {
      this.#frames = [...frames, ...this.#frames.filter(({ n }) => n > upTo)]
      this.#unflushed.clear()
    })
  }

  #commit(work: () => void, tear: () => void = () => undefined): Promise<void> {
    if (this.#isDead) return never()
    if (this.isFull) return Promise.reject(new DOMException('The disk is full', 'QuotaExceededError'))
    if (this.#fuse && this.#fuse.commits-- === 0) {
      const { last } = this.#fuse
      if (last === 'written' || last === 'told') work()
      if (last === 'torn') tear()
      this.#isDead = true
      return last === 'told' ? Promise.resolve() : never()
    }
    if (!this.#held) {
      work()
      return Promise.resolve()
    }
    const held = this.#held
    return new Promise((resolve) => held.push({ work, resolve }))
  }

  #cutOf({ length }: StoredFrame): number {
    return this.#random.int(0, length - 1)
  }

  #endOfRun(): void {
    this.#run += 1
    this.isFull = false
    this.#held = null
    this.#fuse = null
    this.#isDead = false
    this.#unflushed.clear()
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}
