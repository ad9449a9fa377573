import { byServer, revised } from '../../domain/record/write.ts'
import type { UnprovenLine } from '../../domain/contract/unproven.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { refuse, ok, type Result } from '../../domain/result.ts'
import type { SiteId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { nameOfPerson } from './person.ts'
import type { StoreReader } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { hasLiveApplication } from '../sync/intakes/applications.ts'

/** What a host decided with the person in front of them. */
export type UnprovenDecision = 'attached' | 'set-aside'

/**
 * Applications that a kiosk without network took with a card and other pictures than the card's, and that nobody
 * looked at yet, the latest first. The employer has them; the card's own list does not. Hosts read who signed and
 * when, and nothing of what was sent.
 */
export async function unprovenApplications({ store }: ServerParts, siteId: SiteId): Promise<UnprovenLine[]> {
  return store.read(async (view) => {
    const decided = await decisionsOf(view, siteId)
    const found: UnprovenLine[] = []
    for (const application of await view.records('applications', { siteId, unverified: true })) {
      if (decided.has(application.id)) continue
      const { id, sent, visitorId } = application
      const holder = await nameOfPerson(view, siteId, visitorId)
      found.push({
        id,
        receivedAt: receivedAt(application),
        signed: sent.name ?? '',
        visitorId,
        ...(holder ? { holder } : {}),
      })
    }
    return found.sort((a, b) => b.receivedAt - a.receivedAt)
  })
}

/**
 * The host knows who sent it: it joins the list of the card, or stays off it for good. The employer's copy and its
 * answer stay as they are.
 */
export async function decideUnproven(
  { store, clock }: ServerParts,
  siteId: SiteId,
  decidedBy: string,
  applicationId: string,
  decision: UnprovenDecision,
): Promise<Result<void, 'not-found' | 'already-applied'>> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const application = await tx.record('applications', applicationId, siteId)
    if (!application?.unverified || (await decisionsOf(tx, siteId)).has(applicationId)) {
      return refuse('not-found')
    }
    if (decision === 'attached') {
      if (await hasLiveApplication(tx, { siteId }, application, now)) return refuse('already-applied')
      await keepRecord(tx, 'applications', revised(application, byServer(now), { unverified: false }))
    }
    const row = { siteId, applicationId, decision, decidedBy, at: now }
    await tx.run(tx.tables.insertInto('unprovenDecisions').values(row))
    return ok(undefined)
  })
}

/** When each application was decided on. */
export async function decisionsOf(
  view: StoreReader,
  siteId: SiteId,
): Promise<Map<string, { decision: string; at: Instant }>> {
  const rows = await view.all(
    view.tables
      .selectFrom('unprovenDecisions')
      .select(['applicationId', 'decision', 'at'])
      .where('siteId', '=', siteId),
  )
  return new Map(rows.map(({ applicationId, ...decided }) => [applicationId, decided]))
}

/** Of these, how many wait for a host to see who sent them. */
export function countToCheck(
  applications: readonly Application[],
  decided: Awaited<ReturnType<typeof decisionsOf>>,
): number {
  return applications.filter(({ id, unverified }) => unverified === true && !decided.has(id)).length
}

function receivedAt(application: Application): Instant {
  return Math.min(...application.events.map((event) => event.receivedAt ?? event.at))
}
