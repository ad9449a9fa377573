import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
import { Turns } from '../renderer/desk/files/turns.ts'
import { planFile } from '../renderer/host/offer-import/plan-file.ts'
import { offerTable } from '../renderer/host/offer-import/read-offer-file.ts'
import { holdOfNothing, LoopHolds, type Hold } from './holds.ts'
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
    const atDesk: Hold = { waited: 0, worked: 0 }
    for (let first = 0; first < OFFERS; first += MOST_LINES) {
      const bytes = (first / MOST_LINES) % 2 === 0 ? asCsv(first) : asJson(first)
      const started = performance.now()
      const loop = new LoopHolds()
      const turns = new Turns()
      const file = await readTableFile(bytes, offerTable, turns)
      if (!file.ok) throw new Error(file.reason)
      const lines = await readLines(file.value.lines, readOfferRow, turns)
      const { made } = await planFile(lines, siteId, [created.value], offers, turns)
      tookAtDesk += performance.now() - started
      const held = loop.end()
      atDesk.waited = Math.max(atDesk.waited, held.waited)
      atDesk.worked = Math.max(atDesk.worked, held.worked)
      const author = { deviceId: 'desk-1', now: parts.clock.now(), siteId }
      offers.push(...made.map((offer) => ({ ...newRecord(author, offer), stamps: {} }) as JobOffer))
    }
    const pushed = await push(parts, offers)
    const nothing = await holdOfNothing()
    const kept = await store.read(async (view) => (await view.records('jobOffers', { siteId })).length)
    return [
      {
        what: `${kept} offers of ${OFFERS / MOST_LINES} files read, decided, pushed and kept`,
        value: (tookAtDesk + pushed.took) / 1000,
        unit: 's',
        limit: MOST,
      },
      { what: 'of that, at the server', value: pushed.took / 1000, unit: 's' },
      {
        what: `the longest hold of the tab while ${MOST_LINES} lines are parted, read and decided`,
        value: atDesk.waited,
        unit: 'ms',
        limit: LONGEST_HOLD,
      },
      { what: 'the same, in time of the processor', value: atDesk.worked, unit: 'ms', limit: LONGEST_HOLD },
      {
        what: 'the longest hold of the server, its commits included',
        value: pushed.held.waited,
        unit: 'ms',
        limit: LONGEST_HOLD,
      },
      {
        what: 'the same, in time of the processor',
        value: pushed.held.worked,
        unit: 'ms',
        limit: LONGEST_HOLD,
      },
      { what: 'turns of 10 ms in which nothing is done, beside it', value: nothing.waited, unit: 'ms' },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

async function push(parts: ServerParts, offers: readonly JobOffer[]): Promise<{ took: number; held: Hold }> {
  const scope = { deviceId: 'desk-1', siteId, role: 'host' as const }
  await enrolAs(parts, scope)
  const loop = new LoopHolds()
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
  return { took, held: loop.end() }
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
    ...{ skills: 'Accueillir | Tenir une caisse', experience: '', titles: '', schedule: 'Le samedi' },
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
