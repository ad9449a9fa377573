import * as calls from '../../domain/contract/devices.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import { enrolmentCodeFor } from '../devices/enrolment.ts'
import type { ServerParts } from '../server-parts.ts'
import { makingRequest } from './making-request.ts'
import { whyNotOwn } from './own-employer.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** Hosts see the devices of their site, let new ones in and shut lost ones out. */
export function deviceRoutes(parts: ServerParts, register: DeviceRegister): Route[] {
  return [
    route(calls.listDevices, async ({ scope }) => ({ devices: await register.list(scope.siteId) })),

    route(calls.revokeDevice, async ({ params, scope }) => {
      if (!(await register.revoke(scope.siteId, params.id))) return refusal('not-found')
    }),

    route(calls.createEnrolmentCode, async (asked) => {
      const { form, request } = makingRequest(calls.createEnrolmentCode, asked)
      const { role, employerId, name } = form
      const { siteId } = asked.scope
      if ((role === 'employer') !== (employerId !== undefined)) return refusal('invalid-request')
      const optional = { ...(employerId ? { employerId } : {}), ...(name ? { name } : {}) }
      const made = await enrolmentCodeFor(parts, { siteId, role, ...optional }, request, async (tx) =>
        employerId === undefined ? null : whyNotOwn(tx, siteId, employerId),
      )
      if (made.ok) return made.value
      return made.reason === 'another-site' ? notPossible(made.reason) : refusal(made.reason)
    }),
  ]
}
