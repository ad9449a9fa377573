import * as calls from '../../domain/contract/thanks.ts'
import type { SkillNames } from '../search/invitations.ts'
import type { ServerParts } from '../server-parts.ts'
import { answerThanks, takeThanksBack } from '../thanks/keep-thanks.ts'
import { thanksOfVisitor } from '../thanks/read-thanks.ts'
import { sayThanks } from '../thanks/say-thanks.ts'
import { decideThanks, thanksToRead } from '../thanks/thanks-for-hosts.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** What people say to thank each other, and the lines that hosts read first. */
export function thanksRoutes(parts: ServerParts, skillNames: SkillNames): Route[] {
  return [
    route(calls.readThanks, ({ scope, subject }) =>
      thanksOfVisitor(parts, skillNames, scope.siteId, subject),
    ),
    route(calls.sayThanks, async (asked) => {
      const { form, request } = makingRequest(calls.sayThanks, asked)
      const said = await sayThanks(parts, skillNames, asked.scope.siteId, asked.subject, form, request)
      if (said.ok) return said.value
      return said.reason === 'request-reused' ? refusal(said.reason) : notPossible(said.reason)
    }),
    route(calls.answerThanks, async ({ scope, subject, body }) => {
      const answered = await answerThanks(parts, scope.siteId, subject, body)
      return answered.ok ? answered.value : notPossible(answered.reason)
    }),
    route(calls.takeThanksBack, async ({ scope, subject, body }) => {
      if (!(await takeThanksBack(parts, scope.siteId, subject, body.id))) return refusal('not-found')
    }),
    route(calls.listThanks, async ({ scope }) => ({ thanks: await thanksToRead(parts, scope.siteId) })),
    route(calls.decideThanks, async ({ scope, subject, params, body }) => {
      if (!(await decideThanks(parts, scope.siteId, subject, params.id, body.pass)))
        return refusal('not-found')
    }),
  ]
}
