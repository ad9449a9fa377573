import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { ServerProcess } from '../tests/support/postgres/server-process.ts'
import { Databases } from './testing/postgres-databases.ts'

const server = inject('postgres')
const databases = 'url' in server ? await Databases.on(server.url) : null
const processes: ServerProcess[] = []
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-main-'))
  await databases?.waitForDisk()
})
afterEach(async () => {
  for (const one of processes.splice(0)) await one.end('SIGKILL')
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await databases?.end()
})

function start(url: string, data: string): ServerProcess {
  const started = new ServerProcess(url, join(folder, data), { args: ['--demo', 'day'] })
  processes.push(started)
  return started
}

const why = 'missing' in server ? server.missing : ''
describe.skipIf(databases === null)(`the server, started on PostgreSQL ${why}`, { timeout: 240_000 }, () => {
  it('makes its site there, once however many start, and finds it again after it was killed', async () => {
    const url = databases!.urlOf(await databases!.empty())
    const [first, second] = [start(url, 'a'), start(url, 'b')]
    const [before, beside] = await Promise.all([first.ready(), second.ready()])
    expect(beside.epoch).toBe(before.epoch)
    for (const server of [before, beside])
      expect((await fetch(`${server.url}/kiosk`)).status).toBeLessThan(500)
    await first.end('SIGKILL')
    const again = start(url, 'a')
    expect((await again.ready()).epoch).toBe(before.epoch)
    expect([await again.end('SIGTERM'), await second.end('SIGTERM')]).toEqual([0, 0])
    const sites = await databases!.say(
      `SELECT count(*)::int AS sites FROM documents WHERE collection = 'sites'`,
      new URL(url).pathname.slice(1),
    )
    expect(sites).toEqual([{ sites: 1 }])
  })

  it('says what is wrong with its database, without the password, and ends', async () => {
    const url = databases!.urlOf('nowhere', 'postgres:hidden')
    const [sentence, code] = await start(url, 'c').givenUp()
    expect([sentence, code]).toEqual([expect.stringMatching(/^La base nowhere .* n’existe pas/), 1])
    expect(sentence).not.toContain('hidden')
  })
})
