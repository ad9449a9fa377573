/** The built shell in front of the built server: a kiosk that is linked once and stays so. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startShell } from './driver.ts'
import type { RunningShell } from './driver.ts'

const data = mkdtempSync(join(tmpdir(), 'pepiniere-shell-server-'))
let server: ChildProcess
let kiosk: URL
let shell: RunningShell

beforeAll(async () => {
  server = spawn(process.execPath, [resolve('out/main/server.js'), '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  kiosk = await new Promise<URL>((ready, failed) => {
    if (server.stdout) {
      createInterface({ input: server.stdout }).on('line', (line) => {
        if (!line.startsWith('PEPINIERE_READY ')) return
        const { addresses } = JSON.parse(line.slice(16)) as { addresses: { kiosk: string } }
        ready(new URL(addresses.kiosk))
      })
    }
    server.once('exit', () => failed(new Error('The server ended.')))
  })
  shell = await startShell([`--server=${kiosk.origin}`, `--route=${kiosk.hash.slice(1)}`])
})

afterAll(async () => {
  await shell?.close()
  server?.kill('SIGTERM')
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
