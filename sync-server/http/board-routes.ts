import * as calls from '../../domain/contract/board.ts'
import { answerInterest } from '../board/answer-interest.ts'
import { boardAround } from '../board/around.ts'
import { introductionsAt, noteIntroduction, noteMeetingPlace } from '../board/introductions.ts'
import { boardOfVisitor } from '../board/my-board.ts'
import { projectsElsewhere } from '../board/shared-projects.ts'
import { noteRead } from '../passes/visitor-news.ts'
import type { ServerParts } from '../server-parts.ts'
import { limitRate } from './guards.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Route } from './route.ts'
import { keepPace } from './keep-pace.ts'
import type { Pace } from './token-bucket.ts'

/** A desk asks every minute, and once more after each pair that met. */
const readingPace: Pace = { perSecond: 0.5, burst: 30 }

/** What a person asks of their cards on the board, and whom hosts bring together. */
export function boardRoutes(parts: ServerParts): Route[] {
  const pace = keepPace(parts, 'board', readingPace)
  return [
    route(calls.myPostings, async ({ scope, subject }) => {
      // What becomes readable while this is read is news still.
      const readUntil = parts.clock.now()
      const board = await boardOfVisitor(parts, scope.siteId, subject)
      await noteRead(parts, scope.siteId, subject, 'board', readUntil)
      return board
    }),
    route(calls.answerInterest, async (asked) => {
      const { form, request } = makingRequest(calls.answerInterest, asked)
      const answered = await answerInterest(parts, asked.scope, asked.subject, form, request)
      if (answered.ok) return answered.value
      return answered.reason === 'request-reused' ? refusal(answered.reason) : notPossible(answered.reason)
    }),
    route(calls.listIntroductions, async ({ scope, subject }) => {
      await limitRate(pace, `${scope.deviceId}/${subject}`)
      return { introductions: await introductionsAt(parts, scope.siteId) }
    }),
    route(calls.readAround, async ({ scope }) => {
      await limitRate(pace, scope.deviceId)
      return boardAround(parts, scope.siteId)
    }),
    route(calls.readElsewhere, async ({ scope }) => {
      await limitRate(pace, scope.deviceId)
      return { projects: await projectsElsewhere(parts, scope.siteId) }
    }),
    route(calls.noteMeetingPlace, async ({ scope, params, body }) => {
      if (!(await noteMeetingPlace(parts, scope, params.id, body.place))) return refusal('not-found')
    }),
    route(calls.noteIntroduction, async ({ scope, params, body }) => {
      if (!(await noteIntroduction(parts, scope, params.id, body.introduced))) return refusal('not-found')
    }),
  ]
}
