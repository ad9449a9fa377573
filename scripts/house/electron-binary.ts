import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { startChild } from './children.ts'
import { root } from './tools.ts'

const folder = join(root, 'node_modules', 'electron')
/** How long a start waits for the download of Electron. */
const PATIENCE = 10_000
/** A site without a way out is not asked again at each start. */
const TRY_AGAIN_AFTER = 24 * 60 * 60 * 1000

/** The Electron program, if it is on this machine. Asking the package itself would start a download. */
export function findElectron(): string | null {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const pathFile = join(folder, 'path.txt')
  if (!named && !existsSync(pathFile)) return null
  const file = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const program = join(named ?? join(folder, 'dist'), file)
  return existsSync(program) ? program : null
}

/** Why a window of Electron cannot open on this machine, or `null` when it can. */
export function whyNoWindow(): string | null {
  if (process.platform !== 'linux') return null
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'aucun écran n’est branché'
  if (process.getuid?.() === 0) return 'il ne démarre pas pour root'
  return null
}

/**
 * Gets the Electron program from its public release page, holding the start up for ten seconds at most. A
 * network without a way out is remembered for a day; a slow download goes on beside the running kiosk, for
 * the next start.
 */
export async function fetchElectron(): Promise<string | null> {
  const mark = join(root, 'node_modules', '.electron-out-of-reach')
  if (existsSync(mark) && Date.now() - statSync(mark).mtimeMs < TRY_AGAIN_AFTER) return null
  const giveUpAt = Date.now() + PATIENCE
  console.log('Recherche du programme Electron (dix secondes au plus)…')
  if (!(await isReachable(giveUpAt - Date.now()))) {
    writeFileSync(mark, '')
    return null
  }
  const installer = startChild(process.execPath, [join(folder, 'install.js')], { cwd: root, stdio: 'ignore' })
  const installed = new Promise<'installed' | 'failed'>((done) =>
    installer.once('exit', (code) => done(code === 0 ? 'installed' : 'failed')),
  )
  const outcome = await Promise.race([installed, setTimeout(giveUpAt - Date.now(), 'slow' as const)])
  if (outcome === 'failed') writeFileSync(mark, '')
  if (outcome === 'slow') {
    console.log('Electron arrive encore\u202f: le prochain démarrage l’ouvrira.')
    return null
  }
  return findElectron()
}

async function isReachable(patience: number): Promise<boolean> {
  const releases = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/'
  try {
    await fetch(releases, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(patience) })
    return true
  } catch {
    return false
  }
}
