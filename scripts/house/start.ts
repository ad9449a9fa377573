/** `npm start`: one server, and the kiosk in front of it, in Electron or as a page. */
import { join } from 'node:path'
import { leave, startChild } from './children.ts'
import { fetchElectron, findElectron, whyNoWindow } from './electron-binary.ts'
import { canShowPage, openPage } from './open-page.ts'
import { dataFolder, readOptions, serverArguments } from './options.ts'
import { build } from './project.ts'
import { keepServer } from './server-process.ts'
import { root } from './tools.ts'

const usage = `npm start -- [options]

  --data DOSSIER   où vivent les données (par défaut\u202f: .data)
  --port N         port du serveur (par défaut\u202f: 4173, ou le premier libre ensuite)
  --host ADRESSE   adresse d’écoute (par défaut\u202f: 127.0.0.1\u202f; 0.0.0.0 pour les bornes du réseau)
  --empty          ne crée pas le site de démonstration au premier démarrage
  --locked         la borne prend tout l’écran et ne se ferme pas (Ctrl-C ici pour quitter)`

const options = readOptions(usage, {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  empty: { type: 'boolean' },
  locked: { type: 'boolean' },
})

if (!(await build())) process.exit(1)
// From here on Ctrl-C is how it ends.
process.exitCode = 0

const data = dataFolder(options.data)
const { screens, ended } = keepServer([join(root, 'out/main/server.js'), ...serverArguments(data, options)])
void ended.then(leave)

const addresses = await screens
if (addresses?.installation !== undefined) openInstallation(addresses.installation)
else if (addresses !== null) await openKiosk(addresses.kiosk)

/** A server without a site is installed from a page; the kiosk opens from there, and by itself at the next start. */
function openInstallation(address: string): void {
  if (canShowPage()) openPage(address, join(data, 'browser'))
}

async function openKiosk(address: string): Promise<void> {
  const obstacle = whyNoWindow()
  const electron = obstacle === null ? (findElectron() ?? (await fetchElectron())) : null
  if (electron === null) return openAsPage(address, obstacle ?? 'son programme n’est pas sur cette machine')

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
  window.once('error', () => openAsPage(address, 'il n’a pas démarré'))
  // A window that a person closed ends the whole; one that broke leaves the server and its pages.
  window.once('exit', (code) => (code === 0 ? void leave(0) : openAsPage(address, 'il s’est arrêté')))
}

function openAsPage(address: string, why: string): void {
  console.log(`Sans Electron (${why}), la borne est une page\u202f: ${address}`)
  if (canShowPage()) openPage(address, join(data, 'browser'))
}
