import type { ExpectedForm, ExpectedLine } from '../../domain/contract/expected.ts'
import type { SiteId } from '../../domain/ids.ts'
import { isRealDay } from '../../domain/plausible-time.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { addDays, siteDay, siteInstant, type Instant, type TimeZone } from '../../domain/time.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { freshId } from '../secrets.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

/** How far ahead somebody is noted, in days, and how many at a site. */
const AHEAD = 60
const MOST_EXPECTED = 300

interface Noting {
  siteId: SiteId
  /** The name of the host's account. */
  host: string
  now: Instant
  zone: TimeZone | undefined
  request: MakingRequest | undefined
}

/** Notes that somebody is expected; the same request notes it once. `not-a-day`: it is over, or too far off. */
export async function expectVisitor(
  tx: StoreTransaction,
  { name, day, clock, reason }: ExpectedForm,
  { siteId, host, now, zone, request }: Noting,
): Promise<Result<void, 'not-a-day' | 'too-many' | 'request-reused'>> {
  const before = await madeBefore(tx, request)
  if (!before.ok) return before
  if (before.value !== undefined) return ok(undefined)
  const today = siteDay(now, zone)
  if (!isRealDay(day) || day < today || day > addDays(today, AHEAD)) return refuse('not-a-day')
  const known = await tx.all(rowsOf(tx, siteId).select('expectedId'))
  if (known.length >= MOST_EXPECTED) return refuse('too-many')
  const [hour, minute] = (clock ?? '00:00').split(':').map(Number)
  const expectedId = freshId('x')
  const row = { siteId, expectedId, day, name, clock: clock ?? null, reason: reason ?? null, host }
  await tx.run(
    tx.tables.insertInto('expectedVisitors').values({ ...row, at: siteInstant(day, hour, minute, zone) }),
  )
  await noteMade(tx, request, expectedId)
  return ok(undefined)
}

/** Those who have not come yet, of today and later, the first one first. */
export async function expectedFrom(
  view: StoreReader,
  siteId: SiteId,
  today: string,
): Promise<ExpectedLine[]> {
  const rows = await view.all(
    rowsOf(view, siteId)
      .select(['expectedId', 'name', 'day', 'clock', 'reason', 'host', 'at'])
      .where('day', '>=', today)
      .orderBy('at', 'asc')
      .orderBy('expectedId', 'asc'),
  )
  return rows.map(({ clock, reason, ...row }) => ({
    ...row,
    ...(clock === null ? {} : { clock }),
    ...(reason === null ? {} : { reason }),
  }))
}

export async function forgetExpected(
  tx: StoreTransaction,
  siteId: SiteId,
  expectedId: string,
): Promise<void> {
  await tx.run(
    tx.tables
      .deleteFrom('expectedVisitors')
      .where('siteId', '=', siteId)
      .where('expectedId', '=', expectedId),
  )
}

function rowsOf(view: StoreReader, siteId: SiteId) {
  return view.tables.selectFrom('expectedVisitors').where('siteId', '=', siteId)
}
