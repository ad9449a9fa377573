import type { Application } from '../../domain/hiring/application.ts'
import type { Vouching, WatchedFile } from '../../domain/hiring/watched-file.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { personOf } from '../passes/person.ts'
import { RECOVERY_VALID_FOR } from '../passes/recoveries.ts'
import type { StoreReader } from '../store/store.ts'

type Known = Pick<WatchedFile, 'firstSeenOn' | 'vouchings'>

/** What the sites keep of the candidates of these applications, in their order: since when, and who answered for them. */
export async function knownOfCandidates(
  view: StoreReader,
  applications: readonly Application[],
): Promise<Known[]> {
  const people = new Map<string, Known>()
  const all: Known[] = []
  for (const { id, siteId, visitorId } of applications) {
    const key = `${siteId}/${visitorId}`
    const person = people.get(key) ?? (await knownOfPerson(view, siteId, visitorId))
    people.set(key, person)
    const attached = await attachedBy(view, siteId, id)
    all.push({ ...person, vouchings: [...person.vouchings, ...attached] })
  }
  return all
}

async function knownOfPerson(view: StoreReader, siteId: SiteId, visitorId: VisitorId): Promise<Known> {
  const { ids } = await personOf(view, siteId, visitorId)
  const entries = await Promise.all(ids.map((id) => view.record('visitors', id, siteId)))
  const [firstSeenOn] = entries.flatMap((entry) => entry?.firstSeenOn ?? []).sort()
  const given = await view.all(
    view.tables
      .selectFrom('recoveries')
      .select(['issuedBy', 'expiresAt'])
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids)
      // A code that nobody typed gave nothing.
      .where('passId', 'is not', null),
  )
  const vouchings = given.map(({ issuedBy, expiresAt }) => ({
    hostId: issuedBy,
    at: expiresAt - RECOVERY_VALID_FOR,
  }))
  return { ...(firstSeenOn === undefined ? {} : { firstSeenOn }), vouchings }
}

/** The host who said that an application made with other pictures is this person's. */
async function attachedBy(view: StoreReader, siteId: SiteId, applicationId: string): Promise<Vouching[]> {
  const decided = await view.all(
    view.tables
      .selectFrom('unprovenDecisions')
      .select(['decidedBy', 'at'])
      .where('siteId', '=', siteId)
      .where('applicationId', '=', applicationId)
      .where('decision', '=', 'attached'),
  )
  return decided.map(({ decidedBy, at }) => ({ hostId: decidedBy, at }))
}
