import { enrol } from '../../domain/contract/devices.ts'
import { takeTry, tryLimits } from '../accounts/attempts.ts'
import { enrolDevice } from '../devices/enrolment.ts'
import type { ServerParts } from '../server-parts.ts'
import { addressOf } from './guards.ts'
import { notPossible, refusal, route, rateLimited, type Route } from './route.ts'

/** A code becomes a device's token, once. Wrong, used and out of date are answered alike. */
export function enrolmentRoute(parts: ServerParts): Route {
  return route(enrol, async ({ body, request }) => {
    const attempt = await takeTry(parts, [tryLimits.enrolment(addressOf(request))])
    if (!attempt.allowed) return rateLimited(attempt.retryAfter)
    const enrolled = await enrolDevice(parts, body)
    if (!enrolled.ok)
      return enrolled.reason === 'wrong-role' ? notPossible('wrong-role') : refusal('wrong-code')
    await attempt.succeeded()
    const { store, clock } = parts
    return { ...enrolled.value, epoch: store.epoch, now: clock.now() }
  })
}
