import type { CollectionName } from '../../domain/sync/collections.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import type { DeviceIdentity } from './device-identity.ts'

/**
 * What each role's screens use. At most twelve at once: the library's free edition opens thirteen in one page.
 */
export const roleCollections: Record<DeviceRole, readonly CollectionName[]> = {
  kiosk: [
    'sites',
    'visits',
    'employers',
    'jobOffers',
    'challenges',
    'challengeSessions',
    'seatLeases',
    'bookings',
  ],
  host: [
    'sites',
    'visits',
    'visitors',
    'employers',
    'jobOffers',
    'applications',
    'challenges',
    'challengeSessions',
    'seatLeases',
    'bookings',
    'evaluations',
  ],
  employer: [
    'sites',
    'employers',
    'jobOffers',
    'applications',
    'challenges',
    'challengeSessions',
    'bookings',
    'evaluations',
  ],
}

type Upgrade = (record: object) => object
/** A version that only added fields. */
const asItIs: Upgrade = (record) => record

/** How records that an older application kept become those of each next version. */
const upgrades: Partial<Record<CollectionName, readonly Upgrade[]>> = {
  sites: [asItIs, asItIs],
  visits: [asItIs],
  challenges: [asItIs],
  challengeSessions: [asItIs, asItIs],
  bookings: [asItIs, asItIs],
  seatLeases: [asItIs],
  applications: [asItIs],
  evaluations: [asItIs],
  // Which sites and whose mandate it is: the server sends each card again.
  employers: [(employer) => ({ siteIds: [], ...employer })],
}

/** The steps that bring a record from a version of its collection to the present one. */
export function upgradesOf(collection: CollectionName, from: number): readonly Upgrade[] {
  return (upgrades[collection] ?? []).slice(from)
}

export function databaseName(identity: Pick<DeviceIdentity, 'role' | 'deviceId'>): string {
  return `pepiniere-${identity.role}-${identity.deviceId.toLowerCase()}`
}
