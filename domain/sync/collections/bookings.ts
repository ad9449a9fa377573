import {
  bookingSchema,
  isAnothersSeat,
  mergeBookings,
  type Booking,
  type BookingEventType,
} from '../../seats/booking.ts'
import { addedFields, everyone, ownEmployers, type CollectionRule } from '../collection-rule.ts'

/** What a person says of their own seat, at a kiosk or through a host; what is named nowhere here is the server's. */
const ofThePerson: readonly BookingEventType[] = [
  'offer-accepted',
  'offer-declined',
  'cancelled',
  'change-kept',
]
const ofTheHosts: readonly BookingEventType[] = [
  'declined',
  'guardian-agreed',
  'walked-in',
  'attended',
  'absent',
  'excused',
  'unsaid',
  'left',
]

export const bookings: CollectionRule<Booking, false, 'in-part'> = {
  schema: bookingSchema,
  shared: false,
  madeBy: 'devices',
  forObservers: 'read',
  merge: mergeBookings,
  isAnother: isAnothersSeat,
  upgrades: [addedFields, addedFields],
  erasure: 'in-part',
  access: {
    kiosk: {
      pull: everyone,
      holds: 'to-come',
      write: ['insert', 'update'],
      tells: new Set(ofThePerson),
      hides: () => ['name', 'sealedName', 'ageBand', 'guardianName'],
      refuses: ({ name, guardianName }) => ((name ?? guardianName) === undefined ? null : 'forbidden-field'),
    },
    host: {
      pull: everyone,
      holds: 'all',
      write: ['insert', 'update'],
      tells: new Set([...ofThePerson, ...ofTheHosts]),
      hides: () => ['sealedName'],
    },
    employer: {
      pull: ownEmployers,
      holds: 'all',
      write: [],
      tells: new Set(),
      hides: () => ['sealedName', 'ageBand', 'guardianName'],
    },
  },
}
