import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browser, launchBrowser } from './chromium.ts'
import { journal, note } from './journal.ts'
import { modelled, preventable } from './modelled.ts'
import { closeSchemes } from './protocol.ts'

/** What `app.quit` needs of a window. */
interface Closable {
  close: () => void
  isDestroyed: () => boolean
}

/** The open windows, and whether the application is on its way out. */
export const life: { windows: Closable[]; quitting: boolean } = { windows: [], quitting: false }

const switches: string[] = []
const paths = new Map<string, string>()
let started: Promise<void> | null = null
let exited = false

class App extends EventEmitter {
  isPackaged = false
  commandLine = modelled('app.commandLine', {
    appendSwitch(name: string, value?: string) {
      switches.push(value === undefined ? `--${name}` : `--${name}=${value}`)
    },
  })
  whenReady() {
    started ??= this.#start()
    return started
  }
  async #start() {
    await launchBrowser(join(this.getPath('userData'), 'browser'), switches, () => {
      if (!life.quitting) void finish(1)
    })
    closeSchemes()
    this.emit('ready', {}, {})
    // The test may now connect to the browser.
    process.send?.({ op: 'ready' })
  }
  getVersion() {
    return '0.0.0'
  }
  getPath(name: string) {
    const path = paths.get(name) ?? mkdtempSync(join(tmpdir(), `shell-double-${name}-`))
    paths.set(name, path)
    mkdirSync(path, { recursive: true })
    return path
  }
  setPath(name: string, path: string) {
    paths.set(name, path)
  }
  requestSingleInstanceLock() {
    note('single-instance')
    return true
  }
  enableSandbox() {
    note('sandbox')
  }
  relaunch() {
    note('relaunch')
  }
  quit() {
    if (life.quitting) return
    const asked = preventable({})
    this.emit('before-quit', asked)
    if (asked.defaultPrevented) return
    for (const window of [...life.windows]) {
      window.close()
      if (!window.isDestroyed()) return
    }
    const willQuit = preventable({})
    this.emit('will-quit', willQuit)
    if (!willQuit.defaultPrevented) void finish(0)
  }
  exit(code = 0) {
    void finish(code)
  }
}

async function finish(code: number): Promise<void> {
  if (exited) return
  exited = true
  life.quitting = true
  await browser.context?.close().catch(() => undefined)
  if (!process.send) process.exit(code)
  process.send({ op: 'exit', journal }, () => process.exit(code))
}

export const app = new App()
