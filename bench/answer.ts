import { mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Application } from '../domain/hiring/application.ts'
import { appendEvent } from '../domain/hiring/application.ts'
import { DAY } from '../domain/time.ts'
import { systemClock } from '../sync-server/clock.ts'
import { serve, type RunningServer } from '../sync-server/serve.ts'
import { createSite } from '../sync-server/sites/create-site.ts'
import { openSqliteStore } from '../sync-server/store/sqlite-store.ts'
import type { Store } from '../sync-server/store/store.ts'
import { acceptPush } from '../sync-server/sync/push.ts'
import { enrolAs } from '../sync-server/testing/push-as.ts'
import { employerIdOf, keepApplications, keepEmployers, siteOf } from './made-applications.ts'
import type { Row } from './row.ts'
import { percentile, timeRow } from './samples.ts'

export const name = 'answer'

const EMPLOYERS = 100
const APPLICATIONS = 10_000
const ANSWERS = 500
/** From the answer that comes in to the employer's new figures, in milliseconds. */
const MOST = 10

/**
 * The whole server, but for the wire: an employer's desk sends one answer; it is judged, kept and followed, and the
 * employer's record has its new figures. In turn with it, a bare commit that survives a power cut.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-bench-answer-'))
  const store = await openSqliteStore(join(folder, 'pepiniere.sqlite'))
  const server = await serve({ store, clock: systemClock(), host: '127.0.0.1', port: 0 })
  const commit = bareCommits(join(folder, 'bare.sqlite'))
  try {
    const waiting = await furnish(server)
    const samples: { kept: number; shown: number; bare: number }[] = []
    for (const application of waiting.slice(0, ANSWERS)) {
      samples.push({ ...(await answer(server, store, application)), bare: timed(commit) })
      await server.followUps.idle()
    }
    const of = (field: keyof (typeof samples)[0]) => samples.map((sample) => sample[field])
    const ratio = percentile(of('shown'), 0.5) / percentile(of('bare'), 0.5)
    return [
      timeRow(
        `an answer that comes in → its employer’s new figures on the disk (${samples.length})`,
        of('shown'),
        0.5,
      ),
      timeRow('the same', of('shown'), 0.95, MOST),
      timeRow('the answer kept, as the desk is told', of('kept'), 0.5),
      timeRow('the same', of('kept'), 0.95),
      timeRow('one bare durable commit', of('bare'), 0.5),
      timeRow('the same', of('bare'), 0.95),
      { what: 'new figures, in bare commits (two are needed)', value: ratio, unit: '×' },
    ]
  } finally {
    commit.close()
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

/** Applications that wait for an answer and count, so that each answer moves the figures. */
async function furnish({ parts, followUps }: RunningServer): Promise<Application[]> {
  const now = parts.clock.now()
  await createSite(parts, { siteId: siteOf(0, 1), name: 'Mende', closesAt: '18:00', capacity: 50 })
  const made = {
    ...{ employers: EMPLOYERS, applications: APPLICATIONS, sites: 1, silent: 1 },
    ...{ until: now - 35 * DAY, days: 140 },
  }
  await keepEmployers(parts, made)
  await keepApplications(parts, made)
  await followUps.idle()
  const employers = Array.from({ length: EMPLOYERS }, (_, rank) => employerIdOf(rank))
  return parts.store.read(async (view) => {
    const all = await Promise.all(employers.map((employerId) => view.records('applications', { employerId })))
    const largest = Math.max(...all.map((own) => own.length))
    return Array.from({ length: largest }, (_, rank) => all.flatMap((own) => own[rank] ?? [])).flat()
  })
}

async function answer({ parts }: RunningServer, store: Store, application: Application) {
  const { employerId, siteId, id } = application
  const now = parts.clock.now()
  const scope = { deviceId: 'desk-1', siteId, role: 'employer' as const, employerId }
  await enrolAs(parts, scope)
  const document = appendEvent(
    application,
    { ...scope, now },
    { id: `${id}.r`, type: 'refused', at: now, by: 'desk-1', reasons: [{ code: 'position_filled' }] },
  )
  const shown = new Promise<number>((resolve) => {
    const stop = store.onHint(({ collections }) => {
      if (!collections.has('employers')) return
      stop()
      resolve(performance.now())
    })
  })
  const start = performance.now()
  const taken = await acceptPush(parts, scope, [
    { collection: 'applications', id, document, assumedRev: application.rev },
  ])
  const kept = performance.now()
  const isAccepted = taken.ok && taken.value[0]?.outcome === 'accepted'
  if (!isAccepted) throw new Error(`Not accepted: ${JSON.stringify(taken)}`)
  return { kept: kept - start, shown: (await shown) - start }
}

function bareCommits(path: string): { (): void; close(): void } {
  const database = new DatabaseSync(path)
  database.exec('pragma journal_mode = wal; pragma synchronous = full')
  database.exec('create table rows (id integer primary key, body text) strict')
  const insert = database.prepare('insert into rows (body) values (?)')
  const body = 'x'.repeat(900)
  return Object.assign(() => void insert.run(body), { close: () => database.close() })
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
