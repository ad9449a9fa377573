import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EnrolReply, WireRecord } from '../domain/sync/messages.ts'
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
  child: ChildProcess
  url: string
  port: number
  printed: string
}

async function start(...args: string[]): Promise<Started> {
  const main = join(import.meta.dirname, 'main.ts')
  const child = spawn(process.execPath, [main, '--data', folder, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
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
  it('without a demo says how to make a site', async () => {
    const { printed, child, codes } = await start('--empty')
    expect(printed).toContain('create-site')
    expect(codes).toBeUndefined()
    await kill(child, 'SIGTERM')
    expect(child.exitCode).toBe(0)
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

  it('killed at any moment loses nothing that it acknowledged', async () => {
    let running = await start()
    const kiosk = await enrol(running, running.codes.kiosk)
    const desk = await enrol(running, running.codes.host)
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
