import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const installedBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

function starts(browser: string): boolean {
  return spawnSync(browser, ['--version'], { timeout: 20_000 }).status === 0
}

/**
 * A browser for tests and printing: the one named by `CHROMIUM_PATH`, one of the system, or the one that comes with
 * the packages. `PEPINIERE_BROWSER=npm` forces the last. `null` when there is none.
 */
export async function chromiumPath(): Promise<string | null> {
  const named = process.env['CHROMIUM_PATH']
  if (named) return named
  const installed =
    process.env['PEPINIERE_BROWSER'] === 'npm' ? undefined : installedBrowsers.find(existsSync)
  return installed ?? (await packagedChromium())
}

/** Same, for what cannot do without. */
export async function requireChromium(): Promise<string> {
  const path = await chromiumPath()
  if (path === null) throw new Error('No Chromium: install one, or name one with CHROMIUM_PATH.')
  return path
}

/** A headless Chromium inside an npm package, which unpacks itself into the temporary folder (Linux x64). */
async function packagedChromium(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const { default: chromium, inflate } = await import('@sparticuz/chromium')
  const browser = await chromium.executablePath()
  const hasFonts = existsSync('/etc/fonts/fonts.conf')
  if (hasFonts && starts(browser)) return browser

  // A bare machine: the package also carries the few libraries and fonts that a desktop would have.
  const packaged = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin')
  const libraries = await inflate(join(packaged, 'al2023.tar.br'))
  const fonts = join(tmpdir(), 'fonts')
  const wrapper = join(tmpdir(), 'pepiniere-chromium')
  writeFileSync(
    wrapper,
    [
      '#!/bin/sh',
      `export LD_LIBRARY_PATH="${join(libraries, 'lib')}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
      hasFonts ? '' : `export FONTCONFIG_PATH="${fonts}"`,
      `exec "${browser}" "$@"`,
      '',
    ].join('\n'),
    { mode: 0o755 },
  )
  return starts(wrapper) ? wrapper : null
}
