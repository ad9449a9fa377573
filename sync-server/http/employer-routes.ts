import * as calls from '../../domain/contract/employers.ts'
import { mandateAt } from '../../domain/hiring/mandate.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { Result } from '../../domain/result.ts'
import { accountOf } from '../accounts/accounts.ts'
import {
  changeEmployer,
  createEmployer,
  giveSiren,
  shareEmployer,
  type EmployerRefusal,
} from '../employers/employers.ts'
import { tellAbsence, tellReturn } from '../employers/absences.ts'
import { askForReply, decideOnReply, takeBackReply } from '../employers/label-replies.ts'
import { publishedMondays } from '../reciprok/label-history.ts'
import { giveMandate, withdrawMandate } from '../employers/mandates.ts'
import { noteSirenDoubted, noteSirenSeen } from '../employers/siren-words.ts'
import type { ServerParts } from '../server-parts.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Refusal, type Route } from './route.ts'

/** What hosts do with the cards of employers, and what an employer decides for itself at its own desk. */
export function employerRoutes(parts: ServerParts): Route[] {
  const host = async (accountId: string) => ({
    accountId,
    name: (await accountOf(parts, accountId))?.name ?? '',
  })
  return [
    route(calls.createEmployer, async (asked) => {
      const { form, request } = makingRequest(calls.createEmployer, asked)
      const writer = await host(asked.subject)
      const made = await createEmployer(parts, asked.scope.siteId, form, undefined, request, writer)
      if (!made.ok && made.reason === 'request-reused') return refusal(made.reason)
      return written(made as Result<Employer, EmployerRefusal>)
    }),
    route(calls.changeEmployer, async ({ body, params, scope, subject }) =>
      written(await changeEmployer(parts, scope.siteId, params.id, body, await host(subject))),
    ),
    route(calls.shareEmployer, async ({ body, params, scope }) =>
      written(await shareEmployer(parts, scope.siteId, params.id, body.siteIds)),
    ),

    route(calls.giveMandate, async ({ body, scope, subject: accountId }) => {
      const { employerId, siteId } = scope
      const account = await accountOf(parts, accountId)
      const actor = { employerId: employerId!, siteId, accountId, name: account?.name ?? '' }
      const given = await giveMandate(parts, actor, body)
      if (!given.ok) return notPossible(given.reason)
      const mandate = mandateAt(given.value, siteId)
      return mandate ? { mandate } : {}
    }),
    route(calls.withdrawMandate, async ({ scope: { employerId, siteId } }) => {
      const withdrawn = await withdrawMandate(parts, { employerId: employerId!, siteId })
      if (!withdrawn.ok) return refusal('not-found')
    }),

    route(calls.planAbsence, async ({ body, scope: { employerId, siteId } }) =>
      written(await tellAbsence(parts, { employerId: employerId!, siteId }, body)),
    ),
    route(calls.endAbsence, async ({ body, scope: { employerId, siteId } }) =>
      written(await tellReturn(parts, { employerId: employerId!, siteId }, body.told)),
    ),

    route(calls.giveSiren, async ({ body, scope: { employerId } }) => {
      const given = await giveSiren(parts, employerId!, body.siren)
      if (given.ok) return
      return given.reason === 'unknown-employer' ? refusal('not-found') : notPossible(given.reason)
    }),
    route(calls.noteSirenSeen, async ({ body, params, scope: { siteId }, subject }) =>
      written(await noteSirenSeen(parts, { siteId, ...(await host(subject)) }, params.id, body)),
    ),
    route(calls.noteSirenDoubted, async ({ body, params, scope: { siteId }, subject }) =>
      written(await noteSirenDoubted(parts, { siteId, ...(await host(subject)) }, params.id, body)),
    ),
    route(calls.askReply, async ({ body, scope }) =>
      written(await askForReply(parts, scope.employerId!, body)),
    ),
    route(calls.takeReplyBack, async ({ body, scope }) => {
      const takenBack = await takeBackReply(parts, scope.employerId!, body.place)
      if (!takenBack.ok) return refusal('not-found')
    }),
    route(calls.labelHistory, async ({ scope }) => ({
      mondays: await publishedMondays(parts, scope.employerId!),
    })),
    route(calls.decideReply, async ({ body, params, scope }) =>
      written(await decideOnReply(parts, scope.siteId, params.id, body)),
    ),
  ]
}

function written<T, Reason extends string>(
  outcome: Result<T, Reason | 'unknown-employer'>,
): T | Refusal<'not-found'> | Refusal<'not-possible', Exclude<Reason, 'unknown-employer'>> {
  if (outcome.ok) return outcome.value
  if (outcome.reason === 'unknown-employer') return refusal('not-found')
  return notPossible(outcome.reason as Exclude<Reason, 'unknown-employer'>)
}
