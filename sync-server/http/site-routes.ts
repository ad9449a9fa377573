import * as calls from '../../domain/contract/sites.ts'
import { isTimeZone } from '../../domain/time.ts'
import { freshSecret } from '../accounts/site-accounts.ts'
import { createEnrolmentCode } from '../devices/enrolment.ts'
import type { ServerParts } from '../server-parts.ts'
import { createSiteFor } from '../sites/create-site.ts'
import { changeSettings } from '../sites/site-settings.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** An hour that says nothing too early, until the lead of a new site tells its week. */
const UNTIL_TOLD = '18:00'

/** How a site is run, for its leads; all sites of the server, for whoever administers it. */
export function siteRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.changeSite, async ({ body, scope }) => {
      const kept = await changeSettings(parts, scope.siteId, body)
      if (!kept.ok) return kept.reason === 'not-found' ? refusal('not-found') : notPossible(kept.reason)
    }),

    route(calls.listSites, async () => {
      const sites = await parts.store.read((view) => view.records('sites'))
      return {
        sites: sites.map(({ id, name, address }) => ({ siteId: id, name, ...(address ? { address } : {}) })),
      }
    }),

    route(calls.createSite, async (asked) => {
      const { form, request } = makingRequest(calls.createSite, asked)
      const { lead, login, ...site } = form
      if (!isTimeZone(site.timeZone)) return notPossible('unknown-zone')
      const secret = freshSecret()
      const person = { name: lead, login, secret, siteRole: 'lead' } as const
      const made = await createSiteFor<never>(
        parts,
        { ...site, closesAt: UNTIL_TOLD },
        person,
        undefined,
        request,
      )
      if (made.ok) return { siteId: made.value.siteId, login: made.value.login, secret }
      if (made.reason === 'closed') return refusal('not-found')
      return made.reason === 'request-reused' ? refusal(made.reason) : notPossible(made.reason)
    }),

    route(calls.createDeskCode, async ({ params }) => {
      const site = await parts.store.read((view) => view.record('sites', params.id, params.id))
      return site ? createEnrolmentCode(parts, { siteId: site.id, role: 'host' }) : refusal('not-found')
    }),
  ]
}
