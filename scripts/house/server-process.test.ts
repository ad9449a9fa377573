import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { stopChildren } from './children.ts'
import { keepServer, startServer } from './server-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'pepiniere-kept-'))
afterAll(async () => {
  await stopChildren()
  rmSync(folder, { recursive: true })
})

const run = (script: string) => startServer(['-e', script]).screens
const printing = (ready: object) =>
  `console.log('PEPINIERE_READY ' + ${JSON.stringify(JSON.stringify(ready))}); setInterval(() => {}, 1000)`

test('a server that ends before it is ready gives no address', async () => {
  expect(await run('console.log("http://127.0.0.1:4173/kiosk/")')).toBeNull()
})

test('the screens open at the addresses that link them', async () => {
  const url = 'http://127.0.0.1:4173'
  const addresses = {
    kiosk: `${url}/kiosk/#enrol=ABCD-1234`,
    host: `${url}/host/#enrol=EFGH-5678`,
    employers: [{ employerId: 'a', url: `${url}/employer/#enrol=JKLM-9012` }],
  }
  expect(await run(printing({ url, addresses }))).toEqual({
    ...addresses,
    employers: [`${url}/employer/#enrol=JKLM-9012`],
  })
})

test('without a site yet, the screens open without a code', async () => {
  expect(await run(printing({ url: 'http://127.0.0.1:4173' }))).toEqual({
    kiosk: 'http://127.0.0.1:4173/kiosk/',
    host: 'http://127.0.0.1:4173/host/',
    employers: ['http://127.0.0.1:4173/employer/'],
  })
})

/** Starts as `startServer` does, and remembers each server. */
function remembering(servers: ChildProcess[]): typeof startServer {
  return (args) => {
    const started = startServer(args)
    servers.push(started.child)
    return started
  }
}

test('a server that was killed comes back at the same address', { timeout: 60_000 }, async () => {
  const servers: ChildProcess[] = []
  const args = [resolve('sync-server/main.ts'), '--data', folder, '--empty', '--port', '0']
  const { screens, ended } = keepServer(args, remembering(servers))
  const health = new URL('/v1/health', (await screens)!.kiosk)
  const epochAt = async () => {
    const answer = await fetch(health).catch(() => null)
    return answer && ((await answer.json()) as { epoch: string }).epoch
  }
  const epoch = await epochAt()
  servers[0]!.kill('SIGKILL')
  await expect.poll(() => servers.length, { timeout: 20_000 }).toBe(2)
  await expect.poll(epochAt, { timeout: 20_000 }).toBe(epoch)
  // One that ends because it was asked to is not started again.
  servers[1]!.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(servers).toHaveLength(2)
})

test('a server that dies again and again is given up with a sentence', { timeout: 60_000 }, async () => {
  const complaints = vi.spyOn(console, 'error').mockReturnValue()
  const servers: ChildProcess[] = []
  const ready = JSON.stringify({ url: 'http://127.0.0.1:4173' })
  const dying = `console.log('PEPINIERE_READY ' + ${JSON.stringify(ready)}); process.exitCode = 7`
  const { ended } = keepServer(['-e', dying, '--'], remembering(servers))
  expect(await ended).toBe(1)
  expect(servers).toHaveLength(5)
  expect(complaints.mock.lastCall![0]).toContain('n’est plus relancé')
  complaints.mockRestore()
})

test('a server that never could be reached is not started again', async () => {
  const servers: ChildProcess[] = []
  expect(await keepServer(['-e', 'process.exitCode = 3', '--'], remembering(servers)).ended).toBe(3)
  expect(servers).toHaveLength(1)
})
