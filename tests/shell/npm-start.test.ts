/** `npm start` as a person runs it: three addresses, data that stays, and an end that ends everything. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'

const data = mkdtempSync(join(tmpdir(), 'pepiniere-start-'))
const started: Start[] = []
afterEach(async () => {
  for (const { signal, ended } of started.splice(0)) {
    signal('SIGTERM')
    await ended
  }
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

interface Start {
  /** All that was printed so far. */
  printed: () => string
  /** The address of a surface, once it is printed. */
  address: (surface: string) => Promise<string>
  signal: (signal: NodeJS.Signals) => void
  ended: Promise<number | null>
}

function start(args: string[]): Start {
  const child = spawn(process.execPath, [resolve('scripts/run.mjs'), 'start', ...args], {
    // No display: nothing opens on the screen of whoever runs the tests.
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text))
  }
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const find = (surface: string) => new RegExp(`https?://\\S+/${surface}/\\S*`).exec(printed)?.[0]
  const running: Start = {
    printed: () => printed,
    address: async (surface) => {
      await expect.poll(() => find(surface), { timeout: 40_000 }).toBeDefined()
      return find(surface) ?? ''
    },
    signal: (signal) => child.kill(signal),
    ended,
  }
  started.push(running)
  return running
}

async function siteOf(kiosk: string): Promise<unknown> {
  const health = await fetch(new URL('/v1/health', kiosk))
  expect(health.status).toBe(200)
  return ((await health.json()) as { epoch?: unknown }).epoch
}

test('an option that does not exist is refused with a sentence', async () => {
  const wrong = start(['--colour', 'red'])
  expect(await wrong.ended).not.toBe(0)
  expect(wrong.printed()).toContain('--colour')
  expect(wrong.printed()).toContain('npm start -- [options]')
})

test('a first start serves the three surfaces; Ctrl-C ends it; a second one finds the same data', async () => {
  const first = start(['--data', data, '--port', '0'])
  const surfaces = await Promise.all(['kiosk', 'host', 'employer'].map(first.address))
  for (const surface of surfaces) {
    const page = await fetch(surface)
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ])
  }
  const [kiosk = ''] = surfaces
  const site = await siteOf(kiosk)
  first.signal('SIGINT')
  expect(await first.ended).toBe(0)
  await expect(fetch(kiosk)).rejects.toThrow()

  const second = start(['--data', data, '--port', '0'])
  expect(await siteOf(await second.address('kiosk'))).toBe(site)
  second.signal('SIGTERM')
  await second.ended
})
