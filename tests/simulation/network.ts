import type { Random } from './random.ts'

export interface NetworkFaults {
  /** Chance that a message never arrives. */
  drop: number
  /** Chance that a request arrives twice. */
  duplicate: number
  /** Chance that a body arrives cut short, so that its reader can only refuse it. */
  truncate: number
  /** Most steps a message takes; different delays reorder messages. */
  delay: number
}

export const quietNetwork: NetworkFaults = { drop: 0, duplicate: 0, truncate: 0, delay: 0 }

export type Delivery<Reply> = { arrived: true; reply: Reply } | { arrived: false }

interface Flight {
  due: number
  order: number
  link: string
  land: () => void | Promise<void>
}

/**
 * The wire between each device and the server, with whatever befalls it. A device's link can be cut; what
 * was under way on it is then lost in both directions.
 */
export class Network {
  faults = quietNetwork
  private readonly severed = new Set<string>()
  private readonly breakers = new Map<string, () => void>()
  private flights: Flight[] = []
  private step = 0
  private order = 0
  private readonly random: Random

  constructor(random: Random) {
    this.random = random
  }

  isCut(link: string): boolean {
    return this.severed.has(link)
  }

  cut(link: string): void {
    this.severed.add(link)
    this.hangUp(link)
  }

  /** The device at the end of the link went: whatever was under way is lost. */
  hangUp(link: string): void {
    this.flights = this.flights.filter((flight) => flight.link !== link)
    this.breakers.get(link)?.()
  }

  /** What happens to the link's open connection when the link is cut. */
  onCut(link: string, breaks: () => void): void {
    this.breakers.set(link, breaks)
  }

  heal(link: string): void {
    this.severed.delete(link)
  }

  /**
   * Sends a request. `answer` is called at most once, and perhaps never: the caller gives up by itself.
   * `handle` runs on the server once, twice or never.
   */
  request<Reply>(
    link: string,
    handle: () => Promise<Reply>,
    answer: (delivery: Delivery<Reply>) => void | Promise<void>,
  ): void {
    let answered = false
    const reply = (delivery: Delivery<Reply>) =>
      this.post(link, () => {
        if (answered) return
        answered = true
        return answer(delivery)
      })
    const arrive = async () => {
      if (this.random.chance(this.faults.truncate)) return reply({ arrived: false })
      const result = await handle()
      reply(this.random.chance(this.faults.truncate) ? { arrived: false } : { arrived: true, reply: result })
    }
    this.post(link, arrive)
    if (this.random.chance(this.faults.duplicate)) this.post(link, arrive)
  }

  /** A message that keeps its place behind the earlier ones of the same stream: one TCP connection. */
  inOrder(link: string, after: number, land: () => void | Promise<void>): number {
    const due = Math.max(after, this.step + this.random.int(0, this.faults.delay))
    if (!this.severed.has(link)) this.flights.push({ due, order: this.order++, link, land })
    return due
  }

  /** Lands something so many steps from now, should the link last. */
  after(link: string, steps: number, land: () => void): void {
    this.flights.push({ due: this.step + steps, order: this.order++, link, land })
  }

  /** Lands what is due. What that sends is due at the next step at the earliest. */
  async deliver(): Promise<void> {
    const due = this.flights.filter((flight) => flight.due <= this.step)
    this.flights = this.flights.filter((flight) => flight.due > this.step)
    this.step += 1
    for (const flight of due.sort((a, b) => a.due - b.due || a.order - b.order)) {
      if (!this.severed.has(flight.link)) await flight.land()
    }
  }

  private post(link: string, land: () => void | Promise<void>): void {
    if (this.severed.has(link) || this.random.chance(this.faults.drop)) return
    const due = this.step + this.random.int(0, this.faults.delay)
    this.flights.push({ due, order: this.order++, link, land })
  }
}
