import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { endWithUs } from './end-with-us.ts'

const builtServer = resolve('out/main/server.js')
const READY = 'PEPINIERE_READY '
const PATIENCE = 30_000

export interface ServerOptions {
  /** Folder of the data. */
  data: string
  /** 0: any free port. */
  port?: number
  /** Starts the server as if it were this many milliseconds later. */
  clockOffset?: number
  /** With the demo site on a first start, without the year behind it. */
  demo?: boolean
  /** Its database on PostgreSQL; without it, a file of the folder. */
  databaseUrl?: string
}

/** What the server says once it listens. */
export interface Announced {
  port: number
  url: string
  epoch: string
  addresses: { kiosk: string; host: string; employers: { employerId: string; url: string }[] }
  /** Of a server without a site: where it is installed. */
  installation?: string
  accounts?: { host: Login; employers: (Login & { employerId: string })[] }
}
export interface Login {
  login: string
  secret: string
}

/** The built server in a process of its own, as a site runs it. */
export class StartedServer {
  readonly announced: Announced
  private readonly process: ChildProcess
  private readonly errors: string[]

  private constructor(process: ChildProcess, announced: Announced, errors: string[]) {
    this.process = process
    this.announced = announced
    this.errors = errors
  }

  static async start({
    data,
    port = 0,
    clockOffset = 0,
    demo = false,
    databaseUrl,
  }: ServerOptions): Promise<StartedServer> {
    if (!existsSync(builtServer)) throw new Error('Build first: npm run build')
    const args = [
      builtServer,
      '--data',
      data,
      '--port',
      String(port),
      ...(demo ? ['--demo', 'day'] : ['--empty']),
    ]
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PEPINIERE_CLOCK_OFFSET: String(clockOffset),
        ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      },
    })
    const errors: string[] = []
    createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
    return new Promise((started, failed) => {
      const fail = (why: string) => failed(new Error([`The server ${why}.`, ...errors].join('\n')))
      const impatient = setTimeout(() => {
        child.kill('SIGKILL')
        fail(`said nothing for ${PATIENCE / 1000} s`)
      }, PATIENCE)
      child.once('exit', (code) => fail(`ended with ${code}`))
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.startsWith(READY)) return
        clearTimeout(impatient)
        child.removeAllListeners('exit')
        endWithUs(child, () => child.kill())
        started(new StartedServer(child, JSON.parse(line.slice(READY.length)) as Announced, errors))
      })
    })
  }

  get url(): string {
    return this.announced.url
  }

  get port(): number {
    return this.announced.port
  }

  get pid(): number {
    return this.process.pid!
  }

  get isRunning(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null
  }

  /** What it wrote to its log so far. */
  log(): readonly string[] {
    return this.errors
  }

  /** As Ctrl-C does. */
  stop(): Promise<void> {
    return this.end('SIGTERM')
  }

  /** As a power cut does. */
  kill(): Promise<void> {
    return this.end('SIGKILL')
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.isRunning) return
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    this.process.kill(signal)
    await ended
  }
}
