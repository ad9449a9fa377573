import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { SEEN_AFTER } from '../../renderer/kiosk/touch/seen-first.ts'
import { requireChromium } from '../../scripts/chromium-path.ts'
import { DevToolsPipe } from './devtools-pipe.ts'
import { endWithUs } from './end-with-us.ts'

export const kioskScreen = { width: 1080, height: 1920 }
export const deskScreen = { width: 1366, height: 768 }

/** Nothing that a browser does of its own accord, and no name that leads off this machine. */
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--remote-debugging-pipe',
  'about:blank',
]

/** Longest wait for anything on a page, in milliseconds. */
const PATIENCE = 90_000
/**
 * How long a sparing page lets a screen be looked at before it can be touched, in milliseconds. To wait as long as
 * people need took half of the time of a walk.
 */
const SEEN_AT_ONCE = 30

/** In the page: what has just come is looked at for another time before it can be touched. */
function seeSooner([from, to]: readonly [number, number]): void {
  const before = window.setTimeout
  window.setTimeout = ((handler: TimerHandler, after?: number, ...more: unknown[]) =>
    before(
      handler,
      after === from && 'arriving' in document.documentElement.dataset ? to : after,
      ...more,
    )) as typeof window.setTimeout
}

/**
 * A real Chromium with its profile on disk, in processes that a test may kill. Every address that any page
 * asks for is noted; `foreignRequests` are those that would have left this machine.
 */
export class ChromiumProcess {
  readonly profile: string
  readonly foreignRequests: string[] = []
  private readonly process: ChildProcess
  private readonly browser: Browser
  private readonly sparing: boolean

  private constructor(process: ChildProcess, browser: Browser, profile: string, sparing: boolean) {
    this.process = process
    this.browser = browser
    this.profile = profile
    this.sparing = sparing
    this.watch(this.onDisk)
  }

  /**
   * `profile`: the folder of an earlier process, to find again what it kept. `sparing`: for walks, not for what is
   * measured: it draws no movements, and what comes can be touched sooner.
   */
  static async start({
    profile = mkdtempSync(join(tmpdir(), 'pepiniere-chromium-')),
    sparing = false,
  } = {}): Promise<ChromiumProcess> {
    const path = await requireChromium()
    const child = spawn(path, [`--user-data-dir=${profile}`, ...flags], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      // A group of its own, so that all of its processes can be killed at once.
      detached: true,
    })
    endWithUs(child, () => process.kill(-child.pid!, 'SIGKILL'))
    const [, , , toBrowser, fromBrowser] = child.stdio
    const pipe = new DevToolsPipe(toBrowser as Writable, fromBrowser as Readable)
    return new ChromiumProcess(child, await chromium.connectOverCDP(pipe), profile, sparing)
  }

  /** What is kept in the profile, and found again by the next process. */
  get onDisk(): BrowserContext {
    return this.browser.contexts()[0]!
  }

  /**
   * Another computer: a context that shares nothing with the others and keeps nothing. `opensOffline`: its surfaces
   * open while the server is away. That costs the machine as much as all else of a start, so it is asked for.
   */
  async anotherComputer({ opensOffline = false } = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ serviceWorkers: opensOffline ? 'allow' : 'block' })
    this.watch(context)
    return context
  }

  async openPage(context: BrowserContext, url: string, size = kioskScreen): Promise<Page> {
    const page = await context.newPage()
    await page.setViewportSize(size)
    // Every frame of a movement is drawn by the processor: a sixth of what a walk costs.
    if (this.sparing) {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.addInitScript(seeSooner, [SEEN_AFTER, SEEN_AT_ONCE] as const)
    }
    await page.goto(url)
    return page
  }

  otherComputers(): BrowserContext[] {
    return this.browser.contexts().slice(1)
  }

  pages(): Page[] {
    return this.browser.contexts().flatMap((context) => context.pages())
  }

  /** SIGKILL to every process of the browser: no page, no storage hears of it. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    // Who drives it hears of its end a moment later, and until then takes its pages for open.
    const parted = this.browser.isConnected()
      ? new Promise((resolve) => this.browser.once('disconnected', resolve))
      : undefined
    process.kill(-this.process.pid!, 'SIGKILL')
    await Promise.all([ended, parted])
  }

  /** Ends it and removes its profile. */
  async close(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) await this.kill()
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }

  private watch(context: BrowserContext): void {
    // A screen that comes is waited for, however busy the machine is; one that does not, fails.
    context.setDefaultTimeout(PATIENCE)
    context.on('request', (request) => {
      const url = new URL(request.url())
      const isHere = ['127.0.0.1', 'localhost'].includes(url.hostname)
      if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && !isHere) {
        this.foreignRequests.push(request.url())
      }
    })
  }
}
