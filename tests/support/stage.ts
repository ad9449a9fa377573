import type { BrowserContext, Page } from 'playwright-core'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { ChromiumProcess, deskScreen, kioskScreen } from './chromium-process.ts'
import { SiteFolder } from './site-folder.ts'
import { StartedServer } from './started-server.ts'

/** A site with its built server running, and a browser to open its surfaces in. */
export class Stage {
  folder!: SiteFolder
  server!: StartedServer
  browser!: ChromiumProcess

  /**
   * Enrols a device and opens its surface. `where`: the computer; one that keeps nothing unless told. `employerId`:
   * whose desk, where it is not the first employer's. `siteId`: at which site, where it is not the first.
   */
  async open(role: DeviceRole, where?: BrowserContext, employerId?: string, siteId?: string): Promise<Page> {
    const computer = where ?? (await this.browser.anotherComputer())
    const address = await this.folder.enrolmentAddress(this.server.url, role, employerId, siteId)
    const page = await this.browser.openPage(computer, address, role === 'kiosk' ? kioskScreen : deskScreen)
    // The next code of this role ends the one before: it must have been used.
    await page
      .getByRole('button', { name: 'Bonjour, j’arrive' })
      .or(page.getByLabel('Identifiant'))
      .first()
      .waitFor()
    // A kiosk is ready for the first person once it heard of its server. Some tests let it hear of none.
    if (role === 'kiosk')
      await page
        .getByText('Tout est enregistré')
        .waitFor({ timeout: 20_000 })
        .catch(() => undefined)
    return page
  }

  /** The same address again: devices find their server where it was. */
  async restartServer({ clockOffset = this.folder.clockOffset } = {}): Promise<void> {
    const { port } = this.server
    await this.server.stop()
    await this.startServer({ port, clockOffset })
  }

  async startServer({ port = this.server.port, clockOffset = this.folder.clockOffset } = {}): Promise<void> {
    this.folder.clockOffset = clockOffset
    this.server = await StartedServer.start({ data: this.folder.path, port, clockOffset })
  }

  /** Devices try again at once, and again, instead of at the end of their growing pauses. */
  async networkIsBack(...pages: Page[]): Promise<void> {
    const tellOften = () => void setInterval(() => window.dispatchEvent(new Event('online')), 200)
    await Promise.all(pages.map((page) => page.evaluate(tellOften)))
  }

  /** SIGKILL to the browser, then a new one on the same profile. */
  async restartBrowser(): Promise<void> {
    const { profile } = this.browser
    await this.browser.kill()
    this.browser = await ChromiumProcess.start({ profile, sparing: true })
  }
}

/**
 * One stage for all tests of a file. No page of it may ask for anything outside this machine. `before`: what
 * the site already holds when its server starts for the first time.
 */
export function useStage(before: (folder: SiteFolder) => Promise<void> = () => Promise.resolve()): Stage {
  const stage = new Stage()
  // Several processes share the machine: an answer may take seconds, and is waited for, never slept for.
  vi.setConfig({ testTimeout: 300_000 })
  beforeAll(async () => {
    stage.folder = await SiteFolder.furnished()
    await before(stage.folder)
    stage.server = await StartedServer.start({ data: stage.folder.path })
    stage.browser = await ChromiumProcess.start({ sparing: true })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photograph(stage.browser, task.name)
    await Promise.all(stage.browser.otherComputers().map((computer) => computer.close()))
    if (!stage.server.isRunning) await stage.startServer()
    expect(stage.browser.foreignRequests).toEqual([])
  })
  afterAll(async () => {
    await stage.browser?.close()
    await stage.server?.stop()
    stage.folder?.remove()
  })
  return stage
}

/** The screens of a test that failed, for whoever looks for the reason. */
async function photograph(browser: ChromiumProcess, name: string): Promise<void> {
  const folder = join(tmpdir(), 'pepiniere-failed-scenarios')
  mkdirSync(folder, { recursive: true })
  const file = name.replace(/\W+/g, '-').slice(0, 60)
  for (const [index, page] of browser.pages().entries()) {
    const path = join(folder, `${file}-${index}.png`)
    await page.screenshot({ path, timeout: 5000 }).catch(() => undefined)
  }
  console.error(`The screens are in ${folder}`)
}
