import { mkdtempSync, rmSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { daysOf } from '../domain/figures/month.ts'
import { monthsOf } from '../domain/figures/period.ts'
import { HOUR, MINUTE, parisInstant, weekday, type Day } from '../domain/time.ts'
import { prescribers } from '../domain/visits/prescriber.ts'
import { audiences, visitReasons, type Visit } from '../domain/visits/visit.ts'
import { periodReportOf } from '../sync-server/figures/period-report.ts'
import { openServerParts, type ServerParts } from '../sync-server/server-parts.ts'
import { createSite } from '../sync-server/sites/create-site.ts'
import { openSqliteStore } from '../sync-server/store/sqlite-store.ts'
import { keepRecord } from '../sync-server/sync/keep-record.ts'
import { madeVisitor } from './made-records.ts'
import type { Row } from './row.ts'

export const name = 'report'

/** Two years that are over, of a site where 150 people come on a working day. */
const PERIOD = { from: '2024-11', to: '2026-10' }
const NOW = parisInstant('2026-11-03', 9)
const VISITS_A_DAY = 150
const PEOPLE = 6000
const SITE = 'large'
const MOST_MILLISECONDS = 1000
const LONGEST_HOLD = 50
const RUNS = 3

/**
 * The report of two years of a large site, counted from its disk while nothing of it is remembered; beside it each of
 * its visits read in the order of the table, and its JSON parsed.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-bench-report-'))
  const path = join(folder, 'pepiniere.sqlite')
  const store = await openSqliteStore(path)
  try {
    const parts = await openServerParts(store, { now: () => NOW })
    await createSite(parts, { siteId: SITE, name: 'Large', closesAt: '19:00', capacity: 200 })
    await keepPeople(parts)
    const days = monthsOf(PERIOD).flatMap(daysOf)
    const working = days.filter((day) => weekday(day) < 7)
    for (const day of working) await keepDay(parts, day)

    const took: number[] = []
    const scans: number[] = []
    const busy: number[] = []
    let held = 0
    let told = 0
    for (let turn = 0; turn < RUNS; turn++) {
      scans.push(scan(path))
      const delay = monitorEventLoopDelay({ resolution: 1 })
      delay.enable()
      const [start, cpu] = [performance.now(), process.cpuUsage()]
      const report = await periodReportOf(parts, SITE, PERIOD)
      took.push(performance.now() - start)
      const { user, system } = process.cpuUsage(cpu)
      busy.push((user + system) / 1000)
      delay.disable()
      held = Math.max(held, delay.max / 1e6)
      if (!report.ok) throw new Error(report.reason)
      told = report.value.visits.presence.total.least
    }
    const [report, plain] = [median(took), median(scans)]
    return [
      { what: `a report of 24 months, ${told} visits`, value: report, unit: 'ms', limit: MOST_MILLISECONDS },
      { what: 'the same, in time of the processor', value: median(busy), unit: 'ms' },
      { what: 'the same visits read and parsed, in the order of the table', value: plain, unit: 'ms' },
      { what: 'the report, in such readings', value: report / plain, unit: '×' },
      { what: 'the longest hold of the event loop meanwhile', value: held, unit: 'ms', limit: LONGEST_HOLD },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function keepPeople({ store }: ServerParts): Promise<void> {
  await store.transaction(async (tx) => {
    for (let rank = 0; rank < PEOPLE; rank++)
      await keepRecord(tx, 'visitors', madeVisitor(SITE, '2024-11-02', rank))
  })
}

async function keepDay({ store }: ServerParts, day: Day): Promise<void> {
  const opens = parisInstant(day, 9)
  await store.transaction(async (tx) => {
    for (let rank = 0; rank < VISITS_A_DAY; rank++) {
      const { id: visitorId } = madeVisitor(SITE, day, (rank * 37 + Number(day.slice(8)) * 131) % PEOPLE)
      const arrivedAt = opens + ((rank * 7) % 540) * MINUTE
      const visit: Visit = {
        ...{
          id: `${visitorId}.${day}.0`,
          siteId: SITE,
          rev: `${arrivedAt}.000.kiosk`,
          at: arrivedAt,
          by: 'kiosk',
        },
        ...{ kind: 'stay', day, arrivedAt, arrivedBy: 'pass', visitorId },
        reasons: [visitReasons[rank % visitReasons.length]!],
        ...(rank % 3 === 0 ? {} : { audience: audiences[rank % audiences.length]! }),
        ...(rank % 4 === 0 ? { prescriber: prescribers[rank % prescribers.length]! } : {}),
        ...(rank % 5 === 0 ? { closing: 'unknown' } : { closing: 'left', leftAt: arrivedAt + HOUR }),
      }
      await keepRecord(tx, 'visits', visit)
    }
  })
}

/** Milliseconds in which every visit is read and parsed. */
function scan(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true })
  const start = performance.now()
  const rows = database.prepare("SELECT body FROM documents WHERE collection = 'visits'")
  for (const { body } of rows.iterate()) JSON.parse(body as string)
  const took = performance.now() - start
  database.close()
  return took
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!
}
