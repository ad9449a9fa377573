import { EventEmitter } from 'node:events'
import { app, life } from './app.ts'
import { browser } from './chromium.ts'
import { note } from './journal.ts'
import { modelled, preventable } from './modelled.ts'
import { WebContents } from './web-contents.ts'
import type { WebPreferences } from './web-contents.ts'

interface Options {
  kiosk?: boolean
  show?: boolean
  webPreferences?: WebPreferences
}

const open: BrowserWindow[] = []

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents
  readonly #contents: WebContents
  readonly #kiosk: boolean
  #visible: boolean
  #loadedOnce = false
  #destroyed = false

  constructor(options: Options = {}) {
    super()
    if (!browser.context) throw new Error('Cannot create BrowserWindow before app is ready')
    this.#kiosk = options.kiosk === true
    this.#visible = options.show !== false
    this.#contents = new WebContents(options.webPreferences ?? {}, {
      onLoaded: () => {
        if (!this.#loadedOnce) this.emit('ready-to-show', preventable({}))
        this.#loadedOnce = true
      },
      onClosed: () => this.#onClosed(),
    })
    this.webContents = modelled('webContents', this.#contents)
    open.push(this)
    life.windows.push(this)
    note('window', options)
    app.emit('web-contents-created', preventable({}), this.webContents)
    return modelled('BrowserWindow', this)
  }

  static getAllWindows() {
    return open.filter((window) => !window.isDestroyed())
  }
  loadURL(url: string) {
    return this.#contents.loadURL(url)
  }
  show() {
    this.#visible = true
  }
  isVisible() {
    return this.#visible
  }
  isKiosk() {
    return this.#kiosk
  }
  restore() {}
  focus() {
    note('focus')
  }
  close() {
    if (this.#destroyed) return
    const event = preventable({})
    this.emit('close', event)
    if (event.defaultPrevented) {
      note('close-denied')
      return
    }
    this.#onClosed()
    void this.#contents.page?.close().catch(() => undefined)
  }
  isDestroyed() {
    return this.#destroyed
  }
  #onClosed() {
    if (this.#destroyed) return
    this.#destroyed = true
    life.windows.splice(life.windows.indexOf(this), 1)
    this.emit('closed')
    if (life.windows.length === 0 && !life.quitting && !app.emit('window-all-closed')) app.quit()
  }
}
