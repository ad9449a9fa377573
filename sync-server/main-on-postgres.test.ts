import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { Databases } from './testing/postgres-databases.ts'

const server = inject('postgres')
const databases = 'url' in server ? await Databases.on(server.url) : null
const children: ChildProcess[] = []
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-main-'))
  // A server takes no database that does not wait for its disk.
  await databases?.say('ALTER SYSTEM SET fsync = on')
  await databases?.say('SELECT pg_reload_conf()')
})
afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGKILL')
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await databases?.say('ALTER SYSTEM RESET fsync')
  await databases?.say('SELECT pg_reload_conf()')
  await databases?.end()
})

function start(url: string, data: string, ...args: string[]): ChildProcess {
  const main = join(import.meta.dirname, 'main.ts')
  const child = spawn(
    process.execPath,
    [main, '--data', join(folder, data), '--port', '0', '--demo', 'day', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DATABASE_URL: url } },
  )
  children.push(child)
  return child
}

interface Ready {
  epoch: string
  url: string
}

async function ready(child: ChildProcess): Promise<Ready> {
  let printed = ''
  for await (const chunk of child.stdout!.setEncoding('utf8')) {
    printed += chunk as string
    const told = /^PEPINIERE_READY (.*)\n/m.exec(printed)?.[1]
    if (told) return JSON.parse(told) as Ready
  }
  throw new Error(`The server ended before it was ready: ${printed}`)
}

/** What a server said before it gave up, and its exit code. */
async function givenUp(child: ChildProcess): Promise<[sentence: string, code: unknown]> {
  const ended = once(child, 'exit')
  let said = ''
  for await (const chunk of child.stderr!.setEncoding('utf8')) said += chunk as string
  return [said.trim(), (await ended)[0]]
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

const why = 'missing' in server ? server.missing : ''
describe.skipIf(databases === null)(`the server, started on PostgreSQL ${why}`, { timeout: 240_000 }, () => {
  it('makes its site there, serves it alone, and finds it again after it was killed', async () => {
    const url = databases!.urlOf(await databases!.empty())
    const first = start(url, 'a')
    const before = await ready(first)
    expect((await fetch(`${before.url}/kiosk`)).status).toBeLessThan(500)
    const [sentence, code] = await givenUp(start(url, 'b'))
    expect([sentence, code]).toEqual([expect.stringContaining('déjà utilisée par un autre serveur'), 1])
    await end(first, 'SIGKILL')
    const again = start(url, 'a')
    expect((await ready(again)).epoch).toBe(before.epoch)
    await end(again, 'SIGTERM')
    expect(again.exitCode).toBe(0)
    const sites = await databases!.say(
      `SELECT count(*)::int AS sites FROM documents WHERE collection = 'sites'`,
      new URL(url).pathname.slice(1),
    )
    expect(sites).toEqual([{ sites: 1 }])
  })

  it('says what is wrong with its database, without the password, and ends', async () => {
    const url = databases!.urlOf('nowhere', 'postgres:hidden')
    const [sentence, code] = await givenUp(start(url, 'c'))
    expect([sentence, code]).toEqual([expect.stringMatching(/^La base nowhere .* n’existe pas/), 1])
    expect(sentence).not.toContain('hidden')
  })
})
