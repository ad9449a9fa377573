import type { AnyRecord } from '../record/record.ts'
import type { CollectionRule, Erasure, Upgrade } from './collection-rule.ts'
import { applications } from './collections/applications.ts'
import { bookings } from './collections/bookings.ts'
import { challengeSessions } from './collections/challenge-sessions.ts'
import { challenges } from './collections/challenges.ts'
import { contactRequests } from './collections/contact-requests.ts'
import { dossiers } from './collections/dossiers.ts'
import { employers } from './collections/employers.ts'
import { evaluations } from './collections/evaluations.ts'
import { jobOffers } from './collections/job-offers.ts'
import { listedOffers } from './collections/listed-offers.ts'
import { postings } from './collections/postings.ts'
import { profiles } from './collections/profiles.ts'
import { reservations } from './collections/reservations.ts'
import { seatLeases } from './collections/seat-leases.ts'
import { sites } from './collections/sites.ts'
import { visitors } from './collections/visitors.ts'
import { visits } from './collections/visits.ts'
import { deviceRoles, type DeviceRole } from './scope.ts'

/**
 * The one table of who holds and who writes what, parents before what belongs to them. The server's guard, the
 * devices' storage and replication and the access tests all read it; nothing about access is decided anywhere else.
 */
export const collections = {
  sites,
  challenges,
  challengeSessions,
  seatLeases,
  bookings,
  visits,
  visitors,
  postings,
  contactRequests,
  reservations,
  profiles,
  dossiers,
  employers,
  jobOffers,
  listedOffers,
  applications,
  evaluations,
}

export type CollectionName = keyof typeof collections
export type RecordTypes = { [C in CollectionName]: RecordOf<(typeof collections)[C]> }
type RecordOf<Rule> = Rule extends CollectionRule<infer T, boolean, Erasure> ? T : never

/** Those that every site has in common. */
export type SharedCollection = {
  [C in CollectionName]: (typeof collections)[C]['shared'] extends true ? C : never
}[CollectionName]

/** Those of which an erasure leaves something. */
export type ReducedCollection = {
  [C in CollectionName]: (typeof collections)[C]['erasure'] extends 'in-part' ? C : never
}[CollectionName]

/** Parents come before what belongs to them. */
export const collectionNames = Object.keys(collections) as CollectionName[]

/**
 * What the server alone writes, a short list that screens read whole: a device keeps it in its journal and watches it
 * without a collection of the library's, which are counted (decision 0091).
 */
export const referenceCollections = ['challenges'] as const satisfies readonly CollectionName[]
export type ReferenceCollection = (typeof referenceCollections)[number]

export function isReference(name: CollectionName): name is ReferenceCollection {
  return (referenceCollections as readonly CollectionName[]).includes(name)
}

/**
 * What the screens of each role hold. The library's free edition opens thirteen collections in one page, so beside those
 * of reference twelve at most.
 */
export const heldCollections = Object.fromEntries(
  deviceRoles.map((role) => [role, collectionNames.filter((name) => ruleOf(name).access[role].holds)]),
) as Record<DeviceRole, CollectionName[]>

/** The rule of a collection, for code that handles any of them. */
export function ruleOf(name: CollectionName): CollectionRule<AnyRecord, boolean, Erasure> {
  return collections[name] as unknown as CollectionRule<AnyRecord, boolean, Erasure>
}

export function isCollectionName(name: string): name is CollectionName {
  return Object.hasOwn(collections, name)
}

/** Records that the server alone makes: each carries its seal, so that any device can bring it back. */
export function isSealed(name: CollectionName): boolean {
  return ruleOf(name).madeBy === 'server'
}

/** The steps that bring a record from a version of its collection to the present one. */
export function upgradesOf(name: CollectionName, from: number): readonly Upgrade[] {
  return ruleOf(name).upgrades.slice(from)
}
