import type { Introduction } from '../../domain/contract/board.ts'
import type { SiteId } from '../../domain/ids.ts'
import { interestStatus } from '../../domain/postings/interest.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { DAY } from '../../domain/time.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'

/** For so long a desk still shows whom it brought together, so that a mistake can be taken back. */
const SHOWN_AFTER = 7 * DAY
/** Turns of mind that a record holds. */
const MOST_EVENTS = 50

/** Who said yes to whom, those to be brought together first, the longest waiting before. */
export function introductionsAt({ store, clock }: ServerParts, siteId: SiteId): Promise<Introduction[]> {
  return store.read(async (view) => {
    const now = clock.now()
    const all: Introduction[] = []
    for (const request of await view.records('contactRequests', { siteId })) {
      const status = interestStatus(request, now)
      const yes = request.events.find(({ type }) => type === 'accepted')
      if ((status !== 'accepted' && status !== 'introduced') || !yes || request.postingId === undefined)
        continue
      const done =
        status === 'introduced' ? request.events.findLast(({ type }) => type === 'introduced') : undefined
      if (done && done.at < now - SHOWN_AFTER) continue
      const posting = await view.record('postings', request.postingId, siteId)
      all.push({
        ...{ id: request.id, postingId: request.postingId, interestedId: request.visitorId },
        ...{ authorName: yes.name ?? '', interestedName: request.name ?? '', acceptedAt: yes.at },
        ...(posting ? { title: posting.title } : {}),
        ...(posting?.authorId === undefined ? {} : { authorId: posting.authorId }),
        ...(done ? { introducedAt: done.at } : {}),
      })
    }
    return all.sort(
      (a, b) =>
        Number(a.introducedAt !== undefined) - Number(b.introducedAt !== undefined) ||
        a.acceptedAt - b.acceptedAt,
    )
  })
}

/** Two people were brought together, or that is taken back. `false`: they did not both say yes. */
export function noteIntroduction(
  { store, clock }: ServerParts,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  id: string,
  introduced: boolean,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const now = clock.now()
    const request = await tx.record('contactRequests', id, siteId)
    const status = request && interestStatus(request, now)
    if (!request || (status !== 'accepted' && status !== 'introduced')) return false
    if ((status === 'introduced') === introduced || request.events.length >= MOST_EVENTS) return true
    const type = introduced ? ('introduced' as const) : ('not-introduced' as const)
    const event = { id: `i.${request.events.length}.${id}`.slice(0, 64), type, at: now, by: deviceId }
    await keepRecord(
      tx,
      'contactRequests',
      revised(request, byServer(now), { events: [...request.events, event] }),
    )
    return true
  })
}
