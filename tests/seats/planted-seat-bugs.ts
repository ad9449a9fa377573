import type { Booking } from '../../domain/seats/booking.ts'
import type { SeatDecision } from '../../domain/seats/decide-seats.ts'
import { soldFrom } from '../../domain/seats/seat-booking.ts'
import type { SeatFacts } from '../../domain/seats/seat-ledger.ts'
import { refuse } from '../../domain/result.ts'
import { seatRules, type SeatRules } from './seat-rules.ts'

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

/** Faults that somebody could make in the seat scheme: the simulation must notice each. */
export const plantedSeatBugs: Record<string, Partial<SeatRules>> = {
  'seats come back by time, without a word from the kiosk': {
    decideSeats: (facts, kiosks, now) =>
      withLeases(seatRules.decideSeats(facts, kiosks, now), (lease) =>
        lease.state === 'draining' ? { ...lease, state: 'settled' } : lease,
      ),
  },
  'the server settles a lease without looking for its bookings': {
    returnLease: (facts, leaseId) => seatRules.returnLease(facts, leaseId, []),
    sendsBeforeReturning: false,
  },
  'a refill lends seats that are not in the pool': {
    refillLease: (facts, deviceId, want, kiosks, now) =>
      seatRules.refillLease({ ...facts, leases: facts.leases.slice(0, 1) }, deviceId, want, kiosks, now),
  },
  'an offered seat is not held': {
    decideSeats: (facts, kiosks, now) => {
      const decided = seatRules.decideSeats(without(facts, hasEvent('offered')), kiosks, now)
      const accepted = facts.bookings.filter(hasEvent('offer-accepted'))
      const confirmed = accepted.map((booking) => ({
        ...booking,
        events: [...booking.events, { id: 'bug', type: 'confirmed' as const, at: now, by: 'server' }],
      }))
      return { ...decided, bookings: [...decided.bookings, ...confirmed] }
    },
  },
  'the mark of the next seat is kept in one place only': {
    nextSeat: (facts) => seatRules.nextSeat({ ...facts, bookings: [], marks: facts.marks.slice(0, 1) }),
  },
  'the second person of a slot is dropped': { keepsTheSecondOfASlot: false },
  'a late booking overwrites the one that has the slot': { judgeLeaseBooking: () => null },
  'of two copies the newer one alone is kept': {
    mergeBookings: (a, b) => (a.rev >= b.rev ? a : b),
  },
  'a lost kiosk’s seats go back to the pool': {
    declareLost: (facts, deviceId) =>
      withLeases(seatRules.declareLost(facts, deviceId), (lease) => ({ ...lease, state: 'settled' })),
  },
  'a lower capacity forgets what was lent': {
    changeCapacity: (session, wanted) => ({ ...session, capacity: wanted }),
  },
  'people wait although kiosks hold unsold seats': {
    decideSeats: (facts, kiosks, now) =>
      withLeases(seatRules.decideSeats(facts, kiosks, now), (lease) =>
        lease.state === 'draining' && now < lease.expiresAt - 600_000 ? { ...lease, state: 'active' } : lease,
      ),
  },
  'a cancelled seat is counted back twice': {
    decideSeats: (facts, kiosks, now) =>
      seatRules.decideSeats(
        {
          ...facts,
          leases: facts.leases.map((lease) => {
            const cancelled = soldFrom(lease, facts.bookings).filter(hasEvent('cancelled')).length
            return lease.state === 'active' ? { ...lease, seats: lease.seats - cancelled } : lease
          }),
        },
        kiosks,
        now,
      ),
  },
  'a restored server gives seats away before it knows what was lent': { waitsAfterRestore: false },
  'a kiosk sells beyond its lease': {
    nextSeat: (facts) => {
      const next = seatRules.nextSeat({ ...facts, lease: { ...facts.lease, seats: facts.lease.seats + 1 } })
      return next.ok ? next : refuse(next.reason)
    },
  },
}
