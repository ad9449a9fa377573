import { createApp, type AppOptions } from '../app.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { createEnrolmentCode } from '../devices/enrolment.ts'
import { loadKit } from '../kit/load-kit.ts'
import { openServerParts } from '../server-parts.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import type { OpenedPracticeSite } from './practice-sites.ts'

/**
 * A server with the demo of one day in memory. It is given no way out: no senders, no source of offers, no public
 * address, no file. `kitFolder`: the cards of the kit.
 */
export async function openPracticeSite(
  kitFolder: string,
  { clock, closeTo, skillNames, checksReplies, devOrigin }: Omit<AppOptions, 'store'>,
): Promise<OpenedPracticeSite> {
  const store = await openSqliteStore(':memory:')
  const parts = await openServerParts(store, clock)
  await loadKit(parts, kitFolder)
  const { siteId, host } = await seedDemo(parts, 'day')
  const served = await createApp({
    store,
    clock,
    ...(closeTo ? { closeTo } : {}),
    ...(skillNames ? { skillNames } : {}),
    ...(checksReplies === undefined ? {} : { checksReplies }),
    ...(devOrigin === undefined ? {} : { devOrigin }),
  })
  const { code } = await createEnrolmentCode(served.parts, { siteId, role: 'host' })
  return {
    handle: served.app,
    code,
    login: host.login,
    secret: host.secret,
    close: async () => {
      await served.close()
      await store.close()
    },
  }
}
