import { mergeBookings } from '../../domain/seats/booking.ts'
import { decideSeats } from '../../domain/seats/decide-seats.ts'
import { judgeLeaseBooking } from '../../domain/seats/seat-booking.ts'
import { changeCapacity, declareLost, refillLease, returnLease } from '../../domain/seats/seat-requests.ts'
import { nextSeat } from '../../domain/seats/seat-sale.ts'

/** The rules that a simulated site follows. A planted bug is another set of them. */
export const seatRules = {
  decideSeats,
  judgeLeaseBooking,
  refillLease,
  returnLease,
  declareLost,
  changeCapacity,
  nextSeat,
  mergeBookings,
  /** Whether a kiosk waits for the server to have all its bookings before it gives seats back. */
  sendsBeforeReturning: true,
  /** Whether the server keeps a booking whose slot another person already has. */
  keepsTheSecondOfASlot: true,
  /** Whether a restored server gives no seat away before every kiosk has told again what it holds. */
  waitsAfterRestore: true,
}
export type SeatRules = typeof seatRules
