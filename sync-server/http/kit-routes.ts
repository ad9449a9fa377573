import * as calls from '../../domain/contract/kit.ts'
import type { Challenge } from '../../domain/kit/challenge.ts'
import type { CardChanges } from '../../domain/kit/change-challenge.ts'
import { changeKit, type KitChange, type KitRefusal } from '../kit/change-kit.ts'
import type { ServerParts } from '../server-parts.ts'
import { notPossible, refusal, route, type Refusal, type Route } from './route.ts'

/** Cards adapted by a site: forked, edited, read again by somebody, published, retired. */
export function kitRoutes(parts: ServerParts): Route[] {
  async function changed(
    siteId: string,
    id: string,
    change: KitChange,
  ): Promise<Challenge | Refusal<'not-found'> | Refusal<'not-possible', Exclude<KitRefusal, 'unknown'>>> {
    const outcome = await changeKit(parts, siteId, id, change)
    if (outcome.ok) return outcome.value
    return outcome.reason === 'unknown' ? refusal('not-found') : notPossible(outcome.reason)
  }

  return [
    route(calls.editCard, ({ body, params, scope }) => {
      const { seats } = body
      if (seats && seats.min > seats.max) return refusal('invalid-request')
      // The card's own schema is asked before anything is kept.
      return changed(scope.siteId, params.id, { step: 'edit', changes: body as CardChanges })
    }),
    route(calls.moveCard, ({ body, params, scope }) => changed(scope.siteId, params.id, body)),
  ]
}
