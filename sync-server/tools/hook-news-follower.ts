import { createHash } from 'node:crypto'
import { canonicalJson } from '../../domain/record/content.ts'
import type { Instant } from '../../domain/time.ts'
import { hookEventOf, readHookSubject } from '../../domain/tools/hook-event.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { hooksOf, sendLater, type Hook } from './hooks.ts'
import { saidNow } from './said-now.ts'

/**
 * After each commit that touched a session or a card, addresses hear what everybody may read of it and was not told
 * yet. What nobody but hosts sees makes no noise.
 */
export function hookNewsFollower({ store, clock }: Pick<ServerParts, 'store' | 'clock'>): Follower {
  return {
    works: {
      'hook-news': async ({ siteId, subject }) => {
        if ((await store.read((view) => hooksOf(view, siteId))).length === 0) return async () => undefined
        return (tx) => tellHooks(tx, siteId, subject, clock.now())
      },
    },
    look: () => Promise.resolve([]),
  }
}

async function tellHooks(tx: StoreTransaction, siteId: string, subject: string, now: Instant): Promise<void> {
  const { topic } = readHookSubject(subject)
  const said = await saidNow(tx, siteId, subject, now)
  const digest = said && createHash('sha256').update(canonicalJson(said)).digest('base64url')
  for (const hook of await hooksOf(tx, siteId)) {
    if (!hook.topics.includes(topic)) continue
    const event = hookEventOf(topic, await toldTo(tx, hook, subject), digest)
    if (event === null) continue
    await sendLater(tx, hook, event, subject, now)
    await keepTold(tx, hook, subject, digest)
  }
}

async function toldTo(view: StoreReader, { hookId }: Hook, about: string): Promise<string | null> {
  const [row] = await view.all(
    view.tables
      .selectFrom('hookTold')
      .select('digest')
      .where('hookId', '=', hookId)
      .where('about', '=', about),
  )
  return row?.digest ?? null
}

async function keepTold(
  tx: StoreTransaction,
  { hookId }: Hook,
  about: string,
  digest: string | null,
): Promise<void> {
  const { tables } = tx
  if (digest === null) {
    const gone = tables.deleteFrom('hookTold').where('hookId', '=', hookId).where('about', '=', about)
    return void (await tx.run(gone))
  }
  await tx.run(
    tables
      .insertInto('hookTold')
      .values({ hookId, about, digest })
      .onConflict((conflict) => conflict.columns(['hookId', 'about']).doUpdateSet({ digest })),
  )
}
