import { newestFirst } from '../record/newest-first.ts'
import { sameContent } from '../record/content.ts'
import { unionOf } from '../record/union-of.ts'
import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired, sealField } from '../record/record.ts'
import { MINUTE, type Instant } from '../time.ts'
import { tracks, type Track } from '../kit/challenge.ts'
import { talkTopics } from '../postings/talk-topics.ts'
import { kitCardSchema } from '../kit/kit-card.ts'

const instant = { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 } as const

/** What can be arranged in the room for those who need it (accessibilité de la séance). */
export const accessNeeds = ['step-free', 'seated', 'low-reading', 'hearing', 'vision', 'calm'] as const
export type AccessNeed = (typeof accessNeeds)[number]

/** Why more people are booked than there are seats: always said, never silent. */
export const overcommitReasons = [
  'accessibility-companion',
  'room-enlarged',
  'lost-kiosk',
  'expected-absences',
  'other',
] as const
export type OvercommitReason = (typeof overcommitReasons)[number]

/** Why a session does not take place, said to each person booked. */
export const cancelReasons = [
  'host-absent',
  'employer-absent',
  'too-few',
  'room',
  'weather',
  'other',
] as const
export type CancelReason = (typeof cancelReasons)[number]

/** What happened on the day, told at the host desk, also without network. `undone`: an earlier one was a mistake. */
export const sessionMoments = ['locked', 'observer-arrived', 'started', 'ended', 'closed', 'undone'] as const
export type SessionMoment = (typeof sessionMoments)[number]

/** What an event of the place is about. */
export const eventKinds = [
  'coffee',
  'workshop',
  'meal',
  'job-dating',
  'talk',
  'outing',
  'celebration',
  /** A few people who share a topic sit down together (tables.ts). */
  'table',
  'other',
] as const
export type EventKind = (typeof eventKinds)[number]

/**
 * A challenge (séance de défi) or an event of the place (évènement), at a site and a time, with seats. What is booked,
 * lent, moved and told on the day is the same for both; only a challenge has cards, a track and observers.
 *
 * The plan belongs to the server and carries its own count `planRev`; hosts and employers change it through
 * requests. Only `moments` are written at the host desk: append-only facts that make it run without network.
 */
