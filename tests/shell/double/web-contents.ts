import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from 'playwright-core'
import { fromPage, toPage } from './addresses.ts'
import { PERMISSION_BINDING, browser } from './chromium.ts'
import type { PageOwner } from './chromium.ts'
import { config } from './config.ts'
import { invokable } from './ipc-main.ts'
import { note } from './journal.ts'
import { preventable } from './modelled.ts'
import { defaultSession } from './session.ts'
import { wire } from './wire.ts'
import { pageWorldSource, preloadWorldSource } from './worlds.ts'

const PRELOAD_WORLD = 'electron-preload'
const IPC_BINDING = '__shellIpc'

export interface WebPreferences {
  preload?: string
  additionalArguments?: string[]
  sandbox?: boolean
  contextIsolation?: boolean
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

/** Events that a window, not its contents, has to answer. */
export interface ContentsListener {
  onLoaded: () => void
  onClosed: () => void
}

/** `webContents` over one page of the browser. */
export class WebContents extends EventEmitter implements PageOwner {
  page: Page | null = null
  loading = false
  mainFrame = { url: '' }
  #attached: Promise<Page>
  #cdp: CDPSession | null = null
  /** The preload's world in the present document; messages wait while there is none. */
  #world: number | null = null
  #outbox: string[] = []
  #mayOpen: OpenHandler | null = null
  #crashed = false
  readonly #preferences: WebPreferences
  readonly #listener: ContentsListener

  constructor(preferences: WebPreferences, listener: ContentsListener) {
    super()
    if (preferences.sandbox === false || preferences.contextIsolation === false) {
      throw new Error('shell double: only sandboxed, isolated windows are modelled')
    }
    this.#preferences = preferences
    this.#listener = listener
    browser.owners.push(this)
    this.#attached = this.#attach()
  }

  async #attach(): Promise<Page> {
    const { context } = browser
    if (!context) throw new Error('Cannot create BrowserWindow before app is ready')
    const unused = context
      .pages()
      .find((page) => page.url() === 'about:blank' && !browser.owners.some((owner) => owner.page === page))
    const page = unused ?? (await context.newPage())
    this.page = page
    await this.#runPreload(page)
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.mainFrame.url = fromPage(frame.url())
    })
    page.on('load', () => {
      this.emit('did-finish-load', preventable({}))
      this.#listener.onLoaded()
    })
    page.on('crash', () => {
      this.#crashed = true
      this.#world = null
      this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 139 })
    })
    page.on('download', (download) => {
      const event = preventable({})
      defaultSession.emit('will-download', event, {}, this)
      if (!event.defaultPrevented) return
      note('download-denied', download.suggestedFilename())
      void download.cancel()
    })
    page.on('dialog', (dialog) => void dialog.dismiss())
    page.on('popup', (popup) => {
      if (!this.mayOpen(fromPage(popup.url()))) void popup.close()
    })
    page.on('close', () => {
      if (this.page === page) this.#listener.onClosed()
    })
    return page
  }

  async #runPreload(page: Page): Promise<void> {
    const { preload, additionalArguments = [] } = this.#preferences
    const cdp = await page.context().newCDPSession(page)
    this.#cdp = cdp
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== PRELOAD_WORLD) return
      this.#world = context.id
      for (const text of this.#outbox.splice(0)) this.#deliver(text)
    })
    cdp.on('Runtime.executionContextsCleared', () => {
      this.#world = null
    })
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === IPC_BINDING) void this.#onMessage(wire.decode(payload) as IpcMessage)
    })
    await cdp.send('Runtime.enable')
    await cdp.send('Page.enable')
    await cdp.send('Runtime.addBinding', { name: IPC_BINDING, executionContextName: PRELOAD_WORLD })
    await page.addInitScript({ content: pageWorldSource(PERMISSION_BINDING) })
    if (preload === undefined) return
    const source = preloadWorldSource(readFileSync(preload, 'utf8'), IPC_BINDING, additionalArguments)
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: PRELOAD_WORLD })
  }

  async #onMessage({ id, channel, args }: IpcMessage): Promise<void> {
    note('invoke', channel)
    const event = { sender: this, senderFrame: { ...this.mainFrame } }
    try {
      const handler = invokable.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      this.#deliver(wire.encode({ id, ok: true, value: await handler(event, ...args) }))
    } catch (error) {
      this.#deliver(wire.encode({ id, ok: false, value: String(error) }))
    }
  }

  #deliver(text: string): void {
    if (this.#world === null) {
      this.#outbox.push(text)
      return
    }
    const expression = `globalThis.__deliver(${JSON.stringify(text)})`
    this.#cdp
      ?.send('Runtime.evaluate', { contextId: this.#world, expression })
      .catch((error: unknown) => note('lost', String(error)))
  }

  // --- what the browser asks of this page

  mayNavigate(url: string): boolean {
    const event = preventable({ url, isMainFrame: true })
    this.emit('will-navigate', event)
    return !event.defaultPrevented
  }
  mayOpen(url: string): boolean {
    return (this.#mayOpen?.({ url }).action ?? 'allow') === 'allow'
  }

  // --- what Electron offers

  setWindowOpenHandler(handler: OpenHandler) {
    this.#mayOpen = handler
  }
  setIgnoreMenuShortcuts() {}
  async loadURL(url: string) {
    const page = await this.#attached
    await this.#whileLoading(() => page.goto(toPage(url)))
  }
  reload() {
    // As with Electron's, nobody hears that the application was closed before the page was whole.
    void this.#reload().catch((error: unknown) => note('reload-failed', String(error)))
  }
  async #reload() {
    const page = await this.#attached
    if (!this.#crashed) return this.#whileLoading(() => page.reload())
    // A crashed page of the browser stays dead: a new one takes its place.
    this.#crashed = false
    const url = toPage(this.mainFrame.url)
    this.#attached = this.#attach()
    const fresh = await this.#attached
    await page.close().catch(() => undefined)
    return this.#whileLoading(() => fresh.goto(url))
  }
  async #whileLoading(load: () => Promise<unknown>) {
    this.loading = true
    try {
      await load()
    } finally {
      this.loading = false
    }
  }
  forcefullyCrashRenderer() {
    this.page?.goto('chrome://crash').catch(() => undefined)
  }
  print(options: object, done: (printed: boolean, reason: string) => void) {
    note('print', options)
    const works = config.printerWorks !== false
    done(works, works ? '' : 'Invalid printer settings')
  }
}

interface IpcMessage {
  id: number
  channel: string
  args: unknown[]
}
