import { termsIn, type CloseTo, type MatchLine, type Wanted } from '../../domain/matching/match-need.ts'
import { MOST_SHOWN, type PoolRefusal, type ShownList } from '../../domain/matching/small-pool.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { kept } from '../../domain/retention/keeping.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { freshId, seal } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { dayOfSite } from '../sites/site-day.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { CardsOfOwners } from './cards-of-owners.ts'
import { listsOfSaved, noteLook, type NotedList, type OneEmployer } from './saved-searches.ts'
import { shownAndCounted } from './shown-and-counted.ts'
import type { SiteIndexes } from './site-indexes.ts'

/** Searches of one employer at one site in a day: nobody describes more needs, whoever compares lists would. */
const A_DAY = 40
/**
 * How long an employer is taken to remember a list (domain/matching/small-pool.ts): as long as it is noted, which is
 * longer than anybody's leave to be searched lasts without being given anew.
 */
const REMEMBERED = kept.searches

export interface Searcher {
  siteId: string
  employerId: string
  accountId: string
}

/** Somebody who has enough of what is asked for. The card is another one in each search and names nobody. */
export interface AnonymousCard {
  cardId: string
  lines: MatchLine[]
}

/** What a search looks into. */
export interface SearchParts {
  indexes: SiteIndexes
  owners: CardsOfOwners
  closeTo: CloseTo
}

export interface Found {
  searchId: string
  people: AnonymousCard[]
  /**
   * How many would be found without the terms of work, where some are asked for; one more than are shown stands for any
   * more. It follows the rules of a list: a difference of a few people is not told.
   */
  withoutTerms?: number
}

/**
 * Who of those who allow it can do what is asked for, as cards without a name, most of it first. Every search is
 * noted with those it showed, who may see it; one that shows nobody is noted as well, so that it counts.
 * Employers of one SIREN are one: what any of their cards was shown counts for all. `terms-too-narrow`: too few, but
 * enough for a list without the terms of work.
 */
export async function searchCompetences(
  { store, clock }: ServerParts,
  { indexes, owners, closeTo }: SearchParts,
  searcher: Searcher,
  wanted: readonly Wanted[],
): Promise<Result<Found, PoolRefusal | 'terms-too-narrow' | 'too-many-searches'>> {
  const now = clock.now()
  const { siteId, employerId: by } = searcher
  return store.transaction(async (tx) => {
    const cards = { siteId, employerIds: await owners.of(tx, by) }
    if ((await countSince(tx, cards, now - DAY)) >= A_DAY) return refuse('too-many-searches')
    const day = await dayOfSite(tx, siteId, now)
    const { index, seed } = await indexes.of(tx, siteId, day)
    const lists = [...(await listsSince(tx, cards, now - REMEMBERED)), ...(await listsOfSaved(tx, cards))]
    const earlier = lists.flatMap(({ people, isCut, wanted, counted }): ShownList[] => [
      { people: setIn(people), isCut: isCut === 1, terms: termsIn(JSON.parse(wanted) as Wanted[]) },
      ...(counted === NOBODY ? [] : [{ people: setIn(counted), isCut: false, terms: [] }]),
    ])
    const { shown, counted } = shownAndCounted(index, { wanted, closeTo, seed, by }, earlier)
    const people = shown.ok ? shown.people : []
    const searchId = freshId('s')
    await note(tx, {
      ...{ searchId, searcher, now, wanted, seed, people },
      ...{ isCut: shown.ok && shown.isCut, counted: counted === 'more' ? [] : (counted ?? []) },
    })
    await noteLook(tx, index, searcher, { searchId, wanted, seed, people, now, day })
    if (!shown.ok) return refuse(counted ? 'terms-too-narrow' : shown.reason)
    const found = people.map((visitorId) => ({
      cardId: seal(seed + searchId, visitorId),
      lines: index.linesOf(visitorId, wanted, closeTo),
    }))
    if (!counted) return ok({ searchId, people: found })
    return ok({ searchId, people: found, withoutTerms: counted === 'more' ? MOST_SHOWN + 1 : counted.length })
  })
}

async function countSince(view: StoreReader, { siteId, employerIds }: OneEmployer, since: Instant) {
  const rows = await view.all(
    view.tables
      .selectFrom('searches')
      .select('searchId')
      .where('siteId', '=', siteId)
      .where('employerId', 'in', employerIds)
      .where('at', '>', since)
      .limit(A_DAY),
  )
  return rows.length
}

/** The lists that the employer was shown, each once for one need, as they are noted. */
async function listsSince(
  view: StoreReader,
  { siteId, employerIds }: OneEmployer,
  since: Instant,
): Promise<NotedList[]> {
  return view.all(
    view.tables
      .selectFrom('searches')
      .select(['people', 'isCut', 'wanted', 'counted'])
      .distinct()
      .where('siteId', '=', siteId)
      .where('employerId', 'in', employerIds)
      .where('at', '>', since)
      .where((either) => either.or([either('people', '!=', NOBODY), either('counted', '!=', NOBODY)])),
  )
}

const NOBODY = '[]'

function setIn(people: string): ReadonlySet<string> {
  return new Set(JSON.parse(people) as string[])
}

interface Search {
  searchId: string
  searcher: Searcher
  now: Instant
  wanted: readonly Wanted[]
  seed: string
  people: readonly string[]
  isCut: boolean
  counted: readonly string[]
}

async function note(
  tx: StoreTransaction,
  { searchId, searcher, now, wanted, seed, people, isCut, counted }: Search,
): Promise<void> {
  const { siteId, employerId, accountId } = searcher
  // In one order, so that the same people are the same list.
  const listOf = (list: readonly string[]) => JSON.stringify([...list].sort())
  await tx.run(
    tx.tables.insertInto('searches').values({
      ...{ searchId, siteId, employerId, accountId, at: now },
      ...{ wanted: JSON.stringify(wanted), seed, people: listOf(people), isCut: isCut ? 1 : 0 },
      counted: listOf(counted),
    }),
  )
  if (people.length > 0)
    await tx.run(
      tx.tables
        .insertInto('searchMeetings')
        .values(people.map((visitorId) => ({ siteId, visitorId, searchId, at: now }))),
    )
}
