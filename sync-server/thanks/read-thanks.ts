import { standing } from '../../domain/competences/proofs.ts'
import type { MyThanks, ReceivedThanks } from '../../domain/contract/thanks.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { pointedAt, type SkillWords } from '../../domain/thanks/pointed-at.ts'
import { asReadByAuthor, standsAsSaid } from '../../domain/thanks/thanks.ts'
import { pageOfPerson } from '../competences/page-of-person.ts'
import { personOf } from '../passes/person.ts'
import type { SkillNames } from '../search/invitations.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { metBy, type Met } from './met.ts'
import { lifeSentence } from './life-sentences.ts'
import { competenceIn, rowsOf, type ThanksRow } from './thanks-rows.ts'

/** Whom somebody may thank, what others thank them for, and what they said themselves, each the latest first. */
export function thanksOfVisitor(
  { store, clock }: ServerParts,
  skillNames: SkillNames,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<MyThanks> {
  return store.read(async (view) => {
    const now = clock.now()
    const { ids } = await personOf(view, siteId, visitorId)
    const said = await rowsOf(view, siteId, 'authorId', ids)
    const thanked = new Set(said.filter(({ state }) => standsAsSaid(state)).map(({ about }) => about))
    const met = (await metBy(view, siteId, visitorId, now)).filter(({ about }) => !thanked.has(about))
    return {
      toThank: await Promise.all(met.map((one) => toThank(view, siteId, one, skillNames))),
      received: await receivedBy(view, siteId, visitorId),
      said: await Promise.all(
        said.flatMap((row) => {
          const state = asReadByAuthor(row.state)
          if (state === null) return []
          return [saidTold(view, row).then((told) => ({ ...told, name: row.visitorName, state }))]
        }),
      ),
    }
  })
}

/** How many of them the person has not read an answer into yet. */
export async function thanksWaitingFor(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<number> {
  const { ids } = await personOf(view, siteId, visitorId)
  const told = await rowsOf(view, siteId, 'visitorId', ids)
  return told.filter(({ state, authorId }) => state === 'told' && !ids.includes(authorId)).length
}

async function toThank(view: StoreReader, siteId: SiteId, met: Met, skillNames: SkillNames) {
  const { about, otherName: name, at, forKind, matter } = met
  const hasPage = (await pageOfPerson(view, siteId, met.otherId)) !== null
  const competences = hasPage ? pointedAt(matter, wordsOf(skillNames)) : []
  return {
    ...{ about, name, at, forKind, ...matterTold(matter.talkTopic, matter.card?.title ?? titleOf(matter)) },
    competences: competences.map(({ id, label }) => ({ id, label })),
  }
}

async function receivedBy(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<ReceivedThanks[]> {
  const { ids } = await personOf(view, siteId, visitorId)
  const rows = (await rowsOf(view, siteId, 'visitorId', ids)).filter(
    ({ state, authorId }) => (state === 'told' || state === 'kept') && !ids.includes(authorId),
  )
  const page = (await pageOfPerson(view, siteId, visitorId))?.page
  const stands = new Set(standing(page?.recommendations).map(({ id }) => id))
  return Promise.all(
    rows.map(async (row) => ({
      ...(await saidTold(view, row)),
      ...{ name: row.authorName, kept: row.state === 'kept' },
      recommended: row.recommendationId !== null && stands.has(row.recommendationId),
    })),
  )
}

async function saidTold(view: StoreReader, row: ThanksRow) {
  const { thanksId: id, at, forKind, ready, line, topic, about, siteId } = row
  const request = await view.record('contactRequests', about, siteId)
  const card = request?.postingId && (await view.record('postings', request.postingId, siteId))
  const competence = competenceIn(row)
  return {
    ...{ id, at, forKind, ...matterTold(topic ?? undefined, card ? card.title : undefined) },
    ...(ready === null ? {} : { ready }),
    ...(line === null ? {} : { line }),
    ...(competence ? { competence: { id: competence.id, label: competence.label } } : {}),
  }
}

const titleOf = ({ talkTopic, tableTitle }: Met['matter']) => (talkTopic ? undefined : tableTitle)

function matterTold(topic: ThanksRow['topic'] | undefined, title: string | undefined) {
  return { ...(topic ? { topic } : {}), ...(title === undefined ? {} : { title }) }
}

/** What skills are called on pages, and what sentences declare there. */
export const wordsOf = (skillNames: SkillNames): SkillWords => ({
  skillName: (key) => skillNames(key)?.fr,
  sentence: lifeSentence,
})
