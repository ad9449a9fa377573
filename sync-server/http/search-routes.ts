import * as calls from '../../domain/contract/search.ts'
import type { BodyOf } from '../../domain/contract/endpoint.ts'
import type { WantedKey } from '../../domain/competences/proofs.ts'
import { isTermKey } from '../../domain/competences/work-terms.ts'
import type { CloseTo, Wanted } from '../../domain/matching/match-need.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { SkillNames } from '../search/invitations.ts'
import { CardsOfOwners } from '../search/cards-of-owners.ts'
import { forgetSearch, savedSearchesOf, saveSearch } from '../search/saved-searches.ts'
import { searchCompetences, type Searcher } from '../search/search-competences.ts'
import { SiteIndexes } from '../search/site-indexes.ts'
import type { ServerParts } from '../server-parts.ts'
import { makingRequest } from './making-request.ts'
import { canRead, knowsAllTerms, namesFor } from './names-for.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** The search of employers among competences (recrutement inversé), and the searches that they keep. */
export function searchRoutes(parts: ServerParts, closeTo: CloseTo, nameOf: SkillNames): Route[] {
  const search = { indexes: new SiteIndexes(parts.lotsOf), owners: new CardsOfOwners(), closeTo }
  return [
    route(calls.searchCompetences, async (asked) => {
      const read = wantedIn(asked.body)
      if (!read.ok) return notPossible(read.reason)
      const wanted = read.value
      const found = await searchCompetences(parts, search, searcherOf(asked), wanted)
      if (found.ok) return found.value
      // A desk of before knows of no other reason.
      const isKnown = found.reason !== 'terms-too-narrow' || knowsAllTerms(asked.request)
      return notPossible(isKnown ? found.reason : 'too-few')
    }),
    route(calls.saveSearch, async (asked) => {
      const read = wantedIn(asked.body)
      if (!read.ok) return notPossible(read.reason)
      const wanted = read.value
      const { form, request } = makingRequest(calls.saveSearch, asked)
      const saved = await saveSearch(parts, search, searcherOf(asked), { name: form.name, wanted }, request)
      if (saved.ok) return { savedId: saved.value }
      return saved.reason === 'request-reused' ? refusal(saved.reason) : notPossible(saved.reason)
    }),
    route(calls.savedSearches, async (asked) => {
      const names = namesFor(asked.request, nameOf)
      const searches = await savedSearchesOf(parts, search, names, searcherOf(asked))
      return { searches: searches.filter(({ wanted }) => canRead(asked.request, wanted)) }
    }),
    route(calls.forgetSearch, (asked) => forgetSearch(parts, searcherOf(asked), asked.params.savedId)),
  ]
}

function searcherOf({ scope, subject }: { scope: Scope; subject: string }): Searcher {
  const { siteId, employerId } = scope
  return { siteId, employerId: employerId!, accountId: subject }
}

/**
 * What is asked for, each thing once, and not terms of work alone: nobody is looked for by when or how far they can
 * work. A key's pattern holds it to one of the forms.
 */
function wantedIn({
  wanted,
}: Pick<BodyOf<typeof calls.searchCompetences>, 'wanted'>): Result<Wanted[], 'asked-twice' | 'skill-needed'> {
  const keys = new Set(wanted.map(({ key }) => key))
  if (keys.size < wanted.length) return refuse('asked-twice')
  if (wanted.every(({ key }) => isTermKey(key))) return refuse('skill-needed')
  return ok(wanted.map(({ key, ...asked }) => ({ ...asked, key: key as WantedKey })))
}
