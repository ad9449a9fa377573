/** The built shell with a kiosk's window: what it shows, what it offers to the page, what it refuses. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { driver, startShell } from './driver.ts'
import type { RunningShell } from './driver.ts'

/** A small service of this machine that counts who calls. */
async function service() {
  const calls = { count: 0 }
  const server = createServer((_request, response) => {
    calls.count++
    response.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, calls, close: () => server.close() }
}
type Service = Awaited<ReturnType<typeof service>>

let own: Service
let neighbour: Service
let shell: RunningShell
let page: Page

beforeAll(async () => {
  own = await service()
  neighbour = await service()
  shell = await startShell(['--role=kiosk', `--server=${own.url}`])
  page = await shell.window()
})

afterAll(async () => {
  await shell?.close()
  own?.close()
  neighbour?.close()
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
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/)
    expect(policy).toContain(`connect-src 'self' ${own.url};`)
  })
})

describe('the bridge', () => {
  test('tells the page what this device is', async () => {
    expect(await page.evaluate(() => ({ ...window.shell }))).toMatchObject({
      deviceRole: 'kiosk',
      serverUrl: own.url,
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
    ).toEqual([['deviceRole', 'isRoleNamed', 'print', 'serverUrl', 'version'], true])
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
    const ask = () => page.evaluate(() => void window.open('https://example.org/'))
    await ask()
    if (driver === 'double') {
      // Asked again where the browser itself dropped it, as it may for a page without a recent gesture.
      const asked = async () => {
        const told = await did('window-open')
        if (told.length === 0) await ask()
        return told
      }
      await expect.poll(asked, { interval: 1000 }).not.toEqual([])
      const isRefused = expect.objectContaining({ detail: expect.objectContaining({ allowed: false }) })
      for (const told of await did('window-open')) expect(told).toEqual(isRefused)
    }
    await expect
      .poll(() => shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
      .toBe(1)
    await expect.poll(() => page.context().pages().length).toBe(1)
  })

  test('no request reaches another service of this machine; the server of the device is reached', async () => {
    const call = (url: string) =>
      page.evaluate(
        (address) =>
          fetch(address, { mode: 'no-cors' }).then(
            () => 'reached',
            () => 'stopped',
          ),
        url,
      )
    expect(await call(neighbour.url)).toBe('stopped')
    expect(neighbour.calls.count).toBe(0)
    expect(await call(own.url)).toBe('reached')
    expect(own.calls.count).toBeGreaterThan(0)
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

/** Kills the page of an application and gives the one that it shows instead: a dead page answers nothing. */
async function pageAfterCrash(crashed: RunningShell): Promise<Page> {
  const dying = await crashed.window()
  await crashed.evaluate((_electron, _argument, control) => control.crash())
  await expect.poll(async () => (await crashed.window()) === dying, { interval: 1 }).toBe(false)
  return crashed.window()
}

onDouble('a page that dies is shown again by itself', async () => {
  page = await pageAfterCrash(shell)
  await expect.poll(() => page.evaluate(() => window.shell?.deviceRole)).toBe('kiosk')
  await page.locator('body :visible').first().waitFor()
})

onDouble('closed while a page that died is loaded again, it ends as at any other time', async () => {
  const closed = await startShell(['--role=kiosk', `--server=${own.url}`])
  await pageAfterCrash(closed)
  await closed.close()
  expect(await closed.ended).toBe(0)
})

test('the application still ends when the system asks', async () => {
  await shell.close()
  expect(await shell.ended).toBe(0)
})
