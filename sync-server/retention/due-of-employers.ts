import type { Employer } from '../../domain/hiring/employer.ts'
import type { SiteId } from '../../domain/ids.ts'
import { labelLostAt } from '../../domain/reminders/label-lost.ts'
import { kept } from '../../domain/retention/keeping.ts'
import type { Instant } from '../../domain/time.ts'
import { ownAddresses } from '../reminders/mail-stops.ts'
import type { StoreReader } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { Due } from './due-kinds.ts'

/** Of what is kept of employers beside their records, what goes by this moment: told at the site that made them. */
export async function employersDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  return [
    ...(await stopsDue(view, siteId, by)),
    ...(await liftsDue(view, siteId, by)),
    ...(await publicationsDue(view, siteId, by)),
  ]
}

async function stopsDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const stops = (before: Instant, because: Tables['mailStops']['because']) =>
    view.all(
      view.tables.selectFrom('mailStops').selectAll().where('because', '=', because).where('at', '<', before),
    )
  const due: Due[] = []
  const old = await stops(by - kept.unsubscriptions, 'unsubscribed')
  for (const stop of [...(await stops(by, 'bounced')), ...old]) {
    const employer = await view.record('employers', stop.employerId)
    if ((employer?.siteIds[0] ?? siteId) !== siteId) continue
    const at = stopEnds(stop, employer)
    if (at < by) due.push({ kind: 'mail-stop', id: `${stop.employerId} ${stop.address}`, at })
  }
  return due
}

async function liftsDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const old = await view.all(
    view.tables
      .selectFrom('mailStopLifts')
      .selectAll()
      .where('liftedAt', '<', by - kept.stopLifts),
  )
  const due: Due[] = []
  for (const { employerId, address, liftedAt } of old) {
    const employer = await view.record('employers', employerId)
    if ((employer?.siteIds[0] ?? siteId) !== siteId) continue
    const id = `${employerId} ${address} ${liftedAt}`
    due.push({ kind: 'mail-stop-lift', id, at: liftedAt + kept.stopLifts })
  }
  return due
}

/**
 * When an address may be written to again. What it took no message for may be over after half a year; that somebody
 * wants none is kept for as long as the address is theirs, and then for years, since it may be theirs again.
 */
function stopEnds({ because, address, at }: Tables['mailStops'], employer: Employer | undefined): Instant {
  const isTheirs = employer && [...ownAddresses(employer), employer.standIn?.email].includes(address)
  if (because === 'bounced') return isTheirs ? at + kept.bounces : at
  return isTheirs ? Infinity : at + kept.unsubscriptions
}

/** What was shown long ago, but for the Monday since which an employer has no label: that it lost it is told once. */
async function publicationsDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const before = by - kept.publications
  const shown = view.tables
    .selectFrom('publications')
    .select('employerId')

    .where('monday', '<', before)
  const due: Due[] = []
  for (const employerId of new Set((await view.all(shown)).map((row) => row.employerId))) {
    const employer = await view.record('employers', employerId)
    if ((employer?.siteIds[0] ?? siteId) !== siteId) continue
    const all = await view.all(
      view.tables.selectFrom('publications').select(['monday', 'grade']).where('employerId', '=', employerId),
    )
    const lostAt = labelLostAt(all.map(({ monday, grade }) => ({ monday, grade })))
    const old = all.filter(({ monday }) => monday < before && monday !== lostAt)
    due.push(
      ...old.map(({ monday }) => ({
        ...{ kind: 'publication' as const, id: `${employerId} ${monday}`, at: monday + kept.publications },
      })),
    )
  }
  return due
}
