import type { Router } from 'express'
import { z } from 'zod'
import { mandateAt } from '../../domain/hiring/mandate.ts'
import { accountOf } from '../accounts/accounts.ts'
import { giveMandate, withdrawMandate, type EmployerActor } from '../employers/mandates.ts'
import type { ServerParts } from '../server-parts.ts'
import { address } from './addresses.ts'
import { bodyAs, readJson, requireRole, requireSession, scopeOf, subjectIn } from './guards.ts'
import { RequestError } from './request-error.ts'

const mandateBody = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('all') }),
  z.strictObject({
    scope: z.literal('offers'),
    offerIds: z.array(z.string().min(1).max(64)).min(1).max(100),
  }),
])

/** What an employer decides for itself, signed in at its own desk. */
export function addEmployerRoutes(router: Router, parts: ServerParts): void {
  const employer = [requireRole('employer'), requireSession(parts, 'account')]

  address(router, '/employer/mandate', {
    post: [
      ...employer,
      ...readJson,
      async (request, response) => {
        const asked = bodyAs(mandateBody, request)
        const { employerId, siteId } = scopeOf(response)
        const accountId = subjectIn(response)
        const account = await accountOf(parts, accountId)
        const actor: EmployerActor = { employerId: employerId!, siteId, accountId, name: account?.name ?? '' }
        const given = await giveMandate(parts, actor, asked)
        if (!given.ok) throw new RequestError('not-possible', { reasons: [given.reason] })
        response.json({ mandate: mandateAt(given.value, siteId) })
      },
    ],
    delete: [
      ...employer,
      async (_request, response) => {
        const { employerId, siteId } = scopeOf(response)
        const withdrawn = await withdrawMandate(parts, { employerId: employerId!, siteId })
        if (!withdrawn.ok) throw new RequestError('not-found')
        response.status(204).end()
      },
    ],
  })
}
