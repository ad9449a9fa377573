import type { Router } from 'express'
import { z } from 'zod'
import { guessedPasses } from '../passes/pass-secrets.ts'
import { revokePass } from '../passes/passes.ts'
import { openRecovery } from '../passes/recoveries.ts'
import type { ServerParts } from '../server-parts.ts'
import { address } from './addresses.ts'
import { bodyAs, idIn, readJson, requireRole, requireSession, scopeOf, subjectIn } from './guards.ts'
import { RequestError } from './request-error.ts'

const recoveryForm = z.strictObject({ passId: z.string().max(40), kind: z.enum(['card', 'pictures']) })

/** What only a signed-in host asks of the server. */
export function addHostRoutes(router: Router, parts: ServerParts): void {
  const host = [requireRole('host'), requireSession(parts, 'account')]

  address(router, '/host/pass-alerts', {
    get: [
      ...host,
      async (_request, response) => {
        const { siteId } = scopeOf(response)
        const alerts = await parts.store.read((view) => guessedPasses(view, siteId))
        response.setHeader('cache-control', 'no-store')
        response.json({ alerts })
      },
    ],
  })
  address(router, '/host/recoveries', {
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const wanted = bodyAs(recoveryForm, request)
        const given = await openRecovery(parts, scopeOf(response), subjectIn(response), wanted)
        if (!given) throw new RequestError('not-found')
        response.setHeader('cache-control', 'no-store')
        response.json(given)
      },
    ],
  })

  address(router, '/host/passes/:id/revoke', {
    post: [
      ...host,
      async (request, response) => {
        const revoked = await revokePass(parts, scopeOf(response), idIn(request))
        if (!revoked) throw new RequestError('not-found')
        response.status(204).end()
      },
    ],
  })
}
