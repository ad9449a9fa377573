/**
 * Starts the built desktop shell for a test: on the shell double, or on the Electron binary with
 * `SHELL_DRIVER=electron`. The tests are the same.
 */
import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { requireChromium } from '../../scripts/chromium-path.ts'
import type { electron } from './double/electron.ts'
import type { JournalEntry } from './double/journal.ts'
import type { Control } from './double/register.ts'

type Electron = typeof electron
/** Runs in the application's process: it may use nothing but its arguments. */
type Sent<T> = (electron: Electron, argument: unknown, control: Control) => T | Promise<T>

export interface RunningShell {
  driver: 'double' | 'electron'
  window: () => Promise<Page>
  evaluate: <T>(sent: Sent<T>, argument?: unknown) => Promise<T>
  /** What the application did so far; the double alone keeps one. */
  journal: () => Promise<JournalEntry[]>
  /** The end code of the application, once it ended. */
  ended: Promise<number | null>
  close: () => Promise<void>
}

export const driver = process.env['SHELL_DRIVER'] === 'electron' ? 'electron' : 'double'
const main = resolve('out/main/main.js')

/** A folder for the application's data, so that a test finds none from before. */
export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'pepiniere-shell-'))
}

interface ShellOptions {
  profile?: string
  /** On the double only. */
  printerWorks?: boolean
}

export function startShell(
  args: string[],
  { profile = newProfile(), ...options }: ShellOptions = {},
): Promise<RunningShell> {
  if (!existsSync(main)) throw new Error('Build first: npm run build')
  const all = [...args, `--profile=${profile}`]
  return driver === 'electron' ? startElectron(all) : startDouble(all, options)
}

async function startElectron(args: string[]): Promise<RunningShell> {
  // Never `require('electron')` here: that would start a download.
  const folder = resolve('node_modules/electron')
  const executablePath = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
  const running = await _electron.launch({ executablePath, args: [main, ...args] })
  const ended = new Promise<number | null>((done) => running.process().once('exit', done))
  return {
    driver: 'electron',
    window: () => running.firstWindow(),
    evaluate: (sent, argument) => running.evaluate(sent as never, argument) as never,
    journal: () => Promise.resolve([]),
    ended,
    close: () => running.close(),
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

type Message =
  | { op: 'ready' }
  | { op: 'exit'; journal: JournalEntry[] }
  | { op: 'result'; id: number; ok: boolean; value: unknown }

async function startDouble(args: string[], options: { printerWorks?: boolean }): Promise<RunningShell> {
  const debuggingPort = await freePort()
  const config = { debuggingPort, chromium: await requireChromium(), ...options }
  const child = fork(main, args, {
    execArgv: ['--import', resolve(import.meta.dirname, 'double/register.ts')],
    serialization: 'advanced',
    env: { ...process.env, SHELL_DOUBLE: JSON.stringify(config) },
  })
  const waiting = new Map<number, (message: Message & { op: 'result' }) => void>()
  let lastJournal: JournalEntry[] = []
  let count = 0

  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const started = new Promise<'ready' | 'ended'>((done) => {
    child.on('message', (message: Message) => {
      if (message.op === 'ready') done('ready')
      else if (message.op === 'exit') lastJournal = message.journal
      else waiting.get(message.id)?.(message)
    })
    void ended.then(() => done('ended'))
  })

  const evaluate: RunningShell['evaluate'] = (sent, argument) =>
    new Promise((done, fail) => {
      const id = ++count
      waiting.set(id, ({ ok, value }) => (ok ? done(value as never) : fail(new Error(String(value)))))
      void ended.then(() => fail(new Error('The application ended.')))
      child.send({ id, source: sent.toString(), argument })
    })
  const stop = async () => {
    if (child.exitCode !== null) return
    child.send({ id: ++count, source: '({ app }) => setTimeout(() => app.quit(), 0) && null' })
    await ended
  }
  const running = {
    driver: 'double' as const,
    evaluate,
    ended,
    journal: () =>
      child.exitCode === null ? evaluate((_e, _a, { journal }) => journal) : Promise.resolve(lastJournal),
  }
  if ((await started) === 'ended') {
    return { ...running, window: () => Promise.reject(new Error('The application ended.')), close: stop }
  }

  const connected = await chromium.connectOverCDP(`http://127.0.0.1:${debuggingPort}`)
  const shown = () =>
    connected
      .contexts()[0]
      ?.pages()
      .find((page) => page.url() !== 'about:blank')
  return {
    ...running,
    async window() {
      for (;;) {
        const page = shown()
        if (page) return page
        await new Promise((next) => setTimeout(next, 20))
      }
    },
    async close() {
      await stop()
      await connected.close().catch(() => undefined)
    },
  }
}
