import type { Application } from '../hiring/application.ts'
import { newestFirst } from '../record/newest-first.ts'
import type { AnyRecord } from '../record/record.ts'
import { DAY } from '../time.ts'
import type { DeviceRole, Scope } from './scope.ts'

/** What the whole project knows of one collection: its line in the table of `collections.ts`. */
export interface CollectionRule<
  T extends AnyRecord,
  Shared extends boolean = boolean,
  Left extends Erasure = Exclude<Erasure, 'in-part'>,
> {
  schema: object
  /** Shared by all sites (partition `*`) instead of belonging to one. */
  shared: Shared
  /**
   * Who makes its records. What the server alone makes carries its seal, so that any device can bring it back to a
   * server that was restored.
   */
  madeBy: 'server' | 'devices'
  /** Of a sealed record: what devices add to it, which the seal does not cover. */
  unsealed?: readonly (keyof T & string)[]
  /** It names nobody: a desk may hold it before somebody has signed in there. */
  beforeSignIn?: true
  /** What people of an employer who only observe at challenge sessions may do with it; without this: nothing. */
  forObservers?: 'read' | 'write'
  /** Two copies of one record make one: commutative, idempotent, and the same on every replica. */
  merge: (a: T, b: T) => T
  /** Two records under one id that are not two copies of one: they are never merged. Absent: there are none. */
  isAnother?: (a: T, b: T) => boolean
  /** How a record of each version of the schema becomes one of the next: as many steps as versions before this one. */
  upgrades: readonly Upgrade[]
  erasure: Left
  access: Record<DeviceRole, RoleAccess<T>>
}

/**
 * What an erasure leaves of a record about the person: nothing (`goes`), or what the server says beside it (`in-part`, in
 * `erase-person.ts`, which does not compile without). `names-nobody`: no record of it is about a visitor.
 */
export type Erasure = 'names-nobody' | 'goes' | 'in-part'

/** A record as an older application kept it, as the next version has it. */
export type Upgrade = (record: object) => object

/** A version that only added fields. */
export const addedFields: Upgrade = (record) => record

export type WriteOperation = 'insert' | 'update' | 'delete'

/**
 * What a device keeps of what it may hold: `all`, the records of its site's `today`, what belongs to sessions
 * `to-come` (and a while longer, see `keptAfter`), or what is recent. What is older is put away on the device and stays
 * at the server.
 */
export type HeldWindow<T extends AnyRecord> = 'all' | 'today' | 'to-come' | RecentWindow<T>

/**
 * What waits for somebody, whatever its age, and what happened or changed within so many days: see `held-window.ts`. The
 * server leaves out what is older, and a device that holds it asks for it (`older.ts` of the contract).
 */
export interface RecentWindow<T extends AnyRecord> {
  /** At least as long as backups are kept: a restored server gets back what it lost from who holds it. */
  days: number
  /** The days, moments and events of the record of which the latest counts. */
  since: readonly (keyof T & string)[]
  /** The field by which hosts ask the server for what is older. */
  askedBy: keyof T & string
  /** Somebody still has something to do with it. */
  waits: (record: T) => boolean
}

/** A quarter, in days: longer than any backup is kept, and than people remember on which day they came. */
export const A_QUARTER = 92

/** How long what belongs to a session is kept once it is over. */
export const keptAfter = {
  /** A session ended. */
  end: DAY,
  /** It was asked for, and its session is unknown here: withdrawn, or put away before. */
  askedFor: 35 * DAY,
} as const

export interface RoleAccess<T extends AnyRecord> {
  /** To whom of this role a record is visible; `null`: the role never pulls this collection. */
  pull: ((record: T, facts: ViewerFacts) => ViewerKey) | null
  /** What its screens hold, at most twelve collections a role; without this: nothing, even if it may. */
  holds?: HeldWindow<T>
  /** The viewer key is a day, so what the role sees changes by the mere passing of time. */
  dayByDay?: true
  write: readonly WriteOperation[]
  /** Written sealed to the site's key and not kept readable on the device. */
  sealed?: true
  /** Of records that are lists of events: the kinds that this role tells; without this: nothing is held to a kind. */
  tells?: ReadonlySet<EventTypeOf<T>>
  /** Fields this device never receives; a write that leaves them out does not erase them. */
  hides?: (record: T, scope: Scope) => readonly (keyof T & string)[]
  /** A further reason to refuse a write, or `null`. */
  refuses?: (record: T, master: T | undefined, scope: Scope) => WriteRefusal | null
}

type EventTypeOf<T> = T extends { events: readonly { type: infer Type }[] } ? Type : never

/**
 * By which key a record is visible: `all` devices of the role at the site, `none`, or one key that a device must own: its
 * device id, its employer's id, or `day:YYYY-MM-DD` for a kiosk on that day.
 */
export type ViewerKey = string
export interface ViewerFacts {
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
  | 'too-many-postings' // as many cards of this person stand or wait as one may have
  | 'own-posting' // nobody is interested in their own card, or reports it
  | 'guardian-needed' // somebody under 18 may not do it before a parent or guardian agreed
  | 'too-young' // nobody of that age may do it, whoever agrees
  | 'own-act' // its person does it alone, and a host helped as it was written
  | 'erased' // it is about somebody who had all that is theirs erased: nothing of it is kept
  | 'protected-words' // its words touch what the law protects: the field named must be written otherwise
  | 'slot-taken' // the seat was another person's already: this one waits at the head of the line

/** The viewer key of a record that no device of a role sees. */
export const nobody: ViewerKey = 'none'

export const everyone = () => 'all'

/** An employer's desk sees what is its own employer's. */
export const ownEmployers = (record: { employerId?: string }) => record.employerId ?? nobody

/** Visible to all of a role once it is published. */
export const oncePublished = ({ publishedAt }: { publishedAt?: number }) =>
  publishedAt === undefined ? nobody : 'all'

export const readOnly = { pull: everyone, holds: 'all', write: [] } as const
export const nothing = { pull: null, write: [] } as const

export const newest = <T extends AnyRecord>(a: T, b: T): T => newestFirst(a, b)[0]
