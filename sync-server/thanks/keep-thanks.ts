import { MOST_COMPETENCES, type Declarable } from '../../domain/competences/declare.ts'
import { declaredOf, type CompetenceProfile } from '../../domain/competences/profile.ts'
import { standing } from '../../domain/competences/proofs.ts'
import { decideRecommendations, type Recommended } from '../../domain/competences/recommend.ts'
import type { ThanksKept } from '../../domain/contract/thanks.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { byServer, revised, stamped } from '../../domain/record/write.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import { isHereToday, pageOfPerson, takeBackFrom, type PageOfPerson } from '../competences/page-of-person.ts'
import { personOf } from '../passes/person.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { changeThanks, competenceIn, rowOf, type ThanksRow } from './thanks-rows.ts'

/**
 * The thanked person keeps the words, and with them a competence on their page, said by themselves and recommended; or
 * drops them. `gone`: there are none that they could read. Answered twice it is answered once; what was kept may still be
 * dropped, and with it what was recommended.
 */
export function answerThanks(
  { store, clock }: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
  { id, keep }: { id: string; keep: boolean },
): Promise<Result<ThanksKept, 'gone' | 'person-away'>> {
  const now = clock.now()
  return store.transaction(async (tx): Promise<Result<ThanksKept, 'gone' | 'person-away'>> => {
    const row = await rowOf(tx, siteId, id)
    const { ids } = await personOf(tx, siteId, visitorId)
    if (!row || !ids.includes(row.visitorId) || (row.state !== 'told' && row.state !== 'kept'))
      return refuse('gone')
    if (row.state === 'kept' && keep) return ok({ recommended: row.recommendationId !== null })
    if (!keep) {
      await takeRecommendationBack(tx, row, now)
      await changeThanks(tx, id, { state: 'dropped', answeredAt: now })
      return ok({ recommended: false })
    }
    const kept = await recommendWith(tx, row, now)
    if (!kept.ok && kept.reason === 'person-away') return refuse('person-away')
    const recommendationId = kept.ok ? kept.value : null
    await changeThanks(tx, id, { state: 'kept', answeredAt: now, recommendationId })
    const because = kept.ok ? {} : { because: kept.reason as NonNullable<ThanksKept['because']> }
    return ok({ recommended: recommendationId !== null, ...because })
  })
}

/** Writes what was said with thanks on the page of whoever keeps it, as of when it was said; `null`: nothing was. */
async function recommendWith(
  tx: StoreTransaction,
  row: ThanksRow,
  now: Instant,
): Promise<Result<string | null, 'no-page' | 'reciprocal' | 'full' | 'person-away'>> {
  const { siteId, authorId, visitorId, at, line } = row
  const competence = competenceIn(row)
  if (!competence) return ok(null)
  const found = await pageOfPerson(tx, siteId, visitorId)
  if (!found) return refuse('no-page')
  const author = await personOf(tx, siteId, authorId)
  const isHere = await isHereToday(tx, siteId, visitorId, now)
  const [first] = found.records
  const declared = declaredOf(found.page).some(({ id }) => id === competence.id)
  const page = declared ? first : declaring(first, competence, now)
  const decided = decideRecommendations(
    {
      // They were here as they said it.
      author: {
        ...{ by: 'visitor', ids: author.ids, isHere: true },
        recommendations: (await pageOfPerson(tx, siteId, authorId))?.page.recommendations,
      },
      person: { ids: found.person.ids, isHere },
      page: declared ? found.page : { ...found.page, competences: page.competences },
      competenceIds: [competence.id],
      told: { role: 'here', ...(line === null ? {} : { fact: line }) },
    },
    at,
    () => freshId('r'),
  )
  if (!decided.ok) {
    if (decided.reason === 'person-away' || decided.reason === 'reciprocal') return refuse(decided.reason)
    return refuse('full')
  }
  if (page.competences.length > MOST_COMPETENCES) return refuse('full')
  const { fresh, changed } = decided.value
  const said = fresh[0] ?? changed[0]
  if (said === undefined) return ok(await standingOf(found, author.ids, competence.id))
  await writeRecommendations(tx, found, page, decided.value, now)
  if (fresh.length > 0)
    await tx.run(
      tx.tables
        .insertInto('recommendations')
        .values(fresh.map((one) => ({ id: one.id, siteId, authorId, visitorId: first.id, at: one.at }))),
    )
  return ok(fresh[0]?.id ?? said.id)
}

/** What the author recommends already stands as it is. */
async function standingOf(
  { page }: PageOfPerson,
  authorIds: readonly VisitorId[],
  competenceId: string,
): Promise<string | null> {
  const own = standing(page.recommendations).find(
    (one) => one.competenceId === competenceId && authorIds.includes(one.authorId),
  )
  return own?.id ?? null
}

async function writeRecommendations(
  tx: StoreTransaction,
  { records }: PageOfPerson,
  withCompetence: CompetenceProfile,
  { fresh, changed }: Recommended,
  now: Instant,
): Promise<void> {
  const renewed = new Map(changed.map((one) => [one.id, one]))
  for (const [index, record] of records.entries()) {
    const stood = (record.recommendations ?? []).map((one) => renewed.get(one.id) ?? one)
    const isFirst = index === 0
    if (!isFirst && !stood.some(({ id }) => renewed.has(id))) continue
    const recommendations = isFirst ? [...stood, ...fresh] : stood
    const { competences } = isFirst ? withCompetence : record
    await keepRecord(tx, 'profiles', revised(record, byServer(now), { recommendations, competences }))
  }
}

/** Whoever keeps it says so of themselves; how they do it is theirs to add. */
function declaring(page: CompetenceProfile, what: Declarable, now: Instant): CompetenceProfile {
  const others = page.competences.filter(({ id }) => id !== what.id)
  const addedAt = stamped(page.rev, byServer(now)).rev
  return { ...page, competences: [...others, { ...what, addedAt }] }
}

/** Its author takes it back, whatever became of it. `false`: it is not theirs. */
export function takeThanksBack(
  { store, clock }: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
  id: string,
): Promise<boolean> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const row = await rowOf(tx, siteId, id)
    const { ids } = await personOf(tx, siteId, visitorId)
    if (!row || !ids.includes(row.authorId)) return false
    if (row.state === 'withdrawn') return true
    await takeRecommendationBack(tx, row, now)
    await changeThanks(tx, id, { state: 'withdrawn', line: null, answeredAt: now })
    return true
  })
}

async function takeRecommendationBack(
  tx: StoreTransaction,
  { siteId, visitorId, recommendationId }: ThanksRow,
  now: Instant,
): Promise<void> {
  const page = recommendationId === null ? null : await pageOfPerson(tx, siteId, visitorId)
  if (page && recommendationId !== null) await takeBackFrom(tx, page, recommendationId, now)
}
