import { mergeBookings, bookingSchema, type Booking } from '../seats/booking.ts'
import { challengeSchema, type Challenge } from '../kit/challenge.ts'
import {
  challengeSessionSchema,
  mergeSessions,
  samePlan,
  type ChallengeSession,
} from '../sessions/challenge-session.ts'
import { evaluationSchema, mergeEvaluations, type Evaluation } from '../observation/evaluation.ts'
import { mayWriteVoice } from '../observation/pen.ts'
import { seatLeaseSchema, type SeatLease } from '../seats/seat-lease.ts'
import { mergeProfiles, profileSchema, type CompetenceProfile } from '../competences/profile.ts'
import {
  applicationSchema,
  mergeApplications,
  type Application,
  type ApplicationEventType,
} from '../hiring/application.ts'
import { employerSchema, type Employer } from '../hiring/employer.ts'
import { candidateTells } from '../hiring/history-room.ts'
import { jobOfferSchema, jobOfferStatus, type JobOffer } from '../hiring/job-offer.ts'
import {
  contactRequestSchema,
  mergeContactRequests,
  type ContactRequest,
} from '../postings/contact-request.ts'
import { postingSchema, type Posting } from '../postings/posting.ts'
import type { AnyRecord } from '../record/record.ts'
import { siteSchema, type Site } from '../sites/site.ts'
import { mergeVisits, visitSchema, type Visit } from '../visits/visit.ts'
import { visitorSchema, type Visitor } from '../visits/visitor.ts'
import { mergeFields } from './field-stamps.ts'
import type { DeviceRole, Scope } from './scope.ts'

/**
 * The one table of who holds and who writes what. The server's guard, the devices' replication and the
 * access tests all read it; nothing about access is decided anywhere else.
 */
export interface CollectionRule<T extends AnyRecord, Shared extends boolean = boolean> {
  schema: object
  /** Shared by all sites (partition `*`) instead of belonging to one. */
  shared: Shared
  /** Two copies of one record make one: commutative, idempotent, and the same on every replica. */
  merge: (a: T, b: T) => T
  access: Record<DeviceRole, RoleAccess<T>>
}

export type WriteOperation = 'insert' | 'update' | 'delete'

export interface RoleAccess<T extends AnyRecord> {
  /** To whom of this role a record is visible; `null`: the role never pulls this collection. */
  pull: ((record: T, facts: AudienceFacts) => Audience) | null
  /** The audience is a day, so what the role sees changes by the mere passing of time. */
  dayByDay?: true
  write: readonly WriteOperation[]
  /** Written sealed to the site's key and not kept readable on the device. */
  sealed?: true
  /** Fields this device never receives; a write that leaves them out does not erase them. */
  hides?: (record: T, scope: Scope) => readonly (keyof T & string)[]
  /** A further reason to refuse a write, or `null`. */
  refuses?: (record: T, master: T | undefined, scope: Scope) => WriteRefusal | null
}

/**
 * `all` devices of the role at the site, `none`, or one key that a device must own: its device id, its
 * employer's id, or `day:YYYY-MM-DD` for a kiosk on that day.
 */
export type Audience = string
export interface AudienceFacts {
  /** The employer gave the hosts of the site a mandate that covers this application. */
  isMandated: (application: Application) => boolean
}

/** Why a row can never be accepted from this device. Each is explained to the host beside the kept row. */
export type WriteRefusal =
  | 'invalid' // the record does not have the form of its collection
  | 'forbidden' // this role may not do that to this collection
  | 'foreign-site' // the record belongs to another site
  | 'foreign-employer' // the record belongs to another employer
  | 'forbidden-field' // a field that only the server or a host may set was changed
  | 'forbidden-event' // an event that this role may not tell
  | 'already-applied' // the same person's application to that offer is still alive
  | 'not-your-voice' // of an evaluation: it is another side's to write
  | 'too-many-events' // this side has told all that it may of one record
  | 'frozen' // an attestation was signed on it: take the attestation back first
  | 'slot-taken' // the seat was another person's already: this one waits at the head of the line

export interface RecordTypes {
  sites: Site
  challenges: Challenge
  challengeSessions: ChallengeSession
  seatLeases: SeatLease
  bookings: Booking
  visits: Visit
  visitors: Visitor
  postings: Posting
  contactRequests: ContactRequest
  profiles: CompetenceProfile
  employers: Employer
  jobOffers: JobOffer
  applications: Application
  evaluations: Evaluation
}
export type CollectionName = keyof RecordTypes
/** Those that every site has in common. */
export type SharedCollection = 'challenges' | 'employers'

