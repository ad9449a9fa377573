import { viewerKeys, isPulledBy, mayPull, partitionOf, projectFor } from '../../domain/sync/access.ts'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import { recentWindow } from '../../domain/sync/held-window.ts'
import type { Checkpoint, PulledCollection, PullRequest, ResetReply } from '../../domain/sync/messages.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Day, Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { dayOfSite } from '../sites/site-day.ts'
import type { Page, StoreReader } from '../store/store.ts'

/**
 * The JSON reply to a pull of many collections, each from its own checkpoint. The records are stored as
 * JSON and joined as they are; only those with a field that this device may not receive are read.
 */
export async function answerPull(
  { store, clock }: ServerParts,
  scope: Scope,
  { collections }: PullRequest,
): Promise<string> {
  const now = clock.now()
  const asked = Object.entries(collections) as [
    CollectionName,
    NonNullable<PullRequest['collections'][CollectionName]>,
  ][]
  const { epoch } = store
  if (asked.some(([, { checkpoint }]) => checkpoint !== null && checkpoint.epoch !== epoch)) {
    return JSON.stringify({ reset: true, epoch, now } satisfies ResetReply)
  }
  const parts = await store.read(async (view) => {
    const today = await dayOfSite(view, scope.siteId, now)
    const texts: string[] = []
    for (const [collection, { checkpoint, limit }] of asked) {
      // What the role never holds is left out, as if it did not exist.
      if (!isPulledBy(scope.role, collection)) continue
      if (!mayPull(scope, collection)) {
        const text =
          scope.observesOnly || scope.countsOnly ? nothingAnyMore(epoch) : nothingYet(checkpoint, epoch)
        texts.push(`"${collection}":${text}`)
        continue
      }
      const since = startFrom(checkpoint, today)
      const anew = since === 0 ? await view.head(partitionOf(collection, scope)) : checkpoint?.anew
      const page = await readPageFor(view, scope, collection, { since, limit, anew, today, now })
      texts.push(`"${collection}":${pulledText(scope, collection, page, { epoch, today, anew })}`)
    }
    return texts
  })
  return `{"epoch":${JSON.stringify(epoch)},"now":${now},"collections":{${parts.join(',')}}}`
}

/** Before anybody has signed in at a desk it hears nothing, and asks again from where it stood. */
function nothingYet(checkpoint: Checkpoint | null, epoch: string): string {
  return JSON.stringify({ documents: [], checkpoint: checkpoint ?? { epoch, seq: 0 } })
}

/** Whoever signed in last at a desk may see none of it: it lets go what it holds, and begins anew when somebody may. */
function nothingAnyMore(epoch: string): string {
  return JSON.stringify({
    documents: [],
    checkpoint: { epoch, seq: 0 },
    away: true,
  } satisfies PulledCollection)
}

/** A checkpoint of another day says nothing of what came into sight with this one. */
function startFrom(checkpoint: Checkpoint | null, today: Day): number {
  if (checkpoint === null) return 0
  return checkpoint.day === undefined || checkpoint.day === today ? checkpoint.seq : 0
}

/** What this device may see of a collection beyond a number. */
export function readPageFor(
  view: StoreReader,
  scope: Scope,
  collection: CollectionName,
  {
    since,
    limit,
    anew = 0,
    today,
    now,
  }: { since: number; limit: number; anew?: number; today: Day; now: Instant },
): Promise<Page> {
  const { siteId, role } = scope
  return view.page({
    collection,
    siteId,
    role,
    keys: viewerKeys(scope, today),
    since,
    limit,
    ...(recentWindow(role, collection) ? { window: { at: now, anew } } : {}),
  })
}

/** The documents and the checkpoint of one page, as JSON. */
export function pulledText(
  scope: Scope,
  collection: CollectionName,
  page: Page,
  { epoch, today, anew = 0 }: { epoch: string; today: Day; anew?: number },
): string {
  const project = projectionFor(scope, collection)
  const documents = page.rows.map(({ id, body }) =>
    body === null ? `{"id":${JSON.stringify(id)},"_deleted":true}` : project(body),
  )
  const { dayByDay } = ruleOf(collection).access[scope.role]
  const isPartOf = anew > page.seq && recentWindow(scope.role, collection) !== null
  const checkpoint: Checkpoint = {
    epoch,
    seq: page.seq,
    ...(dayByDay ? { day: today } : {}),
    ...(isPartOf ? { anew } : {}),
  }
  return `{"documents":[${documents.join(',')}],"checkpoint":${JSON.stringify(checkpoint)}}`
}

/**
 * How a record's JSON becomes what this device receives. A record whose text does not even name a hidden
 * field is passed on unread. (The rule hides the most of an empty record: access.test.ts holds it to that.)
 */
function projectionFor(scope: Scope, collection: CollectionName): (body: string) => string {
  const { hides } = ruleOf(collection).access[scope.role]
  if (!hides) return (body) => body
  const marks = hides({} as AnyRecord, scope).map((field) => `"${field}":`)
  return (body) =>
    marks.some((mark) => body.includes(mark))
      ? JSON.stringify(projectFor(scope, collection, JSON.parse(body) as AnyRecord))
      : body
}
