import type { Router } from 'express'
import { z } from 'zod'
import { takeTry, tryLimits, type TryLimit } from '../accounts/attempts.ts'
import { recover } from '../passes/recoveries.ts'
import { issuePasses, resolveCode, waitForStock } from '../passes/passes.ts'
import type { ServerParts } from '../server-parts.ts'
import { address } from './addresses.ts'
import { bodyAs, readJson, requireRole, scopeOf } from './guards.ts'
import { RequestError } from './request-error.ts'

const picture = z.int().min(0).max(11)
const stockBody = z.strictObject({ count: z.int().min(1).max(100) })
const resolveBody = z.strictObject({ code: z.string().max(40) })
const recoverBody = z.strictObject({
  code: z.string().max(40),
  secret: z.tuple([picture, picture, picture, picture]).optional(),
})

/** What a kiosk asks for a visitor: blank passes, a pass typed by its number, and what is theirs to read. */
export function addKioskRoutes(router: Router, parts: ServerParts): void {
  const kiosk = requireRole('kiosk')

  address(router, '/passes/stock', {
    post: [
      kiosk,
      ...readJson,
      async (request, response) => {
        const { count } = bodyAs(stockBody, request)
        const wait = await waitForStock(parts, scopeOf(response), count)
        if (wait > 0) throw new RequestError('too-many-requests', { retryAfter: wait })
        response.json({ tokens: await issuePasses(parts, scopeOf(response), count) })
      },
    ],
  })

  address(router, '/passes/resolve', {
    post: [
      kiosk,
      ...readJson,
      async (request, response) => {
        const { code } = bodyAs(resolveBody, request)
        const { siteId, deviceId } = scopeOf(response)
        const token = await atTheRisk(parts, [tryLimits.typedCode(deviceId)], () =>
          resolveCode(parts, siteId, code),
        )
        response.json({ token })
      },
    ],
  })

  address(router, '/passes/recover', {
    post: [
      kiosk,
      ...readJson,
      async (request, response) => {
        const { code, secret } = bodyAs(recoverBody, request)
        const { siteId, deviceId } = scopeOf(response)
        const recovered = await atTheRisk(parts, [tryLimits.recoveryCode(deviceId)], () =>
          recover(parts, { siteId, deviceId }, code, secret),
        )
        response.setHeader('cache-control', 'no-store')
        response.json(recovered)
      },
    ],
  })
}

/** Tries something secret within its limits; the one answer to any failure is `wrong-credentials`. */
async function atTheRisk<T>(
  parts: ServerParts,
  limits: readonly TryLimit[],
  work: () => Promise<T | null>,
): Promise<T> {
  const attempt = await takeTry(parts, limits)
  if (!attempt.allowed) throw new RequestError('too-many-requests', { retryAfter: attempt.retryAfter })
  const value = await work()
  if (value === null) throw new RequestError('wrong-credentials')
  await attempt.succeeded()
  return value
}
