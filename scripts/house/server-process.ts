import type { ChildProcess } from 'node:child_process'
import { root } from './tools.ts'
import { startChild } from './children.ts'

/** The start and end of the line by which the server tells where its kiosk is. */
const KIOSK_ADDRESS = /https?:\/\/\S+\/kiosk\/?\S*/

/**
 * Starts the sync server, shows what it prints, and resolves with the kiosk's address once it printed it;
 * with `null` if it ended before.
 */
export function startServer(
  nodeArguments: string[],
  env: Record<string, string> = {},
): { child: ChildProcess; kiosk: Promise<string | null> } {
  const child = startChild(process.execPath, nodeArguments, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const kiosk = new Promise<string | null>((done) => {
    let printed = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      process.stdout.write(text)
      if (printed.length > 10_000) return
      printed += text
      // The line is whole once something follows it.
      const address = KIOSK_ADDRESS.exec(printed)
      if (address && printed.length > address.index + address[0].length) done(address[0])
    })
    child.once('exit', () => done(null))
  })
  return { child, kiosk }
}
