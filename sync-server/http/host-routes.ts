import type { Router } from 'express'
import { z } from 'zod'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import { CODE_VALID_FOR, createEnrolmentCode } from '../devices/enrolment.ts'
import { changeEmployer, createEmployer } from '../employers/employers.ts'
import { revokePass } from '../passes/passes.ts'
import type { ServerParts } from '../server-parts.ts'
import { listRefusedRows } from '../sync/refused-rows.ts'
import { address } from './addresses.ts'
import { bodyAs, idIn, readJson, requireRole, requireSession, scopeOf } from './guards.ts'
import { RequestError } from './request-error.ts'

const employerForm = z.strictObject({
  name: z.string().trim().min(1).max(80),
  siren: z.union([z.literal(''), z.string().regex(/^\d{9}$/)]).optional(),
  activity: z.string().trim().max(120).optional(),
  town: z.string().trim().max(80).optional(),
  presentation: z.string().trim().max(600).optional(),
  hostMandate: z.boolean(),
})
const codeForm = z.strictObject({
  role: z.enum(deviceRoles),
  employerId: z.string().max(40).optional(),
  name: z.string().trim().max(60).optional(),
})

/** What only a signed-in host asks of the server. */
export function addHostRoutes(router: Router, parts: ServerParts, register: DeviceRegister): void {
  const host = [requireRole('host'), requireSession(parts, 'account')]

  address(router, '/host/devices', {
    get: [
      ...host,
      async (_request, response) => {
        response.json({ devices: await register.list(scopeOf(response).siteId) })
      },
    ],
  })
  address(router, '/host/devices/:id/revoke', {
    post: [
      ...host,
      async (request, response) => {
        const found = await register.revoke(scopeOf(response).siteId, idIn(request))
        if (!found) throw new RequestError('not-found')
        response.status(204).end()
      },
    ],
  })

  address(router, '/host/enrolment-codes', {
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const { role, employerId, name } = bodyAs(codeForm, request)
        if ((role === 'employer') !== (employerId !== undefined)) throw new RequestError('invalid-request')
        if (employerId !== undefined && !(await employerExists(parts, employerId))) {
          throw new RequestError('not-found')
        }
        const offer = { siteId: scopeOf(response).siteId, role, validFor: CODE_VALID_FOR[role] }
        const optional = { ...(employerId ? { employerId } : {}), ...(name ? { name } : {}) }
        response.json(await createEnrolmentCode(parts, { ...offer, ...optional }))
      },
    ],
  })

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
        response.status(201).json(await createEmployer(parts, bodyAs(employerForm, request)))
      },
    ],
  })
  address(router, '/host/employers/:id', {
    patch: [
      ...host,
      ...readJson,
      async (request, response) => {
        const changed = await changeEmployer(parts, idIn(request), bodyAs(employerForm.partial(), request))
        if (!changed) throw new RequestError('not-found')
        response.json(changed)
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

async function employerExists({ store }: ServerParts, employerId: string): Promise<boolean> {
  const employer = await store.read((view) => view.document(SHARED_PARTITION, 'employers', employerId))
  return employer !== null
}
