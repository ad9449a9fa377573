import { mkdtempSync, rmSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MOST_LISTED } from '../domain/hiring/listed-offer.ts'
import { ok } from '../domain/result.ts'
import { SECOND } from '../domain/time.ts'
import { PAGE, type OfferSource } from '../sync-server/france-travail/france-travail.ts'
import { keepListing } from '../sync-server/france-travail/keep-listing.ts'
import { readListing } from '../sync-server/france-travail/read-listing.ts'
import { openServerParts } from '../sync-server/server-parts.ts'
import { createSite } from '../sync-server/sites/create-site.ts'
import { openSqliteStore } from '../sync-server/store/sqlite-store.ts'
import { syntheticOffer } from '../tests/support/france-travail/synthetic-offers.ts'
import type { Row } from './row.ts'

export const name = 'offer-listing'

const OFFERS = 20_000
/** No reading may keep others waiting for longer, in milliseconds. */
const LONGEST_HOLD = 50

/**
 * Offers of France Travail, read and written for 20 sites: the server's own work, without the pace of eight pages a
 * second that the service asks for, beside the same JSON in bare rows of SQLite.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-bench-listing-'))
  const store = await openSqliteStore(join(folder, 'pepiniere.sqlite'))
  try {
    const parts = await openServerParts(store, { now: Date.now })
    const sites = Array.from({ length: OFFERS / MOST_LISTED }, (_, index) => `s${index}`)
    for (const siteId of sites)
      await createSite(parts, { siteId, name: siteId, closesAt: '18:00', capacity: 50 })
    const now = Date.now()
    const pages = Array.from({ length: Math.ceil(MOST_LISTED / PAGE) }, (_, page) =>
      JSON.stringify(
        Array.from({ length: Math.min(PAGE, MOST_LISTED - page * PAGE) }, (_, index) =>
          syntheticOffer(page * PAGE + index, '48', now),
        ),
      ),
    )
    const source: OfferSource = {
      async page(_, from) {
        // As an answer that comes over the network: others have their turn.
        await new Promise(setImmediate)
        return ok({ offers: JSON.parse(pages[from / PAGE]!) as unknown[], total: MOST_LISTED })
      },
      towns: async () => ok([]),
    }
    const pass = async () => {
      const delay = monitorEventLoopDelay({ resolution: 1 })
      delay.enable()
      const start = performance.now()
      for (const siteId of sites) {
        const read = await readListing(source, { department: '48' })
        if (!read.ok) throw new Error(read.reason)
        await keepListing(parts, siteId, read.value.offers, async () => true)
      }
      delay.disable()
      return { took: performance.now() - start, held: delay.max / 1e6 }
    }
    const first = await pass()
    const again = await pass()
    const bare = bareRows(join(folder, 'bare.sqlite'), pages)
    const limit = (20 * SECOND) / 1000
    return [
      {
        what: `${OFFERS} offers read and kept`,
        value: first.took / 1000,
        unit: 's',
        limit,
        ratio: bare / first.took,
      },
      {
        what: 'the longest hold of the event loop meanwhile',
        value: first.held,
        unit: 'ms',
        limit: LONGEST_HOLD,
      },
      { what: 'the same offers an hour later, none changed', value: again.took / 1000, unit: 's', limit },
      {
        what: 'the longest hold of the event loop meanwhile',
        value: again.held,
        unit: 'ms',
        limit: LONGEST_HOLD,
      },
      { what: 'the same JSON in bare rows of SQLite, 40 a transaction', value: bare / 1000, unit: 's' },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

function bareRows(path: string, pages: readonly string[]): number {
  const database = new DatabaseSync(path)
  database.exec('pragma journal_mode = wal; create table offers (id text primary key, body text) strict')
  const insert = database.prepare('insert into offers values (?, ?)')
  const offers = pages.flatMap((page) => JSON.parse(page) as { id: string }[])
  const start = performance.now()
  for (let done = 0; done < OFFERS; done += 40) {
    database.exec('begin')
    for (let index = done; index < done + 40; index += 1) {
      const offer = offers[index % offers.length]!
      insert.run(`${index}.${offer.id}`, JSON.stringify(offer))
    }
    database.exec('commit')
  }
  const took = performance.now() - start
  database.close()
  return took
}
