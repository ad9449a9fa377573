import { HOUR, parisDay, type Instant } from '../../domain/time.ts'
import type { Follower, FollowUp } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { AT_ONCE, dueBy } from './due.ts'
import { letGo } from './let-go.ts'

/** When nobody is there to wait: three in the morning. */
const NIGHT = 3 * HOUR
/** A day counts once it has been told for so long: what goes cannot come back from a clock that comes right. */
const TOLD_FOR = HOUR

/** Once a night, what was kept long enough goes. A clock that is wrong for a while lets nothing go. */
export function retentionFollower({ store, clock }: Pick<ServerParts, 'store' | 'clock'>): Follower {
  return {
    works: {
      retention: async ({ siteId, subject }) => {
        const now = clock.now()
        const due = await store.read((view) => dueBy(view, siteId, now))
        return async (tx) => {
          await letGo(tx, siteId, due, now)
          // The rest of many is due still, and is looked for again in a moment.
          if (due.length < AT_ONCE) await writeSetting(tx, doneName(siteId), subject)
        }
      },
    },
    async look(now) {
      if ((clock.inDoubtFor?.() ?? 0) > 0) return []
      const day = parisDay(now - NIGHT)
      return store.transaction(async (tx) => {
        const told = toldIn(await readSetting(tx, TOLD))
        const isTold = told?.day === day && told.at <= now
        if (!isTold) await writeSetting(tx, TOLD, `${day} ${now}`)
        if (!isTold || now - told.at < TOLD_FOR) return []
        const due: FollowUp[] = []
        for (const { id: siteId } of await tx.records('sites')) {
          if ((await readSetting(tx, doneName(siteId))) === day) continue
          due.push({ kind: 'retention', siteId, subject: day })
        }
        return due
      })
    },
  }
}

const TOLD = 'retention-day'
const doneName = (siteId: string) => `retention-done ${siteId}`

function toldIn(setting: string | undefined): { day: string; at: Instant } | null {
  const [day, at] = (setting ?? '').split(' ')
  return day && at ? { day, at: Number(at) } : null
}
