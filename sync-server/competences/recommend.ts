import {
  decideRecommendations,
  type RecommendFacts,
  type RecommendRefusal,
  type WitnessWords,
} from '../../domain/competences/recommend.ts'
import { standing } from '../../domain/competences/proofs.ts'
import type { AroundMyPage } from '../../domain/contract/competences.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { sameValue } from '../../domain/record/content.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import { personOf } from '../passes/person.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { isHereToday, pageOfPerson, takeBackFrom, writeOnPage, type PageOfPerson } from './page-of-person.ts'

/** How far back somebody sees what they said, and who read their page. */
const SHOWN = 50

/** Which sentences of a page somebody saw come true, and what they tell of it. */
export interface Said {
  competenceIds: readonly string[]
  told: WitnessWords
}

/**
 * One visitor says what they saw another do; both are here, and both showed their pictures. `visitorOf`: whose page is
 * open beside the author's as it is written; nobody's: `wrong-credentials`.
 */
export async function recommendAsVisitor(
  { store, clock }: ServerParts,
  siteId: SiteId,
  {
    authorId,
    visitorOf,
  }: { authorId: VisitorId; visitorOf: (view: StoreReader) => Promise<VisitorId | null> },
  said: Said,
): Promise<Result<void, RecommendRefusal | 'wrong-credentials'>> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const visitorId = await visitorOf(tx)
    if (visitorId === null) return refuse('wrong-credentials')
    const { ids } = await personOf(tx, siteId, authorId)
    const own = await pageOfPerson(tx, siteId, authorId)
    const author = {
      ...{ by: 'visitor' as const, ids, isHere: await isHereToday(tx, siteId, authorId, now) },
      recommendations: own?.page.recommendations,
    }
    return keepRecommendations(tx, siteId, visitorId, { author, ...said }, now)
  })
}

/** A host says what they saw somebody do who is here, and who lets hosts read their page. */
export async function recommendAsHost(
  { store, clock }: ServerParts,
  siteId: SiteId,
  accountId: string,
  visitorId: VisitorId,
  competenceIds: readonly string[],
): Promise<Result<void, RecommendRefusal | 'not-allowed'>> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    if (!(await pageOfPerson(tx, siteId, visitorId))?.allowsHosts) return refuse('not-allowed')
    const author = { by: 'host' as const, ids: [accountId], isHere: true }
    return keepRecommendations(tx, siteId, visitorId, { author, competenceIds }, now)
  })
}

async function keepRecommendations(
  tx: StoreTransaction,
  siteId: SiteId,
  visitorId: VisitorId,
  asked: Pick<RecommendFacts, 'author' | 'competenceIds' | 'told'>,
  now: Instant,
): Promise<Result<void, RecommendRefusal>> {
  const found = await pageOfPerson(tx, siteId, visitorId)
  const person = found?.person ?? (await personOf(tx, siteId, visitorId))
  const facts = {
    ...asked,
    person: { ids: person.ids, isHere: await isHereToday(tx, siteId, visitorId, now) },
    page: found?.page ?? { competences: [] },
  }
  const decided = decideRecommendations(facts, now, () => freshId('r'))
  if (!decided.ok) return decided
  // Who declared nothing is refused above: there is a page.
  if (!found) return ok(undefined)
  const { fresh, changed } = decided.value
  const renewed = new Map(changed.map((one) => [one.id, one]))
  const [first] = found.records
  for (const record of found.records) {
    const before = record.recommendations ?? []
    const stood = before.map((one) => renewed.get(one.id) ?? one)
    const recommendations = record === first ? [...stood, ...fresh] : stood
    if (!sameValue(recommendations, before)) await writeOnPage(tx, record, { recommendations }, now)
  }
  if (fresh.length === 0) return ok(undefined)
  await tx.run(
    tx.tables
      .insertInto('recommendations')
      .values(fresh.map(({ id, authorId, at }) => ({ id, siteId, authorId, visitorId: first.id, at }))),
  )
  return ok(undefined)
}

