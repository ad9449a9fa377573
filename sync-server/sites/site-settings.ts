import type { SiteSettings } from '../../domain/contract/sites.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { faultOfHours, inOrder, latestClosing } from '../../domain/sites/opening.ts'
import type { Closure } from '../../domain/sites/site.ts'
import { addDays, isTimeZone, type Day } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'

/** `wrong-hours`: an end before its beginning, two at once, or never open. `wrong-closure`: no such days. */
export type SettingsRefusal = 'not-found' | 'unknown-zone' | 'wrong-hours' | 'wrong-closure'

/** Keeps what is told of how a site is run, over what it is at this moment. */
export async function changeSettings(
  { store, clock }: ServerParts,
  siteId: string,
  { hours, closures, ...others }: SiteSettings,
): Promise<Result<undefined, SettingsRefusal>> {
  if (others.timeZone !== undefined && !isTimeZone(others.timeZone)) return refuse('unknown-zone')
  if (hours !== undefined && faultOfHours(hours) !== null) return refuse('wrong-hours')
  if (closures?.some((closure) => !isClosure(closure))) return refuse('wrong-closure')
  return store.transaction(async (tx) => {
    const site = await tx.record('sites', siteId, siteId)
    if (!site) return refuse('not-found')
    const latest = latestClosing(hours ?? [])
    const told = {
      ...others,
      ...(hours ? { hours: inOrder(hours) } : {}),
      ...(latest === undefined ? {} : { closesAt: latest }),
      ...(closures ? { closures: closures.toSorted((a, b) => (a.from < b.from ? -1 : 1)) } : {}),
    }
    await keepRecord(tx, 'sites', revised(site, byServer(clock.now()), told))
    return ok(undefined)
  })
}

function isClosure({ from, until }: Closure): boolean {
  return isDay(from) && isDay(until) && from <= until
}

/** 31 February is none. */
function isDay(text: string): text is Day {
  return /^20\d{2}-(0[1-9]|1[0-2])-\d{2}$/.test(text) && addDays(text, 0) === text
}
