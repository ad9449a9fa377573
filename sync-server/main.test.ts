import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EnrolReply } from '../domain/contract/devices.ts'
import type { WireRecord } from '../domain/sync/messages.ts'
import type { Announcement } from './announce.ts'
import { sampleRecord } from './testing/sample-records.ts'
import { TestDevice } from './testing/test-server.ts'

let folder: string
let children: ChildProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-main-'))
  children = []
})
afterEach(async () => {
  for (const child of children) await kill(child, 'SIGKILL')
  rmSync(folder, { recursive: true })
})

interface Started extends Announcement {
  metrics?: string
  installation?: string
  child: ChildProcess
  url: string
  port: number
  printed: string
}

async function start(...args: string[]): Promise<Started> {
  return startWith({}, ...args)
}

async function startWith(settings: Record<string, string>, ...args: string[]): Promise<Started> {
  const main = join(import.meta.dirname, 'main.ts')
  const child = spawn(process.execPath, [main, '--data', folder, '--port', '0', '--demo', 'day', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...settings },
  })
  children.push(child)
  let printed = ''
  for await (const chunk of child.stdout!.setEncoding('utf8')) {
    printed += chunk as string
    const ready = /^PEPINIERE_READY (.*)\n/m.exec(printed)?.[1]
    if (ready) return { ...(JSON.parse(ready) as Omit<Started, 'child' | 'printed'>), child, printed }
  }
  throw new Error(`The server ended before it was ready: ${printed}`)
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

async function enrol({ url }: Started, code: string): Promise<TestDevice> {
  const { body } = await new TestDevice(url, null).call('POST', 'devices/enrol', { code })
  return new TestDevice(url, body as EnrolReply)
}

