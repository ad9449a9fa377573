import * as calls from '../../domain/contract/people.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { changeSecret, createAccount } from '../accounts/accounts.ts'
import { changePerson, isFull, listPeople, type Manager } from '../accounts/company-people.ts'
import { freshSecret } from '../accounts/site-accounts.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import type { ServerParts } from '../server-parts.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** What a manager of an employer does for its other people: add them, say what they may do, end their access. */
export function peopleRoutes(parts: ServerParts, register: DeviceRegister): Route[] {
  const managerIn = ({ scope, subject }: { scope: Scope; subject: string }): Manager => ({
    accountId: subject,
    siteId: scope.siteId,
    employerId: scope.employerId!,
  })
  const changed = async (
    asked: { scope: Scope; subject: string; params: { id: string } },
    change: Parameters<typeof changePerson>[3],
  ) => {
    const { id } = asked.params
    const outcome = await changePerson(parts, managerIn(asked), id, change)
    if (outcome.ok) return void (await register.mayHoldOther(id))
    return outcome.reason === 'not-found' ? refusal(outcome.reason) : notPossible(outcome.reason)
  }
  return [
    route(calls.listPeople, async (asked) => ({ people: await listPeople(parts, managerIn(asked)) })),

    route(calls.addPerson, async (asked) => {
      const { siteId, employerId } = managerIn(asked)
      const { scope, params } = asked
      // The same words of another employer are another request.
      const of = { params: { ...params, employerId }, scope, body: asked.body }
      const { form, request } = makingRequest(calls.addPerson, of)
      const secret = freshSecret()
      const account = { ...form, siteId, role: 'employer', employerId, secret, request } as const
      // Whom this request made before has their place.
      const made = await createAccount(parts, account, async (tx, before) =>
        before === undefined && (await isFull(tx, { siteId, employerId })) ? 'too-many-people' : null,
      )
      if (made.ok) return { login: made.value.login, secret }
      if (made.reason === 'secret-too-short') throw new Error('A fresh secret is too short')
      if (made.reason === 'closed') return refusal('not-found')
      return made.reason === 'request-reused' ? refusal(made.reason) : notPossible(made.reason)
    }),

    route(calls.changePersonRole, (asked) => changed(asked, asked.body)),
    route(calls.endAccess, (asked) => changed(asked, 'end')),

    route(calls.renewPersonSecret, async (asked) => {
      const people = await listPeople(parts, managerIn(asked))
      const person = people.find(({ accountId }) => accountId === asked.params.id)
      if (!person) return refusal('not-found')
      const secret = freshSecret()
      // Their access may have ended while the new secret was made.
      if (!(await changeSecret(parts, person.login, secret))) return refusal('not-found')
      return { login: person.login, secret }
    }),
  ]
}
