import type { HookDelivery, HookForm, HookLine } from '../../domain/contract/tools.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import { MOST_TOOLS } from '../../domain/tools/tool-right.ts'
import type { HookEnd, HookEvent, HookTopic } from '../../domain/tools/hook-event.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { freshId } from '../secrets.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

export interface Hook {
  hookId: string
  siteId: string
  url: string
  topics: readonly HookTopic[]
}

export type HookFault = 'not-an-address' | 'not-https' | 'with-password'

/** Why nothing is sent to an address; `null`: it may be. `mayBePlain`: the host is one that whoever runs the server named. */
export function faultOfUrl(url: string, mayBePlain: (host: string) => boolean): HookFault | null {
  if (!URL.canParse(url)) return 'not-an-address'
  const { protocol, hostname, username, password } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return 'not-an-address'
  if (username !== '' || password !== '') return 'with-password'
  return protocol === 'https:' || mayBePlain(hostname) ? null : 'not-https'
}

/** An address that is told what changes from now on; the same request finds the one that it made. */
export async function addHook(
  tx: StoreTransaction,
  siteId: string,
  { url, topics }: HookForm,
  { by, request }: { by: string; request: MakingRequest | undefined },
  now: Instant,
): Promise<Result<string, 'request-reused' | 'too-many' | 'ended'>> {
  const before = await madeBefore(tx, request)
  if (!before.ok) return before
  const running = await hooksOf(tx, siteId)
  if (before.value !== undefined) {
    return running.some(({ hookId }) => hookId === before.value) ? ok(before.value) : refuse('ended')
  }
  if (running.length >= MOST_TOOLS) return refuse('too-many')
  const hookId = freshId('h')
  const made = { hookId, siteId, url, topics: JSON.stringify(topics), madeAt: now, madeBy: by }
  await tx.run(tx.tables.insertInto('hooks').values({ ...made, endedAt: null, endedBecause: null }))
  await noteMade(tx, request, hookId)
  return ok(hookId)
}

/** Those that are still told what changes. */
export async function hooksOf(view: StoreReader, siteId: string): Promise<Hook[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('hooks')
      .select(['hookId', 'siteId', 'url', 'topics'])
      .where('siteId', '=', siteId)
      .where('endedAt', 'is', null),
  )
  return rows.map((row) => ({ ...row, topics: JSON.parse(row.topics) as HookTopic[] }))
}

/** Its address is told nothing more, and what waits for it is given up. `false`: there is none, or it ended before. */
export async function endHook(
  tx: StoreTransaction,
  { siteId, hookId }: Pick<Hook, 'siteId' | 'hookId'>,
  because: HookEnd,
  now: Instant,
): Promise<boolean> {
  const ended = tx.tables.updateTable('hooks').set({ endedAt: now, endedBecause: because })
  const own = ended.where('hookId', '=', hookId).where('siteId', '=', siteId)
  if ((await tx.run(own.where('endedAt', 'is', null))) === 0) return false
  const given = tx.tables.updateTable('hookMessages').set({ nextTryAt: null })
  await tx.run(given.where('hookId', '=', hookId).where('nextTryAt', 'is not', null))
  await tx.run(tx.tables.deleteFrom('hookTold').where('hookId', '=', hookId))
  return true
}

/** A message to an address waits: it leaves at once, and is tried again. `about`: null where it is about nothing. */
export async function sendLater(
  tx: StoreTransaction,
  { hookId, siteId }: Pick<Hook, 'hookId' | 'siteId'>,
  event: HookEvent,
  about: string | null,
  now: Instant,
): Promise<void> {
  const waiting = { tries: 0, nextTryAt: now, deliveredAt: null, answer: null }
  const messageId = freshId('msg_')
  const message = { messageId, hookId, event, about, at: now, ...waiting }
  await tx.run(tx.tables.insertInto('hookMessages').values(message))
  tx.follow({ kind: 'hook-delivery', siteId, subject: messageId })
}

/** Of each address so many messages are shown. */
const SHOWN_AT_ONCE = 10

/** All of the site with what was told last, the latest first. */
export async function hookLines(view: StoreReader, siteId: string): Promise<HookLine[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('hooks')
      .select(['hookId', 'url', 'topics', 'madeAt', 'madeBy', 'endedAt', 'endedBecause'])
      .where('siteId', '=', siteId)
      .orderBy('madeAt', 'desc')
      .limit(2 * MOST_TOOLS),
  )
  const lines: HookLine[] = []
  for (const { hookId, topics, endedAt, endedBecause, ...row } of rows) {
    lines.push({
      ...{ hookId, ...row, topics: JSON.parse(topics) as HookTopic[] },
      ...(endedAt === null ? {} : { endedAt }),
      ...(endedBecause === null ? {} : { endedBecause }),
      deliveries: await latestMessages(view, hookId),
    })
  }
  return lines
}

async function latestMessages(view: StoreReader, hookId: string): Promise<HookDelivery[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('hookMessages')
      .select(['event', 'at', 'tries', 'deliveredAt', 'nextTryAt', 'answer'])
      .where('hookId', '=', hookId)
      .orderBy('at', 'desc')
      .limit(SHOWN_AT_ONCE),
  )
  return rows.map(({ deliveredAt, nextTryAt, answer, ...row }) => ({
    ...row,
    ...(deliveredAt === null ? {} : { deliveredAt }),
    ...(nextTryAt === null ? {} : { nextTryAt }),
    ...(answer === null ? {} : { answer }),
  }))
}
