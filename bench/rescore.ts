import { mkdtempSync, rmSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DAY } from '../domain/time.ts'
import { FollowUpRunner } from '../sync-server/follow-ups/follow-up-runner.ts'
import { scoreFollower } from '../sync-server/reciprok/rescorer.ts'
import { openServerParts } from '../sync-server/server-parts.ts'
import { createSite } from '../sync-server/sites/create-site.ts'
import { openSqliteStore } from '../sync-server/store/sqlite-store.ts'
import { cpuTime } from './holds.ts'
import { keepApplications, keepEmployers } from './made-applications.ts'
import type { Row } from './row.ts'

export const name = 'rescore'

const EMPLOYERS = 10_000
const APPLICATIONS = 1_000_000
const SITES = 20
/** A Tuesday: everybody is recounted, nothing is published. */
const AS_OF = Date.UTC(2026, 5, 2, 4)
/** In times of one reading of the same rows. */
const MOST_SCANS = 3

/**
 * A new day on a server that keeps a million applications on its disk: every employer is recounted, each in a commit
 * that survives a power cut. Beside it, twice: each of these rows read in the order of the table, and its JSON parsed.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-bench-rescore-'))
  const path = join(folder, 'pepiniere.sqlite')
  const store = await openSqliteStore(path)
  try {
    let now = AS_OF - DAY
    const parts = await openServerParts(store, { now: () => now })
    const runner = new FollowUpRunner(parts, [scoreFollower(parts)])
    for (let rank = 0; rank < SITES; rank += 1) {
      await createSite(parts, {
        siteId: `site-${rank}`,
        name: `Site ${rank}`,
        closesAt: '18:00',
        capacity: 50,
      })
    }
    // What is due on this day is done while there is nobody yet.
    await runner.look()
    await runner.close()
    const made = {
      employers: EMPLOYERS,
      applications: APPLICATIONS,
      sites: SITES,
      silent: 0.2,
      until: AS_OF,
      days: 400,
    }
    await keepEmployers(parts, made)
    await keepApplications(parts, made)
    await store.transaction(async (tx) => void (await tx.run(tx.tables.deleteFrom('followUps'))))

    const before = scan(path)
    now = AS_OF
    const rescored = await recount(parts)
    const after = scan(path)
    const plain = (before.took + after.took) / 2
    const cpu = (before.cpu + after.cpu) / 2
    const { counted, employers } = await store.read(async (view) => {
      const all = await view.records('employers')
      return {
        employers: all.filter(({ reciprokPreview }) => reciprokPreview?.asOf === AS_OF).length,
        counted: all.reduce((sum, { reciprokPreview }) => sum + (reciprokPreview?.counted ?? 0), 0),
      }
    })
    const written = rescored.took / plain
    return [
      {
        what: `${APPLICATIONS} applications of ${EMPLOYERS} employers rescored`,
        value: rescored.took / 1000,
        unit: 's',
      },
      {
        what: `the same ${before.rows} rows read and parsed, in the order of the table`,
        value: plain / 1000,
        unit: 's',
      },
      { what: 'rescored, in such readings', value: written, unit: '×', limit: MOST_SCANS },
      { what: 'the same, in time of the processor', value: rescored.cpu / cpu, unit: '×' },
      { what: 'the longest hold of the event loop while all are rescored', value: rescored.held, unit: 'ms' },
      {
        what: `employers whose record was written (${counted} applications counted)`,
        value: employers,
        unit: '',
      },
      { what: 'the database', value: sizeOf(path) / 2 ** 20, unit: 'MiB' },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

async function recount(parts: Awaited<ReturnType<typeof openServerParts>>) {
  const runner = new FollowUpRunner(parts, [scoreFollower(parts)])
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const [start, cpu] = [performance.now(), cpuTime()]
  await runner.look()
  const took = performance.now() - start
  delay.disable()
  const worked = cpuTime() - cpu
  await runner.close()
  return { took, cpu: worked, held: delay.max / 1e6 }
}

function scan(path: string): { took: number; cpu: number; rows: number } {
  const database = new DatabaseSync(path, { readOnly: true })
  const [start, cpu] = [performance.now(), cpuTime()]
  let rows = 0
  let events = 0
  for (const row of database
    .prepare("SELECT body FROM documents WHERE collection = 'applications'")
    .iterate()) {
    events += (JSON.parse(row['body'] as string) as { events: unknown[] }).events.length
    rows += 1
  }
  const took = performance.now() - start
  const worked = cpuTime() - cpu
  database.close()
  if (events < rows) throw new Error('An application without its submission')
  return { took, cpu: worked, rows }
}

function sizeOf(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true })
  const { size } = database
    .prepare('SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size')
    .get() as { size: number }
  database.close()
  return size
}
