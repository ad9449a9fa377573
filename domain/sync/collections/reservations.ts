import {
  mergeReservations,
  reservationSchema,
  type Reservation,
  type ReservationEventType,
} from '../../places/reservation.ts'
import { isLive, reservationStatus } from '../../places/reservation-status.ts'
import { A_QUARTER, everyone, nothing, type CollectionRule } from '../collection-rule.ts'

export const reservations: CollectionRule<Reservation, false, 'in-part'> = {
  schema: reservationSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeReservations,
  upgrades: [],
  erasure: 'in-part',
  access: {
    // Without a word or a name: when what is taken, and whose is whoever holds that card's.
    kiosk: {
      pull: everyone,
      holds: 'all',
      write: ['insert', 'update'],
      tells: new Set<ReservationEventType>(['cancelled']),
    },
    host: {
      pull: everyone,
      holds: {
        days: A_QUARTER,
        since: ['endsAt', 'events'],
        askedBy: 'thingId',
        // What is with somebody, however long ago it was to be back.
        waits: (reservation) => isLive(reservationStatus(reservation, reservation.startsAt)),
      },
      write: ['insert', 'update'],
      tells: new Set<ReservationEventType>([
        'cancelled',
        'withdrawn',
        'handed-out',
        'returned',
        'damaged',
        'lost',
        'undone',
      ]),
    },
    employer: nothing,
  },
}
