import { sql } from 'kysely'
import { canonicalJson } from '../domain/record/content.ts'
import { ok, refuse, type Result } from '../domain/result.ts'
import { hashToken } from './secrets.ts'
import type { StoreReader, StoreTransaction } from './store/store.ts'

/** A call that makes something, under the id that its sender gave it; absent from devices of an older version. */
export interface MakingRequest {
  siteId: string
  requestId: string
  /** All that it asks for. */
  said: unknown
}

/** So many requests of a site are remembered; whoever sent one before them has had its answer long ago. */
const REMEMBERED = 1000

/**
 * The id of what this request has made already, which its sender did not hear; `undefined`: nothing.
 * `request-reused`: under its id something else was asked for and made.
 */
export async function madeBefore(
  view: StoreReader,
  request: MakingRequest | undefined,
): Promise<Result<string | undefined, 'request-reused'>> {
  if (!request) return ok(undefined)
  const [known] = await view.all(
    view.tables
      .selectFrom('requests')
      .select(['digest', 'madeId'])
      .where('siteId', '=', request.siteId)
      .where('requestId', '=', request.requestId),
  )
  if (!known) return ok(undefined)
  return known.digest === digestOf(request) ? ok(known.madeId) : refuse('request-reused')
}

/** Notes what the request makes, in the transaction that makes it. */
export async function noteMade(
  tx: StoreTransaction,
  request: MakingRequest | undefined,
  madeId: string,
): Promise<void> {
  if (!request) return
  const { siteId, requestId } = request
  await tx.run(
    tx.tables
      .insertInto('requests')
      .values({ siteId, requestId, digest: digestOf(request), madeId })
      .onConflict((conflict) => conflict.columns(['siteId', 'requestId']).doUpdateSet({ madeId })),
  )
  await tx.run(
    tx.tables.deleteFrom('requests').where(sql<number>`rowid`, 'in', (query) =>
      query
        .selectFrom('requests')
        .select(sql<number>`rowid`.as('row'))
        .where('siteId', '=', siteId)
        .orderBy(sql`rowid`, 'desc')
        .limit(Number.MAX_SAFE_INTEGER)
        .offset(REMEMBERED),
    ),
  )
}

function digestOf({ said }: MakingRequest): string {
  return hashToken(canonicalJson(said))
}
