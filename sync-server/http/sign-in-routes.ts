import type { Router } from 'express'
import { z } from 'zod'
import { SESSION_HEADER } from '../../domain/sync/protocol.ts'
import { checkCredentials, normalLogin } from '../accounts/accounts.ts'
import { takeTry, tryLimits } from '../accounts/attempts.ts'
import { endSession, openSession } from '../accounts/sessions.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import type { ServerParts } from '../server-parts.ts'
import { address } from './addresses.ts'
import { bodyAs, readJson, requireRole, scopeOf } from './guards.ts'
import { RequestError } from './request-error.ts'

const signInBody = z.strictObject({ login: z.string().min(1).max(120), secret: z.string().min(1).max(200) })

/** A host or an employer's contact says who they are at a desk. One answer for every failure. */
export function addSignInRoutes(router: Router, parts: ServerParts, register: DeviceRegister): void {
  address(router, '/sign-in', {
    post: [
      requireRole('host', 'employer'),
      ...readJson,
      async (request, response) => {
        const { login, secret } = bodyAs(signInBody, request)
        const scope = scopeOf(response)
        const attempt = await takeTry(parts, [tryLimits.signIn(scope.deviceId, normalLogin(login))])
        if (!attempt.allowed) throw new RequestError('too-many-requests', attempt.retryAfter)
        const account = await checkCredentials(parts, scope, login, secret)
        if (!account) throw new RequestError('wrong-credentials')
        await attempt.succeeded()
        if (scope.awaitsSignIn) await register.noteSignIn(scope.deviceId)
        const { accountId, name } = account
        const opened = await openSession(parts, scope.deviceId, 'account', accountId)
        response.json({ ...opened, account: { id: accountId, name } })
      },
    ],
    delete: [
      requireRole('host', 'employer'),
      async (request, response) => {
        await endSession(parts, scopeOf(response).deviceId, request.get(SESSION_HEADER) ?? '')
        response.status(204).end()
      },
    ],
  })
}
