import * as calls from '../../domain/contract/accounts.ts'
import { SESSION_HEADER } from '../../domain/sync/protocol.ts'
import { checkCredentials, isStillProven, normalLogin } from '../accounts/accounts.ts'
import { takeTry, tryLimits } from '../accounts/attempts.ts'
import { endSignInSession, openSignInSession } from '../accounts/sign-in-sessions.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import { isAskedWhy } from '../advice/silent-employers.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { RequestError } from './request-error.ts'
import { refusal, route, rateLimited, type Route } from './route.ts'
import { speaks } from './told-protocol.ts'

/** From this protocol on a desk lets go of what whoever signs in may not see. */
const FOLLOWS_ROLES = 13

/** A host or an employer's contact says who they are at a desk. One answer for every failure. */
export function signInRoutes(parts: ServerParts, register: DeviceRegister): Route[] {
  return [
    route(calls.signIn, async ({ body: { login, secret }, scope, request }) => {
      const attempt = await takeTry(parts, [tryLimits.signIn(scope.deviceId, normalLogin(login))])
      if (!attempt.allowed) return rateLimited(attempt.retryAfter)
      const account = await checkCredentials(parts, scope, login, secret)
      if (!account) return refusal('wrong-credentials')
      await attempt.succeeded()
      const { accountId, name, companyRole, siteRole } = account
      const isObserver = companyRole === 'observer' || siteRole === 'observer'
      if (isObserver && !speaks(request, FOLLOWS_ROLES)) {
        throw new RequestError('protocol-too-old')
      }
      const { deviceId } = scope
      const whose = { deviceId, kind: 'account', subject: accountId } as const
      const holds = (view: StoreReader) => isStillProven(view, account)
      const opened = await register.signIn(deviceId, accountId, (tx) =>
        openSignInSession(tx, whose, holds, parts.clock.now()),
      )
      if (opened === null) return refusal('wrong-credentials')
      const asksWhy =
        scope.employerId && companyRole !== 'observer' ? await isAskedWhy(parts, scope.employerId) : false
      return {
        ...opened,
        account: {
          id: accountId,
          name,
          ...(companyRole ? { companyRole } : {}),
          ...(siteRole ? { siteRole } : {}),
        },
        ...(asksWhy ? { asksWhy } : {}),
      }
    }),

    route(calls.signOut, ({ request, scope }) =>
      endSignInSession(parts, scope.deviceId, request.get(SESSION_HEADER) ?? ''),
    ),
  ]
}
