import type { Router } from 'express'
import { z } from 'zod'
import { employerSchema } from '../../domain/hiring/employer.ts'
import { maxLengthOf, type TextPath } from '../../domain/record/record-limits.ts'
import type { Result } from '../../domain/result.ts'
import { changeEmployer, createEmployer, shareEmployer } from '../employers/employers.ts'
import { guessedPasses } from '../passes/pass-secrets.ts'
import { revokePass } from '../passes/passes.ts'
import { openRecovery } from '../passes/recoveries.ts'
import type { ServerParts } from '../server-parts.ts'
import { listRefusedRows } from '../sync/refused-rows.ts'
import { address } from './addresses.ts'
import { bodyAs, idIn, readJson, requireRole, requireSession, scopeOf, subjectIn } from './guards.ts'
import { RequestError } from './request-error.ts'
import { line, lines, neededLine } from './words.ts'

const recoveryForm = z.strictObject({ passId: z.string().max(40), kind: z.enum(['card', 'pictures']) })
const longest = (field: TextPath<typeof employerSchema>) => maxLengthOf(employerSchema, field)
const employerForm = z.strictObject({
  name: neededLine(longest('name')),
  // The number is read by the rules, which name what is wrong with it.
  siren: line(40).optional(),
  activity: line(longest('activity')).optional(),
  town: line(longest('town')).optional(),
  presentation: lines(longest('presentation')).optional(),
  contactName: line(longest('contactName')).optional(),
  contactPhone: line(longest('contactPhone')).optional(),
  contactEmail: line(longest('contactEmail')).optional(),
  hostNotes: lines(longest('hostNotes')).optional(),
})
const shareForm = z.strictObject({ siteIds: z.array(z.string().min(1).max(40)).max(39) })

/** What only a signed-in host asks of the server. */
export function addHostRoutes(router: Router, parts: ServerParts): void {
  const host = [requireRole('host'), requireSession(parts, 'account')]

  address(router, '/host/refused-rows', {
    get: [
      ...host,
      async (_request, response) => {
        const { store, clock } = parts
        const rows = await store.read((view) => listRefusedRows(view, scopeOf(response), clock.now()))
        response.json({ rows })
      },
    ],
  })

  address(router, '/host/employers', {
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const { siteId } = scopeOf(response)
        response.status(201).json(written(await createEmployer(parts, siteId, bodyAs(employerForm, request))))
      },
    ],
  })
  address(router, '/host/employers/:id', {
    patch: [
      ...host,
      ...readJson,
      async (request, response) => {
        const { siteId } = scopeOf(response)
        const changes = bodyAs(employerForm.partial(), request)
        response.json(written(await changeEmployer(parts, siteId, idIn(request), changes)))
      },
    ],
  })
  address(router, '/host/employers/:id/sites', {
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const { siteIds } = bodyAs(shareForm, request)
        response.json(written(await shareEmployer(parts, scopeOf(response).siteId, idIn(request), siteIds)))
      },
    ],
  })

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

function written<T>(outcome: Result<T, string>): T {
  if (outcome.ok) return outcome.value
  if (outcome.reason === 'unknown-employer') throw new RequestError('not-found')
  throw new RequestError('not-possible', { reasons: [outcome.reason] })
}
