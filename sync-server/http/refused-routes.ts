import * as calls from '../../domain/contract/refused-rows.ts'
import type { ServerParts } from '../server-parts.ts'
import { listRefusedRows, setRefusedRowAside } from '../sync/refused-rows.ts'
import { resendRefusedRow } from '../sync/resend-row.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** What a host does with a row that the server refused: reads it, corrects and sends it again, or sets it aside. */
export function refusedRoutes(parts: ServerParts): Route[] {
  const { store, clock } = parts
  return [
    route(calls.listRefusedRows, ({ query, scope }) =>
      store.read((view) => listRefusedRows(view, scope, clock.now(), query.after)),
    ),

    route(calls.resendRefusedRow, async ({ body, params, scope }) => {
      const sent = await resendRefusedRow(parts, scope, params.id, body.value)
      if (!sent.ok) return sent.reason === 'not-found' ? refusal(sent.reason) : notPossible(sent.reason)
      const { value } = sent
      return {
        outcome: value.outcome,
        ...(value.outcome === 'refused' ? { reason: value.reason, field: value.field } : {}),
      }
    }),

    route(calls.setRefusedRowAside, async ({ params, scope }) => {
      const isOff = await store.transaction((tx) => setRefusedRowAside(tx, scope.siteId, params.id))
      if (!isOff) return refusal('not-found')
    }),
  ]
}
