import * as calls from '../../domain/contract/places.ts'
import { mergeById } from '../../domain/record/merge-by-id.ts'
import { keepThings } from '../places/things.ts'
import type { ServerParts } from '../server-parts.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** What visitors may book or borrow: hosts keep the list. */
export function placeRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.keepThings, async ({ body: { things, opened }, scope }) => {
      if (new Set(things.map(({ id }) => id)).size < things.length) return refusal('invalid-request')
      const kept = await keepThings(parts, scope.siteId, (known) =>
        opened ? mergeById(opened, things, known) : things,
      )
      if (!kept.ok) return kept.reason === 'unknown' ? refusal('not-found') : notPossible(kept.reason)
    }),
  ]
}
