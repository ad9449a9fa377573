import type { Router } from 'express'
import { z } from 'zod'
import type { EnrolReply } from '../../domain/sync/messages.ts'
import { takeTry, tryLimits } from '../accounts/attempts.ts'
import { enrolDevice } from '../devices/enrolment.ts'
import type { ServerParts } from '../server-parts.ts'
import { address } from './addresses.ts'
import { addressOf, bodyAs, readJson } from './guards.ts'
import { RequestError } from './request-error.ts'
import { line } from './words.ts'

const enrolBody = z.strictObject({ code: z.string().max(40), name: line(60).optional() })

/** A code becomes a device's token, once. Wrong, used and out of date are answered alike. */
export function addEnrolmentRoute(router: Router, parts: ServerParts): void {
  address(router, '/devices/enrol', {
    post: [
      ...readJson,
      async (request, response) => {
        const { code, name } = bodyAs(enrolBody, request)
        const attempt = await takeTry(parts, [tryLimits.enrolment(addressOf(request))])
        if (!attempt.allowed) throw new RequestError('too-many-requests', attempt.retryAfter)
        const enrolled = await enrolDevice(parts, code, name)
        if (!enrolled.ok) throw new RequestError(enrolled.reason)
        await attempt.succeeded()
        const { store, clock } = parts
        response.json({ ...enrolled.value, epoch: store.epoch, now: clock.now() } satisfies EnrolReply)
      },
    ],
  })
}
