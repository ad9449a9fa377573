import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { startChild } from './children.ts'

const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]

function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/** Somebody sits in front of this terminal and can see a window. */
export function canShowPage(): boolean {
  if (!process.stdout.isTTY) return false
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/**
 * Opens the kiosk in a window of its own, with a profile that stays beside the data, so that the next start
 * finds the same device. Without such a browser, in whatever opens pages here.
 */
export function openPage(address: string, profile: string): void {
  const browser = process.platform === 'linux' ? browsers.map(onPath).find(Boolean) : undefined
  const [file, args] = browser
    ? [browser, [`--app=${address}`, `--user-data-dir=${profile}`, '--no-first-run', '--lang=fr']]
    : process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', address]]
        : ['xdg-open', [address]]
  startChild(file, args, { stdio: 'ignore' }).once('error', () => {
    console.log('Aucun navigateur ne s’est ouvert\u202f: ouvrez l’adresse ci-dessus.')
  })
}
