import type { Booking } from '../../domain/seats/booking.ts'
import type { decideSeats, SeatDecision } from '../../domain/seats/decide-seats.ts'
import type { judgeLeaseBooking } from '../../domain/seats/seat-booking.ts'
import { soldFrom } from '../../domain/seats/seat-booking.ts'
import type { mayBeLentUnknown } from '../../domain/seats/seat-grant.ts'
import type { SeatFacts } from '../../domain/seats/seat-ledger.ts'
import type {
  changeCapacity,
  declareLost,
  refillLease,
  returnLease,
} from '../../domain/seats/seat-requests.ts'
import type { nextSeat } from '../../domain/seats/seat-sale.ts'
import type { mergeBookings } from '../../domain/seats/booking.ts'
import type { DeviceData } from '../../renderer/data/device-data-type.ts'
import type { keepLeases } from '../../renderer/data/lease-keeper.ts'
import type { isSecondOfSlot } from '../../sync-server/seats/second-of-a-slot.ts'
import type { Known } from './first-to-notice.ts'

/** What ships, and may be replaced by something that a careless maker would have written. */
interface Replaceable {
  decideSeats: typeof decideSeats
  judgeLeaseBooking: typeof judgeLeaseBooking
  refillLease: typeof refillLease
  returnLease: typeof returnLease
  declareLost: typeof declareLost
  changeCapacity: typeof changeCapacity
  nextSeat: typeof nextSeat
  mergeBookings: typeof mergeBookings
  mayBeLentUnknown: typeof mayBeLentUnknown
  isSecondOfSlot: typeof isSecondOfSlot
  keepLeases: typeof keepLeases
}

/** Functions to put in the place of others, each given the sound one. */
export type Replaced = {
  readonly [Name in keyof Replaceable]?: (
    sound: Replaceable[Name],
    ...args: Parameters<Replaceable[Name]>
  ) => ReturnType<Replaceable[Name]>
}

/** The decision with its leases changed. */
function withLeases(
  decision: SeatDecision,
  change: (lease: SeatDecision['leases'][number]) => SeatDecision['leases'][number],
): SeatDecision {
  return { ...decision, leases: decision.leases.map(change) }
}

/** The facts as a careless server would see them. */
function without(facts: SeatFacts, forgets: (booking: Booking) => boolean): SeatFacts {
  return { ...facts, bookings: facts.bookings.filter((booking) => !forgets(booking)) }
}

const hasEvent = (type: string) => (booking: Booking) => booking.events.some((event) => event.type === type)

/** Faults that somebody could make in the seat scheme: the stories must notice each. */
export const seatBugs: Readonly<Record<string, Known & { replaces: Replaced }>> = {
  'seats come back by time, without a word from the kiosk': {
    breaks: ['N2', 'N3'],
    story: 6,
    replaces: {
      decideSeats: (sound, ...asked) =>
        withLeases(sound(...asked), (lease) =>
          lease.state === 'draining' ? { ...lease, state: 'settled' } : lease,
        ),
    },
  },
  'a kiosk gives seats back before what it sold has arrived, and the server does not ask': {
    breaks: ['N2', 'N3', 'N6', 'N7'],
    story: 4,
    replaces: {
      returnLease: (sound, facts, leaseId) => sound(facts, leaseId, []),
      keepLeases: (sound, data) => sound(withNothingWaiting(data)),
    },
  },
  'a refill lends seats that are not in the pool': {
    breaks: ['N1'],
    story: 6,
    replaces: {
      refillLease: (sound, facts, ...asked) =>
        sound({ ...facts, leases: facts.leases.slice(0, 1) }, ...asked),
    },
  },
  'an offered seat is not held': {
    breaks: ['N1', 'N2'],
    story: 3,
    replaces: {
      decideSeats: (sound, facts, kiosks, now) => {
        const decided = sound(without(facts, hasEvent('offered')), kiosks, now)
        const accepted = facts.bookings.filter(hasEvent('offer-accepted'))
        const confirmed = accepted.map((booking) => ({
          ...booking,
          events: [...booking.events, { id: 'bug', type: 'confirmed' as const, at: now, by: 'server' }],
        }))
        return { ...decided, bookings: [...decided.bookings, ...confirmed] }
      },
    },
  },
  'the mark of the next seat is kept in one place only': {
    breaks: ['N3'],
    story: 14,
    replaces: {
      nextSeat: (sound, facts) => sound({ ...facts, bookings: [], marks: facts.marks.slice(0, 1) }),
    },
  },
  'the second person of a slot is dropped': {
    breaks: ['S1'],
    story: 71,
    replaces: { isSecondOfSlot: () => false },
  },
  'a booking of a lease that is settled or lost is good all the same': {
    breaks: ['N7'],
    story: 56,
    replaces: { judgeLeaseBooking: () => null },
  },
  'of two copies the newer one alone is kept': {
    breaks: ['S1', 'S5'],
    story: 3,
    replaces: {
      mergeBookings: (_sound, a, b) => (a.rev >= b.rev ? a : b),
    },
  },
  'a lost kiosk’s seats go back to the pool': {
    breaks: ['N2'],
    story: 40,
    replaces: {
      declareLost: (sound, ...asked) =>
        withLeases(sound(...asked), (lease) => ({ ...lease, state: 'settled' })),
    },
  },
  'a lower capacity forgets what was lent': {
    breaks: ['N1', 'N2'],
    story: 6,
    replaces: {
      changeCapacity: (_sound, session, wanted) => ({ ...session, capacity: wanted }),
    },
  },
  'people wait although kiosks hold unsold seats': {
    breaks: ['N8'],
    story: 6,
    replaces: {
      decideSeats: (sound, facts, kiosks, now) =>
        withLeases(sound(facts, kiosks, now), (lease) =>
          lease.state === 'draining' && now < lease.expiresAt - 600_000
            ? { ...lease, state: 'active' }
            : lease,
        ),
    },
  },
  'a cancelled seat is counted back twice': {
    breaks: ['N1', 'N2'],
    story: 6,
    replaces: {
      decideSeats: (sound, facts, ...asked) => {
        const leases = facts.leases.map((lease) => {
          const cancelled = soldFrom(lease, facts.bookings).filter(hasEvent('cancelled')).length
          return lease.state === 'active' ? { ...lease, seats: lease.seats - cancelled } : lease
        })
        return sound({ ...facts, leases }, ...asked)
      },
    },
  },
  'a restored server gives seats away before it knows what was lent': {
    breaks: ['N2', 'N3'],
    story: 2,
    replaces: { mayBeLentUnknown: () => false },
  },
  'a kiosk sells beyond its lease': {
    breaks: ['N2', 'N3'],
    story: 6,
    replaces: {
      nextSeat: (sound, facts) =>
        sound({ ...facts, lease: { ...facts.lease, seats: facts.lease.seats + 1 } }),
    },
  },
  'seats are never given back': { breaks: ['N6'], story: 4, replaces: { keepLeases: () => () => undefined } },
}

/** The device as a lease keeper sees it that does not look at what waits to be sent. */
function withNothingWaiting(data: DeviceData): DeviceData {
  const outbox = Object.create(data.outbox, { rows: { value: () => [] } }) as DeviceData['outbox']
  return { ...data, outbox }
}
