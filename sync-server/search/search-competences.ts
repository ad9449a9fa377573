import {
  isMatch,
  termsIn,
  type CloseTo,
  type MatchLine,
  type Wanted,
} from '../../domain/matching/match-need.ts'
import { MOST_SHOWN, shownOf, type PoolRefusal } from '../../domain/matching/small-pool.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { freshId, seal } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { dayOfSite } from '../sites/site-day.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { listsOfSaved, noteLook, type NotedList } from './saved-searches.ts'
import type { SiteIndexes } from './site-indexes.ts'

/** Searches of one employer at one site in a day: nobody describes more needs, whoever compares lists would. */
const A_DAY = 40
/** How long an employer is taken to remember a list (domain/matching/small-pool.ts). */
const REMEMBERED = 30 * DAY

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
  closeTo: CloseTo
}

export interface Found {
  searchId: string
  people: AnonymousCard[]
}

/**
 * Who of those who allow it can do what is asked for, as cards without a name, most of it first. Every search is
 * noted with those it showed, who may see it; one that shows nobody is noted as well, so that it counts.
 */
export async function searchCompetences(
  { store, clock }: ServerParts,
  { indexes, closeTo }: SearchParts,
  searcher: Searcher,
  wanted: readonly Wanted[],
): Promise<Result<Found, PoolRefusal | 'too-many-searches'>> {
  const now = clock.now()
  const { siteId, employerId: by } = searcher
  return store.transaction(async (tx) => {
    if ((await countSince(tx, searcher, now - DAY)) >= A_DAY) return refuse('too-many-searches')
    const day = await dayOfSite(tx, siteId, now)
    const { index, seed } = await indexes.of(tx, siteId, day)
    const found = index.search({ wanted, closeTo, seed, most: MOST_SHOWN + 1, by })
    const lists = [
      ...(await listsSince(tx, searcher, now - REMEMBERED)),
      ...(await listsOfSaved(tx, searcher)),
    ]
    const earlier = lists.map((list) => ({
      people: new Set(JSON.parse(list.people) as string[]),
      isCut: list.isCut === 1,
      terms: termsIn(JSON.parse(list.wanted) as Wanted[]),
    }))
    const shown = shownOf({ found, terms: termsIn(wanted) }, earlier, {
      isStillFound: (person) => index.isFoundBy(by, person),
      isMatch: (person) => index.isFoundBy(by, person) && isMatch(index.linesOf(person, wanted, closeTo)),
      meets: (person, terms) => index.meets(person, terms),
    })
    const searchId = freshId('s')
    const people = shown.ok ? shown.people : []
    await note(tx, { searchId, searcher, now, wanted, seed, people, isCut: shown.ok && shown.isCut })
    await noteLook(tx, index, searcher, { searchId, wanted, seed, people, now, day })
    if (!shown.ok) return refuse(shown.reason)
    const cards = people.map((visitorId) => ({
      cardId: seal(seed + searchId, visitorId),
      lines: index.linesOf(visitorId, wanted, closeTo),
    }))
    return ok({ searchId, people: cards })
  })
}

async function countSince(view: StoreReader, { siteId, employerId }: Searcher, since: Instant) {
  const rows = await view.all(
    view.tables
      .selectFrom('searches')
      .select('searchId')
      .where('siteId', '=', siteId)
      .where('employerId', '=', employerId)
      .where('at', '>', since)
      .limit(A_DAY),
  )
  return rows.length
}

/** The lists that the employer was shown, each once for one need, as they are noted. */
async function listsSince(
  view: StoreReader,
  { siteId, employerId }: Searcher,
  since: Instant,
): Promise<NotedList[]> {
  return view.all(
    view.tables
      .selectFrom('searches')
      .select(['people', 'isCut', 'wanted'])
      .distinct()
      .where('siteId', '=', siteId)
      .where('employerId', '=', employerId)
      .where('at', '>', since)
      .where('people', '!=', NOBODY),
  )
}

const NOBODY = '[]'

interface Search {
  searchId: string
  searcher: Searcher
  now: Instant
  wanted: readonly Wanted[]
  seed: string
  people: readonly string[]
  isCut: boolean
}

async function note(
  tx: StoreTransaction,
  { searchId, searcher, now, wanted, seed, people, isCut }: Search,
): Promise<void> {
  const { siteId, employerId, accountId } = searcher
  // In one order, so that the same people are the same list.
  const list = JSON.stringify([...people].sort())
  await tx.run(
    tx.tables.insertInto('searches').values({
      ...{ searchId, siteId, employerId, accountId, at: now },
      ...{ wanted: JSON.stringify(wanted), seed, people: list, isCut: isCut ? 1 : 0 },
    }),
  )
  if (people.length > 0)
    await tx.run(
      tx.tables
        .insertInto('searchMeetings')
        .values(people.map((visitorId) => ({ siteId, visitorId, searchId, at: now }))),
    )
}
