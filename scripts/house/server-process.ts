import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { startChild } from './children.ts'
import { root } from './tools.ts'

/** What the server tells programs, on one line, once it can be reached. */
const READY = 'PEPINIERE_READY '

interface Ready {
  url: string
  /** Absent while there is no site. */
  addresses?: { kiosk: string }
}

/**
 * Starts the sync server, shows what it tells people, and resolves with the address of its kiosk once it can
 * be reached; with `null` if it ended before.
 */
export function startServer(nodeArguments: string[]): { child: ChildProcess; kiosk: Promise<string | null> } {
  const child = startChild(process.execPath, nodeArguments, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: process.env,
  })
  const kiosk = new Promise<string | null>((done) => {
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.startsWith(READY)) return console.log(line)
        const { url, addresses } = JSON.parse(line.slice(READY.length)) as Ready
        done(addresses?.kiosk ?? `${url}/kiosk/`)
      })
    }
    child.once('exit', () => done(null))
  })
  return { child, kiosk }
}
