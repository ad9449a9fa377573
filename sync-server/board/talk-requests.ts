import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { MOST_TURNS, type ContactRequest } from '../../domain/postings/contact-request.ts'
import { interestStatus } from '../../domain/postings/interest.ts'
import type { TalkTopic } from '../../domain/postings/talk-topics.ts'
import type { Day, Instant } from '../../domain/time.ts'
import { minorStop } from '../../domain/visits/minor-rule.ts'
import { isOpenToTalk, mayBeShown } from '../../domain/visits/open-to-talk.ts'
import { minorOfPerson } from '../passes/minor-of-person.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import type { StoreReader } from '../store/store.ts'
import { isCounted } from './counted-interests.ts'

/** Of what a person likes to talk today, as long as they are here; empty: they did not say so, or took it back. */
export async function openTopicsOf(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
  today: Day,
): Promise<ReadonlySet<TalkTopic>> {
  const visits = await recordsOfPerson(view, siteId, 'visits', visitorId)
  return new Set(visits.filter((visit) => isOpenToTalk(visit, today)).flatMap(({ openTo = [] }) => openTo))
}

/**
 * Who would like to talk with this person of something of which they said that they like to today: each who asks once,
 * the longest waiting first. Not who they would rather not.
 */
export async function talkRequestsFor(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
  { today, now }: { today: Day; now: Instant },
): Promise<ContactRequest[]> {
  const topics = await openTopicsOf(view, siteId, visitorId, today)
  if (topics.size === 0 || !(await mayMeet(view, siteId, visitorId, now))) return []
  const { ids } = await personOf(view, siteId, visitorId)
  const all = await view.records('contactRequests', { siteId })
  const asked: ContactRequest[] = []
  for (const request of all) {
    if (request.topic === undefined || !topics.has(request.topic) || isAskedEnough(request)) continue
    if (interestStatus(request, now) !== 'waiting' || ids.includes(request.visitorId)) continue
    if (hasPassed(request, ids) || !(await isCounted(view, request, now))) continue
    asked.push(request)
  }
  return asked.sort((a, b) => a.events[0]!.at - b.events[0]!.at || (a.id < b.id ? -1 : 1))
}

/** The wishes to talk to which this person said yes. */
export async function talksOf(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<ContactRequest[]> {
  const all: ContactRequest[] = []
  for (const withId of (await personOf(view, siteId, visitorId)).ids)
    all.push(...(await view.records('contactRequests', { siteId, withId })))
  return all
}

/** So many would rather not that nobody else is asked: it waits in silence, as where nobody comes. */
function isAskedEnough({ events }: ContactRequest): boolean {
  return events.length >= MOST_TURNS
}

/** Somebody under 16 meets whom they do not know once a parent agreed. */
export async function mayMeet(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
  now: Instant,
): Promise<boolean> {
  return minorStop('meet', await minorOfPerson(view, siteId, visitorId, now)) === null
}

function hasPassed({ events }: ContactRequest, ids: readonly VisitorId[]): boolean {
  return events.some(({ type, ofId }) => type === 'passed' && ofId !== undefined && ids.includes(ofId))
}

/** Who is here and said that they like to talk today, each person once under their main entry, and of what. */
export async function openPeopleAt(
  view: StoreReader,
  siteId: SiteId,
  { today, now }: { today: Day; now: Instant },
): Promise<{ people: Map<VisitorId, ReadonlySet<TalkTopic>>; mayBeShown: boolean }> {
  const visits = await view.records('visits', { siteId, askedBy: today })
  const mains = new Map<VisitorId, VisitorId>()
  for (const { visitorId } of visits) {
    if (visitorId === undefined || mains.has(visitorId)) continue
    mains.set(visitorId, (await personOf(view, siteId, visitorId)).mainId)
  }
  const whoIs = (id: VisitorId) => mains.get(id) ?? id
  const people = new Map<VisitorId, ReadonlySet<TalkTopic>>()
  for (const visit of visits) {
    if (visit.visitorId === undefined || !isOpenToTalk(visit, today)) continue
    const main = whoIs(visit.visitorId)
    if (!people.has(main) && !(await mayMeet(view, siteId, main, now))) continue
    people.set(main, new Set([...(people.get(main) ?? []), ...(visit.openTo ?? [])]))
  }
  return { people, mayBeShown: mayBeShown(visits, whoIs) }
}

/** Who of them could answer this request. */
export async function whoCouldTalk(
  view: StoreReader,
  request: ContactRequest,
  people: ReadonlyMap<VisitorId, ReadonlySet<TalkTopic>>,
): Promise<VisitorId[]> {
  const { topic, siteId } = request
  if (topic === undefined || isAskedEnough(request)) return []
  const asker = await personOf(view, siteId, request.visitorId)
  const could: VisitorId[] = []
  for (const [id, topics] of people) {
    if (!topics.has(topic) || id === asker.mainId) continue
    if (!hasPassed(request, (await personOf(view, siteId, id)).ids)) could.push(id)
  }
  return could
}
