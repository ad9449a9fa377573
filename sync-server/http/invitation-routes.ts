import * as calls from '../../domain/contract/invitations.ts'
import {
  invitationsOfEmployer,
  invitationsOfVisitor,
  answerInvitation,
  type SkillNames,
} from '../search/invitations.ts'
import { invite } from '../search/invite.ts'
import type { ServerParts } from '../server-parts.ts'
import { makingRequest } from './making-request.ts'
import { namesFor } from './names-for.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** Invitations of employers to people whom they found without knowing them, and the answers. */
export function invitationRoutes(parts: ServerParts, nameOf: SkillNames): Route[] {
  return [
    route(calls.invite, async (asked) => {
      const { form, request } = makingRequest(calls.invite, asked)
      const { siteId, employerId } = asked.scope
      const searcher = { siteId, employerId: employerId!, accountId: asked.subject }
      const made = await invite(parts, searcher, form, request)
      if (made.ok) return { invitationId: made.value }
      return made.reason === 'request-reused' ? refusal(made.reason) : notPossible(made.reason)
    }),
    route(calls.invitationsSent, async ({ scope: { siteId, employerId }, request }) => ({
      invitations: await invitationsOfEmployer(parts, namesFor(request, nameOf), {
        siteId,
        employerId: employerId!,
      }),
    })),
    route(calls.myInvitations, async ({ scope, subject, request }) => ({
      invitations: await invitationsOfVisitor(parts, namesFor(request, nameOf), scope.siteId, subject),
    })),
    route(calls.answerInvitation, async (asked) => {
      const { request } = makingRequest(calls.answerInvitation, asked)
      const person = { siteId: asked.scope.siteId, visitorId: asked.subject }
      const answered = await answerInvitation(parts, person, asked.body, request)
      if (answered.ok) return
      return answered.reason === 'request-reused' ? refusal(answered.reason) : notPossible(answered.reason)
    }),
  ]
}
