import type { Router } from 'express'
import { z } from 'zod'
import { attestationsOf, draftAttestations, issueAttestations } from '../proofs/attestations.ts'
import { proofsOfVisitor } from '../proofs/my-proofs.ts'
import { revokeAttestation } from '../proofs/revoke-attestation.ts'
import type { ServerParts } from '../server-parts.ts'
import { address } from './addresses.ts'
import { bodyAs, readJson, requireRole, requireSession, scopeOf, subjectIn } from './guards.ts'
import { RequestError } from './request-error.ts'

const recordId = z.string().min(1).max(64)
const issueBody = z.strictObject({
  bookingIds: z.array(recordId).min(1).max(60),
  again: z.array(recordId).max(60).optional(),
  seen: z.record(recordId, z.string().max(40)).optional(),
})
const revokeBody = z.strictObject({ reason: z.enum(['error', 'wrong-person', 'erased']) })

/** What is signed and taken back by a host, and what a participant reads of it at a kiosk. */
export function addProofRoutes(router: Router, parts: ServerParts): void {
  const host = [requireRole('host'), requireSession(parts, 'account')]

  address(router, '/host/attestations', {
    get: [
      ...host,
      async (request, response) => {
        const sessionId = recordId.safeParse(request.query['sessionId'])
        if (!sessionId.success) throw new RequestError('invalid-request')
        const { siteId } = scopeOf(response)
        const attestations = await parts.store.read((view) =>
          attestationsOf(view, siteId, { sessionId: sessionId.data }),
        )
        response.setHeader('cache-control', 'no-store')
        response.json({ attestations })
      },
    ],
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const order = bodyAs(issueBody, request)
        response.setHeader('cache-control', 'no-store')
        response.json(await issueAttestations(parts, scopeOf(response), subjectIn(response), order))
      },
    ],
  })

  address(router, '/host/attestations/drafts', {
    get: [
      ...host,
      async (request, response) => {
        const sessionId = recordId.safeParse(request.query['sessionId'])
        if (!sessionId.success) throw new RequestError('invalid-request')
        const { siteId } = scopeOf(response)
        const drafts = await parts.store.read((view) =>
          draftAttestations(view, siteId, sessionId.data, parts.clock.now()),
        )
        response.setHeader('cache-control', 'no-store')
        response.json({ drafts })
      },
    ],
  })

  address(router, '/host/attestations/:serial/revoke', {
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const { reason } = bodyAs(revokeBody, request)
        const { serial } = request.params
        const found = await revokeAttestation(parts, scopeOf(response).siteId, String(serial), reason)
        if (!found) throw new RequestError('not-found')
        response.status(204).end()
      },
    ],
  })

  address(router, '/visitor/proofs', {
    get: [
      requireRole('kiosk'),
      requireSession(parts, 'visitor'),
      async (_request, response) => {
        response.setHeader('cache-control', 'no-store')
        response.json(await proofsOfVisitor(parts, scopeOf(response), subjectIn(response)))
      },
    ],
  })
}