describe('the server, started as a process', { timeout: 60_000 }, () => {
  it.each([
    ['a file that is missing', null],
    ['an empty file', '\n'],
    ['a file of several words', 'one two'],
  ])('does not start with a token of the gateway of SMS in %s', async (_, content) => {
    const tokenFile = join(folder, 'token')
    if (content !== null) writeFileSync(tokenFile, content)
    const settings = { PEPINIERE_SMS_URL: 'https://sms.example/', PEPINIERE_SMS_FROM: 'Pepiniere' }
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'main.ts'), '--data', folder, '--empty'],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, ...settings, PEPINIERE_SMS_TOKEN_FILE: tokenFile },
      },
    )
    children.push(child)
    let said = ''
    for await (const chunk of child.stderr.setEncoding('utf8')) said += chunk as string
    expect(said).toContain('Le fichier du jeton de la passerelle SMS ne se lit pas')
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(1)
  })

  it.each([
    ['of a token that is short', { PEPINIERE_METRICS_PORT: '0' }, 'moins de 16 signes'],
    ['on a port that is taken', {}, 'Les mesures ne peuvent pas être lues'],
  ])('does not start with figures %s', async (_, settings, sentence) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const tokenFile = join(folder, 'token')
    writeFileSync(tokenFile, 'short')
    const taken = { PEPINIERE_METRICS_PORT: String((other.address() as AddressInfo).port) }
    const short = { ...settings, PEPINIERE_METRICS_TOKEN_FILE: tokenFile }
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'main.ts'), '--data', folder, '--empty', '--port', '0'],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, ...('PEPINIERE_METRICS_PORT' in settings ? short : taken) },
      },
    )
    children.push(child)
    let said = ''
    for await (const chunk of child.stderr.setEncoding('utf8')) said += chunk as string
    other.close()
    expect(said).toContain(sentence)
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(1)
  })

  it('tells its figures at an address of its own to the end, and stops in order at the first signal', async () => {
    const running = await startWith({ PEPINIERE_METRICS_PORT: '0', PEPINIERE_DRAIN_SECONDS: '2' })
    const stream = await (await enrol(running, running.codes.kiosk)).listen()
    await stream.next('hello')
    const exited = once(running.child, 'exit')
    running.child.kill('SIGTERM')
    // As Ctrl-C does, which reaches it twice.
    running.child.kill('SIGINT')
    await expect.poll(async () => (await fetch(`${running.url}/v1/ready`)).status).toBe(503)
    const figures = await (await fetch(running.metrics!)).text()
    expect(figures).toContain('pepiniere_not_ready{reason="server-stopping"} 1')
    expect(figures).toContain('pepiniere_streams 1')
    expect(figures).toMatch(/^process_resident_memory_bytes \d+$/m)
    expect(figures).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m)
    expect((await fetch(`${running.url}/metrics`)).status).toBe(404)
    await stream.end()
    expect(await exited).toEqual([0, null])
  })

  it('ends at once when it is told again', async () => {
    const running = await startWith({ PEPINIERE_DRAIN_SECONDS: '300' })
    const exited = once(running.child, 'exit')
    running.child.kill('SIGTERM')
    await expect.poll(async () => (await fetch(`${running.url}/v1/ready`)).status).toBe(503)
    await expect
      .poll(() => (running.child.kill('SIGTERM'), running.child.exitCode), { timeout: 20_000 })
      .toBe(1)
    expect(await exited).toEqual([1, null])
    // What it kept is whole, and its folder free.
    const again = await start()
    expect((await fetch(`${again.url}/v1/ready`)).status).toBe(200)
  })

  it('without a demo says where it is installed, with a code that its owner alone reads, until it is', async () => {
    const { printed, child, codes, installation } = await start('--empty')
    const file = join(folder, 'code-installation.txt')
    const code = readFileSync(file, 'utf8').trim()
    expect(installation).toContain(`/installation?code=${code}`)
    expect(printed).toContain(installation)
    expect([codes, statSync(file).mode & 0o777]).toEqual([undefined, 0o600])
    const { headers } = await fetch(installation!, { redirect: 'manual' })
    const cookie = headers.get('set-cookie')!.split(';')[0]!
    const page = await (await fetch(installation!.split('?')[0]!, { headers: { cookie } })).text()
    const mark = /name="mark" value="([^"]+)"/.exec(page)![1]!
    const form = {
      mark,
      site: 'Mende',
      zone: 'Europe/Paris',
      capacity: '9',
      'open-1': 'on',
      'from-1': '09:00',
    }
    const person = {
      'to-1': '18:00',
      person: 'Léa',
      login: 'lea',
      secret: 'tracteur lampe nuage',
      again: 'tracteur lampe nuage',
    }
    const body = new URLSearchParams({ ...form, ...person })
    const made = await fetch(installation!.split('?')[0]!, {
      method: 'POST',
      headers: { cookie },
      body,
      redirect: 'manual',
    })
    expect([made.status, existsSync(file)]).toEqual([303, false])
    await kill(child, 'SIGTERM')
    expect(child.exitCode).toBe(0)
    const again = await start('--empty')
    expect([again.installation, existsSync(file)]).toEqual([undefined, false])
    expect((await fetch(`${again.url}/installation`)).status).toBe(404)
    expect(again.siteName).toBe('Mende')
  })

  it('tells its three addresses and who may sign in, once; the next start finds the same data', async () => {
    const first = await start()
    expect(first.printed).toContain(`${first.url}/kiosk/#enrol=${first.codes.kiosk}`)
    const { host } = first.accounts!
    const desk = await enrol(first, first.codes.host)
    expect((await desk.signIn(host.login, host.secret)).status).toBe(200)
    const offers = await desk.records('jobOffers')
    expect(offers.length).toBeGreaterThan(18)
    await kill(first.child, 'SIGINT')
    expect(first.child.exitCode).toBe(0)

    const second = await start()
    expect([second.accounts, second.printed.includes(host.secret)]).toEqual([undefined, false])
    expect(second.printed).toContain('change-secret')
    const again = new TestDevice(second.url, desk.enrolled)
    expect((await again.records('jobOffers')).map((offer) => offer.id)).toEqual(
      offers.map((offer) => offer.id),
    )
    expect((await again.signIn(host.login, host.secret)).status).toBe(200)
  })

  it.each([
    ['a database of no bytes', 'pepiniere.sqlite', '', 'est vide'],
    ['what is no database', 'pepiniere.sqlite', 'Chère pépinière', 'n’est pas une base'],
    ['only the copy that a restore set aside', 'pepiniere.sqlite.before-restore-x', 'x', 'manque'],
  ])('that finds %s says so in one sentence and makes nothing new', async (_name, file, text, sentence) => {
    writeFileSync(join(folder, file), text)
    const main = join(import.meta.dirname, 'main.ts')
    const child = spawn(process.execPath, [main, '--data', folder, '--port', '0'])
    children.push(child)
    const complaint = child.stderr.setEncoding('utf8').toArray()
    const [code] = (await once(child, 'exit')) as [number]
    const told = (await complaint).join('')
    expect([code, told.trim().split('\n').length]).toEqual([1, 1])
    expect(told).toContain(sentence)
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text)
  })

  it('goes on serving in a storm of streams that come and go, beside writes', async () => {
    const running = await start()
    const kiosk = await enrol(running, running.codes.kiosk)
    const desk = await enrol(running, running.codes.host)
    const accepted: string[] = []
    for (let round = 0; round < 6; round++) {
      // More lines than a device may hold, all at once: the first are ended while they are still opening.
      const opening = [kiosk, desk].flatMap((device) => Array.from({ length: 4 }, () => device.listen()))
      const writing = Array.from({ length: 4 }, async (_, writer) => {
        const id = `storm-${round}-${writer}`
        const visit = sampleRecord('visits', { ...kiosk.stamp(id, Date.now()), mark: 'K7QF3M2X9' })
        const row = { collection: 'visits', id, document: visit as WireRecord, assumedRev: null } as const
        const [result] = await kiosk.push(row)
        if (result?.outcome === 'accepted') accepted.push(id)
      })
      const streams = await Promise.all(opening)
      for (const stream of streams.slice(0, 5)) stream.close()
      await Promise.all(writing)
      for (const stream of streams) stream.close()
    }
    expect(accepted).toHaveLength(24)
    const last = await desk.listen()
    await last.next('hello')
    last.close()
    expect([running.child.exitCode, running.child.signalCode]).toEqual([null, null])
  })

  it('goes on serving whatever comes over a line, and however the line ends', async () => {
    const running = await start()
    const desk = await enrol(running, running.codes.host)
    const heads = Object.entries(desk.headers()).map(([name, value]) => `${name}: ${value}`)
    const asked = (line: string, ...more: string[]) =>
      [line, 'host: x', ...heads, ...more, '', ''].join('\r\n')
    const json = 'content-type: application/json'
    const texts = [
      'no http at all\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      asked('GET /v1/%ff%fe HTTP/1.1'),
      asked('GET /v1/sync/stream HTTP/1.1'),
      asked('GET /v1/host/refused-rows?x[y][z]=%00 HTTP/1.1'),
      asked('POST /v1/sync/push HTTP/1.1', json, 'content-length: 500000') + '{"epoch":',
      asked('POST /v1/sync/push HTTP/1.1', json, 'content-length: 4') + 'null',
      asked('POST /v1/sync/push HTTP/1.1', json, 'content-encoding: gzip', 'content-length: 3') + 'abc',
      asked('POST /v1/sync/push HTTP/1.1', `${json}; charset=klingon`, 'content-length: 2') + '{}',
      asked('POST /v1/sync/pull HTTP/1.1', json, 'transfer-encoding: chunked') + 'zz\r\n',
      asked('BREW /v1/health HTTP/1.1'),
    ]
    const endings = [(line: Socket) => line.resetAndDestroy(), (line: Socket) => line.end()]
    for (const text of texts) {
      for (const ending of endings) {
        const line = connect(running.port, '127.0.0.1')
        line.on('error', () => undefined)
        line.on('data', () => undefined)
        await once(line, 'connect')
        await new Promise((resolve) => line.write(text, resolve))
        ending(line)
      }
    }
    expect((await desk.call('GET', 'health')).status).toBe(200)
    expect([running.child.exitCode, running.child.signalCode]).toEqual([null, null])
  })

  it('killed at any moment loses nothing that it acknowledged', async () => {
    let running = await start()
    const kiosk = await enrol(running, running.codes.kiosk)
    const desk = await enrol(running, running.codes.host)
    const { login, secret } = running.accounts!.host
    await desk.signIn(login, secret)
    const acknowledged: string[] = []
    for (let round = 0; round < 4; round++) {
      const device = new TestDevice(running.url, kiosk.enrolled)
      let alive = true
      const writing = Array.from({ length: 4 }, async (_, writer) => {
        for (let index = 0; alive; index++) {
          const id = `r${round}-${writer}-${index}`
          const sample = sampleRecord('visits', { ...device.stamp(id, Date.now()), mark: 'K7QF3M2X9' })
          const results = await device
            .push({ collection: 'visits', id, document: sample as WireRecord, assumedRev: null })
            .catch(() => [])
          if (results[0]?.outcome === 'accepted') acknowledged.push(id)
        }
      })
      const before = acknowledged.length
      while (acknowledged.length < before + 25) await new Promise((resolve) => setImmediate(resolve))
      await kill(running.child, 'SIGKILL')
      alive = false
      await Promise.all(writing)
      running = await start()
    }
    const held = (await new TestDevice(running.url, desk.enrolled).records('visits')).map((visit) => visit.id)
    expect(acknowledged.filter((id) => !held.includes(id))).toEqual([])
    expect(new Set(held).size).toBe(held.length)
  })
})
