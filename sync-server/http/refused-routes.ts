import type { Router } from 'express'
import { z } from 'zod'
import type { ServerParts } from '../server-parts.ts'
import { setRefusedRowAside } from '../sync/refused-rows.ts'
import { resendRefusedRow } from '../sync/resend-row.ts'
import { address } from './addresses.ts'
import { bodyAs, idIn, readJson, requireRole, requireSession, scopeOf } from './guards.ts'
import { RequestError } from './request-error.ts'

const correction = z.strictObject({
  value: z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()]).optional(),
})

/** What a host does with a row that the server refused: corrects and sends it again, or sets it aside. */
export function addRefusedRoutes(router: Router, parts: ServerParts): void {
  const host = [requireRole('host'), requireSession(parts, 'account')]

  address(router, '/host/refused-rows/:id/resend', {
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const scope = scopeOf(response)
        const { value } = bodyAs(correction, request)
        const sent = await resendRefusedRow(parts, scope, idIn(request), value)
        if (!sent.ok) throw new RequestError(sent.reason === 'not-found' ? 'not-found' : 'not-possible')
        const result = sent.value
        response.json({
          outcome: result.outcome,
          ...(result.outcome === 'refused' ? { reason: result.reason, field: result.field } : {}),
        })
      },
    ],
  })
  address(router, '/host/refused-rows/:id/set-aside', {
    post: [
      ...host,
      async (request, response) => {
        const { siteId } = scopeOf(response)
        const found = await parts.store.transaction((tx) => setRefusedRowAside(tx, siteId, idIn(request)))
        if (!found) throw new RequestError('not-found')
        response.status(204).end()
      },
    ],
  })
}
