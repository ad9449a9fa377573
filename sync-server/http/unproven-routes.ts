import type { Router } from 'express'
import { decideUnproven, unprovenApplications, type ProofDecision } from '../passes/unproven-applications.ts'
import type { ServerParts } from '../server-parts.ts'
import { address } from './addresses.ts'
import { idIn, requireRole, requireSession, scopeOf, subjectIn } from './guards.ts'
import { RequestError } from './request-error.ts'

/** What a host does with applications whose sender did not show the pictures of the card. */
export function addUnprovenRoutes(router: Router, parts: ServerParts): void {
  const host = [requireRole('host'), requireSession(parts, 'account')]

  address(router, '/host/unproven-applications', {
    get: [
      ...host,
      async (_request, response) => {
        response.setHeader('cache-control', 'no-store')
        response.json({ applications: await unprovenApplications(parts, scopeOf(response).siteId) })
      },
    ],
  })
  for (const [path, decision] of [
    ['attach', 'attached'],
    ['set-aside', 'set-aside'],
  ] as const satisfies readonly (readonly [string, ProofDecision])[]) {
    address(router, `/host/unproven-applications/:id/${path}`, {
      post: [
        ...host,
        async (request, response) => {
          const { siteId } = scopeOf(response)
          const decided = await decideUnproven(parts, siteId, subjectIn(response), idIn(request), decision)
          if (!decided.ok) {
            if (decided.reason === 'not-found') throw new RequestError('not-found')
            throw new RequestError('not-possible', { reasons: [decided.reason] })
          }
          response.status(204).end()
        },
      ],
    })
  }
}
