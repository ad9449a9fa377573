import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { planImport } from '../domain/hiring/import-offers.ts'
import type { JobOffer } from '../domain/hiring/job-offer.ts'
import { headingOf, offerColumns, readOfferRow, type OfferColumn } from '../domain/hiring/offer-row.ts'
import { newRecord } from '../domain/record/write.ts'
import { limits } from '../domain/sync/protocol.ts'
import { systemClock } from '../sync-server/clock.ts'
import { createEmployer } from '../sync-server/employers/employers.ts'
import { openServerParts, type ServerParts } from '../sync-server/server-parts.ts'
import { openSqliteStore } from '../sync-server/store/sqlite-store.ts'
import { acceptPush } from '../sync-server/sync/push.ts'
import { enrolAs } from '../sync-server/testing/push-as.ts'
import { readLines } from '../renderer/desk/files/read-lines.ts'
import { MOST_LINES, readTableFile } from '../renderer/desk/files/read-table-file.ts'
import { offerTable } from '../renderer/host/offer-import/read-offer-file.ts'
import type { Row } from './row.ts'

export const name = 'offer-import'

const OFFERS = 20_000
const siteId = 'mende'
const SIREN = '732829320'
/** In seconds, from the file to the server's disk. */
const MOST = 20
/** No step may keep others waiting for longer, in milliseconds. */
const LONGEST_HOLD = 50

/**
 * Offers from files of the most lines that a desk reads, half of them CSV and half JSON: read and decided as at the
 * host desk, whose tab waits meanwhile, then pushed to the server by full pushes, each on its disk.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-bench-import-'))
  const store = await openSqliteStore(join(folder, 'pepiniere.sqlite'))
  try {
    const parts = await openServerParts(store, systemClock())
    const created = await createEmployer(parts, siteId, { name: 'Fournil', siren: SIREN }, 'bakery')
    if (!created.ok) throw new Error(created.reason)
    const offers: JobOffer[] = []
    let tookAtDesk = 0
    const holds = { parted: 0, read: 0, decided: 0 }
    for (let first = 0; first < OFFERS; first += MOST_LINES) {
      const bytes = (first / MOST_LINES) % 2 === 0 ? asCsv(first) : asJson(first)
      const started = performance.now()
      const file = readTableFile(bytes, offerTable)
      const parted = performance.now()
      if (!file.ok) throw new Error(file.reason)
      const turns = new LongestTurn()
      const lines = await readLines(file.value.lines, readOfferRow, turns)
      const read = performance.now()
      const { made } = planImport(lines, siteId, [created.value], offers)
      const decided = performance.now()
      tookAtDesk += decided - started
      holds.parted = Math.max(holds.parted, parted - started)
      holds.read = Math.max(holds.read, turns.longest)
      holds.decided = Math.max(holds.decided, decided - read)
      const author = { deviceId: 'desk-1', now: parts.clock.now(), siteId }
      offers.push(...made.map((offer) => ({ ...newRecord(author, offer), stamps: {} }) as JobOffer))
    }
    const pushed = await push(parts, offers)
    const kept = await store.read(async (view) => (await view.records('jobOffers', { siteId })).length)
    return [
      {
        what: `${kept} offers of ${OFFERS / MOST_LINES} files read, decided, pushed and kept`,
        value: (tookAtDesk + pushed.took) / 1000,
        unit: 's',
        limit: MOST,
      },
      { what: 'of that, at the server', value: pushed.took / 1000, unit: 's' },
      { what: 'the longest hold of the server', value: pushed.held, unit: 'ms', limit: LONGEST_HOLD },
      {
        what: `a file of ${MOST_LINES} lines parted into cells in one go, at most`,
        value: holds.parted,
        unit: 'ms',
        limit: LONGEST_HOLD,
      },
      { what: 'its cells read, in one turn', value: holds.read, unit: 'ms', limit: LONGEST_HOLD },
      { what: 'and decided', value: holds.decided, unit: 'ms', limit: LONGEST_HOLD },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

/** The turns of a page, timed. */
class LongestTurn {
  longest = 0
  #since = performance.now()

  now(): number {
    const now = performance.now()
    this.longest = Math.max(this.longest, now - this.#since)
    return now
  }

  async next(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve))
    this.#since = performance.now()
  }
}

async function push(
  parts: ServerParts,
  offers: readonly JobOffer[],
): Promise<{ took: number; held: number }> {
  const scope = { deviceId: 'desk-1', siteId, role: 'host' as const }
  await enrolAs(parts, scope)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const start = performance.now()
  for (let first = 0; first < offers.length; first += limits.pushRows) {
    const rows = offers.slice(first, first + limits.pushRows)
    const taken = await acceptPush(
      parts,
      scope,
      rows.map((document) => ({ collection: 'jobOffers', id: document.id, document, assumedRev: null })),
    )
    const lost = taken.ok ? taken.value.find(({ outcome }) => outcome !== 'accepted') : taken
    if (lost) throw new Error(`Not accepted: ${JSON.stringify(lost)}`)
  }
  const took = performance.now() - start
  delay.disable()
  return { took, held: delay.max / 1e6 }
}

const towns = ['Mende', 'Marvejols', 'Florac']

function lineOf(rank: number): Record<OfferColumn, string> {
  return {
    ...{ reference: `R-${rank}`, siren: SIREN, title: `Vendeuse ou vendeur ${rank}`, contract: 'CDI' },
    ...{
      description: `Servir les clients, tenir la caisse, ranger la réserve. ${'Équipe de six. '.repeat(20)}`,
    },
    ...{
      town: towns[rank % towns.length]!,
      hours: '35 h',
      pay: '1 850 € brut par mois',
      rome: 'D1106',
      seats: '2',
    },
  }
}

function asCsv(first: number): Uint8Array {
  const rows = Array.from({ length: MOST_LINES }, (_, index) => {
    const cells = lineOf(first + index)
    return offerColumns.map((column) => `"${cells[column]}"`).join(';')
  })
  return new TextEncoder().encode([offerColumns.map(headingOf).join(';'), ...rows].join('\r\n'))
}

function asJson(first: number): Uint8Array {
  const rows = Array.from({ length: MOST_LINES }, (_, index) => lineOf(first + index))
  return new TextEncoder().encode(JSON.stringify(rows))
}
