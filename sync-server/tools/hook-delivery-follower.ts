import type { SiteId } from '../../domain/ids.ts'
import { DAY, MINUTE, type Instant } from '../../domain/time.ts'
import { readHookSubject } from '../../domain/tools/hook-event.ts'
import { nextTryAt } from '../../domain/tools/retry.ts'
import type { Follower, FollowUpWork } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { endHook } from './hooks.ts'
import { saidNow } from './said-now.ts'
import type { HookSender } from './send-hook.ts'

/** Addresses that are asked at the same time. */
const AT_ONCE = 8
const DUE_AT_ONCE = 200
/** An address has ten seconds for its answer; a message that nobody knows the fate of is sent again after this. */
const CLAIMED_FOR = MINUTE
/** What was told is shown, and kept, so long. */
const KEPT = 30 * DAY

/**
 * Sends what waits for an address, each message with an id of its own, by which a reader knows one that comes twice: a
 * crash after it was taken in sends it again. An address that failed for three days is told nothing more, and hosts see
 * why. Without `send` nothing leaves. Messages may come in another order: each tells what is to be read, not what is to be done.
 */
export function hookDeliveryFollower(
  { store, clock, hookSecret }: ServerParts,
  send: HookSender | undefined,
): Follower {
  return {
    atOnce: AT_ONCE,
    works: {
      'hook-delivery': async ({ siteId, subject: messageId }): Promise<FollowUpWork> => {
        if (!send) return async () => undefined
        const waiting = await store.transaction(async (tx) => {
          const [message] = await tx.all(
            tx.tables
              .selectFrom('hookMessages')
              .innerJoin('hooks', 'hooks.hookId', 'hookMessages.hookId')
              .select([
                'hooks.hookId',
                'hooks.url',
                'hookMessages.event',
                'hookMessages.about',
                'hookMessages.at',
                'hookMessages.tries',
              ])
              .where('messageId', '=', messageId)
              .where('hookMessages.nextTryAt', '<=', clock.now())
              .where('hooks.endedAt', 'is', null),
          )
          if (!message) return undefined
          // Nobody else sends it meanwhile, also once this server is not the one that sends any more.
          await tx.run(
            tx.tables
              .updateTable('hookMessages')
              .set({ nextTryAt: clock.now() + CLAIMED_FOR })
              .where('messageId', '=', messageId),
          )
          return { ...message, body: await bodyOf(tx, siteId, message, clock.now()) }
        })
        if (!waiting) return async () => undefined
        const { hookId, url, body } = waiting
        const outcome = await send({ url, body, messageId, secret: hookSecret(hookId) })
        const now = clock.now()
        const tries = waiting.tries + 1
        const next = outcome.is === 'failed' ? nextTryAt(tries, now) : null
        return async (tx) => {
          const deliveredAt = outcome.is === 'sent' ? now : null
          const { answer } = outcome
          await tx.run(
            tx.tables
              .updateTable('hookMessages')
              .set({ tries, nextTryAt: next, deliveredAt, answer })
              .where('messageId', '=', messageId),
          )
          if (outcome.is === 'gone') await endHook(tx, { siteId, hookId }, 'gone', now)
          else if (outcome.is === 'failed' && next === null)
            await endHook(tx, { siteId, hookId }, 'failing', now)
        }
      },
    },
    async look(now) {
      if (!send || (clock.inDoubtFor?.() ?? 0) > 0) return []
      const due = await store.read((view) =>
        view.all(
          view.tables
            .selectFrom('hookMessages')
            .innerJoin('hooks', 'hooks.hookId', 'hookMessages.hookId')
            .select(['hookMessages.messageId', 'hooks.siteId'])
            .where('hookMessages.nextTryAt', '<=', now)
            .orderBy('hookMessages.nextTryAt')
            .limit(DUE_AT_ONCE),
        ),
      )
      const old = await store.read((view) =>
        view.all(
          view.tables
            .selectFrom('hookMessages')
            .select('messageId')
            .where('at', '<', now - KEPT)
            .limit(1),
        ),
      )
      if (old.length > 0)
        await store.transaction((tx) =>
          tx.run(tx.tables.deleteFrom('hookMessages').where('at', '<', now - KEPT)),
        )
      return due.map(({ messageId, siteId }) => ({ kind: 'hook-delivery', siteId, subject: messageId }))
    },
  }
}

/** What a message says when it leaves: of what is not to be read any more, its id alone. */
async function bodyOf(
  view: StoreReader,
  siteId: SiteId,
  { event, about, at }: Pick<Tables['hookMessages'], 'event' | 'about' | 'at'>,
  now: Instant,
): Promise<string> {
  const data =
    about === null ? {} : ((await saidNow(view, siteId, about, now)) ?? { id: readHookSubject(about).id })
  return JSON.stringify({ type: event, timestamp: new Date(at).toISOString(), data })
}
