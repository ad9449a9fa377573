import * as calls from '../../domain/contract/referrals.ts'
import { bookableChallenges } from '../referrals/bookable-challenges.ts'
import { referralFiguresOf } from '../referrals/referral-figures.ts'
import { pauseReferrals, referralsTo } from '../referrals/referrals.ts'
import { inviteReferred } from '../search/invite.ts'
import type { ServerParts } from '../server-parts.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** Whom other employers recommend to the one at its desk, once they said yes; and for hosts, what became of it. */
export function referralRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.referralsReceived, async ({ scope: { siteId, employerId } }) => ({
      referrals: await referralsTo(parts, { siteId, employerId: employerId! }),
    })),
    route(calls.inviteReferred, async (asked) => {
      const { form, request } = makingRequest(calls.inviteReferred, asked)
      const { siteId, employerId } = asked.scope
      const searcher = { siteId, employerId: employerId!, accountId: asked.subject }
      const made = await inviteReferred(parts, searcher, form, request)
      if (made.ok) return { invitationId: made.value }
      return made.reason === 'request-reused' ? refusal(made.reason) : notPossible(made.reason)
    }),
    route(calls.pauseReferrals, async ({ body, scope }) => {
      const paused = await pauseReferrals(parts, scope.employerId!, body.paused)
      if (!paused.ok) return refusal('not-found')
    }),
    route(calls.referralFigures, async ({ params, scope: { siteId } }) => {
      const read = await referralFiguresOf(parts, siteId, params.id)
      if (!read.ok) return refusal('not-found')
      return read.value === null ? {} : { figures: read.value }
    }),
    route(calls.bookableChallenges, async ({ scope }) => ({
      challenges: await bookableChallenges(parts, scope.siteId),
    })),
  ]
}
