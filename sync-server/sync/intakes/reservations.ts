import { countTheirs, whyNotFree, type ThingFacts } from '../../../domain/places/judge-reservation.ts'
import { mayBeUndone } from '../../../domain/places/write-reservation.ts'
import {
  reservationSchema,
  type Reservation,
  type ReservationEvent,
} from '../../../domain/places/reservation.ts'
import { collections } from '../../../domain/sync/collections.ts'
import type { Scope } from '../../../domain/sync/scope.ts'
import type { SiteTimes } from '../../../domain/places/free-times.ts'
import type { Instant } from '../../../domain/time.ts'
import { recordsOfPerson } from '../../passes/person.ts'
import type { StoreReader } from '../../store/store.ts'
import type { Receipts } from '../receipts.ts'
import type { Incoming, Intake, Refusal } from './intake.ts'

/** Of what others tell and of what hosts take back, the rest is left to hosts, who bring it to its end. */
const ROOM = 40
/** Of everything that devices tell: the rest is left to the server. */
const LAST_ROOM = reservationSchema.properties.events.maxItems - 4

/** What is known of the thing, and when the site is open. */
type Facts = ThingFacts & { site: SiteTimes }

/**
 * What visitors book and borrow. The server answers each ask as it hears it, so that nothing is promised twice; what a
 * host did with the thing itself is a fact, and is never refused.
 */
export const reservations: Intake<Reservation, Facts> = {
  assistedAct: 'reservation',

  facts: (view, { scope, record, master, now }) => factsOf(view, scope.siteId, master ?? record, now),

  sanitize: (row) => asToldBy(row),

  wasHere: (told, receipts) => told.events.some((event) => isGenuine(told, event, receipts)),

  refuses({ scope, record, master, receipts }, told): Refusal<Reservation> | null {
    if (told.endsAt <= told.startsAt) return { reason: 'invalid', field: 'endsAt' }
    const tells = collections.reservations.access[scope.role].tells
    const known = new Set(master?.events.map(({ id }) => id))
    const news = record.events.filter(({ id }) => !known.has(id))
    // What the server said comes back under its receipt; what only looks like it is no device's to tell.
    const isForged = (event: ReservationEvent) =>
      !tells?.has(event.type) && !isGenuine(master ?? record, event, receipts)
    if (news.some(isForged)) return { reason: 'forbidden-event', field: 'events' }
    if (news.length > 0 && isEndless(scope, news, master?.events.length ?? 0))
      return { reason: 'too-many-events', field: 'events' }
    return news.some((event) => takesBackOthers(event, told))
      ? { reason: 'forbidden-event', field: 'events' }
      : null
  },

  kept({ receipts, now }, merged, facts) {
    const isAnswered = merged.events.some(({ type }) => type === 'granted' || type === 'refused')
    return isAnswered ? merged : answered(merged, facts, { receipts, now })
  },
}

/** Whether so much was told that this would leave no room to bring it to its end. */
function isEndless({ role }: Scope, news: readonly ReservationEvent[], known: number): boolean {
  if (known + news.length > LAST_ROOM) return true
  return role === 'host'
    ? known >= ROOM && news.some(({ type }) => type === 'undone')
    : known + news.length > ROOM
}

/** Whether it would take back what no host did: the server's yes or no, or what a visitor said. */
function takesBackOthers({ type, undoes }: ReservationEvent, { events }: Reservation): boolean {
  if (type !== 'undone') return false
  const undone = events.find(({ id }) => id === undoes)
  return undone === undefined || !mayBeUndone(undone)
}

/** With the server's yes or no, once and for all. */
function answered(
  reservation: Reservation,
  facts: Facts,
  { receipts, now }: { receipts: Receipts; now: Instant },
): Reservation {
  const because = whyNotFree(reservation, facts, now, facts.site)
  return withServerEvent(
    reservation,
    because === null ? { type: 'granted' } : { type: 'refused', refused: because },
    { receipts, now },
  )
}

/** What the server says of a reservation, under its receipt; the same said twice is once. */
export function withServerEvent(
  reservation: Reservation,
  said: Pick<ReservationEvent, 'type' | 'refused' | 'withdrawn'>,
  { receipts, now }: { receipts: Receipts; now: Instant },
): Reservation {
  const event: ReservationEvent = { id: `server.${said.type}`, at: now, by: 'server', ...said }
  const stamped = { ...event, receipt: receipts.onReservation(reservation, event) }
  return { ...reservation, events: [...reservation.events.filter(({ id }) => id !== event.id), stamped] }
}

async function factsOf(
  view: StoreReader,
  siteId: string,
  { id, thingId, visitorId }: Reservation,
  now: Instant,
): Promise<Facts> {
  const site = await view.record('sites', siteId, siteId)
  const thing = site?.things?.find((one) => one.id === thingId)
  const sessions =
    thing?.roomId === undefined ? [] : await view.records('challengeSessions', { siteId, endsAfter: now })
  const ofThing = await view.records('reservations', { siteId, askedBy: thingId })
  const theirs = await recordsOfPerson(view, siteId, 'reservations', visitorId)
  return {
    site: site ?? {},
    thing,
    sessions,
    others: ofThing.filter((one) => one.id !== id),
    alreadyTheirs: countTheirs(theirs, id, now),
  }
}

/** What was asked belongs to the first copy; a known event stays as it is known, a new one is told by this device. */
function asToldBy({ scope, record, master, receipts }: Incoming<Reservation>): Reservation {
  const known = new Map(master?.events.map((event) => [event.id, event]))
  const first = master ?? record
  const events = new Map<string, ReservationEvent>()
  for (const event of record.events) {
    if (events.has(event.id)) continue
    const { receipt: _claimed, ...told } = event
    const heard = known.get(event.id) ?? (isGenuine(first, event, receipts) ? event : undefined)
    events.set(event.id, heard ?? { ...told, by: scope.deviceId })
  }
  const { thingId, visitorId, startsAt, endsAt, askedAt } = first
  return { ...record, thingId, visitorId, startsAt, endsAt, askedAt, events: [...events.values()] }
}

function isGenuine(reservation: Reservation, event: ReservationEvent, receipts: Receipts): boolean {
  return event.receipt !== undefined && event.receipt === receipts.onReservation(reservation, event)
}
