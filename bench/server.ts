import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { addDays, parisDay } from '../domain/time.ts'
import type { PushRow } from '../domain/sync/messages.ts'
import { limits } from '../domain/sync/protocol.ts'
import { noteSignIn } from '../sync-server/devices/device-register.ts'
import { createEnrolmentCode, enrolDevice, type EnrolledDevice } from '../sync-server/devices/enrolment.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { madeVisit } from './made-records.ts'
import type { Row } from './row.ts'
import { percentile, sample } from './samples.ts'
import { WireDevice } from './wire-device.ts'

export const name = 'server'

const DEVICES = 50
/** One row each; fewer than a device may send at once, so that its pace is not what is measured. */
const PUSHES = 50
const DOCUMENTS = 200_000
/** A young site, which a desk reads at the pace that the old one is held against. */
const FEW = 2 * DEVICES * PUSHES
const READS = 9
/** Of the 200,000; the rest is left out on a machine so busy that they take longer. */
const PATIENCE = 60_000
const RAW_PATIENCE = 5000

const day = addDays(parisDay(Date.now()), -1)

/** The built server in a process of its own, on this machine: 50 kiosks that write, a desk that reads. */
export async function run(): Promise<Row[]> {
  const folder = await SiteFolder.furnished()
  const enrolled = await enrol(folder)
  const server = await StartedServer.start({ data: folder.path })
  const devices = enrolled.map((device) => new WireDevice(server, device))
  const [desk, ...kiosks] = devices as [WireDevice, ...WireDevice[]]
  try {
    const idle = megabytes(server.pid)
    const single = await pushOneByOne(kiosks)
    const raw = rawCommitsPerSecond(DEVICES * PUSHES)
    await pushFromAll(kiosks, 1, PUSHES, PUSHES, Infinity)
    const young = await pullRates(desk)
    const bulk = await pushManyAtOnce(kiosks, DOCUMENTS - FEW)
    const full = megabytes(server.pid)
    const old = await pullRates(desk)
    const count = old.documents.toLocaleString('en-GB')
    return [
      {
        what: `durable pushes of one row, ${DEVICES} kiosks at once, ${single.times.length} pushes`,
        value: single.perSecond,
        unit: 'pushes/s',
      },
      { what: 'the same, p50', value: percentile(single.times, 0.5), unit: 'ms' },
      { what: 'the same, p99', value: percentile(single.times, 0.99), unit: 'ms' },
      {
        what: 'the same rows in bare node:sqlite, one durable commit each',
        value: raw,
        unit: 'commits/s',
        ratio: raw / single.perSecond,
      },
      { what: `durable rows, ${DEVICES} kiosks, 200 a push`, value: bulk.perSecond, unit: 'rows/s' },
      { what: 'the same, p99 of a push', value: percentile(bulk.times, 0.99), unit: 'ms' },
      {
        what: `pull of ${count} documents by one desk, JSON read`,
        value: old.perSecond,
        unit: 'documents/s',
      },
      {
        what: `the same with ${young.documents.toLocaleString('en-GB')} documents`,
        value: young.perSecond,
        unit: 'documents/s',
        ratio: young.perSecond / old.perSecond,
        // A pull of all keeps four fifths of its pace.
        ratioLimit: { most: 1.25 },
      },
      { what: 'memory of the server, idle', value: idle, unit: 'MB' },
      { what: `memory of the server that took in ${count} documents`, value: full, unit: 'MB' },
      { what: 'the same, after the pull', value: megabytes(server.pid), unit: 'MB' },
    ]
  } finally {
    for (const device of devices) device.close()
    await server.stop()
    folder.remove()
  }
}

/** The median of several pulls: a few documents are read within milliseconds. */
async function pullRates(desk: WireDevice): Promise<{ documents: number; perSecond: number }> {
  const pulls = await sample(READS, PATIENCE, async () => {
    const start = performance.now()
    const documents = await desk.pullAll('visits')
    return { documents, perSecond: (documents / (performance.now() - start)) * 1000 }
  })
  const rates = pulls.map(({ perSecond }) => perSecond)
  return { documents: pulls[0]?.documents ?? 0, perSecond: percentile(rates, 0.5) }
}

/** A host desk, then the kiosks. */
function enrol(folder: SiteFolder): Promise<EnrolledDevice[]> {
  return folder.open(async (parts) => {
    const devices: EnrolledDevice[] = []
    for (let index = 0; index <= DEVICES; index += 1) {
      const role = index === 0 ? 'host' : 'kiosk'
      const { code } = await createEnrolmentCode(parts, { siteId: 'mende', role })
      const enrolled = await enrolDevice(parts, { code })
      if (!enrolled.ok) throw new Error(enrolled.reason)
      const { deviceId } = enrolled.value
      const { store, clock } = parts
      if (role === 'host') await store.transaction((tx) => noteSignIn(tx, deviceId, clock.now()))
      devices.push(enrolled.value)
    }
    return devices
  })
}

interface Pushed {
  perSecond: number
  /** Milliseconds of each push. */
  times: number[]
}

function pushOneByOne(kiosks: readonly WireDevice[]): Promise<Pushed> {
  return pushFromAll(kiosks, PUSHES, 1, 0, Infinity)
}

async function pushManyAtOnce(kiosks: readonly WireDevice[], documents: number): Promise<Pushed> {
  const pushes = Math.ceil(documents / kiosks.length / limits.pushRows)
  const pushed = await pushFromAll(kiosks, pushes, limits.pushRows, 2 * PUSHES, performance.now() + PATIENCE)
  return { ...pushed, perSecond: pushed.perSecond * limits.pushRows }
}

/** Each kiosk sends its next push as soon as the last was answered. `from`: the first rank not used yet. */
async function pushFromAll(
  kiosks: readonly WireDevice[],
  pushes: number,
  rows: number,
  from: number,
  until: number,
): Promise<Pushed> {
  const times: number[] = []
  const start = performance.now()
  const pushAll = async (kiosk: WireDevice) => {
    for (let push = 0; push < pushes && performance.now() < until; push += 1) {
      const batch = Array.from({ length: rows }, (_, row) => visitRow(kiosk, from + push * rows + row))
      const sentAt = performance.now()
      await kiosk.push(batch)
      times.push(performance.now() - sentAt)
    }
  }
  await Promise.all(kiosks.map(pushAll))
  return { perSecond: (times.length / (performance.now() - start)) * 1000, times }
}

function visitRow({ id: by }: WireDevice, rank: number): PushRow {
  const document = madeVisit('mende', by, day, rank)
  return { collection: 'visits', id: document.id, document, assumedRev: null }
}

/** What the disk and the database allow: one table, one index, nothing decided. */
function rawCommitsPerSecond(count: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-raw-'))
  const database = new DatabaseSync(join(folder, 'raw.sqlite'))
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    database.exec('CREATE TABLE documents (id TEXT PRIMARY KEY, body TEXT NOT NULL)')
    const insert = database.prepare('INSERT INTO documents (id, body) VALUES (?, ?)')
    const visits = Array.from({ length: count }, (_, rank) => madeVisit('mende', 'kiosk-1', day, rank))
    const start = performance.now()
    const elapsed = () => performance.now() - start
    let kept = 0
    for (const visit of visits) {
      if (elapsed() > RAW_PATIENCE) break
      insert.run(visit.id, JSON.stringify(visit))
      kept += 1
    }
    return (kept / elapsed()) * 1000
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Resident memory of a process, as the system counts it. */
function megabytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}
