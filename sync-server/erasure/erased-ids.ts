import type { Instant } from '../../domain/time.ts'
import { seal } from '../secrets.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { knownSecret, sealingSecret } from '../sync/seals.ts'
import type { ReadRow, UnreadableRow } from '../sync/read-row.ts'

/** What stays of an id: whoever knows it can find it here, and nobody else can read it out of this. */
function hashOfErased(secret: string, siteId: string, id: string): string {
  return seal(secret, `erased|${siteId}|${id}`)
}

/** From now on nothing about these ids is taken in at the site. */
export async function noteErased(
  tx: StoreTransaction,
  siteId: string,
  ids: readonly string[],
  now: Instant,
): Promise<void> {
  const secret = await sealingSecret(tx)
  for (const id of ids) {
    await tx.run(
      tx.tables
        .insertInto('erasedIds')
        .values({ hash: hashOfErased(secret, siteId, id), at: now })
        .onConflict((conflict) => conflict.doNothing()),
    )
  }
}

/** Which of these ids are of somebody who was erased. */
export async function erasedAmong(
  view: StoreReader,
  siteId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const erased = new Set<string>()
  const [anybody] = await view.all(view.tables.selectFrom('erasedIds').select('at').limit(1))
  const secret = anybody && (await knownSecret(view))
  if (secret === undefined) return erased
  for (const id of new Set(ids)) {
    const hash = hashOfErased(secret, siteId, id)
    const [known] = await view.all(view.tables.selectFrom('erasedIds').select('at').where('hash', '=', hash))
    if (known) erased.add(id)
  }
  return erased
}

/** Whether a row that comes in is about somebody who was erased. */
export async function isAboutErased(
  view: StoreReader,
  siteId: string,
  row: ReadRow | UnreadableRow,
): Promise<boolean> {
  return (await erasedAmong(view, siteId, idsNamedBy(row))).size > 0
}

/** Whom a row is about, also one that could not be read. */
function idsNamedBy(row: ReadRow | UnreadableRow): string[] {
  if ('reason' in row) {
    return [row.id, ...[...row.body.matchAll(/"visitorId":"([^"\\]+)"/g)].map(([, id]) => id!)]
  }
  const { record, openedPass } = row
  const { visitorId, authorId } = record as { visitorId?: string; authorId?: string }
  return [record.id, visitorId, authorId, openedPass].filter((id) => typeof id === 'string')
}
