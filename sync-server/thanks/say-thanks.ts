import type { Declarable } from '../../domain/competences/declare.ts'
import { decideRecommendations } from '../../domain/competences/recommend.ts'
import type { ThanksForm, ThanksRefusal } from '../../domain/contract/thanks.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { pointedAt } from '../../domain/thanks/pointed-at.ts'
import { praisesAt, readLine, standsAsSaid } from '../../domain/thanks/thanks.ts'
import type { Instant } from '../../domain/time.ts'
import { isHereToday, pageOfPerson } from '../competences/page-of-person.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { personOf } from '../passes/person.ts'
import type { SkillNames } from '../search/invitations.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { metBy, type Met } from './met.ts'
import { wordsOf } from './read-thanks.ts'
import { rowsOf } from './thanks-rows.ts'

/**
 * Somebody thanks whom they met. A ready sentence may be read at once; a line waits for a host. A competence goes along
 * where the other has a page, and by the rules of recommending as they are known now: they are asked again as it is kept.
 */
export function sayThanks(
  { store, clock }: ServerParts,
  skillNames: SkillNames,
  siteId: SiteId,
  authorId: VisitorId,
  { about, ready, line, competenceId }: Omit<ThanksForm, 'requestId'>,
  request: MakingRequest | undefined,
): Promise<Result<{ state: 'waiting' | 'told' }, ThanksRefusal | 'request-reused'>> {
  const now = clock.now()
  const state = line === undefined ? ('told' as const) : ('waiting' as const)
  return store.transaction(async (tx) => {
    const made = await madeBefore(tx, request)
    if (!made.ok) return made
    if (made.value !== undefined) return ok({ state })
    if ((ready === undefined) === (line === undefined)) return refuse('words-needed')
    const read = readLine(line ?? '')
    if (!read.ok) return read
    if (line !== undefined && read.value === '') return refuse('words-needed')
    const met = (await metBy(tx, siteId, authorId, now)).find((one) => one.about === about)
    if (!met) return refuse('gone')
    const { ids, mainId } = await personOf(tx, siteId, authorId)
    const said = await rowsOf(tx, siteId, 'authorId', ids)
    if (said.some((row) => row.about === about && standsAsSaid(row.state))) return refuse('said')
    const found = await competenceFor(tx, skillNames, siteId, { authorId, ids, met, competenceId }, now)
    if (!found.ok) return found
    const thanksId = freshId('t')
    const theirs = await personOf(tx, siteId, met.otherId)
    await tx.run(
      tx.tables.insertInto('thanks').values({
        ...{ thanksId, siteId, authorId: mainId, visitorId: theirs.mainId, about, forKind: met.forKind },
        ...{ topic: met.matter.talkTopic ?? null, authorName: met.ownName, visitorName: met.otherName },
        ...{ ready: ready ?? null, line: line === undefined ? null : read.value },
        ...{ competenceId: found.value?.id ?? null },
        ...{ competence: found.value ? JSON.stringify(found.value) : null, recommendationId: null },
        ...{ state, at: now, toldAt: state === 'told' ? now : null, readBy: null, answeredAt: null },
      }),
    )
    await noteMade(tx, request, thanksId)
    return ok({ state })
  })
}

/** What goes along, if anything does. */
async function competenceFor(
  view: StoreReader,
  skillNames: SkillNames,
  siteId: SiteId,
  {
    authorId,
    ids,
    met,
    competenceId,
  }: { authorId: VisitorId; ids: readonly VisitorId[]; met: Met; competenceId: string | undefined },
  now: Instant,
): Promise<Result<Declarable | null, 'competence-gone' | 'reciprocal' | 'author-away'>> {
  if (competenceId === undefined) return ok(null)
  const page = await pageOfPerson(view, siteId, met.otherId)
  const competence = pointedAt(met.matter, wordsOf(skillNames)).find(({ id }) => id === competenceId)
  if (!page || !competence) return refuse('competence-gone')
  if (!(await isHereToday(view, siteId, authorId, now))) return refuse('author-away')
  const theirs = page.person.ids
  const praised = (await rowsOf(view, siteId, 'visitorId', ids)).some(
    (row) => theirs.includes(row.authorId) && praisesAt(row, now),
  )
  const own = await pageOfPerson(view, siteId, authorId)
  // Whether the page takes it is asked as it is kept: the other may be away now, and is told nothing of it.
  const asked = { competences: [{ ...competence, addedAt: '' }] }
  const author = { by: 'visitor' as const, ids, isHere: true, recommendations: own?.page.recommendations }
  const facts = { author, person: { ids: theirs, isHere: true }, page: asked, competenceIds: [competenceId] }
  const decided = decideRecommendations(facts, now, () => '')
  return praised || !decided.ok ? refuse('reciprocal') : ok(competence)
}
