import type { Router } from 'express'
import { z } from 'zod'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import { changeSecret, createAccount } from '../accounts/accounts.ts'
import { closeAccount, freshSecret, listAccounts, openLogin } from '../accounts/site-accounts.ts'
import { employerOf } from '../employers/employers.ts'
import type { ServerParts } from '../server-parts.ts'
import { address } from './addresses.ts'
import { bodyAs, idIn, readJson, requireRole, requireSession, scopeOf, subjectIn } from './guards.ts'
import { RequestError } from './request-error.ts'
import { neededLine } from './words.ts'

const accountForm = z.strictObject({
  role: z.enum(['host', 'employer']),
  employerId: z.string().max(40).optional(),
  login: neededLine(120),
  name: neededLine(80),
})

/** Hosts make the accounts of their site and of its employers, give them a new secret, and close them. */
export function addAccountRoutes(router: Router, parts: ServerParts): void {
  const host = [requireRole('host'), requireSession(parts, 'account')]

  address(router, '/host/accounts', {
    get: [
      ...host,
      async (_request, response) => {
        response.json({ accounts: await listAccounts(parts, scopeOf(response).siteId) })
      },
    ],
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const { siteId } = scopeOf(response)
        const { employerId, ...form } = bodyAs(accountForm, request)
        if ((form.role === 'employer') !== (employerId !== undefined)) {
          throw new RequestError('invalid-request')
        }
        if (employerId !== undefined) await requireOwnEmployer(parts, siteId, employerId)
        const secret = freshSecret()
        const made = await createAccount(parts, {
          ...form,
          siteId,
          secret,
          ...(employerId === undefined ? {} : { employerId }),
        })
        if (!made.ok) throw new RequestError('not-possible', undefined, [made.reason])
        const { accountId, login } = made.value
        response.status(201).json({ accountId, login, secret })
      },
    ],
  })
  address(router, '/host/accounts/:id/new-secret', {
    post: [
      ...host,
      async (request, response) => {
        const login = await openLogin(parts, scopeOf(response).siteId, idIn(request))
        if (login === null) throw new RequestError('not-found')
        const secret = freshSecret()
        await changeSecret(parts, login, secret)
        response.json({ login, secret })
      },
    ],
  })
  address(router, '/host/accounts/:id/close', {
    post: [
      ...host,
      async (request, response) => {
        // Nobody shuts the door on themselves: there would be no way back in from a desk.
        if (idIn(request) === subjectIn(response)) {
          throw new RequestError('not-possible', undefined, ['own-account'])
        }
        const found = await closeAccount(parts, scopeOf(response).siteId, idIn(request))
        if (!found) throw new RequestError('not-found')
        response.status(204).end()
      },
    ],
  })
}

/** A host acts only for an employer of its own site. */
async function requireOwnEmployer({ store }: ServerParts, siteId: string, employerId: string): Promise<void> {
  const employer = await store.read((view) => employerOf(view, employerId))
  if (!employer) throw new RequestError('not-found')
  if (!isEmployerOf(employer, siteId)) throw new RequestError('not-possible', undefined, ['another-site'])
}
