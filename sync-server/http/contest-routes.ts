import * as calls from '../../domain/contract/contests.ts'
import { appealAgainst, contestAnswer, contestsToDecide, decideOnContest } from '../reciprok/contests.ts'
import type { ServerParts } from '../server-parts.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** What candidates say of an answer, what hosts decide of it, and what the employer says against that. */
export function contestRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.contestAnswer, async ({ params, body, scope, subject }) => {
      const said = await contestAnswer(parts, scope.siteId, subject, params.applicationId, body)
      if (!said.ok) return notPossible(said.reason)
    }),
    route(calls.listContests, async ({ scope }) => ({
      contests: await contestsToDecide(parts, scope.siteId),
    })),
    route(calls.decideContest, async ({ params, body, scope: { siteId } }) => {
      const decided = await decideOnContest(parts, { siteId, ...params }, body)
      if (decided.ok) return
      return decided.reason === 'not-found' ? refusal(decided.reason) : notPossible(decided.reason)
    }),
    route(calls.appealContest, async ({ params, body, scope: { siteId, employerId } }) => {
      const said = await appealAgainst(parts, employerId!, { siteId, ...params }, body.words)
      if (said.ok) return
      return said.reason === 'not-found' ? refusal(said.reason) : notPossible(said.reason)
    }),
  ]
}
