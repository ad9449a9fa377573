import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { TestDevice, type TestAnswer } from '../../../sync-server/testing/test-server.ts'
import type { Random } from '../../simulation/random.ts'
import { ServerProcess } from './server-process.ts'

/** Servers of one database in processes of their own, of which any answers, as behind a load balancer. */
export class SeveralServers {
  readonly #start: (index: number) => ServerProcess
  readonly #random: Random
  readonly #processes: ServerProcess[] = []
  /** Where each answers; `null` while it does not. */
  readonly #urls: (string | null)[] = []
  #starting: Promise<void>[] = []
  #isEnding = false

  constructor(database: string, folder: string, env: Record<string, string>, random: Random) {
    this.#random = random
    this.#start = (index) => new ServerProcess(database, join(folder, `server-${index}`), { env })
  }

  get urls(): string[] {
    return this.#urls.filter((url) => url !== null)
  }

  /** As whoever watches over it does: one whose connections are cut while it starts ends, and is started again. */
  async start(index: number, tries = 5): Promise<void> {
    const server = this.#start(index)
    server.child.stderr!.resume()
    this.#processes[index] = server
    try {
      const { url } = await server.ready()
      server.child.stdout!.resume()
      this.#urls[index] = url
    } catch (error) {
      if (this.#isEnding || tries === 1) throw error
      await this.start(index, tries - 1)
    }
  }

  /** Kills one that answers, and starts it again; never the last. */
  killOne(): void {
    const up = this.#urls.flatMap((url, index) => (url === null ? [] : [index]))
    if (up.length < 2) return
    const index = this.#random.pick(up)
    this.#urls[index] = null
    const killed = this.#processes[index]!.end('SIGKILL')
    const starting = killed.then(() => this.start(index))
    // Told by whoever waits for all of them.
    starting.catch(() => undefined)
    this.#starting.push(starting)
  }

  async allUp(): Promise<void> {
    await Promise.all(this.#starting.splice(0))
  }

  /** Their exit codes. */
  async end(signal: NodeJS.Signals): Promise<(number | null)[]> {
    this.#isEnding = true
    await Promise.allSettled(this.#starting)
    return Promise.all(this.#processes.map((server) => server.end(signal)))
  }

  /** The device, as it asks any of them. */
  anywhere(device: TestDevice): TestDevice {
    const moved = new TestDevice(this.#random.pick(this.urls), device.enrolled)
    moved.session = device.session
    return moved
  }

  /** Asks one after the other until one answers for good, as a device does whose request came to nothing. */
  async insist(device: TestDevice, method: string, path: string, body?: unknown): Promise<TestAnswer> {
    for (;;) {
      const answer = await this.anywhere(device)
        .call(method, path, body)
        .catch(() => null)
      if (answer !== null && answer.status < 500 && answer.status !== 429) return answer
      await pause(this.#random.int(20, 120))
    }
  }
}
