import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { interestStatus } from '../../domain/postings/interest.ts'
import { postingState } from '../../domain/postings/posting-state.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import { isTable } from '../../domain/sessions/tables.ts'
import { sessionStatus } from '../../domain/sessions/challenge-session.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { THANKED_WITHIN, type ThankedFor } from '../../domain/thanks/thanks.ts'
import type { About } from '../../domain/thanks/pointed-at.ts'
import type { Day, Instant } from '../../domain/time.ts'
import { postingsOfPerson } from '../board/postings-of-person.ts'
import { talksOf } from '../board/talk-requests.ts'
import { hashToken } from '../secrets.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import { seatedAt } from '../tables/tables.ts'
import { dayOfSite } from '../sites/site-day.ts'
import type { StoreReader } from '../store/store.ts'

/** Two people who met, as one of them knows the other. */
export interface Met {
  about: string
  forKind: ThankedFor
  otherId: VisitorId
  /** By which the other let themselves be called, and the one who asks. */
  otherName: string
  ownName: string
  /** When they were brought together, or the help was over. */
  at: Instant
  matter: About
}

/**
 * Whom a person met, or helped each other with, lately: both said yes and a host brought them together, or whoever wrote
 * the card says that it is done. Nobody of a card of the place: there it is hosts who answered.
 */
export async function metBy(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
  now: Instant,
): Promise<Met[]> {
  const { ids } = await personOf(view, siteId, visitorId)
  const today = await dayOfSite(view, siteId, now)
  const all = new Map<string, Met>()
  const note = (met: Met | null) => {
    if (met && !ids.includes(met.otherId) && met.at > now - THANKED_WITHIN) all.set(met.about, met)
  }
  for (const request of await recordsOfPerson(view, siteId, 'contactRequests', visitorId)) {
    const posting = await cardOf(view, request)
    const otherId = request.withId ?? posting?.authorId
    if (otherId !== undefined) note(metIn(request, posting, { otherId, asked: true, today, now }))
  }
  for (const posting of await postingsOfPerson(view, siteId, visitorId))
    for (const request of await view.records('contactRequests', { siteId, postingId: posting.id }))
      note(metIn(request, posting, { otherId: request.visitorId, asked: false, today, now }))
  for (const request of await talksOf(view, siteId, visitorId))
    note(metIn(request, undefined, { otherId: request.visitorId, asked: false, today, now }))
  for (const met of await tableMatesOf(view, siteId, visitorId, now)) note(met)
  return [...all.values()].sort((a, b) => b.at - a.at || (a.about < b.about ? -1 : 1))
}

async function cardOf(
  view: StoreReader,
  { postingId, siteId }: ContactRequest,
): Promise<Posting | undefined> {
  return postingId === undefined ? undefined : view.record('postings', postingId, siteId)
}

/** `asked`: the person is the one who was interested. `null`: they did not meet, and nothing is over. */
function metIn(
  request: ContactRequest,
  posting: Posting | undefined,
  { otherId, asked, today, now }: { otherId: VisitorId; asked: boolean; today: Day; now: Instant },
): Met | null {
  const status = interestStatus(request, now)
  const yes = request.events.find(({ type }) => type === 'accepted')
  if (!yes || (status !== 'accepted' && status !== 'introduced')) return null
  const introduced = request.events.findLast(({ type }) => type === 'introduced')
  const state = posting && postingState(posting, today)
  const endedAt = state?.is === 'ended' ? state.at : undefined
  const isMeeting = status === 'introduced'
  const at = isMeeting ? introduced!.at : endedAt
  if (at === undefined) return null
  const [author, interested] = [yes.name ?? '', request.name ?? '']
  return {
    ...{ about: request.id, forKind: isMeeting && endedAt === undefined ? 'meeting' : 'help', otherId, at },
    ...(asked ? { otherName: author, ownName: interested } : { otherName: interested, ownName: author }),
    matter: {
      talkTopic: request.topic,
      ...(posting ? { card: { title: posting.title, topic: posting.topic, wanted: posting.wanted } } : {}),
    },
  }
}

/**
 * Who sat at a small table with the person, once it is over and of those who agreed to be called by their name there, as
 * the person did. Whoever a host saw missing did not sit there.
 */
async function tableMatesOf(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
  now: Instant,
): Promise<Met[]> {
  const { mainId } = await personOf(view, siteId, visitorId)
  const all: Met[] = []
  for (const booking of await recordsOfPerson(view, siteId, 'bookings', visitorId)) {
    if (!cameTo(booking)) continue
    const table = await view.record('challengeSessions', booking.sessionId, siteId)
    if (!table || !isTable(table) || table.endsAt > now || sessionStatus(table) === 'cancelled') continue
    const seated = await seatedAt(view, table, cameTo)
    const own = seated.find((one) => one.visitorId === mainId)
    if (own?.name === undefined) continue
    for (const other of seated) {
      if (other === own || other.name === undefined) continue
      all.push({
        // One table is several people: each is thanked apart.
        about: `${table.id}.${hashToken(`${table.id} ${other.visitorId}`).slice(0, 24)}`.slice(0, 64),
        ...{ forKind: 'table', otherId: other.visitorId, otherName: other.name, ownName: own.name },
        at: table.endsAt,
        matter: { talkTopic: table.event.topic, tableTitle: table.title },
      })
    }
  }
  return all
}

function cameTo(booking: Booking): boolean {
  const status = bookingStatus(booking)
  return status === 'attended' || status === 'confirmed'
}
