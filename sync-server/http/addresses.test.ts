import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PROTOCOL_HEADER } from '../../domain/sync/protocol.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let kiosk: TestDevice

async function start(options: Parameters<typeof TestServer.start>[0] = {}): Promise<void> {
  server = await TestServer.start(options)
  await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
}
afterEach(() => server.stop())

describe('any address', () => {
  beforeEach(() => start())

  it('that does not exist is answered in JSON, with a sentence', async () => {
    for (const path of ['nothing', 'sync/nothing', 'host/../../etc/passwd', '%00', 'visits/1']) {
      const answer = await kiosk.call('GET', path)
      expect([path, answer.status]).toEqual([path, 404])
      expect(refusalIn(answer).message).toContain('adresse')
    }
  })

  it('answers every refusal in French, with non-breaking thin spaces where they belong', async () => {
    const refusals = [
      await kiosk.call('GET', 'nothing'),
      await kiosk.call('POST', 'sync/push', {}),
      await kiosk.call('POST', 'sync/pull', {}, { authorization: 'Bearer x' }),
      await kiosk.call('POST', 'sync/pull', {}, { [PROTOCOL_HEADER]: '0' }),
      await kiosk.call('POST', 'devices/enrol', { code: 'x' }),
    ]
    for (const answer of refusals) {
      const { error, message } = refusalIn(answer)
      expect(error).toMatch(/^[a-z-]+$/)
      expect(message).toMatch(/[a-zé]\.$/)
      expect(message).not.toMatch(/[^\u202f][:;!?]/)
    }
  })

  it('lets pages of elsewhere read nothing, and the installed kiosk everything it may', async () => {
    const stranger = await kiosk.call('GET', 'health', undefined, { origin: 'https://example.org' })
    const own = await kiosk.call('GET', 'health', undefined, { origin: 'app://kiosk' })
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
    expect(own.headers.get('access-control-allow-origin')).toBe('app://kiosk')
    const asked = await fetch(`${kiosk.url}/v1/sync/push`, {
      method: 'OPTIONS',
      headers: { origin: 'app://kiosk', 'access-control-request-method': 'POST' },
    })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization')
  })

  it('forbids by its headers what a page has no use for, word by word', async () => {
    const { headers } = await kiosk.call('GET', 'health')
    const told = Object.fromEntries([...headers].filter(([name]) => /security|x-|policy|origin/.test(name)))
    expect(told).toEqual({
      'content-security-policy': [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join(';'),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
      'x-download-options': 'noopen',
      'x-frame-options': 'DENY',
      // By what whoever asks for help names it.
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      'x-permitted-cross-domain-policies': 'none',
      'x-xss-protection': '0',
    })
  })

  it('lets no page of another origin read an answer', async () => {
    for (const origin of ['http://evil.example', 'null', 'app://kiosk.evil', 'https://app']) {
      const { headers } = await kiosk.call('GET', 'health', undefined, { origin })
      expect([origin, headers.get('access-control-allow-origin')]).toEqual([origin, null])
    }
  })

  it('takes no body nested ten thousand deep for more than one bad row', async () => {
    const { epoch } = kiosk.enrolled!
    const deep = '['.repeat(10_000) + ']'.repeat(10_000)
    const body = `{"epoch":"${epoch}","rows":[{"collection":"visits","id":"a","document":${deep}}]}`
    const answer = await kiosk.call('POST', 'sync/push', body)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ results: [{ outcome: 'refused', reason: 'invalid' }] })
  })
})

describe('a device that asks too fast', () => {
  it('waits, is told how long, and is let in again; the others are not held back', async () => {
    await start({ pace: { perSecond: 2, burst: 3 } })
    const other = await server.device('brest', 'kiosk')
    const answers = []
    for (let asked = 0; asked < 5; asked++) answers.push(await kiosk.call('GET', 'sync/head'))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 429, 429])
    expect(refusalIn(answers[4]!)).toMatchObject({ error: 'too-many-requests', retryAfter: 1 })
    expect(answers[4]!.headers.get('retry-after')).toBe('1')
    expect((await other.call('GET', 'sync/head')).status).toBe(200)
    server.clock.advance(1000)
    expect((await kiosk.call('GET', 'sync/head')).status).toBe(200)
  })
})

describe('a server without room', () => {
  it('acknowledges nothing, says so, and still answers what it holds', async () => {
    await start({ store: await openSqliteStore(':memory:', { maxBytes: 1_200_000 }) })
    const { epoch } = kiosk.enrolled!
    const acknowledged: string[] = []
    let full = 0
    for (let batch = 0; batch < 12; batch++) {
      const rows = Array.from({ length: 100 }, (_, index) => {
        const id = `v${batch}-${index}`
        const sample = sampleRecord('visits', { ...kiosk.stamp(id, START), mark: 'K7QF3M2X9' })
        return { collection: 'visits', id, document: sample, assumedRev: null }
      })
      const answer = await kiosk.call('POST', 'sync/push', { epoch, rows })
      if (answer.status === 200) acknowledged.push(...rows.map((row) => row.id))
      else {
        full++
        expect(answer.status).toBe(507)
        expect(refusalIn(answer).error).toBe('server-full')
      }
    }
    expect([full > 0, acknowledged.length > 0]).toEqual([true, true])
    const held = (await kiosk.records('visits')).map((record) => record.id)
    expect(held.sort()).toEqual(acknowledged.sort())
  })
})

/** The lines of a log, as they are written. */
function kept(): { lines: string[]; stream: Writable } {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  return { lines, stream }
}

