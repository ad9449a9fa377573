import * as calls from '../../domain/contract/open-data.ts'
import type { SiteId } from '../../domain/ids.ts'
import { seatLedger } from '../../domain/seats/seat-ledger.ts'
import { eachRecord } from '../figures/each-record.ts'
import { periodReportOf } from '../figures/period-report.ts'
import { seatFactsOf } from '../seats/session-seats.ts'
import type { ServerParts } from '../server-parts.ts'
import { dayOfSite } from '../sites/site-day.ts'
import type { StoreReader } from '../store/store.ts'
import { inclusionData } from '../tools/data-inclusion.ts'
import { postingSaid, sessionSaid } from '../tools/public-view.ts'
import { employerThere } from '../tools/said-now.ts'
import { limitRate } from './guards.ts'
import { notPossible, route, type Route } from './route.ts'
import { keepPace } from './keep-pace.ts'
import type { Pace } from './token-bucket.ts'

/** Years are counted for each report. */
const reportPace: Pace = { perSecond: 0.02, burst: 4 }

/** What programs of the site's own read: nothing of anybody. */
export function openDataRoutes(parts: ServerParts): Route[] {
  const { store, clock } = parts
  const pace = keepPace(parts, 'open-data', reportPace)
  return [
    route(calls.toolSessions, async ({ tool: { siteId } }) => ({
      sessions: await store.read((view) => programmeOf(view, siteId, clock.now())),
    })),
    route(calls.toolPostings, async ({ tool: { siteId } }) => ({ postings: await boardOf(parts, siteId) })),
    route(calls.toolServices, async ({ tool: { siteId } }) => {
      const site = await store.read((view) => view.record('sites', siteId, siteId))
      return inclusionData(site!, await boardOf(parts, siteId))
    }),
    route(calls.toolReport, async ({ query, tool: { toolId, siteId } }) => {
      await limitRate(pace, toolId)
      const report = await periodReportOf(parts, siteId, query)
      return report.ok ? report.value : notPossible(report.reason)
    }),
  ]
}

async function programmeOf(
  view: StoreReader,
  siteId: SiteId,
  now: number,
): Promise<calls.ProgrammeSession[]> {
  const told: calls.ProgrammeSession[] = []
  for (const session of await view.records('challengeSessions', { siteId, endsAfter: now })) {
    const { id, employerId } = session
    if (sessionSaid(session, undefined, now) === null) continue
    const employer = await employerThere(view, employerId)
    const facts = await seatFactsOf(view, siteId, id)
    const { pool, lent } = seatLedger(facts!)
    const said = sessionSaid(session, employer, now)!
    told.push({ ...said, seatsLeft: said.cancelled ? 0 : Math.max(0, pool + lent) })
  }
  return told.sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1))
}

/** Cards of a year are looked through some at a time: devices have their turn in between. */
async function boardOf({ store, clock }: ServerParts, siteId: SiteId): Promise<calls.BoardPosting[]> {
  const today = await store.read((view) => dayOfSite(view, siteId, clock.now()))
  const board: calls.BoardPosting[] = []
  for await (const posting of eachRecord(store, 'postings', siteId)) {
    const said = postingSaid(posting, today)
    if (said) board.push(said)
  }
  return board.sort((a, b) => b.publishedAt - a.publishedAt || (a.id < b.id ? -1 : 1))
}
