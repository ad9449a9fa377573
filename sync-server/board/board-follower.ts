import { byServer, revised } from '../../domain/record/write.ts'
import { postingEnds } from '../../domain/retention/keeping.ts'
import { siteDay, type Day, type Instant } from '../../domain/time.ts'
import { isDayTold } from '../follow-ups/day-told.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import { postingsWithPhotos, dropPhotosOf } from '../photos/photos.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { DuePlace, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { onBoard } from '../sync/intakes/postings.ts'

const TOLD = 'board-day'
const DONE = 'board-done'
const AT_ONCE = 200

/**
 * Once a day, cards whose last day is over leave the kiosks; they are still their author's to renew. No event says so:
 * a clock that comes right again leaves no trace, since the next day puts back what still stands.
 */
export function boardFollower({ store, clock }: Pick<ServerParts, 'store' | 'clock'>): Follower {
  return {
    works: {
      board:
        async ({ siteId }) =>
        async (tx) => {
          await lookAtBoard(tx, siteId, clock.now())
          for (const id of await postingsWithPhotos(tx, siteId))
            await dropPhotosOf(tx, siteId, id, clock.now())
        },
    },
    async look(now) {
      if ((clock.inDoubtFor?.() ?? 0) > 0) return []
      const day = siteDay(now)
      await store.transaction(async (tx) => {
        if (!(await isDayTold(tx, TOLD, day, now)) || (await readSetting(tx, DONE)) === day) return
        for (const { id } of await tx.records('sites')) tx.follow({ kind: 'board', siteId: id, subject: id })
        await writeSetting(tx, DONE, day)
      })
      return []
    },
  }
}

async function lookAtBoard(tx: StoreTransaction, siteId: string, now: Instant): Promise<void> {
  const today = siteDay(now, await zoneOfSite(tx, siteId))
  await lookAmong(tx, siteId, today, now, { before: now })
  // What is off the board and may stand today goes no sooner than if today were its last day. Of that some was taken
  // off by mistake, and stands again.
  const dueAt = postingEnds({ at: 0, endsOn: today })
  await lookAmong(tx, siteId, today, now, { before: Number.MAX_SAFE_INTEGER, after: { dueAt, id: '' } })
}

async function lookAmong(
  tx: StoreTransaction,
  siteId: string,
  today: Day,
  now: Instant,
  asked: { before: Instant; after?: DuePlace },
): Promise<void> {
  for (let after = asked.after; ;) {
    const some = await tx.recordsDue('postings', siteId, { ...asked, limit: AT_ONCE, after })
    for (const { record: posting } of some) {
      const told = onBoard(posting, today)
      if (told !== posting) await keepRecord(tx, 'postings', revised(told, byServer(now)))
    }
    if (some.length < AT_ONCE) return
    after = some.at(-1)!.place
  }
}
