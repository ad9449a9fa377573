import * as calls from '../../domain/contract/search.ts'
import type { BodyOf } from '../../domain/contract/endpoint.ts'
import type { SkillKey } from '../../domain/competences/proofs.ts'
import type { CloseTo, Wanted } from '../../domain/matching/match-need.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { SkillNames } from '../search/invitations.ts'
import { forgetSearch, savedSearchesOf, saveSearch } from '../search/saved-searches.ts'
import { searchCompetences, type Searcher } from '../search/search-competences.ts'
import { SiteIndexes } from '../search/site-indexes.ts'
import type { ServerParts } from '../server-parts.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** The search of employers among competences (recrutement inversé), and the searches that they keep. */
export function searchRoutes(parts: ServerParts, closeTo: CloseTo, nameOf: SkillNames): Route[] {
  const search = { indexes: new SiteIndexes(), closeTo }
  return [
    route(calls.searchCompetences, async (asked) => {
      const wanted = wantedIn(asked.body)
      if (!wanted) return notPossible('asked-twice')
      const found = await searchCompetences(parts, search, searcherOf(asked), wanted)
      return found.ok ? found.value : notPossible(found.reason)
    }),
    route(calls.saveSearch, async (asked) => {
      const wanted = wantedIn(asked.body)
      if (!wanted) return notPossible('asked-twice')
      const { form, request } = makingRequest(calls.saveSearch, asked)
      const saved = await saveSearch(parts, search, searcherOf(asked), { name: form.name, wanted }, request)
      if (saved.ok) return { savedId: saved.value }
      return saved.reason === 'request-reused' ? refusal(saved.reason) : notPossible(saved.reason)
    }),
    route(calls.savedSearches, async (asked) => ({
      searches: await savedSearchesOf(parts, search, nameOf, searcherOf(asked)),
    })),
    route(calls.forgetSearch, (asked) => forgetSearch(parts, searcherOf(asked), asked.params.savedId)),
  ]
}

function searcherOf({ scope, subject }: { scope: Scope; subject: string }): Searcher {
  const { siteId, employerId } = scope
  return { siteId, employerId: employerId!, accountId: subject }
}

/** What is asked for, each thing once; its pattern holds a key to one of the two forms. */
function wantedIn({ wanted }: Pick<BodyOf<typeof calls.searchCompetences>, 'wanted'>): Wanted[] | undefined {
  const keys = new Set(wanted.map(({ key }) => key))
  if (keys.size < wanted.length) return undefined
  return wanted.map(({ key, ...asked }) => ({ ...asked, key: key as SkillKey }))
}
