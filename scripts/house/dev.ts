/** `npm run dev`: the server restarts and the screens reload at each change. */
import { join } from 'node:path'
import { loadConfigFromFile } from 'electron-vite'
import { createServer } from 'vite'
import { leave } from './children.ts'
import { dataFolder, readOptions, serverArguments } from './options.ts'
import { startServer } from './server-process.ts'
import { root } from './tools.ts'

const usage = `npm run dev -- [options]

  --data DOSSIER   où vivent les données (par défaut\u202f: .data)
  --port N         port du serveur (par défaut\u202f: 4173, ou le premier libre ensuite)
  --empty          ne crée pas le site de démonstration au premier démarrage`

const options = readOptions(usage, {
  data: { type: 'string' },
  port: { type: 'string' },
  empty: { type: 'boolean' },
})

// Ctrl-C is how it ends.
process.exitCode = 0

const { child: server, screens } = startServer([
  '--watch',
  '--watch-preserve-output',
  join(root, 'sync-server/main.ts'),
  ...serverArguments(dataFolder(options.data), options),
])
server.once('exit', (code) => void leave(code ?? 1))

const addresses = await screens
if (addresses !== null) {
  const { origin } = new URL(addresses.kiosk)
  const { config } = await loadConfigFromFile(
    { command: 'serve', mode: 'development' },
    join(root, 'electron.vite.config.ts'),
  )
  const reloading = await createServer({
    ...config.renderer,
    configFile: false,
    // The screens call their own origin, as they do when the server serves them.
    server: { host: '127.0.0.1', proxy: { '/v1': origin } },
  })
  await reloading.listen()
  const here = new URL(reloading.resolvedUrls?.local[0] ?? origin).origin
  console.log('Les mêmes écrans, rechargés à chaque changement\u202f:')
  for (const address of [addresses.kiosk, addresses.host, ...addresses.employers]) {
    console.log(`  ${address.replace(origin, here)}`)
  }
}
