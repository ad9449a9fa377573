import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { startChild } from './children.ts'
import { root } from './tools.ts'

/** What the server tells programs, on one line, once it can be reached. */
const READY = 'PEPINIERE_READY '

interface Ready {
  url: string
  /** Absent while there is no site. */
  addresses?: { kiosk: string; host: string; employers: { url: string }[] }
}

/** Where each screen opens, with the code that links it. */
export interface Screens {
  kiosk: string
  host: string
  employers: string[]
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
        const { url, addresses } = JSON.parse(line.slice(READY.length)) as Ready
        done({
          kiosk: addresses?.kiosk ?? `${url}/kiosk/`,
          host: addresses?.host ?? `${url}/host/`,
          employers: addresses?.employers.map((employer) => employer.url) ?? [`${url}/employer/`],
        })
      })
    }
    child.once('exit', () => done(null))
  })
  return { child, screens }
}
