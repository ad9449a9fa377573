import { monthOfAnswers } from '../../domain/figures/month-of-answers.ts'
import { monthOfAttestations } from '../../domain/figures/month-of-attestations.ts'
import { monthOfSessions } from '../../domain/figures/month-of-sessions.ts'
import type { Month } from '../../domain/figures/month.ts'
import { faultOfPeriod, monthsOf, type Period, type PeriodFault } from '../../domain/figures/period.ts'
import { periodReport, type CountedMonth, type PeriodReport } from '../../domain/figures/period-report.ts'
import type { SiteId } from '../../domain/ids.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { siteDay } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { knownPeople, visitsOfMonth } from './visits-of-months.ts'
import {
  attestationsByMonth,
  labelsAt,
  momentsOf,
  sessionsByMonth,
  toldApplications,
} from './work-of-months.ts'

/**
 * The report of a period of the site. It is counted when it is asked for, in small reads: what is written meanwhile may
 * be in one figure and not yet in another.
 */
export async function periodReportOf(
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
  siteId: SiteId,
  period: Period,
): Promise<Result<PeriodReport, PeriodFault>> {
  const now = clock.now()
  const record = await store.read((view) => view.record('sites', siteId, siteId))
  const zone = record?.timeZone
  const site = { ...(record ?? { closesAt: '23:59' }), ...(zone === undefined ? {} : { zone }) }
  const fault = faultOfPeriod(period, siteDay(now, zone))
  if (fault) return refuse(fault)

  const moments = momentsOf(period, zone)
  const people = await knownPeople(store, siteId)
  const sessions = await sessionsByMonth(store, siteId, moments, zone)
  const attestations = await attestationsByMonth(store, siteId, moments, zone)
  const applications = await toldApplications(store, siteId, now, zone)
  const counted = new Map<Month, CountedMonth>()
  for (const month of monthsOf(period)) {
    counted.set(month, {
      visits: await visitsOfMonth(store, siteId, month, site, people, now),
      sessions: monthOfSessions(sessions.get(month) ?? []),
      attestations: monthOfAttestations(attestations.get(month) ?? []),
      answers: monthOfAnswers(month, applications),
    })
  }
  const [start, end] = [
    await labelsAt(store, siteId, moments.start),
    await labelsAt(store, siteId, moments.end),
  ]
  return ok(periodReport(period, counted, { ...(start ? { start } : {}), ...(end ? { end } : {}) }))
}
