import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createParser } from 'eventsource-parser'
import { PROTOCOL, PROTOCOL_HEADER } from '../domain/sync/protocol.ts'
import type { DeviceRole } from '../domain/sync/scope.ts'
import { parisDay } from '../domain/time.ts'
import { systemClock } from '../sync-server/clock.ts'
import { databasePath } from '../sync-server/data-folder.ts'
import type { EnrolledDevice } from '../sync-server/devices/enrolment.ts'
import { freshToken, hashToken } from '../sync-server/secrets.ts'
import { openServerParts } from '../sync-server/server-parts.ts'
import { createSite } from '../sync-server/sites/create-site.ts'
import { openSqliteStore } from '../sync-server/store/sqlite-store.ts'
import { keepRecord } from '../sync-server/sync/keep-record.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { until } from './device-content.ts'
import { madeVisit } from './made-records.ts'
import type { Row } from './row.ts'
import { percentile, timeRow } from './samples.ts'
import { WireDevice } from './wire-device.ts'

export const name = 'many-sites'

const SITES = 500
/** Of each site a host desk and two kiosks, and of every tenth another one. */
const DEVICES = 1550
const IDLE_STREAMS = 5000
const MINUTES = 10
const USUAL = 6
const BURST = 200
/** Minutes, from 0, in which everybody arrives at once. */
const BURSTS = [3, 7]
const OPENED_AT_ONCE = 50
const LOOK_EVERY = 5000
const SLOWEST = 500
const MOST_OF_STREAM = 40
const MOST_GROWTH = 1.05

/**
 * A network of five hundred sites on one server with its file, the devices as their wire alone, on the same machine: every
 * stream open, people arriving for ten minutes. What each host desk hears is compared with what was acknowledged.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-sites-'))
  const devices = await furnish(folder)
  const server = await StartedServer.start({ data: folder })
  const lines: Line[] = []
  try {
    const empty = megabytes(server.pid)
    await openAll(server, devices.slice(0, DEVICES), lines)
    const kiosks = devices.slice(0, DEVICES).filter(({ role }) => role === 'kiosk')
    const { usual, burst, memory, sent } = await tellForMinutes(server, kiosks)
    const hosts = lines.filter(({ device }) => device.role === 'host')
    const expected = (line: Line) => sent.get(line.device.siteId) ?? []
    const missing = () => hosts.flatMap((line) => expected(line).filter((id) => !line.heard.has(id)))
    await until(async () => missing().length === 0).catch(() => undefined)
    const twice = hosts.flatMap(({ heard }) => [...heard.values()].filter((times) => times > 1))
    const third = Math.floor(memory.length / 3)
    const [middle, last] = [memory.slice(third, 2 * third), memory.slice(2 * third)]
    const before = megabytes(server.pid)
    await openAll(server, devices.slice(DEVICES), lines)
    await pause(LOOK_EVERY)
    const each = ((megabytes(server.pid) - before) * 1024) / (IDLE_STREAMS - DEVICES)
    return [
      timeRow(`pushes of ${SITES} sites, ${DEVICES} streams open, ${USUAL} a second`, usual, 0.99, SLOWEST),
      timeRow(`the same, ${BURST} a second for a minute, ${BURSTS.length} times`, burst, 0.99, SLOWEST),
      { what: 'of that, pushes a second', value: burst.length / (60 * BURSTS.length), unit: 'pushes/s' },
      {
        what: `acknowledged writes (of ${usual.length + burst.length}) that a host desk did not hear`,
        value: missing().length,
        unit: '',
        limit: 0,
      },
      { what: 'heard twice', value: twice.length, unit: '', limit: 0 },
      { what: 'memory of the server, no stream', value: empty, unit: 'MB' },
      {
        what: 'memory in the last third of the time',
        value: percentile(last, 0.5),
        unit: 'MB',
        ratio: percentile(last, 0.5) / percentile(middle, 0.5),
        ratioLimit: { most: MOST_GROWTH },
      },
      {
        what: `a stream that says nothing, of ${IDLE_STREAMS}`,
        value: each,
        unit: 'kB',
        limit: MOST_OF_STREAM,
      },
    ]
  } finally {
    for (const line of lines) line.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Sites with their devices; the first of them are those of a network, the others only listen. */
