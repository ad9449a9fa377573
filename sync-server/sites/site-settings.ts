import type { SiteSettings } from '../../domain/contract/sites.ts'
import { sameValue } from '../../domain/record/content.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { faultOfHours, inOrder, latestClosing } from '../../domain/sites/opening.ts'
import { siteSchema, type Closure, type OpenHours } from '../../domain/sites/site.ts'
import { addDays, isTimeZone, type Day } from '../../domain/time.ts'
import { withdrawClosed } from '../places/closed-slots.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'

/**
 * `wrong-hours`: an end before its beginning, two at once, or never open. `wrong-closure`: no such days.
 * `too-many-closures`: more than a site keeps, with those of others.
 */
export type SettingsRefusal =
  | 'not-found'
  | 'unknown-zone'
  | 'wrong-hours'
  | 'wrong-closure'
  | 'too-many-closures'

/**
 * Keeps what is told of how a site is run, over what it is at this moment: two leads who tell of other days, or other
 * closures, both are heard.
 */
export async function changeSettings(
  { store, clock, receipts }: ServerParts,
  siteId: string,
  { days, closuresAdded = [], closuresRemoved = [], ...others }: SiteSettings,
): Promise<Result<undefined, SettingsRefusal>> {
  if (others.timeZone !== undefined && !isTimeZone(others.timeZone)) return refuse('unknown-zone')
  if (closuresAdded.some((closure) => !isClosure(closure))) return refuse('wrong-closure')
  return store.transaction(async (tx) => {
    const site = await tx.record('sites', siteId, siteId)
    if (!site) return refuse('not-found')
    const hours = days && withDays(site.hours ?? [], days)
    if (hours && faultOfHours(hours) !== null) return refuse('wrong-hours')
    const closures = withClosures(site.closures ?? [], closuresAdded, closuresRemoved)
    if (closures.length > siteSchema.properties.closures.maxItems) return refuse('too-many-closures')
    const latest = latestClosing(hours ?? [])
    const told = {
      ...others,
      ...(hours ? { hours: inOrder(hours) } : {}),
      ...(latest === undefined ? {} : { closesAt: latest }),
      ...(closuresAdded.length + closuresRemoved.length > 0 ? { closures } : {}),
    }
    const now = clock.now()
    const next = revised(site, byServer(now), told)
    await keepRecord(tx, 'sites', next)
    await withdrawClosed(tx, next, { receipts, now })
    return ok(undefined)
  })
}

/** The week with the days of which something was told; of the others it says what it said. */
function withDays(week: readonly OpenHours[], days: NonNullable<SiteSettings['days']>): OpenHours[] {
  const told = new Map(days.map(({ weekday, open }) => [weekday, open]))
  return [
    ...week.filter(({ weekday }) => !told.has(weekday)),
    ...[...told].flatMap(([weekday, open]) => open.map((hours) => ({ weekday, ...hours }))),
  ]
}

/** Without those that were removed, and with those that were added, each once; the first of them first. */
function withClosures(
  all: readonly Closure[],
  added: readonly Closure[],
  removed: readonly Closure[],
): Closure[] {
  const isIn = (list: readonly Closure[], one: Closure) => list.some((other) => sameValue(other, one))
  const left = all.filter((one) => !isIn(removed, one))
  const news = added.filter((one, index) => !isIn(left, one) && !isIn(added.slice(0, index), one))
  return [...left, ...news].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

function isClosure({ from, until }: Closure): boolean {
  return isDay(from) && isDay(until) && from <= until
}

/** 31 February is none. */
function isDay(text: string): text is Day {
  return /^20\d{2}-(0[1-9]|1[0-2])-\d{2}$/.test(text) && addDays(text, 0) === text
}
