import { candidateNews } from '../../domain/hiring/candidate-news.ts'
import type { VisitorNews } from '../../domain/contract/visitors.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { mayChoosePictures, pictureHashOf } from './pass-secrets.ts'
import { passesOfHolder, recordsOfHolder } from './recoveries.ts'
import { countToCheck, decisionsOf } from './unproven-applications.ts'
import type { StoreReader } from '../store/store.ts'

/** What a visitor reads on screens of their own. */
export type ReadKind = 'applications' | 'challenges'

/**
 * What waits for the holder of a pass: how many and of what kind, never from whom. The pass alone tells it,
 * so that a kiosk can say "une réponse vous attend" before the pictures open it.
 */
export async function newsOfVisitor(
  { store, clock }: ServerParts,
  scope: Pick<Scope, 'siteId' | 'deviceId'>,
  passId: string,
): Promise<VisitorNews> {
  const { siteId } = scope
  return store.read(async (view) => {
    const all = await recordsOfHolder(view, siteId, 'applications', passId)
    const applications = all.filter(({ unverified }) => !unverified)
    const decided = await decisionsOf(view, siteId)
    const readUntil = await readUntilOf(view, siteId, passId, 'applications')
    const hasPictures = (await pictureHashOf(view, siteId, passId)) !== undefined
    return {
      ...candidateNews(applications, readUntil, clock.now()),
      toCheck: countToCheck(all, decided),
      attached: applications.filter(({ id }) => (decided.get(id)?.at ?? 0) > readUntil).length,
      hasPictures,
      mayChoosePictures: !hasPictures && (await mayChoosePictures(view, scope, passId)),
      formerPasses: (await passesOfHolder(view, siteId, passId)).slice(1),
      challengesReadUntil: await readUntilOf(view, siteId, passId, 'challenges'),
    }
  })
}

/** Up to when the person has read; 0 when never. */
export async function readUntilOf(
  view: StoreReader,
  siteId: string,
  passId: string,
  kind: ReadKind,
): Promise<Instant> {
  const [row] = await view.all(
    view.tables
      .selectFrom('visitorReads')
      .select('readUntil')
      .where('siteId', '=', siteId)
      .where('passId', '=', passId)
      .where('kind', '=', kind),
  )
  return row?.readUntil ?? 0
}

/** The person has read all there was until now; an earlier reading told late takes nothing back. */
export async function noteRead(
  { store, clock }: ServerParts,
  siteId: string,
  passId: string,
  kind: ReadKind,
): Promise<void> {
  const readUntil = clock.now()
  await store.transaction((tx) =>
    tx.run(
      tx.tables
        .insertInto('visitorReads')
        .values({ siteId, passId, kind, readUntil })
        .onConflict((conflict) =>
          conflict
            .columns(['siteId', 'passId', 'kind'])
            .doUpdateSet({ readUntil })
            .where('visitorReads.readUntil', '<', readUntil),
        ),
    ),
  )
}
