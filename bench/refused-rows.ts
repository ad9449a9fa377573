import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PushRow } from '../domain/sync/messages.ts'
import { limits } from '../domain/sync/protocol.ts'
import type { Scope } from '../domain/sync/scope.ts'
import { addDays, parisDay } from '../domain/time.ts'
import { systemClock } from '../sync-server/clock.ts'
import { openServerParts } from '../sync-server/server-parts.ts'
import { createSite } from '../sync-server/sites/create-site.ts'
import { openSqliteStore } from '../sync-server/store/sqlite-store.ts'
import { acceptPush } from '../sync-server/sync/push.ts'
import { enrolAs } from '../sync-server/testing/push-as.ts'
import { madeVisit } from './made-records.ts'
import type { Row } from './row.ts'
import { percentile } from './samples.ts'

export const name = 'refused'

/** Pushes of each kind; the first of each warm up. */
const PUSHES = 25
const WARM_UP = 5

const day = addDays(parisDay(Date.now()), -1)
const scope: Scope = { siteId: 'mende', deviceId: 'kiosk-1', role: 'kiosk' }

/** What 200 rows cost the server that takes them in, and what they cost when it refuses every one. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pepiniere-refused-'))
  const store = await openSqliteStore(join(folder, 'data.sqlite'))
  try {
    const parts = await openServerParts(store, systemClock())
    await createSite(parts, { siteId: 'mende', name: 'Mende', closesAt: '18:00', capacity: 50 })
    await enrolAs(parts, scope)
    const accepted: number[] = []
    const refused: number[] = []
    // In turn, so that both meet the same machine.
    for (let push = 0; push < PUSHES; push += 1) {
      accepted.push(await costOf((rows) => acceptPush(parts, scope, rows), push, {}, 'accepted'))
      refused.push(
        await costOf((rows) => acceptPush(parts, scope, rows), push, { day: '2026-02-30' }, 'refused'),
      )
    }
    const [good, bad] = [accepted, refused].map((times) => percentile(times.slice(WARM_UP), 0.5)) as [
      number,
      number,
    ]
    return [
      { what: `a push of ${limits.pushRows} visits that are accepted, p50`, value: good, unit: 'ms' },
      {
        what: 'the same, every one refused and kept for the hosts, p50',
        value: bad,
        unit: 'ms',
        ratio: good / bad,
      },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function costOf(
  push: (rows: readonly PushRow[]) => ReturnType<typeof acceptPush>,
  turn: number,
  changes: object,
  outcome: string,
): Promise<number> {
  const rows = Array.from({ length: limits.pushRows }, (_, row): PushRow => {
    const visit = madeVisit('mende', scope.deviceId, day, turn * limits.pushRows + row)
    const document = { ...visit, ...changes, id: `${visit.id}.${outcome}` }
    return { collection: 'visits', id: document.id, document, assumedRev: null }
  })
  const start = performance.now()
  const taken = await push(rows)
  const took = performance.now() - start
  if (!taken.ok) throw new Error(taken.reason)
  const others = taken.value.filter((result) => result.outcome !== outcome)
  if (others.length > 0) throw new Error(`${others.length} rows were not ${outcome}`)
  return took
}
