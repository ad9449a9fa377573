import type { Network } from './network.ts'
import type { Random } from './random.ts'

/** How something on the way holds a stream back: altogether, in blocks, or each time for a while. */
type Manner = 'altogether' | 'in-blocks' | 'for-a-while'

type Bytes = Uint8Array<ArrayBuffer>

/** Bytes of a block: less than one event, up to more than a server pushes out by padding. */
const BLOCK = [200, 20_000] as const
/** Steps of the network for which bytes are kept: from a moment to longer than any device is patient. */
const WHILE = [1, 120] as const

/** Where the bytes of one stream end up, as whoever reads it sees them. */
export interface Passing {
  /** The answer has begun; its bytes are still to come. */
  head: () => void
  bytes: (some: Bytes) => void
}

/** What is between a device and its server, for one stream. */
export interface Between extends Passing {
  /** The server ended the stream: what is held back goes on, after which the end does. */
  end: () => void
}

/**
 * Proxies that keep what a stream is given while the line looks open to both ends. They draw from a source of chance of
 * their own, so that a story without them is told as if there were none, and stay when all else is well again: a device
 * gets on with them.
 */
export class Withholding {
  readonly #random: Random
  readonly #network: Network
  readonly #share: number

  /** `share`: of how many streams something is in the way. */
  constructor(random: Random, network: Network, share: number) {
    this.#random = random
    this.#network = network
    this.#share = share
  }

  /** A stream of this link is opened. */
  open(link: string, to: Passing): Between {
    if (this.#share === 0 || !this.#random.chance(this.#share)) return { ...to, end: () => undefined }
    const held = new Held(to, this.#random.chance(0.5))
    switch (this.#random.pick<Manner>(['altogether', 'in-blocks', 'for-a-while'])) {
      case 'altogether':
        return held.by(() => undefined)
      case 'in-blocks': {
        const block = this.#random.int(...BLOCK)
        return held.by(() => held.pass(held.length - (held.length % block)))
      }
      case 'for-a-while': {
        let isWaiting = false
        return held.by(() => {
          if (isWaiting) return
          isWaiting = true
          this.#network.after(link, this.#random.int(...WHILE), () => {
            isWaiting = false
            held.pass(held.length)
          })
        })
      }
    }
  }
}

/** What was held back of one stream so far. */
class Held {
  readonly #to: Passing
  #isHeadHeld: boolean
  #bytes: Bytes = new Uint8Array()

  constructor(to: Passing, holdsHead: boolean) {
    this.#to = to
    this.#isHeadHeld = holdsHead
  }

  get length(): number {
    return this.#bytes.length
  }

  /** `came`: called after each piece that came. */
  by(came: () => void): Between {
    return {
      head: () => void (this.#isHeadHeld || this.#to.head()),
      bytes: (some) => {
        this.#bytes = Uint8Array.from([...this.#bytes, ...some])
        came()
      },
      end: () => this.pass(this.length),
    }
  }

  /** So many bytes go on, after the head. */
  pass(length: number): void {
    if (length === 0) return
    if (this.#isHeadHeld) this.#to.head()
    this.#isHeadHeld = false
    this.#to.bytes(this.#bytes.slice(0, length))
    this.#bytes = this.#bytes.slice(length)
  }
}
