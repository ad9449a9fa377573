import * as calls from '../../domain/contract/competences.ts'
import { subjectOf } from '../accounts/sign-in-sessions.ts'
import { accountFiguresOf } from '../competences/account-figures.ts'
import { certify } from '../competences/certify.ts'
import { codesOfPage } from '../competences/page-codes.ts'
import {
  aroundPageOf,
  readPageAsHost,
  recommendAsHost,
  recommendAsVisitor,
  takeBackAsHost,
  takeBackAsVisitor,
} from '../competences/recommend.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** What people who were there, and hosts, say on somebody's page. */
export function competenceRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.recommend, async ({ body: { of, competenceIds, ...told }, scope, subject: authorId }) => {
      const visitorOf = (view: StoreReader) =>
        subjectOf(view, scope.deviceId, 'visitor', of, parts.clock.now())
      const kept = await recommendAsVisitor(
        parts,
        scope.siteId,
        { authorId, visitorOf },
        { competenceIds, told },
      )
      if (kept.ok) return
      return kept.reason === 'wrong-credentials' ? refusal(kept.reason) : notPossible(kept.reason)
    }),
    route(calls.readAroundMyPage, ({ scope: { siteId }, subject }) => aroundPageOf(parts, siteId, subject)),
    route(calls.takeBackProof, async ({ body: { id }, scope: { siteId }, subject }) => {
      if (!(await takeBackAsVisitor(parts, siteId, subject, id))) return refusal('not-found')
    }),

    route(calls.readPageAsHost, async ({ params: { visitorId }, scope: { siteId }, subject }) => {
      const found = await readPageAsHost(parts, siteId, subject, visitorId)
      if (!found) return notPossible('not-allowed')
      const { consents: _theirs, hiddenFrom: _fromWhom, ...profile } = found.page
      const codes = await codesOfPage(parts, siteId, profile)
      return { profile, isHere: found.isHere, codes }
    }),
    route(calls.accountFigures, ({ scope: { siteId } }) => accountFiguresOf(parts, siteId)),
    route(calls.recommendAsHost, async ({ body, params: { visitorId }, scope: { siteId }, subject }) => {
      const kept = await recommendAsHost(parts, siteId, subject, visitorId, body.competenceIds)
      if (!kept.ok) return notPossible(kept.reason)
    }),
    route(calls.certify, async (asked) => {
      const { form, request } = makingRequest(calls.certify, asked)
      const { params, scope, subject: seenBy } = asked
      const kept = await certify(parts, scope.siteId, { seenBy, visitorId: params.visitorId, form }, request)
      if (kept.ok) return
      return kept.reason === 'request-reused' ? refusal('request-reused') : notPossible(kept.reason)
    }),
    route(calls.takeBackAsHost, async ({ body: { id }, params, scope: { siteId }, subject }) => {
      if (!(await takeBackAsHost(parts, siteId, subject, params.visitorId, id))) return refusal('not-found')
    }),
  ]
}
