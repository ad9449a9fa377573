import * as calls from '../../domain/contract/accounts.ts'
import { changeSecret, createAccount } from '../accounts/accounts.ts'
import { closeAccount, freshSecret, listAccounts, openLogin } from '../accounts/site-accounts.ts'
import { changeSiteRole, mayGive, mayManage } from '../accounts/site-people.ts'
import { changeRoleAsHost } from '../accounts/company-people.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import type { ServerParts } from '../server-parts.ts'
import { makingRequest } from './making-request.ts'
import { whyNotOwn } from './own-employer.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** Hosts make the accounts of their site and of its employers, give them a new secret, and close them. */
export function accountRoutes(parts: ServerParts, register: DeviceRegister): Route[] {
  return [
    route(calls.listAccounts, async ({ scope }) => ({ accounts: await listAccounts(parts, scope.siteId) })),

    route(calls.createAccount, async (asked) => {
      const { form, request } = makingRequest(calls.createAccount, asked)
      const { siteId } = asked.scope
      const { employerId } = form
      if ((form.role === 'employer') !== (employerId !== undefined)) return refusal('invalid-request')
      if (form.role === 'host' && form.companyRole !== undefined) return refusal('invalid-request')
      if (form.role === 'employer' && form.siteRole !== undefined) return refusal('invalid-request')
      const actor = { siteId, accountId: asked.subject }
      const secret = freshSecret()
      const made = await createAccount(parts, { ...form, siteId, secret, request }, async (tx, before) => {
        const role = form.role === 'host' ? (form.siteRole ?? 'host') : null
        const may = await (before === undefined ? mayGive(tx, actor, role) : mayManage(tx, actor, before))
        if (!may) return 'not-found'
        return employerId === undefined ? null : whyNotOwn(tx, siteId, employerId)
      })
      if (made.ok) return { accountId: made.value.accountId, login: made.value.login, secret }
      if (made.reason === 'secret-too-short') throw new Error('A fresh secret is too short')
      if (made.reason === 'closed' || made.reason === 'not-found') return refusal('not-found')
      return made.reason === 'request-reused' ? refusal(made.reason) : notPossible(made.reason)
    }),

    route(calls.renewSecret, async ({ params, scope, subject }) => {
      const login = await openLogin(parts, scope.siteId, params.id)
      if (login === null) return refusal('not-found')
      const secret = freshSecret()
      const actor = { siteId: scope.siteId, accountId: subject }
      const renewed = await changeSecret(
        parts,
        login,
        secret,
        async (tx, accountId) =>
          // Everybody gives themselves another secret.
          accountId === subject || mayManage(tx, actor, accountId),
      )
      if (!renewed) return refusal('not-found')
      return { login, secret }
    }),

    route(calls.closeAccount, async ({ params, scope, subject }) => {
      // Nobody shuts the door on themselves: there would be no way back in from a desk.
      if (params.id === subject) return notPossible('own-account')
      const actor = { siteId: scope.siteId, accountId: subject }
      const closed = await closeAccount(parts, scope.siteId, params.id, (tx) =>
        mayManage(tx, actor, params.id),
      )
      if (!closed) return refusal('not-found')
      await register.mayHoldOther(params.id)
    }),

    route(calls.changeCompanyRole, async ({ params, scope, body }) => {
      if (!(await changeRoleAsHost(parts, scope.siteId, params.id, body.companyRole)))
        return refusal('not-found')
      await register.mayHoldOther(params.id)
    }),

    route(calls.changeSiteRole, async ({ params, scope, subject, body }) => {
      const actor = { siteId: scope.siteId, accountId: subject }
      const changed = await changeSiteRole(parts, actor, params.id, body.siteRole)
      if (!changed.ok)
        return changed.reason === 'own-account' ? notPossible(changed.reason) : refusal('not-found')
      await register.mayHoldOther(params.id)
    }),
  ]
}
