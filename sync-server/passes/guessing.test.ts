import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import type { PushResult } from '../../domain/sync/messages.ts'
import type { Site } from '../../domain/sites/site.ts'
import { DAY, HOUR, type Instant } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { tryLimits } from '../accounts/attempts.ts'
import { hashToken } from '../secrets.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, START, TestDevice, TestServer } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]
/** Four of twelve, in an order; the risk that one pass may run within a day. */
const SECRETS = 12 ** 4
const RISK_A_DAY = 0.0005

let folder: string
let server: TestServer
let site: Site
let now: Instant
let kiosks: TestDevice[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guessing-'))
  now = START
  await start()
  site = await server.createSite('brest')
  kiosks = []
  for (let count = 0; count < 4; count++) kiosks.push(await server.device('brest', 'kiosk'))
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

async function start(): Promise<void> {
  server = await TestServer.start({ store: await openSqliteStore(join(folder, 'pepiniere.sqlite')), at: now })
}

async function restart(): Promise<void> {
  await server.stop()
  await start()
  kiosks = kiosks.map((kiosk) => new TestDevice(server.running.url, kiosk.enrolled))
}

async function apply(
  visitorId: string,
  id: string,
  secret: number[],
  kiosk: TestDevice,
): Promise<PushResult> {
  const sample = sampleRecord('applications', {
    ...kiosk.stamp(id, now),
    employerId: 'bakery',
    mark: id,
  }) as Application
  const sealed = await sealTo(site, JSON.stringify({ application: { ...sample, visitorId }, secret }))
  return (await kiosk.push({ collection: 'applications', id, sealed }))[0]!
}

/** When each try at the pictures of this visitor was looked at, of those that still count. */
async function triesAt(visitorId: string): Promise<[number, Instant][]> {
  const bucket = hashToken(tryLimits.pictures('brest', visitorId).bucket).slice(0, 22)
  const rows = await server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('attempts').selectAll().where('bucket', '=', bucket)),
  )
  return rows.map(({ attemptId, at }) => [attemptId, at])
}

it('guessing the pictures of one pass has at most one chance in two thousand a day, on all kiosks together, whichever way, across restarts; hosts are told', async () => {
  const { body } = await kiosks[0]!.call('POST', 'passes/stock', { count: 1 })
  const [token] = (body as { tokens: string[] }).tokens as [string]
  const { visitorId } = readPassToken(token)!
  expect(await apply(visitorId, 'first', PICTURES, kiosks[0]!)).toMatchObject({ outcome: 'accepted' })

  const looked = new Map<number, Instant>()
  let guess = 0
  for (let hour = 0; hour < 60; hour++) {
    for (const kiosk of kiosks) {
      const wrong = () => [0, 0, Math.floor(guess / 12) % 12, guess++ % 12]
      await kiosk.call('POST', 'visitor/session', { token, secret: wrong() })
      // A second application to the same offer tells by its refusal that its pictures were right.
      await apply(visitorId, `g${guess}`, wrong(), kiosk)
      for (const [id, at] of await triesAt(visitorId)) looked.set(id, at)
    }
    now += HOUR
    server.clock.set(now)
    if (hour % 7 === 3) await restart()
  }

  const times = [...looked.values()]
  const mostInADay = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + DAY).length),
  )
  expect(times.length).toBeGreaterThan(20)
  expect(mostInADay / SECRETS).toBeLessThanOrEqual(RISK_A_DAY)

  // With no try left even the right ones are taken for wrong: nothing is to be learnt from the answer.
  for (let more = 0; more < 12; more++) await apply(visitorId, `m${more}`, [0, 0, 0, more], kiosks[1]!)
  expect(await apply(visitorId, 'right', PICTURES, kiosks[2]!)).toMatchObject({ outcome: 'accepted' })

  const host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  const alerts = await host.call('GET', 'host/pass-alerts')
  expect(alerts.body).toMatchObject({ alerts: [{ visitorId }] })
}, 60_000)
