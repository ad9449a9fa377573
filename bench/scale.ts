import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { addDays, parisDay } from '../domain/time.ts'
import { systemClock } from '../sync-server/clock.ts'
import { createEnrolmentCode, enrolDevice, type EnrolledDevice } from '../sync-server/devices/enrolment.ts'
import { openServerParts } from '../sync-server/server-parts.ts'
import { createSite } from '../sync-server/sites/create-site.ts'
import { openPostgresStore } from '../sync-server/store/postgres-store.ts'
import { openSqliteStore } from '../sync-server/store/sqlite-store.ts'
import type { Store } from '../sync-server/store/store.ts'
import { databasePath } from '../sync-server/data-folder.ts'
import { startServer } from '../tests/support/postgres/embedded-server.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { madeVisit } from './made-records.ts'
import type { Row } from './row.ts'
import { percentile } from './samples.ts'
import { WireDevice } from './wire-device.ts'

export const name = 'scale'

const DEVICES = 50
/** Fewer than a device may send at once, so that its pace is not what is measured. */
const PUSHES = 50
const SITE = 'mende'
const SERVERS = [1, 2, 4]
const LEAST_OF_SQLITE = 0.6
const LEAST_OF_EACH = 0.8

const day = addDays(parisDay(Date.now()), -1)

/**
 * Durable pushes of one row by fifty kiosks: one server on its file, then one, two and four servers on one PostgreSQL that
 * waits for its disk, all of it and the kiosks on this machine; beside it the same rows committed bare.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-scale-'))
  const postgres = await startServer({ isDurable: true })
  try {
    const file = await openSqliteStore(databasePath(folder))
    const onFile = await enrol(file)
    await file.close()
    const single = await StartedServer.start({ data: folder })
    const sqlite = await pushAll([single], onFile).finally(() => single.stop())

    const bare = await bareCommits(postgres.url)
    const pushed: Pushed[] = []
    for (const [turn, count] of SERVERS.entries()) {
      const database = await freshDatabase(postgres.url, `scale_${count}`)
      const opened = await openPostgresStore(database)
      if (!opened.ok) throw new Error(opened.reason)
      const devices = await enrol(opened.value)
      await opened.value.close()
      const servers: StartedServer[] = []
      for (let rank = 0; rank < count; rank += 1) {
        const data = join(folder, `server-${turn}-${rank}`)
        servers.push(await StartedServer.start({ data, databaseUrl: database }))
      }
      pushed.push(
        await pushAll(servers, devices).finally(() => Promise.all(servers.map((one) => one.stop()))),
      )
    }
    const [one] = pushed as [Pushed, ...Pushed[]]
    return [
      rate(`durable pushes of one row, ${DEVICES} kiosks at once, one server on a file`, sqlite),
      {
        ...rate('the same on PostgreSQL, one server', one),
        ratio: one.perSecond / sqlite.perSecond,
        ratioLimit: { least: LEAST_OF_SQLITE },
      },
      { what: 'the same, p99', value: percentile(one.times, 0.99), unit: 'ms' },
      {
        what: `the same rows committed bare on PostgreSQL by ${BARE_CLIENTS} clients`,
        value: bare,
        unit: 'commits/s',
        ratio: bare / one.perSecond,
      },
      ...pushed.slice(1).map((many, rank) => ({
        ...rate(
          `the same by ${SERVERS[rank + 1]} servers, ${availableParallelism()} cores for everything`,
          many,
        ),
        ratio: many.perSecond / one.perSecond,
        ratioLimit: { least: LEAST_OF_EACH * Math.min(SERVERS[rank + 1]!, availableParallelism()) },
      })),
    ]
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Pushed {
  perSecond: number
  /** Milliseconds of each push. */
  times: number[]
}

function rate(what: string, { perSecond }: Pushed): Row {
  return { what, value: perSecond, unit: 'pushes/s' }
}

async function enrol(store: Store): Promise<EnrolledDevice[]> {
  const parts = await openServerParts(store, systemClock())
  await createSite(parts, { siteId: SITE, name: 'Mende', closesAt: '19:00', capacity: 200 })
  const devices: EnrolledDevice[] = []
  for (let index = 0; index < DEVICES; index += 1) {
    const { code } = await createEnrolmentCode(parts, { siteId: SITE, role: 'kiosk' })
    const enrolled = await enrolDevice(parts, { code })
    if (!enrolled.ok) throw new Error(enrolled.reason)
    devices.push(enrolled.value)
  }
  return devices
}

/** Each kiosk sends its next push to its server as soon as the last was answered. */
async function pushAll(
  servers: readonly StartedServer[],
  enrolled: readonly EnrolledDevice[],
): Promise<Pushed> {
  const kiosks = enrolled.map((device, index) => new WireDevice(servers[index % servers.length]!, device))
  const times: number[] = []
  const pushFrom = async (kiosk: WireDevice) => {
    for (let rank = 0; rank < PUSHES; rank += 1) {
      const document = madeVisit(SITE, kiosk.id, day, rank)
      const sentAt = performance.now()
      await kiosk.push([{ collection: 'visits', id: document.id, document, assumedRev: null }])
      times.push(performance.now() - sentAt)
    }
  }
  const start = performance.now()
  try {
    await Promise.all(kiosks.map(pushFrom))
    return { perSecond: (times.length / (performance.now() - start)) * 1000, times }
  } finally {
    for (const kiosk of kiosks) kiosk.close()
  }
}

async function freshDatabase(url: string, name: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

const BARE_CLIENTS = 8

/** What PostgreSQL allows: one table, one index, nothing decided, a commit each, as `pgbench` does it. */
async function bareCommits(url: string): Promise<number> {
  const database = await freshDatabase(url, 'bare')
  const clients = Array.from({ length: BARE_CLIENTS }, () => new pg.Client(database))
  try {
    await Promise.all(clients.map((client) => client.connect()))
    await clients[0]!.query('CREATE TABLE documents (id text PRIMARY KEY, body text NOT NULL)')
    const visits = Array.from({ length: DEVICES * PUSHES }, (_, rank) => madeVisit(SITE, 'bare', day, rank))
    const start = performance.now()
    const commitFrom = async (client: pg.Client, first: number) => {
      for (let rank = first; rank < visits.length; rank += BARE_CLIENTS) {
        const { id } = visits[rank]!
        const values = [id, JSON.stringify(visits[rank])]
        await client.query({ name: 'bare', text: 'INSERT INTO documents (id, body) VALUES ($1, $2)', values })
      }
    }
    await Promise.all(clients.map(commitFrom))
    return (visits.length / (performance.now() - start)) * 1000
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}
