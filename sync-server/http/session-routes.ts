import type { Response, Router } from 'express'
import { z } from 'zod'
import {
  accessNeeds,
  cancelReasons,
  challengeSessionSchema,
} from '../../domain/sessions/challenge-session.ts'
import type { SessionPlan } from '../../domain/session-desk/plan-session.ts'
import { maxLengthOf, type TextPath } from '../../domain/record/record-limits.ts'
import { siteSchema } from '../../domain/sites/site.ts'
import type { ServerParts } from '../server-parts.ts'
import { sessionsCalendar } from '../sessions/calendar.ts'
import {
  answerProposal,
  cancelSession,
  changeSession,
  createSession,
  publishSession,
  type Planned,
  type Planner,
} from '../sessions/plan-sessions.ts'
import { keepRooms } from '../sites/rooms.ts'
import { address } from './addresses.ts'
import { bodyAs, idIn, readJson, requireRole, requireSession, scopeOf } from './guards.ts'
import { RequestError } from './request-error.ts'
import { line, lines, neededLine, neededLines } from './words.ts'

const longest = (field: TextPath<typeof challengeSessionSchema>) => maxLengthOf(challengeSessionSchema, field)
const id = z.string().min(1).max(64)
const planBody = z.strictObject({
  challengeIds: z.array(id).min(1).max(3),
  title: neededLine(longest('title')),
  employerId: z.string().max(40).optional(),
  offersPresented: z.array(id).max(6),
  place: z.enum(['site', 'employer', 'outdoors']),
  roomId: z.string().max(40).optional(),
  where: line(longest('where')).optional(),
  startsAt: z.int().min(0),
  endsAt: z.int().min(0),
  capacity: z.int().min(1).max(500),
  deskReserve: z.int().min(0).max(50),
  minimumAge: z.int().min(10).max(18),
  access: z.array(z.enum(accessNeeds)).max(6),
  materialNote: lines(longest('materialNote')).optional(),
  information: lines(longest('information')).optional(),
  observers: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(12),
        name: neededLine(longest('observers.name')),
        organisation: line(longest('observers.organisation')).optional(),
        side: z.enum(['host', 'employer']),
      }),
    )
    .max(6),
  passRule: z
    .strictObject({
      minAbilities: z.int().min(1).max(6),
      minLevel: z.int().min(2).max(3),
      eliminatory: z.array(z.string().max(40)).max(2),
    })
    .optional(),
  conventionRef: line(longest('conventionRef')).optional(),
  conventionEndsOn: z.union([z.literal(''), z.iso.date()]).optional(),
})
const declineBody = z.strictObject({ because: neededLines(longest('declinedBecause')) })
const cancelBody = z.strictObject({
  reason: z.enum(cancelReasons),
  note: lines(longest('cancelNote')).optional(),
})
const roomsBody = z.strictObject({
  rooms: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(40),
        name: neededLine(maxLengthOf(siteSchema, 'rooms.name')),
        capacity: z.int().min(1).max(500),
        stepFree: z.boolean(),
      }),
    )
    .max(40),
})

/** Planning: hosts plan and publish, employers propose. */
export function addSessionRoutes(router: Router, parts: ServerParts): void {
  const host = [requireRole('host'), requireSession(parts, 'account')]
  const employer = [requireRole('employer'), requireSession(parts, 'account')]

  /** Answers with the session as it is now. */
  function answer(response: Response, planned: Planned, status = 200): void {
    if (planned.ok) {
      response.status(status).json(planned.value)
      return
    }
    if (planned.reasons === null) throw new RequestError('not-found')
    throw new RequestError('not-possible', { reasons: planned.reasons })
  }
  const site = (response: Response) => scopeOf(response).siteId
  const planner = (response: Response): Planner => {
    const { siteId, employerId } = scopeOf(response)
    return employerId === undefined ? { siteId } : { siteId, employerId }
  }

  for (const [side, guards] of [
    ['host', host],
    ['employer', employer],
  ] as const) {
    address(router, `/${side}/sessions`, {
      post: [
        ...guards,
        ...readJson,
        async (request, response) => {
          const plan = bodyAs(planBody, request) as SessionPlan
          answer(response, await createSession(parts, planner(response), withoutBlanks(plan)), 201)
        },
      ],
    })
    address(router, `/${side}/sessions/:id`, {
      patch: [
        ...guards,
        ...readJson,
        async (request, response) => {
          const changes = bodyAs(planBody.partial(), request) as Partial<SessionPlan>
          answer(response, await changeSession(parts, planner(response), idIn(request), changes))
        },
      ],
    })
  }

  address(router, '/host/sessions/:id/validate', {
    post: [
      ...host,
      async (request, response) =>
        answer(response, await answerProposal(parts, site(response), idIn(request))),
    ],
  })
  address(router, '/host/sessions/:id/decline', {
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const { because } = bodyAs(declineBody, request)
        answer(response, await answerProposal(parts, site(response), idIn(request), because))
      },
    ],
  })
  address(router, '/host/sessions/:id/publish', {
    post: [
      ...host,
      async (request, response) =>
        answer(response, await publishSession(parts, site(response), idIn(request))),
    ],
  })
  address(router, '/host/sessions/:id/cancel', {
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const { reason, note } = bodyAs(cancelBody, request)
        answer(response, await cancelSession(parts, site(response), idIn(request), reason, note))
      },
    ],
  })

  address(router, '/host/calendar', {
    get: [
      ...host,
      async (request, response) => {
        const { session } = request.query
        const only = typeof session === 'string' ? session : undefined
        const calendar = await sessionsCalendar(parts, site(response), only)
        if (calendar === null) throw new RequestError('not-possible', { reasons: ['nothing-published'] })
        response.json({ calendar })
      },
    ],
  })

  address(router, '/host/rooms', {
    post: [
      ...host,
      ...readJson,
      async (request, response) => {
        const { rooms } = bodyAs(roomsBody, request)
        const kept = await keepRooms(parts, site(response), rooms)
        if (!kept.ok && kept.reason === 'unknown') throw new RequestError('not-found')
        if (!kept.ok) throw new RequestError('not-possible', { reasons: ['room-in-use'] })
        response.status(204).end()
      },
    ],
  })
}

function withoutBlanks(plan: SessionPlan): SessionPlan {
  return Object.fromEntries(
    Object.entries(plan).filter(([, value]) => value !== '' && value !== undefined),
  ) as SessionPlan
}
