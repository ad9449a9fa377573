import type { WantedKey } from '../../domain/competences/proofs.ts'
import type { SavedSearch, SaveRefusal } from '../../domain/contract/search.ts'
import { blockingWords } from '../../domain/wording/wording-guard.ts'
import type { Wanted } from '../../domain/matching/match-need.ts'
import { MOST_SAVED, provenRungs } from '../../domain/matching/saved-search.ts'
import { FEWEST_SHOWN } from '../../domain/matching/small-pool.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Day, Instant } from '../../domain/time.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { freshId, seal } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { dayOfSite } from '../sites/site-day.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { soughtIn, type WantedNames } from './invitations.ts'
import type { ProfileIndex } from './profile-index.ts'
import type { Searcher, SearchParts } from './search-competences.ts'

/** A list that an employer was shown, and what it asked for. */
interface Look {
  searchId: string
  wanted: readonly Wanted[]
  seed: string
  people: readonly string[]
}

/** One thing that somebody of a list proved, under a seal that means nothing without their id. */
interface Proven {
  key: WantedKey
  mark: string
}

/** Keeps what was asked for under a name. Its news begin with the people whom it showed last. */
export async function saveSearch(
  { store, clock }: ServerParts,
  { indexes }: SearchParts,
  searcher: Searcher,
  { name, wanted }: { name: string; wanted: readonly Wanted[] },
  request: MakingRequest | undefined,
): Promise<Result<string, SaveRefusal | 'request-reused'>> {
  if (blockingWords(name).length > 0) return refuse('protected-words')
  const now = clock.now()
  const { siteId, employerId } = searcher
  return store.transaction(async (tx) => {
    const made = await madeBefore(tx, request)
    if (!made.ok || made.value !== undefined) return made as Result<string, 'request-reused'>
    const kept = await savedBy(tx, searcher)
    if (kept.length >= MOST_SAVED) return refuse('too-many-saved')
    if (kept.some((one) => one.name === name)) return refuse('name-taken')
    const day = await dayOfSite(tx, siteId, now)
    const { index } = await indexes.of(tx, siteId, day)
    const look = await lastLook(tx, searcher, wanted)
    const savedId = freshId('r')
    await tx.run(
      tx.tables.insertInto('savedSearches').values({
        ...{ savedId, siteId, employerId, name, wanted: JSON.stringify(wanted), lookedAt: look?.at ?? now },
        ...stateAfter(look, index, day, employerId),
      }),
    )
    await noteMade(tx, request, savedId)
    return ok(savedId)
  })
}

/**
 * The searches that an employer keeps, the one looked at last first, each with what somebody proved since. News are
 * told of the people whom its last look showed, as long as they are five; they are gathered at most once a day, and
 * what is not so any more is told no longer.
 */
export async function savedSearchesOf(
  { store, clock }: ServerParts,
  { indexes }: SearchParts,
  nameOf: WantedNames,
  searcher: Searcher,
): Promise<SavedSearch[]> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const day = await dayOfSite(tx, searcher.siteId, now)
    const { index } = await indexes.of(tx, searcher.siteId, day)
    const searches: SavedSearch[] = []
    for (const row of await savedBy(tx, searcher)) {
      const { savedId, name, lookedAt, toldOn } = row
      const wanted = JSON.parse(row.wanted) as Wanted[]
      const look = row.searchId === null ? undefined : await lookOf(tx, row.searchId)
      const known = new Set(JSON.parse(row.proven) as string[])
      const since = look
        ? provenIn(index, searcher.employerId, look).filter(({ mark }) => !known.has(mark))
        : []
      const fresh = [...new Set(since.map(({ key }) => key))]
      const told = toldOn === day ? (JSON.parse(row.told) as WantedKey[]) : fresh
      if (toldOn !== day) await keepState(tx, savedId, { toldOn: day, told: JSON.stringify(told) })
      const news = told.filter((key) => fresh.includes(key))
      searches.push({ savedId, name, lookedAt, wanted, sought: soughtIn(row, nameOf), news })
    }
    return searches
  })
}

