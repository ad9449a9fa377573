import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { isLeaving, startChild } from './children.ts'
import { root } from './tools.ts'

/** What the server tells programs, on one line, once it can be reached. */
const READY = 'PEPINIERE_READY '

interface Ready {
  url: string
  /** Absent while there is no site. */
  addresses?: { kiosk: string; host: string; employers: { url: string }[] }
  /** Where a server without a site is installed. */
  installation?: string
}

/** Where each screen opens, with the code that links it. */
export interface Screens {
  kiosk: string
  host: string
  employers: string[]
  /** Where a server without a site is installed. */
  installation?: string
}

/**
 * Starts the sync server, shows what it tells people, and resolves with the addresses of its screens once it
 * can be reached; with `null` if it ended before.
 */
export function startServer(nodeArguments: string[]): {
  child: ChildProcess
  screens: Promise<Screens | null>
} {
  const child = startChild(process.execPath, nodeArguments, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: process.env,
  })
  const screens = new Promise<Screens | null>((done) => {
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.startsWith(READY)) return console.log(line)
        const { url, addresses, installation } = JSON.parse(line.slice(READY.length)) as Ready
        done({
          kiosk: addresses?.kiosk ?? `${url}/kiosk/`,
          host: addresses?.host ?? `${url}/host/`,
          employers: addresses?.employers.map((employer) => employer.url) ?? [`${url}/employer/`],
          ...(installation === undefined ? {} : { installation }),
        })
      })
    }
    child.once('exit', () => done(null))
  })
  return { child, screens }
}

/** A server that died this often within this many milliseconds would only die again. */
const DEATHS = 5
const WITHIN = 60_000
/** Milliseconds before it is started again; longer after each death. */
const PAUSE = 200

/**
 * Keeps a server running: one that died after it could be reached is started again on its port, where its
 * devices look for it. `ended` resolves with its exit code once it ended by itself, never became ready, or
 * died too often.
 */
export function keepServer(
  nodeArguments: string[],
  start: typeof startServer = startServer,
): { screens: Promise<Screens | null>; ended: Promise<number> } {
  const first = start(nodeArguments)
  return { screens: first.screens, ended: keep(first, nodeArguments, start) }
}

async function keep(
  first: ReturnType<typeof startServer>,
  nodeArguments: string[],
  start: typeof startServer,
): Promise<number> {
  const code = await exitOf(first.child)
  const screens = await first.screens
  if (screens === null || code === 0 || isLeaving()) return code
  const { port } = new URL(screens.kiosk)
  const deaths: number[] = [performance.now()]
  for (;;) {
    const recent = deaths.filter((at) => performance.now() - at < WITHIN)
    if (recent.length >= DEATHS) {
      console.error(
        `Le serveur s’est arrêté ${DEATHS} fois en une minute\u202f: il n’est plus relancé. Rien de ce qu’il a accepté n’est perdu.`,
      )
      return 1
    }
    console.error('Le serveur s’est arrêté sans qu’on le lui demande\u202f: il repart.')
    await new Promise((done) => setTimeout(done, PAUSE * recent.length))
    if (isLeaving()) return code
    const again = await exitOf(start([...nodeArguments, '--port', port]).child)
    if (again === 0 || isLeaving()) return again
    deaths.push(performance.now())
  }
}

/** A server that a signal ended has no code. */
function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)))
}
