import type { Attestation } from '../../domain/attestations/attestation.ts'
import type { VisitorFile } from '../../domain/contract/visitor-files.ts'
import type { VisitorId } from '../../domain/ids.ts'
import { projectFor } from '../../domain/sync/access.ts'
import { heldUntil, isHeldAt } from '../../domain/sync/held-window.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { assistancesOf } from '../assistance/assistances.ts'
import { linksTold } from './known-elsewhere.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { OLDER_AT_ONCE } from '../sync/older-records.ts'
import { personOf, recordsOfPerson, type Person } from './person.ts'

/** What the server alone knows of a person, without what would open anything; `null`: nobody of the site's directory. */
export async function visitorFile(
  { store, clock }: ServerParts,
  { siteId }: Scope,
  visitorId: VisitorId,
): Promise<VisitorFile | null> {
  return store.read(async (view) => {
    const person = await knownPerson(view, siteId, visitorId)
    if (!person) return null
    const { ids, mainId } = person
    const attestations = await view.all(
      view.tables
        .selectFrom('attestations')
        .select(['serial', 'issuedAt', 'revokedAt', 'body'])
        .where('siteId', '=', siteId)
        .where('visitorId', 'in', ids),
    )
    const cards = await view.all(
      view.tables
        .selectFrom('passes')
        .select(['issuedAt', 'revokedAt'])
        .where('siteId', '=', siteId)
        .where('visitorId', 'in', ids)
        .orderBy('issuedAt', 'desc'),
    )
    const pictures = await view.all(
      view.tables
        .selectFrom('passSecrets')
        .select('visitorId')
        .where('siteId', '=', siteId)
        .where('visitorId', '=', mainId),
    )
    return {
      attestations: attestations
        .sort((a, b) => b.issuedAt - a.issuedAt)
        .flatMap(({ serial, issuedAt, revokedAt, body }) =>
          body === null
            ? []
            : [
                {
                  serial,
                  issuedAt,
                  title: (JSON.parse(body) as Attestation).title,
                  ...whenRevoked(revokedAt),
                },
              ],
        ),
      cards: cards.map(({ issuedAt, revokedAt }) => ({ issuedAt, ...whenRevoked(revokedAt) })),
      hasPictures: pictures.length > 0,
      elsewhere: await linksTold(view, siteId, ids),
      assistances: await assistancesOf(view, siteId, ids, clock.now()),
    }
  })
}

const whenRevoked = (revokedAt: number | null) => (revokedAt === null ? {} : { revokedAt })

/** The visits of a person that left the window of host desks, as a pull would have told them, the latest first. */
export async function olderVisitsOf(
  { store, clock }: ServerParts,
  scope: Scope,
  visitorId: VisitorId,
  after?: string,
): Promise<{ visits: Visit[]; next?: string } | null> {
  const now = clock.now()
  const all = await store.read(async (view) => {
    if (!(await knownPerson(view, scope.siteId, visitorId))) return null
    return recordsOfPerson(view, scope.siteId, 'visits', visitorId)
  })
  if (!all) return null
  const older = all
    .filter((visit) => !isHeldAt(now, heldUntil('host', 'visits', visit)))
    .sort((a, b) => b.arrivedAt - a.arrivedAt || (a.id < b.id ? -1 : 1))
  const visits = older
    .slice(after === undefined ? 0 : older.findIndex(({ id }) => id === after) + 1)
    .slice(0, OLDER_AT_ONCE)
    .map((visit) => projectFor(scope, 'visits', visit))
  return { visits, ...(visits.length === OLDER_AT_ONCE ? { next: visits.at(-1)!.id } : {}) }
}

async function knownPerson(view: StoreReader, siteId: string, visitorId: VisitorId): Promise<Person | null> {
  return (await view.record('visitors', visitorId, siteId)) ? personOf(view, siteId, visitorId) : null
}
