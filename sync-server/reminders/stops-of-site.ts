import type { MailStopLift, MailStopLine } from '../../domain/contract/messages.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { SiteId } from '../../domain/ids.ts'
import type { StoreReader } from '../store/store.ts'
import { isTheirs } from './mail-stops.ts'

/** The addresses of today to which nothing goes, of employers whose hosts are those of this site, the latest first. */
export async function stopsOfSite(view: StoreReader, siteId: SiteId): Promise<MailStopLine[]> {
  const stops = await ofEachEmployer(view, siteId, async ({ id, name }) => {
    const rows = await view.all(view.tables.selectFrom('mailStops').selectAll().where('employerId', '=', id))
    return rows.map((row) => ({ ...row, name }))
  })
  return stops.sort((a, b) => b.at - a.at)
}

/** As many as somebody would read. */
const LIFTS_SHOWN = 50

/** Who let messages go again to which of the addresses of today, of the same employers, the latest first. */
export async function liftsOfSite(view: StoreReader, siteId: SiteId): Promise<MailStopLift[]> {
  const lifts = await ofEachEmployer(view, siteId, async ({ id, name }) => {
    const rows = await view.all(
      view.tables
        .selectFrom('mailStopLifts')
        .leftJoin('accounts', 'accountId', 'liftedBy')
        .select(['address', 'because', 'liftedAt as at', 'accounts.name as called', 'login'])
        .where('mailStopLifts.employerId', '=', id),
    )
    return rows.map(({ called, login, ...row }) => {
      const by = called === '' ? login : (called ?? login)
      return { employerId: id, name, ...row, ...(by === null ? {} : { by }) }
    })
  })
  return lifts.sort((a, b) => b.at - a.at).slice(0, LIFTS_SHOWN)
}

/** What is read of each employer at home at the site, but for addresses that are not one of theirs any more. */
async function ofEachEmployer<T extends { address: string }>(
  view: StoreReader,
  siteId: SiteId,
  read: (employer: Employer) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = []
  for (const employer of await view.records('employers', { homeSite: siteId })) {
    const reachable = { ...employer, standInEmail: employer.standIn?.email ?? '' }
    found.push(...(await read(employer)).filter(({ address }) => isTheirs(reachable, address)))
  }
  return found
}
