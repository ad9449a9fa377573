import type { Router } from 'express'
import { z } from 'zod'
import { SESSION_HEADER } from '../../domain/sync/protocol.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { isUsedUp, takeTry, tryLimits, type TryLimit } from '../accounts/attempts.ts'
import { endSession, openSession } from '../accounts/sessions.ts'
import { applicationsOfVisitor } from '../passes/my-applications.ts'
import { newsOfVisitor, noteRead } from '../passes/visitor-news.ts'
import { tokenOfSerial } from '../proofs/attestations.ts'
import {
  hashPictures,
  keepFirstSecret,
  noteGuessing,
  pictureHashOf,
  provesPictures,
} from '../passes/pass-secrets.ts'
import { recover } from '../passes/recoveries.ts'
import { issuePasses, resolveCode, validPass, waitForStock } from '../passes/passes.ts'
import type { ServerParts } from '../server-parts.ts'
import { address } from './addresses.ts'
import { bodyAs, readJson, requireRole, requireSession, scopeOf, subjectIn } from './guards.ts'
import { RequestError } from './request-error.ts'

const picture = z.int().min(0).max(11)
const stockBody = z.strictObject({ count: z.int().min(1).max(100) })
const resolveBody = z.strictObject({ code: z.string().max(40) })
const recoverBody = z.strictObject({
  code: z.string().max(40),
  secret: z.tuple([picture, picture, picture, picture]).optional(),
})
const serialBody = z.strictObject({ serial: z.string().max(16) })
const sessionBody = z.strictObject({
  token: z.string().max(200),
  secret: z.tuple([picture, picture, picture, picture]),
})
/** `read`: what the person has just read on a screen that the pass alone opens. */
const newsBody = z.strictObject({ token: z.string().max(200), read: z.literal('challenges').optional() })

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

  address(router, '/attestations/resolve', {
    post: [
      kiosk,
      ...readJson,
      async (request, response) => {
        const { serial } = bodyAs(serialBody, request)
        const { siteId, deviceId } = scopeOf(response)
        const token = await atTheRisk(parts, [tryLimits.typedSerial(deviceId)], () =>
          parts.store.read((view) => tokenOfSerial(view, siteId, serial)),
        )
        response.setHeader('cache-control', 'no-store')
        response.json({ token })
      },
    ],
  })

  address(router, '/visitor/session', {
    post: [
      kiosk,
      ...readJson,
      async (request, response) => {
        const { token, secret } = bodyAs(sessionBody, request)
        const { siteId, deviceId } = scopeOf(response)
        const named = readPassToken(token)?.passId
        // A card that the site signed is held to its own tries, whatever others tried at this kiosk before.
        const genuine = named !== undefined && (await validPass(parts, siteId, token)) !== null
        const ofPass = genuine ? [tryLimits.pass(siteId, named), tryLimits.passAt(deviceId, named)] : []
        const limits = genuine ? ofPass : [tryLimits.forgedPass(deviceId)]
        const passId = await atTheRisk(parts, limits, async () => {
          const valid = await validPass(parts, siteId, token)
          const proven = await provesPictures(parts.store, siteId, valid, secret)
          if (!proven && valid !== null && (await isUsedUp(parts, ofPass[0]!))) {
            await noteGuessing(parts, siteId, valid)
          }
          return proven ? valid : null
        })
        response.json(await openSession(parts, deviceId, 'visitor', passId))
      },
    ],
    delete: [
      kiosk,
      async (request, response) => {
        await endSession(parts, scopeOf(response).deviceId, request.get(SESSION_HEADER) ?? '')
        response.status(204).end()
      },
    ],
  })

  address(router, '/visitor/pictures', {
    post: [
      kiosk,
      ...readJson,
      async (request, response) => {
        const { token, secret } = bodyAs(sessionBody, request)
        const scope = scopeOf(response)
        const passId = await validPass(parts, scope.siteId, token)
        if (passId === null) throw new RequestError('wrong-credentials')
        const secretHash = await hashPictures(secret)
        const kept = await parts.store.transaction(async (tx) => {
          if (await pictureHashOf(tx, scope.siteId, passId)) return 'has-pictures'
          return (await keepFirstSecret(tx, scope, passId, secretHash)) ? null : 'ask-host'
        })
        if (kept !== null) throw new RequestError('not-possible', { reasons: [kept] })
        response.status(204).end()
      },
    ],
  })

  address(router, '/visitor/news', {
    post: [
      kiosk,
      ...readJson,
      async (request, response) => {
        const { token, read } = bodyAs(newsBody, request)
        const { siteId } = scopeOf(response)
        const passId = await validPass(parts, siteId, token)
        if (passId === null) throw new RequestError('wrong-credentials')
        if (read) await noteRead(parts, siteId, passId, read)
        response.setHeader('cache-control', 'no-store')
        response.json(await newsOfVisitor(parts, scopeOf(response), passId))
      },
    ],
  })

  address(router, '/visitor/applications', {
    get: [
      kiosk,
      requireSession(parts, 'visitor'),
      async (_request, response) => {
        const scope = scopeOf(response)
        const applications = await applicationsOfVisitor(parts, scope, subjectIn(response))
        await noteRead(parts, scope.siteId, subjectIn(response), 'applications')
        response.setHeader('cache-control', 'no-store')
        response.json({ applications })
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
