import type { Logger } from 'pino'
import { HOUR, parisDay } from '../../domain/time.ts'
import { compaction } from '../erasure/compaction.ts'
import { isDayTold } from '../follow-ups/day-told.ts'
import type { Follower, FollowUp } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { dueBy } from './due.ts'
import { AT_ONCE } from './due-kinds.ts'
import { letGo } from './let-go.ts'
import { removeReplacedData } from './replaced-data.ts'

/** When nobody is there to wait: three in the morning. */
const NIGHT = 3 * HOUR

/**
 * Once a night, what was kept long enough goes, each in a transaction of its own: one that cannot go stops no other. A
 * clock that is wrong for a while lets nothing go.
 */
export function retentionFollower(
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
  log?: Pick<Logger, 'error'>,
  databaseFile?: string,
): Follower {
  return {
    works: {
      retention: async ({ siteId, subject }) => {
        const now = clock.now()
        if (databaseFile !== undefined) removeReplacedData(databaseFile, now)
        const due = await store.read((view) => dueBy(view, siteId, now))
        // Before anything goes: what a crash leaves half done is taken out of the files all the same.
        if (due.length > 0) await store.transaction((tx) => writeSetting(tx, restsName(siteId), 'yes'))
        let gone = 0
        for (const one of due) {
          try {
            await store.transaction((tx) => letGo(tx, siteId, one, now))
            gone += 1
          } catch (error) {
            log?.error({ kind: one.kind, error: (error as Error).name }, 'not let go')
          }
        }
        // The rest of many is due still, and is looked for again in a moment; what cannot go, the night after.
        if (due.length >= AT_ONCE && gone > 0) return async () => undefined
        return async (tx) => {
          await writeSetting(tx, doneName(siteId), subject)
          if ((await readSetting(tx, restsName(siteId))) !== 'yes') return
          await writeSetting(tx, restsName(siteId), 'no')
          tx.follow(compaction)
        }
      },
    },
    async look(now) {
      if ((clock.inDoubtFor?.() ?? 0) > 0) return []
      const day = parisDay(now - NIGHT)
      if (!(await store.transaction((tx) => isDayTold(tx, TOLD, day, now)))) return []
      return store.read(async (view) => {
        const due: FollowUp[] = []
        for (const { id: siteId } of await view.records('sites')) {
          if ((await readSetting(view, doneName(siteId))) === day) continue
          due.push({ kind: 'retention', siteId, subject: day })
        }
        return due
      })
    },
  }
}

const TOLD = 'retention-day'
/** Something went of which traces may rest in the files. */
const restsName = (siteId: string) => `retention-rests ${siteId}`
const doneName = (siteId: string) => `retention-done ${siteId}`
