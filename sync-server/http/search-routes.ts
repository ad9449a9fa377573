import * as calls from '../../domain/contract/search.ts'
import type { SkillKey } from '../../domain/competences/proofs.ts'
import type { CloseTo, Wanted } from '../../domain/matching/match-need.ts'
import { searchCompetences } from '../search/search-competences.ts'
import { SiteIndexes } from '../search/site-indexes.ts'
import type { ServerParts } from '../server-parts.ts'
import { notPossible, route, type Route } from './route.ts'

/** The search of employers among competences (recrutement inversé). */
export function searchRoutes(parts: ServerParts, closeTo: CloseTo): Route[] {
  const search = { indexes: new SiteIndexes(), closeTo }
  return [
    route(calls.searchCompetences, async ({ body, scope: { siteId, employerId }, subject: accountId }) => {
      // Its pattern holds it to one of the two forms.
      const wanted = body.wanted.map(({ key, ...asked }): Wanted => ({ ...asked, key: key as SkillKey }))
      if (new Set(wanted.map(({ key }) => key)).size < wanted.length) return notPossible('asked-twice')
      const searcher = { siteId, employerId: employerId!, accountId }
      const found = await searchCompetences(parts, search, searcher, wanted)
      return found.ok ? found.value : notPossible(found.reason)
    }),
  ]
}