async function furnish(folder: string): Promise<EnrolledDevice[]> {
  const store = await openSqliteStore(databasePath(folder))
  const now = Date.now()
  const devices = Array.from({ length: IDLE_STREAMS }, (_, rank): EnrolledDevice => {
    const role: DeviceRole = rank < SITES ? 'host' : 'kiosk'
    return { deviceId: `d${rank}`, token: freshToken(), siteId: `s${rank % SITES}`, role }
  })
  const parts = await openServerParts(store, systemClock())
  // Keys take long to make, and nothing is sealed here: all sites have those of the first.
  const first = await createSite(parts, { siteId: 's0', name: 'Site', closesAt: '19:00', capacity: 100 })
  await store.transaction(async (tx) => {
    for (let rank = 1; rank < SITES; rank += 1) {
      const id = `s${rank}`
      await keepRecord(tx, 'sites', { ...first, id, siteId: id })
    }
    for (const { deviceId, token, siteId, role } of devices) {
      await tx.run(
        tx.tables.insertInto('devices').values({
          ...{ deviceId, tokenHash: hashToken(token), siteId, role, name: deviceId, enrolledAt: now },
          ...{ employerId: null, lastContactAt: null, waiting: 0, revokedAt: null, toldEpoch: null },
          signedInAt: role === 'host' ? now : null,
        }),
      )
    }
  })
  await store.close()
  return devices
}

/** One open stream, and how often it told each record. */
class Line {
  readonly device: EnrolledDevice
  readonly heard = new Map<string, number>()
  readonly #server: StartedServer
  readonly #agent = new Agent()
  #response: IncomingMessage | null = null

  constructor(server: StartedServer, device: EnrolledDevice) {
    this.#server = server
    this.device = device
  }

  /** Resolves once the server has greeted it. */
  async open(): Promise<void> {
    const headers = { [PROTOCOL_HEADER]: String(PROTOCOL), authorization: `Bearer ${this.device.token}` }
    const response = await new Promise<IncomingMessage>((answered, failed) => {
      get(`${this.#server.url}/v1/sync/stream`, { agent: this.#agent, headers }, answered).on('error', failed)
    })
    if (response.statusCode !== 200) throw new Error(`A stream was refused: ${response.statusCode}`)
    this.#response = response
    return new Promise((greeted) => {
      const parser = createParser({
        onEvent: ({ event, data }) => (event === 'hello' ? greeted() : this.#hear(event, data)),
      })
      response.setEncoding('utf8').on('data', (text: string) => parser.feed(text))
    })
  }

  #hear(event: string | undefined, data: string): void {
    if (event !== 'documents') return
    const { documents } = JSON.parse(data) as { documents: { id: string }[] }
    for (const { id } of documents) this.heard.set(id, (this.heard.get(id) ?? 0) + 1)
  }

  close(): void {
    this.#response?.destroy()
    this.#agent.destroy()
  }
}

async function openAll(
  server: StartedServer,
  devices: readonly EnrolledDevice[],
  lines: Line[],
): Promise<void> {
  for (let from = 0; from < devices.length; from += OPENED_AT_ONCE) {
    const some = devices.slice(from, from + OPENED_AT_ONCE).map((device) => new Line(server, device))
    await Promise.all(some.map((line) => line.open()))
    lines.push(...some)
  }
}

interface Told {
  /** Milliseconds of each push. */
  usual: number[]
  burst: number[]
  /** Of the server, in megabytes, in even steps. */
  memory: number[]
  /** What was acknowledged, by site. */
  sent: Map<string, string[]>
}

/** Arrivals in even steps, each from the next kiosk, whether the one before was answered or not. */
async function tellForMinutes(server: StartedServer, kiosks: readonly EnrolledDevice[]): Promise<Told> {
  const told: Told = { usual: [], burst: [], memory: [], sent: new Map() }
  const wires = kiosks.map((device) => ({ device, wire: new WireDevice(server, device) }))
  const day = parisDay(Date.now())
  const waiting = new Set<Promise<void>>()
  const start = performance.now()
  const look = setInterval(() => told.memory.push(megabytes(server.pid)), LOOK_EVERY)
  let next = start
  for (let rank = 0; next < start + MINUTES * 60_000; rank += 1) {
    const minute = Math.floor((next - start) / 60_000)
    const times = BURSTS.includes(minute) ? told.burst : told.usual
    const { device, wire } = wires[rank % wires.length]!
    const document = madeVisit(device.siteId, device.deviceId, day, rank)
    const push = async () => {
      const sentAt = performance.now()
      const rows = [{ collection: 'visits', id: document.id, document, assumedRev: null }] as const
      // The server ends a line that nobody used for a minute, perhaps at this moment: a device sends again.
      await wire.push(rows).catch(() => wire.push(rows))
      times.push(performance.now() - sentAt)
      told.sent.set(device.siteId, [...(told.sent.get(device.siteId) ?? []), document.id])
    }
    const pushing = push().finally(() => waiting.delete(pushing))
    waiting.add(pushing)
    next += 1000 / (times === told.burst ? BURST : USUAL)
    await pause(Math.max(0, next - performance.now()))
  }
  clearInterval(look)
  await Promise.all(waiting)
  for (const { wire } of wires) wire.close()
  return told
}

/** Resident memory of a process, as the system counts it. */
function megabytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}
