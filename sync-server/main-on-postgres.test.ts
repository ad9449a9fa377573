import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
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

  it('ends once another database took the place of its own, and says at the next start what is to be done', async () => {
    const name = await databases!.empty()
    const url = databases!.urlOf(name)
    const first = start(url, 'd')
    const { epoch } = await first.ready()
    const seen = JSON.parse(readFileSync(join(folder, 'd/database-seen.json'), 'utf8')) as { epoch: string }
    expect(seen.epoch).toBe(epoch)
    const said = first.givenUp()
    // As if another server had met the copy first; whoever moves the address over cuts every connection.
    await databases!.say(
      `UPDATE settings SET value = value || 'x' WHERE name = 'epoch';
       UPDATE settings SET value = value WHERE name = 'database-life';
       SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`,
      name,
    )
    expect(await said).toEqual([expect.stringContaining('n’est plus la même'), 1])
    const again = start(url, 'd')
    let told = ''
    again.child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (told += chunk))
    const { epoch: fresh } = await again.ready()
    expect([epoch, `${epoch}x`]).not.toContain(fresh)
    expect(told).toContain('npm run admin -- restored --from')
    // A demonstration of a moment ago: nobody has to sign in again, and nothing is to be looked through.
    expect(told).not.toContain('postes en service')
  })
})
