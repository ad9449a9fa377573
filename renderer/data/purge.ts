import type { Booking } from '../../domain/seats/booking.ts'
import { keptAfter } from '../../domain/sync/collection-rule.ts'
import {
  heldCollections,
  ruleOf,
  type CollectionName,
  type RecordTypes,
} from '../../domain/sync/collections.ts'
import { heldUntil, isHeldAt, recentWindow } from '../../domain/sync/held-window.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { addDays, type Instant } from '../../domain/time.ts'
import { dayHere } from '../words/site-zone.ts'
import type { DeviceData } from './device-data-type.ts'
import { documentKey } from './replica/device-tables.ts'
import type { Transaction } from './replica/transaction.ts'

/** The collections of which a kiosk holds a part only, each by the window that the table gives it. */
export const windowed = {
  today: ['visits'],
  'to-come': ['bookings', 'seatLeases', 'challengeSessions'],
} as const satisfies Record<'today' | 'to-come', readonly CollectionName[]>

/** The collections of which devices of this role hold a part. */
export function partlyHeld(role: DeviceRole): CollectionName[] {
  return heldCollections[role].filter((name) => ruleOf(name).access[role].holds !== 'all')
}

/**
 * Puts away what fell out of the window in which this role holds it (`holds` in the table of the collections): it
 * goes once the server has it, by the time that the server confirmed. This is putting away, not deleting: the server
 * hears nothing of it. Only to be called while the server is there, and heard out: by then one that was restored is
 * told what it lost.
 */
export async function purgePast(data: PurgeData): Promise<void> {
  const now = data.confirmedNow()
  const { role } = data.identity
  if (now === null) return
  await purgeOlder(data, now)
  const isNarrow = (window: keyof typeof windowed) =>
    windowed[window].some((name) => ruleOf(name).access[role].holds === window)
  if (!isNarrow('today') && !isNarrow('to-come')) return
  await data.replica.transaction('relaxed', (transaction) => {
    const past = { visits: pastVisits(data, transaction, now), ...pastChallenges(data, transaction, now) }
    for (const name of Object.values(windowed).flat()) {
      // What was written on meanwhile waits to be sent first.
      for (const id of past[name]) if (!isWaiting(data, transaction, name, id)) transaction.remove(name, id)
    }
    data.seats.forget(transaction, past.seatLeases)
  })
}

type PurgeData = Pick<
  DeviceData,
  'identity' | 'confirmedNow' | 'seats' | 'collections' | 'outbox' | 'replica'
>

/**
 * What is no longer recent, where the table holds it so. What waits to be sent stays, and what was refused, for as long
 * as a screen says so.
 */
async function purgeOlder({ identity: { role }, outbox, replica }: PurgeData, now: Instant): Promise<void> {
  const names = heldCollections[role].filter((name) => recentWindow(role, name))
  if (names.length === 0) return
  await replica.transaction('relaxed', (transaction) => {
    for (const name of names) {
      for (const id of replica.ids(name)) {
        const record = transaction.get(name, id)
        if (!record || isHeldAt(now, heldUntil(role, name, record))) continue
        if (isWaiting({ outbox }, transaction, name, id)) continue
        if (!outbox.isHeldAsRefused(name, id)) transaction.remove(name, id)
      }
    }
  })
}

function isWaiting(
  { outbox }: Pick<PurgeData, 'outbox'>,
  transaction: Transaction,
  name: CollectionName,
  id: string,
): boolean {
  return outbox.isWaitingIn(transaction, { key: documentKey(name, id) })
}

/**
 * What the device holds as it is while the transaction writes: a copy of the server's that comes in between, with another
 * day or another end, is judged by itself.
 */
function heldIn<C extends (typeof windowed)[keyof typeof windowed][number]>(
  { replica }: Pick<PurgeData, 'replica'>,
  transaction: Transaction,
  name: C,
): RecordTypes[C][] {
  return replica.ids(name).flatMap((id) => (transaction.get(name, id) as RecordTypes[C] | undefined) ?? [])
}

/**
 * Also those of days that have not come: a clock that was days ahead wrote them, and the server, which put their day
 * right, tells this kiosk nothing of what becomes of them. Tomorrow's stay: midnight may be a second away.
 */
function pastVisits(data: PurgeData, transaction: Transaction, now: Instant): string[] {
  const today = dayHere(now)
  const tomorrow = addDays(today, 1)
  return heldIn(data, transaction, 'visits')
    .filter(({ day }) => day < today || day > tomorrow)
    .map(({ id }) => id)
}

function pastChallenges(data: PurgeData, transaction: Transaction, now: Instant) {
  if (!data.collections.bookings) return { bookings: [], seatLeases: [], challengeSessions: [] }
  const known = heldIn(data, transaction, 'challengeSessions')
  const endOf = new Map(known.map((session) => [session.id, session.endsAt]))
  const isPast = (sessionId: string) => (endOf.get(sessionId) ?? Infinity) < now - keptAfter.end
  const isOrphan = (booking: Booking) =>
    !endOf.has(booking.sessionId) && booking.askedAt < now - keptAfter.askedFor
  const over = heldIn(data, transaction, 'bookings').filter(
    (booking) => isPast(booking.sessionId) || isOrphan(booking),
  )
  const waiting = over.filter((booking) => isWaiting(data, transaction, 'bookings', booking.id))
  // Seats that are not settled still have to be given back.
  const lent = heldIn(data, transaction, 'seatLeases')
  const open = new Set([
    ...waiting.map((booking) => booking.sessionId),
    ...lent.filter((lease) => lease.state !== 'settled').map((lease) => lease.sessionId),
  ])
  const isDone = (sessionId: string) => isPast(sessionId) && !open.has(sessionId)
  return {
    bookings: over.filter((booking) => !waiting.includes(booking)).map(({ id }) => id),
    seatLeases: lent.filter((lease) => isDone(lease.sessionId)).map(({ id }) => id),
    challengeSessions: known.map(({ id }) => id).filter(isDone),
  }
}