const everyone = () => 'all'
const own = (record: { employerId?: string }) => record.employerId ?? 'none'
const readOnly = { pull: everyone, write: [] } as const
const nothing = { pull: null, write: [] } as const
const newest = <T extends AnyRecord>(a: T, b: T): T => (a.rev >= b.rev ? a : b)

/** What an employer's card says to its own desk and to hosts only. */
const ofTheEmployer = ['reciprokPreview', 'mandates'] as const
/** What the hosts who work with the employer keep of it. */
const betweenHosts = ['contactName', 'contactPhone', 'contactEmail', 'hostNotes'] as const

const employerTells = new Set<ApplicationEventType>([
  'viewed',
  'info-requested',
  'pursued',
  'refused',
  'hired',
  'candidate-declined',
  'qualified',
  'recommended',
  'answer-withdrawn',
])

/** Events new to the master copy must all be of the kinds this role tells. */
function refusesOtherEvents(allowed: ReadonlySet<ApplicationEventType>) {
  return (record: Application, master: Application | undefined): WriteRefusal | null => {
    const known = new Set(master?.events.map((event) => event.id))
    // An event that carries the server's receipt was accepted once: a device may bring it back.
    const told = record.events.filter((event) => !known.has(event.id) && event.receipt === undefined)
    return told.every((event) => allowed.has(event.type)) ? null : 'forbidden-event'
  }
}

/**
 * Desks never start an application; they bring one back, with the server's receipt on its submission, when
 * the server was restored from a backup that is older than it.
 */
function refusesUnreceivedApplications(
  record: Application,
  master: Application | undefined,
): WriteRefusal | null {
  const wasReceived = record.events.some((event) => event.type === 'submitted' && event.receipt !== undefined)
  if (!master && !wasReceived) return 'forbidden'
  return refusesOtherEvents(employerTells)(record, master)
}

/** A host tells what happened on the day; the plan itself changes at the server. */
function refusesAnotherPlan(
  session: ChallengeSession,
  master: ChallengeSession | undefined,
): WriteRefusal | null {
  // An older plan gives way in the merge; only a plan that the server never made is refused.
  if (!master) return 'forbidden'
  if (session.planRev < master.planRev) return null
  return samePlan(session, master) ? null : 'forbidden-field'
}

/** Each voice has one author: a desk changes no other side's, and the participant's own stays theirs. */
function refusesOtherVoices(
  evaluation: Evaluation,
  master: Evaluation | undefined,
  { role }: Scope,
): WriteRefusal | null {
  if (!mayWriteVoice(role, evaluation)) return 'forbidden'
  const pen = master?.pen
  // An answer is a list of words to which each side only adds; the person may take their words to a kiosk.
  if (pen === undefined || pen.role === role || evaluation.kind === 'answer' || role === 'kiosk') return null
  return 'not-your-voice'
}

