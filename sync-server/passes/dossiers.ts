import { allows } from '../../domain/competences/consents.ts'
import { emptied } from '../../domain/competences/dossier.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Instant } from '../../domain/time.ts'
import { pageOfPerson } from '../competences/page-of-person.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { passOf } from './passes.ts'
import { personOf } from './person.ts'

/** Whose a sealed dossier is, by the pass that was sealed in it. */
export interface DossierHolder {
  passId: string
  visitorId: VisitorId
}

export async function holderOfDossier(
  view: StoreReader,
  siteId: SiteId,
  dossierId: string,
): Promise<DossierHolder | undefined> {
  const [holder] = await view.all(
    view.tables
      .selectFrom('dossierHolders')
      .select(['passId', 'visitorId'])
      .where('siteId', '=', siteId)
      .where('dossierId', '=', dossierId),
  )
  return holder
}

export async function noteDossierHolder(
  tx: StoreTransaction,
  siteId: SiteId,
  dossierId: string,
  holder: DossierHolder,
): Promise<void> {
  await tx.run(
    tx.tables
      .insertInto('dossierHolders')
      .values({ siteId, dossierId, ...holder })
      .onConflict((conflict) => conflict.doNothing()),
  )
}

/**
 * Takes what is sealed out of a person's dossiers on every kiosk: their pictures are others now, so that what the former
 * ones open must go. The next opening seals anew.
 */
export async function emptyDossiers(
  tx: StoreTransaction,
  siteId: SiteId,
  visitorIds: readonly VisitorId[],
  now: Instant,
): Promise<void> {
  for (const { dossierId } of await holdings(tx, siteId, visitorIds)) {
    const dossier = await tx.record('dossiers', dossierId, siteId)
    if (dossier?.sealed === undefined) continue
    await keepRecord(tx, 'dossiers', revised(emptied(dossier), byServer(now)))
  }
}

/**
 * Takes a person's dossiers, and the note of whose they were, from every kiosk for good: those of one pass, or all of
 * them (erasure).
 */
export async function dropDossiers(
  tx: StoreTransaction,
  siteId: SiteId,
  visitorIds: readonly VisitorId[],
  now: Instant,
  passId?: string,
): Promise<void> {
  for (const holding of await holdings(tx, siteId, visitorIds)) {
    if (passId !== undefined && holding.passId !== passId) continue
    const dossier = await tx.document('dossiers', holding.dossierId, siteId)
    if (dossier) tx.erase(dossier, now)
    await tx.run(
      tx.tables
        .deleteFrom('dossierHolders')
        .where('siteId', '=', siteId)
        .where('dossierId', '=', holding.dossierId),
    )
  }
}

/** Looks at a person's dossiers anew when what they allow, or their passes, changed. */
export function dossierFollower({ clock }: ServerParts): Follower {
  return {
    works: {
      dossiers:
        async ({ siteId, subject }) =>
        async (tx) => {
          const now = clock.now()
          const { ids } = await personOf(tx, siteId, subject)
          for (const { passId } of await holdings(tx, siteId, ids)) {
            const pass = await passOf(tx, siteId, passId)
            if (pass && pass.revokedAt !== null) await dropDossiers(tx, siteId, ids, now, passId)
          }
          const found = await pageOfPerson(tx, siteId, subject)
          if (!found || !allows(found.page, 'kiosks')) await emptyDossiers(tx, siteId, ids, now)
        },
    },
    look: async () => [],
  }
}

async function holdings(
  view: StoreReader,
  siteId: SiteId,
  visitorIds: readonly VisitorId[],
): Promise<(DossierHolder & { dossierId: string })[]> {
  return view.all(
    view.tables
      .selectFrom('dossierHolders')
      .select(['dossierId', 'passId', 'visitorId'])
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', visitorIds),
  )
}