export const challengeSessionSchema = {
  title: 'challenge session',
  version: 3,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    ...sealField,
    /** Raised by the server at each change of the plan. */
    planRev: { type: 'integer', minimum: 1, maximum: 1_000_000, dataClass: 'site' },
    /** Of a challenge; an event has none. */
    track: { type: 'string', enum: tracks, dataClass: 'public' },
    /** Of a challenge: editions of the kit's cards: pinned, whatever is published later. */
    challengeIds: {
      type: 'array',
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 64 },
      dataClass: 'public',
    },
    /** What makes it an event of the place, without cards; written in French by its hosts. */
    event: {
      type: 'object',
      additionalProperties: false,
      properties: {
        kind: { type: 'string', enum: eventKinds },
        /** What one does there. */
        text: { type: 'string', minLength: 1, maxLength: 600 },
        /** The same in easy French (FALC), where the hosts wrote it. */
        easyText: { type: 'string', maxLength: 600 },
        /** The picture shown, when it is not that of its kind. */
        picture: { type: 'string', enum: eventKinds },
        /** Of a table: what is talked of there; without one its title says it in its own words. */
        topic: { type: 'string', enum: talkTopics },
      },
      required: ['kind', 'text'],
      dataClass: 'public',
    },
    title: { type: 'string', minLength: 1, maxLength: 120, dataClass: 'public' },
    employerId: { type: 'string', maxLength: 40, dataClass: 'public' },
    /** Posts presented there; participants may position on them. */
    offersPresented: {
      type: 'array',
      maxItems: 6,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 64 },
      dataClass: 'public',
    },
    place: { type: 'string', enum: ['site', 'employer', 'outdoors'], dataClass: 'public' },
    /** A room of the site (site.rooms); absent elsewhere. */
    roomId: { type: 'string', maxLength: 40, dataClass: 'public' },
    /** Words for the slip: the room's name, or how to get there. */
    where: { type: 'string', maxLength: 120, dataClass: 'public' },
    startsAt: { ...instant, dataClass: 'public' },
    endsAt: { ...instant, dataClass: 'public' },
    /** Seats promised to people and to kiosks never exceed capacity and the named overcommits. */
    capacity: { type: 'integer', minimum: 1, maximum: 500, dataClass: 'public' },
    /** What the host lowered the capacity to while more is promised: reached as seats come back. */
    wantedCapacity: { type: 'integer', minimum: 1, maximum: 500, dataClass: 'site' },
    /** Seats never lent to a kiosk: for the desk and for those who come without network elsewhere. */
    deskReserve: { type: 'integer', minimum: 0, maximum: 50, dataClass: 'site' },
    overcommits: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64 },
          seats: { type: 'integer', minimum: 1, maximum: 50 },
          reason: { type: 'string', enum: overcommitReasons },
          note: { type: 'string', maxLength: 200 },
          /** The account that decided it. */
          decidedBy: { type: 'string', maxLength: 60 },
          at: instant,
        },
        required: ['id', 'seats', 'reason', 'decidedBy', 'at'],
      },
      dataClass: 'site',
    },
    minimumAge: { type: 'integer', minimum: 10, maximum: 18, dataClass: 'public' },
    access: {
      type: 'array',
      maxItems: 6,
      uniqueItems: true,
      items: { type: 'string', enum: accessNeeds },
      dataClass: 'public',
    },
    materialNote: { type: 'string', maxLength: 300, dataClass: 'site' },
    /** Told beforehand to those who book: what is observed, by whom, what is kept (Code du travail L1221-8). */
    information: { type: 'string', maxLength: 1200, dataClass: 'public' },
    observers: {
      type: 'array',
      maxItems: 6,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 12 },
          name: { type: 'string', minLength: 1, maxLength: 60 },
          organisation: { type: 'string', maxLength: 80 },
          side: { type: 'string', enum: ['host', 'employer'] },
        },
        required: ['id', 'name', 'side'],
      },
      dataClass: 'site',
    },
    /** Scouts only: what was agreed before as "enough"; frozen once the session runs. */
    passRule: { ...kitCardSchema.properties.passRule, dataClass: 'public' },
    conventionRef: { type: 'string', maxLength: 60, dataClass: 'site' },
    conventionEndsOn: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      maxLength: 10,
      dataClass: 'site',
    },
    /** An employer asked for it from its desk; a host validates or declines. */
    proposedAt: { ...instant, dataClass: 'site' },
    validatedAt: { ...instant, dataClass: 'site' },
    declinedAt: { ...instant, dataClass: 'site' },
    declinedBecause: { type: 'string', maxLength: 300, dataClass: 'site' },
    publishedAt: { ...instant, dataClass: 'public' },
    /** What visitors were promised before it changed, the latest last; `planRev`: the last plan that promised it. */
    formerPlans: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          planRev: { type: 'integer', minimum: 1, maximum: 1_000_000 },
          /** When it changed. */
          at: instant,
          challengeIds: {
            type: 'array',
            maxItems: 3,
            items: { type: 'string', minLength: 1, maxLength: 64 },
          },
          startsAt: instant,
          endsAt: instant,
          place: { type: 'string', enum: ['site', 'employer', 'outdoors'] },
          roomId: { type: 'string', maxLength: 40 },
          where: { type: 'string', maxLength: 120 },
          minimumAge: { type: 'integer', minimum: 10, maximum: 18 },
        },
        required: ['planRev', 'at', 'startsAt', 'endsAt', 'place', 'minimumAge'],
      },
      dataClass: 'public',
    },
    cancelledAt: { ...instant, dataClass: 'public' },
    cancelReason: { type: 'string', enum: cancelReasons, dataClass: 'public' },
    cancelNote: { type: 'string', maxLength: 300, dataClass: 'public' },
    moments: {
      type: 'array',
      maxItems: 30,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64 },
          type: { type: 'string', enum: sessionMoments },
          at: instant,
          by: { type: 'string', maxLength: 40 },
          observerId: { type: 'string', maxLength: 12 },
          /** Of `undone`: the moment that did not happen after all. */
          undoes: { type: 'string', maxLength: 64 },
        },
        required: ['id', 'type', 'at', 'by'],
      },
      dataClass: 'site',
    },
  },
  required: [
    ...recordRequired,
    'planRev',
    'title',
    'offersPresented',
    'place',
    'startsAt',
    'endsAt',
    'capacity',
    'deskReserve',
    'overcommits',
    'minimumAge',
    'access',
    'observers',
    'moments',
  ],
} as const

