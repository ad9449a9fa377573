import type { ToolForm, ToolLine } from '../../domain/contract/tools.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { MOST_TOOLS, type ToolRight } from '../../domain/tools/tool-right.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { freshId, freshToken, hashToken } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { preparedQuery } from '../store/prepared-query.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

export interface Tool {
  toolId: string
  siteId: string
  rights: readonly ToolRight[]
  usedAt: Instant | null
}

const toolWithKey = preparedQuery((tables, keyHash: string) =>
  tables
    .selectFrom('tools')
    .select(['toolId', 'siteId', 'rights', 'usedAt'])
    .where('keyHash', '=', keyHash)
    .where('endedAt', 'is', null),
)

/** Whose key this is; `null`: nobody's, or one that was ended. */
export async function toolOf(view: StoreReader, key: string): Promise<Tool | null> {
  const [row] = await view.all(toolWithKey(view, hashToken(key)))
  return row ? { ...row, rights: JSON.parse(row.rights) as ToolRight[] } : null
}

/** That a tool was there, by the day: so that hosts see which key nobody uses. */
export async function noteUse({ store, clock }: ServerParts, { toolId, usedAt }: Tool): Promise<void> {
  const now = clock.now()
  if (usedAt !== null && now - usedAt < DAY && now >= usedAt) return
  await store.transaction((tx) =>
    tx.run(tx.tables.updateTable('tools').set({ usedAt: now }).where('toolId', '=', toolId)),
  )
}

/**
 * A key for a tool; the same request gets another key for the tool that it made, and the one before is dead. `too-many`:
 * the site has as many as it may. `ended`: the one that this request made was ended since.
 */
export async function addTool(
  tx: StoreTransaction,
  siteId: string,
  form: ToolForm,
  { by, request }: { by: string; request: MakingRequest | undefined },
  now: Instant,
): Promise<Result<{ toolId: string; key: string }, 'request-reused' | 'too-many' | 'ended'>> {
  const before = await madeBefore(tx, request)
  if (!before.ok) return before
  const key = freshToken()
  if (before.value !== undefined) {
    const again = tx.tables.updateTable('tools').set({ keyHash: hashToken(key) })
    const kept = await tx.run(again.where('toolId', '=', before.value).where('endedAt', 'is', null))
    return kept > 0 ? ok({ toolId: before.value, key }) : refuse('ended')
  }
  if ((await toolsOf(tx, siteId)).length >= MOST_TOOLS) return refuse('too-many')
  const toolId = freshId('t')
  const { name, rights } = form
  const made = { toolId, siteId, keyHash: hashToken(key), name, rights: JSON.stringify(rights) }
  await tx.run(
    tx.tables.insertInto('tools').values({ ...made, madeAt: now, madeBy: by, usedAt: null, endedAt: null }),
  )
  await noteMade(tx, request, toolId)
  return ok({ toolId, key })
}

/** `false`: the site has no such tool. */
export async function endTool(
  tx: StoreTransaction,
  siteId: string,
  toolId: string,
  now: Instant,
): Promise<boolean> {
  const ended = tx.tables.updateTable('tools').set({ endedAt: now })
  const own = ended.where('toolId', '=', toolId).where('siteId', '=', siteId)
  return (await tx.run(own.where('endedAt', 'is', null))) > 0
}

/** Those whose key still opens something, the latest first. */
export async function toolsOf(view: StoreReader, siteId: string): Promise<ToolLine[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('tools')
      .select(['toolId', 'name', 'rights', 'madeAt', 'madeBy', 'usedAt'])
      .where('siteId', '=', siteId)
      .where('endedAt', 'is', null)
      .orderBy('madeAt', 'desc'),
  )
  return rows.map(({ usedAt, rights, ...row }) => ({
    ...row,
    rights: JSON.parse(rights) as ToolRight[],
    ...(usedAt === null ? {} : { usedAt }),
  }))
}
