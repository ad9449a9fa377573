import type { PlanReason } from '../../domain/contract/sessions.ts'
import * as calls from '../../domain/contract/sessions.ts'
import { isRealDay } from '../../domain/plausible-time.ts'
import { mergeById } from '../../domain/record/merge-by-id.ts'
import type { SessionPlan } from '../../domain/session-desk/plan-session.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { ServerParts } from '../server-parts.ts'
import { sessionsCalendar } from '../sessions/calendar.ts'
import { changeEvent, createEvent } from '../sessions/plan-events.ts'
import {
  answerProposal,
  cancelSession,
  changeSession,
  createSession,
  publishSession,
  type Planned,
} from '../sessions/plan-sessions.ts'
import { keepRooms } from '../sites/rooms.ts'
import type { MakingRequest } from '../made-once.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Refusal, type Route } from './route.ts'

/** Planning: hosts plan and publish, employers propose. */
export function sessionRoutes(parts: ServerParts): Route[] {
  const create = async (scope: Scope, plan: SessionPlan, request: MakingRequest | undefined) => {
    if (!hasRealDay(plan)) return refusal('invalid-request')
    const made = await createSession(parts, scope, withoutBlanks(plan), request)
    return !made.ok && made.reasons === 'request-reused' ? refusal(made.reasons) : answer(made)
  }
  const change = async (scope: Scope, id: string, changes: Partial<SessionPlan>) =>
    hasRealDay(changes) ? answer(await changeSession(parts, scope, id, changes)) : refusal('invalid-request')

  return [
    route(calls.createPlan, (asked) => {
      const { form, request } = makingRequest(calls.createPlan, asked)
      return create(asked.scope, form, request)
    }),
    route(calls.proposePlan, (asked) => {
      const { form, request } = makingRequest(calls.proposePlan, asked)
      return create(asked.scope, form, request)
    }),
    route(calls.changePlan, ({ body, params, scope }) => change(scope, params.id, body)),
    route(calls.changeProposal, ({ body, params, scope }) => change(scope, params.id, body)),

    route(calls.createEvent, async (asked) => {
      const { form, request } = makingRequest(calls.createEvent, asked)
      const { weeks, proposalId, ...plan } = form
      const often = { weeks, proposalId }
      const made = await createEvent(parts, asked.scope.siteId, withoutBlanks(plan), often, request)
      return !made.ok && made.reasons === 'request-reused' ? refusal(made.reasons) : answer(made)
    }),
    route(calls.changeEvent, async ({ body, params, scope }) =>
      answer(await changeEvent(parts, scope.siteId, params.id, body)),
    ),

    route(calls.validateProposal, async ({ params, scope }) =>
      answer(await answerProposal(parts, scope.siteId, params.id)),
    ),
    route(calls.declineProposal, async ({ body, params, scope }) =>
      answer(await answerProposal(parts, scope.siteId, params.id, body.because)),
    ),
    route(calls.publishPlan, async ({ params, scope }) =>
      answer(await publishSession(parts, scope.siteId, params.id)),
    ),
    route(calls.cancelPlan, async ({ body: { reason, note }, params, scope }) =>
      answer(await cancelSession(parts, scope.siteId, params.id, reason, note)),
    ),

    route(calls.readCalendar, async ({ query, scope }) => {
      const calendar = await sessionsCalendar(parts, scope.siteId, query.session)
      return calendar === null ? notPossible('nothing-published') : { calendar }
    }),

    route(calls.keepRooms, async ({ body, scope }) => {
      const { rooms, opened } = body
      if (new Set(rooms.map(({ id }) => id)).size < rooms.length) return refusal('invalid-request')
      const kept = await keepRooms(parts, scope.siteId, (known) =>
        opened ? mergeById(opened, rooms, known) : rooms,
      )
      if (!kept.ok) return kept.reason === 'unknown' ? refusal('not-found') : notPossible(kept.reason)
    }),
  ]
}

/** The session as it is now. */
function answer(
  planned: Planned,
): ChallengeSession | Refusal<'not-found'> | Refusal<'not-possible', PlanReason> {
  if (planned.ok) return planned.value
  if (planned.reasons === 'request-reused') throw new Error('A change makes nothing new')
  return planned.reasons === null ? refusal('not-found') : notPossible(...planned.reasons)
}

/** A pattern tells no 30th of February. */
function hasRealDay({ conventionEndsOn: day }: Partial<SessionPlan>): boolean {
  return !day || isRealDay(day)
}

function withoutBlanks<Plan extends object>(plan: Plan): Plan {
  return Object.fromEntries(
    Object.entries(plan).filter(([, value]) => value !== '' && value !== undefined),
  ) as Plan
}
