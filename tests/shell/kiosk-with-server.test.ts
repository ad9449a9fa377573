/** The built shell in front of the built server: a kiosk that is linked once and stays so. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StartedServer } from '../support/started-server.ts'
import { startShell } from './driver.ts'
import type { RunningShell } from './driver.ts'

const data = mkdtempSync(join(tmpdir(), 'pepiniere-shell-server-'))
let server: StartedServer
let shell: RunningShell

beforeAll(async () => {
  server = await StartedServer.start({ data, demo: true })
  const { hash } = new URL(server.announced.addresses.kiosk)
  shell = await startShell([`--server=${server.url}`, `--route=${hash.slice(1)}`])
})

afterAll(async () => {
  await shell?.close()
  await server?.stop()
  rmSync(data, { recursive: true, force: true })
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
