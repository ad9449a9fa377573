import { readFileSync } from 'node:fs'
import { challengeId } from '../../domain/kit/challenge.ts'
import type { KitCard } from '../../domain/kit/kit-card.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import type { Mandate } from '../../domain/hiring/mandate.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY, HOUR, type Instant } from '../../domain/time.ts'
import type { Thing } from '../../domain/places/thing.ts'
import type { Room } from '../../domain/sites/site.ts'
import type { Random } from './random.ts'

/** The only site of a story. */
export const siteId = 'brest'

/** The content of a record, before the server writes it. */
type Content<T> = T extends unknown ? Omit<T, 'siteId' | 'rev' | 'at' | 'by'> : never

const card = JSON.parse(
  readFileSync(new URL('../../resources/kit/A01.json', import.meta.url), 'utf8'),
) as KitCard

/** The one card of the kit that the sessions of a story show. */
export const shownCard = {
  id: challengeId(card.id, card.edition),
  siteId: SHARED_PARTITION,
  cardId: card.id,
  edition: card.edition,
  track: card.track,
  card,
}

export function mandateOf(employerId: string, givenAt: Instant): Mandate {
  return { siteId, scope: 'all', givenAt, accountId: `a-${employerId}`, givenBy: 'Anne' }
}

export function offerOf(employerId: string, rank: number, now: Instant): Content<JobOffer> {
  const stamp = nextRevision(undefined, now, 'server')
  return {
    id: `${employerId}-offer-${rank}`,
    employerId,
    title: `Offer ${rank}`,
    contract: 'permanent',
    seats: 1,
    criteria: [],
    publishedAt: now,
    stamps: { title: stamp, publishedAt: stamp },
  }
}

/** A session that visitors see and book, on this day or in a few: every third one is an event of the place. */
export function sessionOf(rank: number, random: Random, now: Instant): Content<ChallengeSession> {
  const startsAt = now + random.pick([10 * HOUR, 3 * DAY, 10 * DAY])
  return {
    id: `session-${rank}`,
    planRev: 1,
    ...(rank % 3 === 2
      ? { event: { kind: 'coffee', text: 'Coffee for everybody.' }, title: 'Coffee' }
      : { track: card.track, challengeIds: [shownCard.id], title: 'Twenty customers' }),
    offersPresented: [],
    place: 'outdoors',
    where: 'The market hall',
    information: 'What is observed',
    startsAt,
    endsAt: startsAt + 3 * HOUR,
    capacity: random.int(2, card.seats.max),
    deskReserve: random.int(0, 1),
    overcommits: [],
    minimumAge: 16,
    access: [],
    observers: [{ id: 'o1', name: 'Bruno', side: 'employer' }],
    moments: [],
    publishedAt: now,
  }
}

const thing = { opensAt: '09:00', closesAt: '18:00', slotMinutes: 60, longestDays: 3 } as const
/** Where sessions take place too. */
export const room: Room = { id: 'large-room', name: 'The large room', capacity: 20, stepFree: true }
/** What visitors book and borrow: two desks, and a drill of which there is one. */
export const things: Thing[] = [
  { id: 'desk', kind: 'desk', way: 'slot', name: 'Desk', picture: 'computer', count: 2, ...thing },
  { id: 'drill', kind: 'tool', way: 'loan', name: 'Drill', picture: 'hammer', count: 1, ...thing },
]
/** The room, for themselves. */
export const roomToBook: Thing = {
  ...{ id: 'room', kind: 'room', way: 'slot', name: 'Room', picture: 'meeting', count: 1 },
  ...{ ...thing, roomId: room.id },
}
