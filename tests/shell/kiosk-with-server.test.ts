/** The built shell in front of the built server: a kiosk that is linked once and stays so. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StartedServer } from '../support/started-server.ts'
import { newProfile, startShell } from './driver.ts'
import type { RunningShell } from './driver.ts'

const data = mkdtempSync(join(tmpdir(), 'pepiniere-shell-server-'))
const profile = newProfile()
let server: StartedServer
let shell: RunningShell

beforeAll(async () => {
  server = await StartedServer.start({ data, demo: true })
  const { hash } = new URL(server.announced.addresses.kiosk)
  shell = await startShell([`--server=${server.url}`, `--route=${hash.slice(1)}`], { profile })
})

afterAll(async () => {
  await shell?.close()
  await server?.stop()
  for (const folder of [data, profile]) rmSync(folder, { recursive: true, force: true })
})

test('the link of the start opens the kiosk of the site, and it is up to date', async () => {
  const page = await shell.window()
  await page.getByRole('heading', { name: 'Bienvenue' }).waitFor()
  await page.getByText('Pépinière de Brest-Recouvrance').first().waitFor()
  await page.getByText('Tout est enregistré').first().waitFor()
})

test('after a reload the kiosk is still linked, and its code is gone from the address', async () => {
  const page = await shell.window()
  expect(page.url()).not.toContain('enrol')
  await page.reload()
  await page.getByRole('heading', { name: 'Bienvenue' }).waitFor()
})

test('a server that came back at another address is found there, by the kiosk it knows', async () => {
  const before = server.port
  await shell.close()
  await server.stop()
  server = await StartedServer.start({ data, demo: true })
  expect(server.port).not.toBe(before)
  shell = await startShell([`--server=${server.url}`], { profile })
  const page = await shell.window()
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().startsWith(`${server.url}/v1/sync/`)),
    page.reload(),
  ])
  expect(answer.status()).toBe(200)
  await page.getByRole('heading', { name: 'Bienvenue' }).waitFor()
})
