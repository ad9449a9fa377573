import * as calls from '../../domain/contract/older.ts'
import type { ServerParts } from '../server-parts.ts'
import { olderRecords } from '../sync/older-records.ts'
import { limitRate } from './guards.ts'
import { route, type Route } from './route.ts'
import { keepPace } from './keep-pace.ts'
import type { Pace } from './token-bucket.ts'

/** Somebody reads a page of a list before the next; whoever carries years of visits away is slowed down. */
const readingPace: Pace = { perSecond: 0.5, burst: 20 }

/** What host desks no longer hold. */
export function olderRoutes(parts: ServerParts): Route[] {
  const pace = keepPace(parts, 'older', readingPace)
  return [
    route(calls.readOlder, async ({ query: { collection, ...asked }, scope, subject }) => {
      await limitRate(pace, `${scope.deviceId}/${subject}`)
      const { records, ...more } = await olderRecords(parts, scope, collection, asked)
      return { visits: [], applications: [], [collection]: records, ...more }
    }),
  ]
}
