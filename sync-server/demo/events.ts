import { byServer, newRecord } from '../../domain/record/write.ts'
import type { SiteId } from '../../domain/ids.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { SessionOfEvent } from '../../domain/sessions/challenge-session.ts'
import { addDays, DAY, MINUTE, parisDay, parisInstant, type Instant } from '../../domain/time.ts'
import type { DemoData, DemoEvent } from './demo-data.ts'
import type { Random } from './random.ts'
import { bookingsOf } from './sessions.ts'

/** What happens at the place around today, and who comes: one event tomorrow is full, with people waiting. */
export function demoEvents(
  random: Random,
  { events: told, site: { rooms } }: Pick<DemoData, 'events' | 'site'>,
  siteId: SiteId,
  people: readonly { visitorId: string; name: string }[],
  today: Instant,
): { events: SessionOfEvent[]; bookings: Booking[] } {
  const events = told.map((demo) => eventOf(demo, rooms, siteId, today))
  const bookings = told.flatMap((demo, rank) => bookingsOf(demo, events[rank]!, random, people))
  return { events, bookings }
}

function eventOf(
  { id, kind, title, text, easyText, on, hour, minutes, room, where, capacity }: DemoEvent,
  rooms: DemoData['site']['rooms'],
  siteId: SiteId,
  today: Instant,
): SessionOfEvent {
  const startsAt = parisInstant(addDays(parisDay(today), on), hour)
  const at = Math.min(today, startsAt) - 6 * DAY
  const meets = where ?? rooms.find((one) => one.id === room)?.name
  return newRecord(
    { ...byServer(at), siteId },
    {
      id,
      planRev: 1,
      event: { kind, text: text.replaceAll(' : ', '\u202f: '), easyText },
      title: title.replace(' : ', '\u202f: '),
      offersPresented: [],
      place: room === undefined ? 'outdoors' : 'site',
      ...(room === undefined ? {} : { roomId: room }),
      ...(meets === undefined ? {} : { where: meets }),
      startsAt,
      endsAt: startsAt + minutes * MINUTE,
      capacity,
      deskReserve: 0,
      overcommits: [],
      minimumAge: 10,
      access: ['low-reading', 'seated'],
      observers: [],
      moments: [],
      publishedAt: at,
    },
  )
}
