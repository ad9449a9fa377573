/** `npm start`: one server, and the kiosk in front of it, in Electron or as a page. */
import { join } from 'node:path'
import { leave, startChild } from './children.ts'
import { fetchElectron, findElectron, whyNoWindow } from './electron-binary.ts'
import { canShowPage, openPage } from './open-page.ts'
import { dataFolder, readOptions } from './options.ts'
import { build } from './project.ts'
import { startServer } from './server-process.ts'
import { root } from './tools.ts'

const usage = `Usage: npm start -- [options]

  --data DIR   where the database lives (default: .data)
  --port N     port of the server (default: 4173, or the next free one)
  --empty      no demonstration site on the first start
  --locked     the kiosk fills the screen and cannot be closed (leave with Ctrl-C here)`

const options = readOptions(usage, {
  data: { type: 'string' },
  port: { type: 'string' },
  empty: { type: 'boolean' },
  locked: { type: 'boolean' },
})

if (!(await build())) process.exit(1)

const data = dataFolder(options.data)
const { child: server, kiosk } = startServer([
  join(root, 'out/main/server.js'),
  '--data',
  data,
  ...(options.port === undefined ? [] : ['--port', options.port]),
  ...(options.empty ? ['--empty'] : []),
])
server.once('exit', (code) => void leave(code ?? 1))

const address = await kiosk
if (address !== null) await openKiosk(address)

async function openKiosk(address: string): Promise<void> {
  const obstacle = whyNoWindow()
  const electron = obstacle === null ? (findElectron() ?? (await fetchElectron())) : null
  if (electron === null) return openAsPage(address, obstacle ?? 'its program is not on this machine')

  const { origin, hash } = new URL(address)
  const window = startChild(
    electron,
    [
      root,
      '--role=kiosk',
      `--server=${origin}`,
      `--profile=${join(data, 'electron')}`,
      ...(hash ? [`--route=${hash.slice(1)}`] : []),
      ...(options.locked ? [] : ['--windowed']),
    ],
    { cwd: root, stdio: 'inherit' },
  )
  window.once('error', () => openAsPage(address, 'it did not start'))
  // A window that a person closed ends the whole; one that broke leaves the server and its pages.
  window.once('exit', (code) => (code === 0 ? void leave(0) : openAsPage(address, 'it did not start')))
}

function openAsPage(address: string, why: string): void {
  console.log(`Without Electron (${why}), the kiosk is a page: ${address}`)
  if (canShowPage()) openPage(address, join(data, 'browser'))
}
