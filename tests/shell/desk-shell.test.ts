/** The built shell beyond a kiosk: desks, first start, a broken printer. */
import { afterEach, expect, test } from 'vitest'
import { driver, startShell } from './driver.ts'
import type { RunningShell } from './driver.ts'

const onDouble = test.runIf(driver === 'double')
let shell: RunningShell | undefined

afterEach(async () => {
  await shell?.close()
  shell = undefined
})

onDouble('a first start that names no server says so and ends', async () => {
  shell = await startShell(['--role=kiosk'])
  expect(await shell.ended).toBe(1)
  const [message] = (await shell.journal()).filter((entry) => entry.what === 'error-box')
  expect(JSON.stringify(message?.detail)).toContain('--server=')
})

test('a desk opens in an ordinary window that can be closed, and the application with it', async () => {
  shell = await startShell(['--role=host', '--server=http://127.0.0.1:9'])
  const page = await shell.window()
  expect(await page.evaluate(() => ({ ...window.shell }))).toMatchObject({
    deviceRole: 'host',
    isRoleNamed: true,
  })
  expect(
    await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isKiosk())),
  ).toEqual([false])
  await shell.evaluate(({ BrowserWindow }) => {
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0)
    return null
  })
  expect(await shell.ended).toBe(0)
})

test('a kiosk that one works on opens in a window, at the place it was asked to', async () => {
  shell = await startShell(['--windowed', '--server=http://127.0.0.1:9', '--route=enrol=TEST'])
  const page = await shell.window()
  expect(page.url()).toMatch(/kiosk\/index\.html(#enrol=TEST)?$/)
  expect(await page.evaluate(() => window.shell?.isRoleNamed)).toBe(false)
  expect(
    await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isKiosk())),
  ).toEqual([false])
})

onDouble('a printer that does not answer is told as such', async () => {
  shell = await startShell(['--windowed', '--server=http://127.0.0.1:9'], { printerWorks: false })
  const page = await shell.window()
  expect(await page.evaluate(() => window.shell?.print())).toBe('failed')
})