type SessionRecord = ExtractDocumentTypeFromTypedRxJsonSchema<typeof challengeSessionSchema>
type SharedByBoth = Omit<SessionRecord, 'track' | 'challengeIds' | 'event'>

/** A session in which cards of the kit are done. */
export type SessionOfChallenge = SharedByBoth &
  Required<Pick<SessionRecord, 'track' | 'challengeIds'>> & { event?: undefined }
/** An event of the place: what belongs to cards cannot be asked of it. */
export type SessionOfEvent = SharedByBoth & Required<Pick<SessionRecord, 'event'>>

/** Either; code that handles any session must say which one it means before it reads a card or a track. */
export type ChallengeSession = SessionOfChallenge | SessionOfEvent
/** The part of a session that tells which of the two it is. */
export type SessionMatter = Pick<SessionOfChallenge, 'track' | 'event'> | Pick<SessionOfEvent, 'event'>
/** What a session is: a challenge of a track, or an event. */
export type Matter = Track | 'event'
export type Observer = ChallengeSession['observers'][number]

export function isEvent(session: ChallengeSession): session is SessionOfEvent {
  return session.event !== undefined
}

export function isOfChallenge(session: ChallengeSession): session is SessionOfChallenge {
  return session.event === undefined
}

export function matterOf(session: SessionMatter): Matter {
  return session.event === undefined ? session.track : 'event'
}

/** The editions of cards done there: none at an event. */
export function cardsOf(
  session: Pick<SessionOfChallenge, 'challengeIds' | 'event'> | Pick<SessionOfEvent, 'event'>,
): readonly string[] {
  return session.event === undefined ? session.challengeIds : []
}

/** Whether somebody observes and notes: at no event, and at no discovery. */
export function isObserved(matter: Matter): boolean {
  return matter !== 'event' && matter !== 'explorer'
}

export type SessionStatus =
  | 'proposed'
  | 'declined'
  | 'draft'
  | 'open'
  | 'locked'
  | 'running'
  | 'evaluating'
  | 'closed'
  | 'cancelled'

/** New bookings end this long before the start: time to greet those who are booked. */
const BOOKING_ENDS_BEFORE = 15 * MINUTE

/** Where a session stands (états d'une séance), from the plan and what was told on the day. */
export function sessionStatus(
  session: Pick<
    ChallengeSession,
    'moments' | 'cancelledAt' | 'publishedAt' | 'proposedAt' | 'validatedAt' | 'declinedAt'
  >,
): SessionStatus {
  const told = new Set(standingMoments(session).map((moment) => moment.type))
  if (told.has('closed')) return 'closed'
  if (session.cancelledAt !== undefined) return 'cancelled'
  if (told.has('ended')) return 'evaluating'
  if (told.has('started')) return 'running'
  if (session.publishedAt !== undefined) return told.has('locked') ? 'locked' : 'open'
  if (session.declinedAt !== undefined) return 'declined'
  return session.proposedAt !== undefined && session.validatedAt === undefined ? 'proposed' : 'draft'
}

/** What was told and not taken back since. Nothing is ever removed: what was a mistake is said to be one. */
export function standingMoments({ moments }: Pick<ChallengeSession, 'moments'>): ChallengeSession['moments'] {
  const undone = new Set(moments.map(({ undoes }) => undoes))
  return moments.filter(({ id, type }) => type !== 'undone' && !undone.has(id))
}

/** Whether a visitor may still ask for a seat. A locked session keeps its plan, not its door, closed. */
export function takesBookings(session: ChallengeSession, now: Instant): boolean {
  const status = sessionStatus(session)
  return (status === 'open' || status === 'locked') && now < session.startsAt - BOOKING_ENDS_BEFORE
}

/** Two copies of one session: the later plan, and everything that was told on the day. */
export function mergeSessions(a: ChallengeSession, b: ChallengeSession): ChallengeSession {
  const [newer, older] = newestFirst(a, b)
  const plan = older.planRev > newer.planRev ? older : newer
  const { rev, at, by } = newer
  return { ...plan, rev, at, by, moments: unionOf(a.moments, b.moments) }
}

/** Whether two copies say the same but for what was told on the day. */
export function samePlan(a: ChallengeSession, b: ChallengeSession): boolean {
  return sameContent(a, b, ['seal', 'moments'])
}
