import * as calls from '../../domain/contract/visitors.ts'
import { plansAsYes } from '../../domain/hiring/plans-as-yes.ts'
import { SESSION_HEADER } from '../../domain/sync/protocol.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { endSignInSession, openSignInSession } from '../accounts/sign-in-sessions.ts'
import { assistanceAt, assistanceOf } from '../assistance/assistances.ts'
import { endFollowLink, makeFollowLink } from '../passes/follow-links.ts'
import { applicationsOfVisitor } from '../passes/my-applications.ts'
import { hashPictures, keepFirstSecret, pictureHashOf } from '../passes/pass-secrets.ts'
import { holderOf, validPass } from '../passes/passes.ts'
import { codesOfPage } from '../competences/page-codes.ts'
import { profileOfVisitor } from '../passes/my-profile.ts'
import { personOf } from '../passes/person.ts'
import { rateAnswer } from '../reciprok/answer-ratings.ts'
import { newsOfVisitor, noteRead } from '../passes/visitor-news.ts'
import type { SkillNames } from '../search/invitations.ts'
import type { ServerParts } from '../server-parts.ts'
import { FOLLOW_PATH } from './follow-page.ts'
import { namesFor } from './names-for.ts'
import { provenHolder } from './proven-holder.ts'
import { linkHome } from './private-link.ts'
import { notPossible, rateLimited, refusal, Refusal, route, type Route } from './route.ts'
import { speaks } from './told-protocol.ts'

/** From this protocol on a kiosk reads what was added to a yes as such; before, as why somebody was refused. */
const KNOWS_PLANS = 14

/** What a kiosk asks for the holder of a card: what is theirs to read, and the pictures that open it. */
export function visitorRoutes(parts: ServerParts, skillNames: SkillNames): Route[] {
  return [
    route(calls.openVisitorAccess, async ({ body: { token, secret }, scope }) => {
      if (await isHelpedNow(parts, scope, token)) return refusal('own-act')
      const holder = await provenHolder(parts, scope, token, secret)
      if (holder instanceof Refusal) return holder
      const { visitorId, stillHolds } = holder
      const whose = { deviceId: scope.deviceId, kind: 'visitor', subject: visitorId } as const
      const opened = await parts.store.transaction((tx) =>
        openSignInSession(tx, whose, stillHolds, parts.clock.now()),
      )
      return opened ?? refusal('wrong-credentials')
    }),
    route(calls.endVisitorAccess, ({ request, scope }) =>
      endSignInSession(parts, scope.deviceId, request.get(SESSION_HEADER) ?? ''),
    ),

    route(calls.choosePictures, async ({ body: { token, secret }, scope }) => {
      const pass = await validPass(parts, scope, token)
      if (pass === null) return refusal('wrong-credentials')
      if (await isHelpedNow(parts, scope, token)) return refusal('own-act')
      const secretHash = await hashPictures(secret)
      const kept = await parts.store.transaction(async (tx) => {
        if ((await holderOf(tx, scope.siteId, pass.passId)) === null) return 'wrong-credentials'
        const person = await personOf(tx, scope.siteId, pass.visitorId)
        if (await pictureHashOf(tx, scope.siteId, person)) return 'has-pictures'
        const told = { secretHash, secretAt: parts.clock.now() }
        return (await keepFirstSecret(tx, scope, pass.visitorId, told)) ? null : 'ask-host'
      })
      if (kept === 'wrong-credentials') return refusal(kept)
      if (kept !== null) return notPossible(kept)
    }),

    route(calls.readNews, async ({ body: { token, read }, scope, request }) => {
      const pass = await validPass(parts, scope, token)
      if (pass === null) return refusal('wrong-credentials')
      if (read) await noteRead(parts, scope.siteId, pass.visitorId, read)
      return newsOfVisitor(parts, namesFor(request, skillNames), scope, pass.visitorId)
    }),

    route(calls.myApplications, async ({ scope, subject, request }) => {
      // What becomes readable while this is read is news still.
      const readUntil = parts.clock.now()
      const applications = await applicationsOfVisitor(parts, scope, subject)
      await noteRead(parts, scope.siteId, subject, 'applications', readUntil)
      if (speaks(request, KNOWS_PLANS)) return { applications }
      return {
        applications: applications.map((one) => ({ ...one, application: plansAsYes(one.application) })),
      }
    }),
    route(calls.rateAnswer, async ({ params: { applicationId }, body, scope, subject }) => {
      const rated = await rateAnswer(parts, scope, subject, applicationId, body)
      if (!rated.ok) return notPossible(rated.reason)
    }),
    route(calls.followApplication, async ({ scope, subject, params, request }) => {
      const home = linkHome(parts, request, FOLLOW_PATH)
      if (home === null) return notPossible('no-address')
      const made = await makeFollowLink(parts, scope.siteId, subject, params.applicationId)
      if (made === 'unknown') return refusal('not-found')
      if (made === 'over') return notPossible('over')
      if ('retryAfter' in made) return rateLimited(made.retryAfter)
      return { address: `${home}/${made.code}`, madeAt: made.madeAt }
    }),
    route(calls.unfollowApplication, async ({ scope, subject, params }) => {
      const isTheirs = await endFollowLink(parts, scope.siteId, subject, params.applicationId)
      if (!isTheirs) return refusal('not-found')
    }),
    route(calls.myProfile, async ({ scope, subject }) => {
      const profile = await profileOfVisitor(parts, scope, subject)
      return profile ? { profile, codes: await codesOfPage(parts, scope.siteId, profile) } : {}
    }),
  ]
}

/** A host helps the holder of this card at this kiosk: pictures are shown and chosen without them. */
async function isHelpedNow(parts: ServerParts, scope: Scope, token: string): Promise<boolean> {
  const now = parts.clock.now()
  if (!(await parts.store.read((view) => assistanceAt(view, scope.deviceId, now)))) return false
  const pass = await validPass(parts, scope, token)
  if (pass === null) return false
  return (await parts.store.read((view) => assistanceOf(view, scope, pass.visitorId, now))) !== null
}