/** Keeps it no more; one that is not there is forgotten already. */
export async function forgetSearch(
  { store }: Pick<ServerParts, 'store'>,
  { siteId, employerId }: Searcher,
  savedId: string,
): Promise<void> {
  await store.transaction((tx) =>
    tx.run(
      tx.tables
        .deleteFrom('savedSearches')
        .where('savedId', '=', savedId)
        .where('siteId', '=', siteId)
        .where('employerId', '=', employerId),
    ),
  )
}

/** Of searches that are kept and ask for just this, the employer has now seen what there is. */
export async function noteLook(
  tx: StoreTransaction,
  index: ProfileIndex,
  searcher: Searcher,
  { now, day, ...look }: Look & { now: Instant; day: Day },
): Promise<void> {
  const asked = JSON.stringify(look.wanted)
  for (const { savedId, wanted } of await savedBy(tx, searcher)) {
    if (wanted === asked)
      await keepState(tx, savedId, { lookedAt: now, ...stateAfter(look, index, day, searcher.employerId) })
  }
}

/** One employer at a site, by all of its cards. */
export interface OneEmployer {
  siteId: string
  employerIds: readonly string[]
}

/** A list that was shown, as it is noted. */
export interface NotedList {
  people: string
  isCut: number
  wanted: string
  counted: string
}

/** The lists that news are told of: the employer is taken to remember them as long as it keeps the search. */
export function listsOfSaved(view: StoreReader, { siteId, employerIds }: OneEmployer): Promise<NotedList[]> {
  return view.all(
    view.tables
      .selectFrom('savedSearches')
      .innerJoin('searches', 'searches.searchId', 'savedSearches.searchId')
      .select(['searches.people', 'searches.isCut', 'searches.wanted', 'searches.counted'])
      .where('savedSearches.siteId', '=', siteId)
      .where('savedSearches.employerId', 'in', employerIds),
  )
}

/** On the day of a look nothing is news any more. */
function stateAfter(look: Look | undefined, index: ProfileIndex, day: Day, employerId: string) {
  const proven = look ? provenIn(index, employerId, look).map(({ mark }) => mark) : []
  return {
    searchId: look?.searchId ?? null,
    proven: JSON.stringify(proven),
    ...{ toldOn: day, told: '[]' },
  }
}

/** What the people of a list have proven of what it asks for; nothing once fewer than five let themselves be found. */
function provenIn(
  index: ProfileIndex,
  employerId: string,
  { searchId, seed, wanted, people }: Look,
): Proven[] {
  const found = people.filter((person) => index.isFoundBy(employerId, person))
  if (found.length < FEWEST_SHOWN) return []
  return found.flatMap((person) =>
    wanted.flatMap(({ key }) =>
      provenRungs
        .filter((rung) => index.rungsOf(person, key).has(rung))
        .map((rung) => ({ key, mark: seal(seed + searchId, `${person} ${key} ${rung}`) })),
    ),
  )
}

function savedBy(view: StoreReader, { siteId, employerId }: Searcher) {
  return view.all(
    view.tables
      .selectFrom('savedSearches')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('employerId', '=', employerId)
      .orderBy('lookedAt', 'desc'),
  )
}

async function keepState(
  tx: StoreTransaction,
  savedId: string,
  state: { toldOn: Day; told: string; lookedAt?: Instant; searchId?: string | null; proven?: string },
): Promise<void> {
  await tx.run(tx.tables.updateTable('savedSearches').set(state).where('savedId', '=', savedId))
}

async function lastLook(
  view: StoreReader,
  { siteId, employerId }: Searcher,
  wanted: readonly Wanted[],
): Promise<(Look & { at: Instant }) | undefined> {
  const [row] = await view.all(
    view.tables
      .selectFrom('searches')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('employerId', '=', employerId)
      .where('wanted', '=', JSON.stringify(wanted))
      .orderBy('at', 'desc')
      .limit(1),
  )
  return row && { at: row.at, ...lookIn(row) }
}

async function lookOf(view: StoreReader, searchId: string): Promise<Look | undefined> {
  const [row] = await view.all(
    view.tables.selectFrom('searches').selectAll().where('searchId', '=', searchId),
  )
  return row && lookIn(row)
}

function lookIn({
  searchId,
  seed,
  ...row
}: {
  searchId: string
  seed: string
  wanted: string
  people: string
}): Look {
  return {
    ...{ searchId, seed },
    wanted: JSON.parse(row.wanted) as Wanted[],
    people: JSON.parse(row.people) as string[],
  }
}
