/** The built shell with a kiosk's window: what it shows, what it offers to the page, what it refuses. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { driver, startShell } from './driver.ts'
import type { RunningShell } from './driver.ts'

// Nothing listens there: a kiosk opens without network too.
const serverUrl = 'http://127.0.0.1:9'

let shell: RunningShell
let page: Page
const neighbour = { url: '', requests: 0 }
const neighbourServer = createServer((_request, response) => {
  neighbour.requests++
  response.end()
})

beforeAll(async () => {
  await new Promise<void>((listening) => neighbourServer.listen(0, '127.0.0.1', listening))
  neighbour.url = `http://127.0.0.1:${(neighbourServer.address() as AddressInfo).port}/`
  shell = await startShell(['--role=kiosk', `--server=${serverUrl}`])
  page = await shell.window()
})

afterAll(async () => {
  await shell?.close()
  neighbourServer.close()
})

const onDouble = test.runIf(driver === 'double')
const did = async (what: string) => (await shell.journal()).filter((entry) => entry.what === what)

describe('the kiosk window', () => {
  test('fills the screen, without a frame to leave it by', async () => {
    expect(
      await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isKiosk())),
    ).toEqual([true])
  })

  test('is shown once its page is there', async () => {
    await expect
      .poll(() => shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
      .toBe(true)
  })

  onDouble('is sandboxed and isolated, without a menu, and keeps the screen awake', async () => {
    const [window] = await did('window')
    expect(window?.detail).toMatchObject({
      kiosk: true,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        disableDialogs: true,
      },
    })
    expect(await did('sandbox')).toHaveLength(1)
    expect(await did('menu')).toEqual([{ what: 'menu', detail: null }])
    expect(await did('power-save')).toEqual([{ what: 'power-save', detail: 'prevent-display-sleep' }])
  })

  test('cannot be closed from inside', async () => {
    await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    expect(await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('shows the kiosk', async () => {
    await expect.poll(() => page.title()).toContain('Pépinière')
    await page.locator('body :visible').first().waitFor()
  })

  test('comes with a policy that reaches our own files and the one server', async () => {
    const policy = await page.evaluate(async () =>
      (await fetch(location.href)).headers.get('content-security-policy'),
    )
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    expect(policy).toContain(`connect-src 'self' ${serverUrl};`)
  })
})

describe('the bridge', () => {
  test('tells the page what this device is', async () => {
    expect(await page.evaluate(() => ({ ...window.shell }))).toMatchObject({
      deviceRole: 'kiosk',
      serverUrl,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    })
  })

  test('leaves nothing else of the shell in the page', async () => {
    expect(
      await page.evaluate(() => [
        Object.keys(window.shell ?? {}).sort(),
        Object.isFrozen(window.shell),
        ...['require', 'process', 'module', '__shellIpc', '__shellPermission'].filter(
          (name) => name in window,
        ),
      ]),
    ).toEqual([['deviceRole', 'print', 'serverUrl', 'version'], true])
  })

  onDouble('prints without a dialog', async () => {
    expect(await page.evaluate(() => window.shell?.print())).toBe('printed')
    expect((await did('print')).at(-1)?.detail).toMatchObject({ silent: true })
  })
})

describe('ways out of the kiosk', () => {
  test('a link to elsewhere leads nowhere', async () => {
    const before = page.url()
    await page.evaluate(() => location.assign('https://example.org/'))
    // A navigation that was forbidden leaves the page alive: it still answers, and is still ours.
    if (driver === 'double') await expect.poll(() => did('navigation-denied')).toHaveLength(1)
    expect(page.url()).toBe(before)
    await page.locator('body :visible').first().waitFor()
  })

  test('no second window opens', async () => {
    await page.evaluate(() => void window.open('https://example.org/'))
    if (driver === 'double') {
      await expect.poll(() => did('window-open')).toMatchObject([{ detail: { allowed: false } }])
    }
    await expect
      .poll(() => shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
      .toBe(1)
    await expect.poll(() => page.context().pages().length).toBe(1)
  })

  test('no request reaches another service of this machine', async () => {
    const outcome = await page.evaluate(
      (url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => 'reached',
          () => 'stopped',
        ),
      neighbour.url,
    )
    expect([outcome, neighbour.requests]).toEqual(['stopped', 0])
  })

  test.each([{ video: true }, { audio: true }])('neither camera nor microphone: %j', async (wanted) => {
    const outcome = await page.evaluate(
      (constraints) =>
        navigator.mediaDevices.getUserMedia(constraints).then(
          () => 'granted',
          (error: Error) => error.name,
        ),
      wanted,
    )
    expect(outcome).toBe('NotAllowedError')
  })

  onDouble.each([
    ['F5', []],
    ['F12', []],
    ['r', ['Control']],
    ['F4', ['Alt']],
    ['I', ['Control', 'Shift']],
  ])('%s with %j never reaches the page', async (key, held) => {
    const forbidden = await shell.evaluate(
      (_electron, argument, control) => {
        const [pressed, modifiers] = argument as [string, string[]]
        return control.forbidsKey(pressed, modifiers)
      },
      [key, held],
    )
    expect(forbidden).toBe(true)
  })

  onDouble('a letter does', async () => {
    expect(await shell.evaluate((_electron, _argument, control) => control.forbidsKey('é'))).toBe(false)
  })

  onDouble('no file is left on the disk', async () => {
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['x']))
      link.download = 'visitors.txt'
      link.click()
    })
    await expect.poll(() => did('download-denied')).toHaveLength(1)
  })
})

onDouble('a page that dies is shown again by itself', async () => {
  await page.evaluate(() => document.body.setAttribute('data-before-the-crash', ''))
  await shell.evaluate((_electron, _argument, control) => control.crash())
  await expect
    .poll(async () => {
      const shown = await shell.window()
      const before = await shown.locator('[data-before-the-crash]').count()
      return before === 0 && shown.evaluate(() => window.shell?.deviceRole)
    })
    .toBe('kiosk')
  page = await shell.window()
  await page.locator('body :visible').first().waitFor()
})

test('the application still ends when the system asks', async () => {
  await shell.close()
  expect(await shell.ended).toBe(0)
})
