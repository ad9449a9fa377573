import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

const main = resolve(import.meta.dirname, '../../../sync-server/main.ts')

export interface Ready {
  epoch: string
  url: string
}

/** A server as it is started, in a process of its own, on a database and a data folder. */
export class ServerProcess {
  readonly child: ChildProcess

  constructor(
    database: string,
    folder: string,
    { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
  ) {
    this.child = spawn(process.execPath, [main, '--data', join(folder), '--port', '0', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env, DATABASE_URL: database },
    })
  }

  /** What it says once it answers. */
  async ready(): Promise<Ready> {
    let printed = ''
    for await (const chunk of this.child.stdout!.setEncoding('utf8')) {
      printed += chunk as string
      const told = /^PEPINIERE_READY (.*)\n/m.exec(printed)?.[1]
      if (told) return JSON.parse(told) as Ready
    }
    throw new Error(`The server ended before it was ready: ${printed}`)
  }

  /** What it said before it gave up, and its exit code. */
  async givenUp(): Promise<[sentence: string, code: unknown]> {
    const ended = once(this.child, 'exit')
    let said = ''
    for await (const chunk of this.child.stderr!.setEncoding('utf8')) said += chunk as string
    return [said.trim(), (await ended)[0]]
  }

  /** Its exit code; `null` of one that was killed. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit')
      this.child.kill(signal)
      await ended
    }
    return this.child.exitCode
  }
}