export const collections: {
  readonly [C in CollectionName]: CollectionRule<RecordTypes[C], C extends SharedCollection ? true : false>
} = {
  sites: {
    schema: siteSchema,
    shared: false,
    merge: newest,
    access: { kiosk: readOnly, host: readOnly, employer: readOnly },
  },
  challenges: {
    schema: challengeSchema,
    shared: true,
    merge: newest,
    access: { kiosk: readOnly, host: readOnly, employer: readOnly },
  },
  challengeSessions: {
    schema: challengeSessionSchema,
    shared: false,
    merge: mergeSessions,
    access: {
      kiosk: {
        pull: (session) => (session.publishedAt === undefined ? 'none' : 'all'),
        write: [],
        hides: () => ['proposedAt', 'validatedAt', 'declinedAt', 'declinedBecause', 'materialNote'],
      },
      host: { pull: everyone, write: ['update'], refuses: refusesAnotherPlan },
      employer: { pull: own, write: [] },
    },
  },
  seatLeases: {
    schema: seatLeaseSchema,
    shared: false,
    merge: newest,
    access: { kiosk: { pull: (lease) => lease.deviceId, write: [] }, host: readOnly, employer: nothing },
  },
  bookings: {
    schema: bookingSchema,
    shared: false,
    merge: mergeBookings,
    access: {
      kiosk: {
        pull: everyone,
        write: ['insert', 'update'],
        hides: () => ['name', 'sealedName', 'ageBand', 'guardianName'],
        refuses: ({ name, guardianName }) =>
          (name ?? guardianName) === undefined ? null : 'forbidden-field',
      },
      host: { pull: everyone, write: ['insert', 'update'], hides: () => ['sealedName'] },
      employer: { pull: own, write: [], hides: () => ['sealedName', 'ageBand', 'guardianName'] },
    },
  },
  visits: {
    schema: visitSchema,
    shared: false,
    merge: mergeVisits,
    access: {
      kiosk: {
        pull: (visit) => `day:${visit.day}`,
        dayByDay: true,
        write: ['insert', 'update'],
        hides: () => ['name', 'sealedName'],
        refuses: (visit) => (visit.name === undefined ? null : 'forbidden-field'),
      },
      host: { pull: everyone, write: ['insert', 'update'], hides: () => ['sealedName'] },
      employer: nothing,
    },
  },
  visitors: {
    schema: visitorSchema,
    shared: false,
    merge: mergeFields,
    access: { kiosk: nothing, host: { pull: everyone, write: ['insert', 'update'] }, employer: nothing },
  },
  postings: {
    schema: postingSchema,
    shared: false,
    merge: mergeFields,
    access: {
      kiosk: {
        pull: (posting) => (posting.publishedAt === undefined ? 'none' : 'all'),
        write: ['insert'],
        refuses: (posting) => (posting.publishedAt === undefined ? null : 'forbidden-field'),
      },
      host: { pull: everyone, write: ['insert', 'update', 'delete'] },
      employer: { pull: (posting) => (posting.publishedAt === undefined ? 'none' : 'all'), write: [] },
    },
  },
  contactRequests: {
    schema: contactRequestSchema,
    shared: false,
    merge: mergeContactRequests,
    access: {
      kiosk: { pull: null, write: ['insert'], sealed: true },
      host: { pull: everyone, write: ['insert', 'update'] },
      employer: { pull: own, write: ['insert', 'update'] },
    },
  },
  profiles: {
    schema: profileSchema,
    shared: false,
    merge: mergeProfiles,
    access: {
      kiosk: { pull: null, write: ['insert', 'update'], sealed: true },
      host: nothing,
      employer: nothing,
    },
  },
  employers: {
    schema: employerSchema,
    shared: true,
    merge: newest,
    access: {
      kiosk: { ...readOnly, hides: () => [...ofTheEmployer, ...betweenHosts, 'siteIds'] },
      host: {
        ...readOnly,
        hides: ({ siteIds = [] }, scope) => (siteIds.includes(scope.siteId) ? [] : betweenHosts),
      },
      employer: {
        ...readOnly,
        hides: ({ id }, scope) =>
          id === scope.employerId ? ['hostNotes'] : [...ofTheEmployer, ...betweenHosts],
      },
    },
  },
  jobOffers: {
    schema: jobOfferSchema,
    shared: false,
    merge: mergeFields,
    access: {
      kiosk: { pull: (offer) => (jobOfferStatus(offer) === 'open' ? 'all' : 'none'), write: [] },
      host: { pull: everyone, write: ['insert', 'update'] },
      employer: { pull: own, write: ['insert', 'update'] },
    },
  },
  applications: {
    schema: applicationSchema,
    shared: false,
    merge: mergeApplications,
    access: {
      kiosk: {
        pull: null,
        write: ['insert', 'update'],
        sealed: true,
        refuses: refusesOtherEvents(candidateTells),
      },
      host: {
        pull: (application, facts) => (facts.isMandated(application) ? 'all' : 'none'),
        write: ['insert', 'update'],
        refuses: refusesUnreceivedApplications,
      },
      employer: {
        pull: own,
        write: ['insert', 'update'],
        hides: () => ['unverified'],
        refuses: refusesUnreceivedApplications,
      },
    },
  },
  evaluations: {
    schema: evaluationSchema,
    shared: false,
    merge: mergeEvaluations,
    access: {
      // The participant's own words, written at a kiosk: they leave it sealed and are never kept there.
      kiosk: {
        pull: null,
        write: ['insert', 'update'],
        sealed: true,
        refuses: refusesOtherVoices,
      },
      host: { pull: everyone, write: ['insert', 'update'], refuses: refusesOtherVoices },
      employer: {
        pull: own,
        write: ['insert', 'update'],
        refuses: refusesOtherVoices,
      },
    },
  },
}

/** Records that the server alone makes: each carries its seal, so that any device can bring it back. */
const sealedCollections: ReadonlySet<string> = new Set([
  'sites',
  'challenges',
  'challengeSessions',
  'seatLeases',
  'employers',
] satisfies CollectionName[])

export function isSealed(collection: CollectionName): boolean {
  return sealedCollections.has(collection)
}

/** Parents come before what belongs to them. */
export const collectionNames = Object.keys(collections) as CollectionName[]

/** The rule of a collection, for code that handles any of them. */
export function ruleOf(name: CollectionName): CollectionRule<AnyRecord> {
  return collections[name] as unknown as CollectionRule<AnyRecord>
}

export function isCollectionName(name: string): name is CollectionName {
  return Object.hasOwn(collections, name)
}