describe('the log', () => {
  it('holds no name, no token, no body and no id of a person', async () => {
    const { lines, stream } = kept()
    await start({ log: pino({ level: 'trace' }, stream) })
    const { epoch, token } = kiosk.enrolled!
    const document = sampleRecord('visits', { ...kiosk.stamp('a', START), mark: 'K7QF3M2X9' })
    await kiosk.call('POST', 'sync/push', {
      epoch,
      rows: [{ collection: 'visits', id: 'a', document: { ...document, name: 'Aïcha' } }],
    })
    await kiosk.call('GET', 'host/passes/K7QF3M2X9/revoke')
    await kiosk.call('POST', 'sync/push', '{"broken":"Aïcha')
    const log = lines.join('')
    expect(log).toContain('/sync/push')
    for (const secret of [token, 'Aïcha', 'K7QF3M2X9', 'broken', '127.0.0.1'])
      expect(log).not.toContain(secret)
  })

  it('holds a line a request, with the id that its answer carries, and takes nobody else’s', async () => {
    const { lines, stream } = kept()
    await start({ log: pino({ level: 'info', base: null }, stream) })
    lines.length = 0
    const chosen = { 'x-request-id': 'Aïcha-was-here'.replace('ï', 'i') }
    const answers = [
      await kiosk.call('GET', 'sync/head', undefined, chosen),
      await kiosk.call('GET', 'host/passes/K7QF3M2X9/revoke', undefined, chosen),
      await kiosk.call('GET', 'nothing/K7QF3M2X9', undefined, chosen),
    ]
    await vi.waitFor(() => expect(lines).toHaveLength(3))
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    const { deviceId: device } = kiosk.scope
    const ids = answers.map(({ headers }) => headers.get('x-request-id'))
    const common = { level: 30, time: expect.any(Number) as number, ms: expect.any(Number) as number }
    expect(told).toEqual([
      {
        ...common,
        msg: 'request',
        requestId: ids[0],
        method: 'GET',
        route: '/sync/head',
        status: 200,
        device,
      },
      {
        ...common,
        msg: 'request',
        requestId: ids[1],
        method: 'GET',
        route: '/host/passes/:id/revoke',
        status: 405,
        device,
      },
      { ...common, msg: 'request', requestId: ids[2], method: 'GET', route: 'other', status: 404, device },
    ])
    expect(new Set(ids).size).toBe(3)
    expect(ids).not.toContain(chosen['x-request-id'])
  })

  it('names the request in what went wrong with it, and says nothing of whoever only asks whether it is there', async () => {
    const { lines, stream } = kept()
    const store = await openMemoryStore()
    await start({ store, log: pino({ level: 'info', base: null }, stream) })
    lines.length = 0
    await kiosk.call('GET', 'health')
    await kiosk.call('GET', 'ready')
    const read = vi.spyOn(store, 'read').mockRejectedValue(new Error('broken'))
    const { headers } = await kiosk.call('GET', 'sync/head')
    read.mockRestore()
    await vi.waitFor(() => expect(lines).toHaveLength(2))
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(told.map(({ msg, requestId }) => [msg, requestId])).toEqual([
      ['unexpected', headers.get('x-request-id')],
      ['request', headers.get('x-request-id')],
    ])
  })
})

describe('the screens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-screens-'))
  beforeEach(async () => {
    for (const part of ['kiosk', 'host', 'employer', 'verify', 'assets'])
      mkdirSync(join(folder, part), { recursive: true })
    for (const surface of ['kiosk', 'host', 'employer', 'verify']) {
      writeFileSync(join(folder, surface, 'index.html'), `<p>${surface}</p>`)
    }
    writeFileSync(join(folder, 'assets/main-abc.js'), 'export {}')
    writeFileSync(join(folder, 'assets/main-abc.js.gz'), gzipSync('export {}'))
    writeFileSync(join(folder, 'assets/pack-abc.gz'), gzipSync('words'))
    await start({ rendererDir: folder })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it.each(['kiosk', 'host', 'employer', 'verify'])(
    'are served at /%s/, also when the last stroke is forgotten',
    async (name) => {
      const answer = await fetch(`${kiosk.url}/${name}`)
      expect(answer.url).toBe(`${kiosk.url}/${name}/`)
      expect(await answer.text()).toBe(`<p>${name}</p>`)
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    },
  )

  it('keep what they share for ever, and nothing outside their folder is served', async () => {
    const asset = await fetch(`${kiosk.url}/assets/main-abc.js`)
    expect(asset.headers.get('cache-control')).toContain('immutable')
    expect(asset.headers.get('content-type')).toContain('javascript')
    const outside = await fetch(`${kiosk.url}/assets/..%2f..%2fpackage.json`)
    expect(outside.status).toBeGreaterThanOrEqual(400)
  })

  it.each([
    ['gzip', 'gzip'],
    ['identity', null],
  ])('go as they were compressed at build time to who reads that: %s', async (read, sent) => {
    for (const place of ['assets', 'kiosk/assets']) {
      const asset = await fetch(`${kiosk.url}/${place}/main-abc.js`, { headers: { 'accept-encoding': read } })
      expect(asset.headers.get('content-encoding')).toBe(sent)
      expect(await asset.text()).toBe('export {}')
    }
  })

  it('leave a pack closed: whoever opens it checks it as it was made', async () => {
    const pack = await fetch(`${kiosk.url}/assets/pack-abc.gz`)
    expect(pack.headers.get('content-encoding')).toBeNull()
    expect(gunzipSync(await pack.bytes()).toString()).toBe('words')
  })
})
