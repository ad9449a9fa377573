import * as calls from '../../domain/contract/seats.ts'
import { watch } from 'vue'
import { takesBookings } from '../../domain/sessions/challenge-session.ts'
import type { SeatLease } from '../../domain/seats/seat-lease.ts'
import { needsRefill, nextSeat } from '../../domain/seats/seat-sale.ts'
import { MINUTE, SECOND, type Instant } from '../../domain/time.ts'
import { bookingsOfLease } from './bookings-of.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain } from './live.ts'
import { askForSeats, saleFacts } from './seats.ts'

/** How often the leases are looked at; a change of one of them is looked at right away. */
const LOOK_EVERY = 20 * SECOND
/** A session is not asked for again sooner than this. */
const ASKS_AGAIN = MINUTE
/** Seats asked for at once. */
const WANTED = 2

/**
 * Looks after the seats lent to this kiosk: gives back what it may not sell any more, once the server has
 * every booking made out of it, and asks for more in time. Without network it waits. Answers how to stop.
 */
export function keepLeases(data: DeviceData): () => void {
  const asked = new Map<string, Instant>()
  let work: Promise<void> = Promise.resolve()
  let stopped = false
  const look = () => {
    // A look that fails is taken again at the next turn.
    work = work.then(() => (stopped ? undefined : lookAtAll(data, asked))).catch(() => undefined)
  }
  const leases = data.records('seatLeases').find({ selector: { deviceId: data.identity.deviceId } })
  const subscription = leases.$.subscribe(look)
  const cancel = data.machine.timers.every(LOOK_EVERY, look)
  // Seats that somebody waits for come back as soon as what was sold has arrived.
  const unwatch = watch(() => [data.sync.connected, data.sync.waiting], look)
  return () => {
    stopped = true
    unwatch()
    subscription.unsubscribe()
    cancel()
  }
}

async function lookAtAll(data: DeviceData, asked: Map<string, Instant>): Promise<void> {
  if (!data.sync.connected) return
  const { deviceId } = data.identity
  const leases = await data.records('seatLeases').find({ selector: { deviceId } }).exec()
  for (const lease of leases.map(plain)) {
    if (lease.state === 'draining' || lease.state === 'written-off') await giveBack(data, lease)
    else if (lease.state === 'active') await keepActive(data, lease, asked)
  }
}

/**
 * Gives the unused seats back, after everything sold out of the lease has reached the server. What it refused for good it
 * will never have: named as sold, the lease would wait for it to the end of its session.
 */
function giveBack(data: DeviceData, lease: SeatLease): Promise<void> {
  return data.seats.inTurn(async () => {
    if (isWaiting(data, lease)) return
    const bookings = await bookingsOfLease(data, lease)
    const kept = bookings.filter(({ id }) => !data.outbox.isHeldAsRefused('bookings', id))
    const soldSlots = kept.map((booking) => booking.slot!)
    const body = { sessionId: lease.sessionId, leaseId: lease.id, soldSlots }
    await data.call(calls.giveBack, { body })
  })
}

async function keepActive(data: DeviceData, lease: SeatLease, asked: Map<string, Instant>): Promise<void> {
  const facts = saleFacts(data, lease, await bookingsOfLease(data, lease))
  const next = nextSeat(facts)
  // The server was reached and has all that was sold here: where the marks disagree, the further one is right.
  if (!next.ok && next.reason === 'lease-poisoned' && !isWaiting(data, lease)) {
    const marks = facts.marks.map((mark) => mark?.nextSlot ?? 0)
    const used = facts.bookings.map((booking) => booking.slot! + 1)
    return data.seats.inTurn(() =>
      data.replica.transaction('strict', (transaction) =>
        data.seats.advance(transaction, lease.id, Math.max(...marks, ...used), data.confirmedNow()),
      ),
    )
  }
  const session = await data.records('challengeSessions').findOne(lease.sessionId).exec()
  const lastAsked = asked.get(lease.sessionId) ?? 0
  const mayAsk = session && takesBookings(plain(session), data.now()) && data.now() - lastAsked > ASKS_AGAIN
  if (!mayAsk || !needsRefill(facts)) return
  asked.set(lease.sessionId, data.now())
  askForSeats(data, lease.sessionId, WANTED)
}

function isWaiting({ outbox }: DeviceData, lease: SeatLease): boolean {
  return outbox
    .rows()
    .some(({ collection, id }) => collection === 'bookings' && id.startsWith(`${lease.id}.`))
}
