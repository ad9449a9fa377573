import { spawn } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'

/** How long a child may take to end by itself before it is ended. The server writes down what it holds. */
const PATIENCE = 8000

const children = new Set<ChildProcess>()
let stopping: Promise<void> | null = null

/**
 * Starts a program that ends when this one does. It gets its own process group, so that Ctrl-C reaches this
 * process alone, which then stops each child once and in order.
 */
export function startChild(file: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(file, args, { ...options, detached: process.platform !== 'win32' })
  children.add(child)
  child.once('exit', () => children.delete(child))
  child.once('error', () => children.delete(child))
  return child
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // It ended in the meantime.
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  const hurry = setTimeout(() => signalGroup(child, 'SIGKILL'), PATIENCE)
  child.kill('SIGTERM')
  await ended
  clearTimeout(hurry)
  // Whatever it started itself goes with it.
  signalGroup(child, 'SIGKILL')
}

/** Stops every child, the last one started first: the window before the server. */
export function stopChildren(): Promise<void> {
  stopping ??= (async () => {
    for (const child of [...children].reverse()) await stop(child)
  })()
  return stopping
}

/** Whether the children were told to end: none is started again. */
export function isLeaving(): boolean {
  return stopping !== null
}

export async function leave(code: number): Promise<never> {
  await stopChildren()
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // A command for which this is the usual end has set its exit code before.
  process.on(signal, () => void leave(Number(process.exitCode ?? (signal === 'SIGINT' ? 130 : 143))))
}