/** What somebody said of others and did not take back, and when hosts read their own page; the latest first. */
export async function aroundPageOf(
  { store }: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<AroundMyPage> {
  return store.read(async (view) => {
    const { ids } = await personOf(view, siteId, visitorId)
    const said = await saidOfOthers(view, siteId, ids, SHOWN)
    return { said, readByHosts: await readsOf(view, siteId, ids) }
  })
}

/** What stands of it, the latest first: of which sentence, when, and what they told; never of whom. At most `most`. */
export async function saidOfOthers(
  view: StoreReader,
  siteId: SiteId,
  ids: readonly VisitorId[],
  most?: number,
): Promise<AroundMyPage['said']> {
  const said: AroundMyPage['said'] = []
  for (const { id, visitorId: ofWhom, at } of (await saidBy(view, siteId, ids)).slice(0, most)) {
    const found = await pageOfPerson(view, siteId, ofWhom)
    const one = standing(found?.page.recommendations).find((recommendation) => recommendation.id === id)
    const competence = found?.page.competences.find((declared) => declared.id === one?.competenceId)
    if (!one || !competence) continue
    const { role, fact } = one
    said.push({
      ...{ id, competenceId: competence.id, label: competence.label, at },
      ...(role === undefined ? {} : { role }),
      ...(fact === undefined ? {} : { fact }),
    })
  }
  return said
}

/** Takes back what stands on one's own page, or what one said on somebody else's. */
export async function takeBackAsVisitor(
  { store, clock }: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
  id: string,
): Promise<boolean> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const own = await pageOfPerson(tx, siteId, visitorId)
    if (own && (await takeBackFrom(tx, own, id, now))) return true
    const { ids } = await personOf(tx, siteId, visitorId)
    const said = (await saidBy(tx, siteId, ids)).find((one) => one.id === id)
    const page = said && (await pageOfPerson(tx, siteId, said.visitorId))
    return page ? takeBackFrom(tx, page, id, now) : false
  })
}

/** A host takes back a title that was noted, whoever noted it, and of recommendations their own. */
export async function takeBackAsHost(
  { store, clock }: ServerParts,
  siteId: SiteId,
  accountId: string,
  visitorId: VisitorId,
  id: string,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const page = await pageOfPerson(tx, siteId, visitorId)
    if (!page?.allowsHosts) return false
    const mayTake = (field: string, authorId?: string) => field === 'certificates' || authorId === accountId
    return takeBackFrom(tx, page, id, clock.now(), mayTake)
  })
}

/** The page as a host reads it, which is noted; `null`: there is none that hosts may read. */
export async function readPageAsHost(
  { store, clock }: ServerParts,
  siteId: SiteId,
  accountId: string,
  visitorId: VisitorId,
): Promise<(PageOfPerson & { isHere: boolean }) | null> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const found = await pageOfPerson(tx, siteId, visitorId)
    if (!found?.allowsHosts) return null
    const { mainId } = found.person
    await tx.run(tx.tables.insertInto('pageReads').values({ siteId, visitorId: mainId, accountId, at }))
    return { ...found, isHere: await isHereToday(tx, siteId, visitorId, at) }
  })
}

function saidBy(view: StoreReader, siteId: SiteId, ids: readonly VisitorId[]) {
  return view.all(
    view.tables
      .selectFrom('recommendations')
      .select(['id', 'visitorId', 'at'])
      .where('siteId', '=', siteId)
      .where('authorId', 'in', ids)
      .orderBy('at', 'desc'),
  )
}

async function readsOf(view: StoreReader, siteId: SiteId, ids: readonly VisitorId[]): Promise<Instant[]> {
  const reads = await view.all(
    view.tables
      .selectFrom('pageReads')
      .select('at')
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids)
      .orderBy('at', 'desc')
      .limit(SHOWN),
  )
  return reads.map(({ at }) => at)
}
