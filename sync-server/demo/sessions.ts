import type { Booking } from '../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { addDays, DAY, HOUR, MINUTE, parisDay, parisInstant, type Instant } from '../../domain/time.ts'
import type { DemoData, DemoSession } from './demo-data.ts'
import type { Random } from './random.ts'

const tracks = { E: 'explorer', A: 'adventurer', C: 'scout' } as const

/** `today`: its midnight, so that only what is about to begin depends on the hour. */
interface Moments {
  today: Instant
  now: Instant
}

/** Sessions around today, and who booked them: one full tomorrow with people waiting, one proposed, one draft. */
export function demoSessions(
  random: Random,
  { sessions: told, site: { rooms } }: Pick<DemoData, 'sessions' | 'site'>,
  siteId: string,
  people: readonly { visitorId: string; name: string }[],
  when: Moments,
): { sessions: ChallengeSession[]; bookings: Booking[] } {
  const bookings: Booking[] = []
  const sessions = told.map((demo) => {
    const session = sessionOf(demo, rooms, siteId, when)
    if (session.publishedAt !== undefined) bookings.push(...bookingsOf(demo, session, random, people))
    return session
  })
  return { sessions, bookings }
}

function sessionOf(
  demo: DemoSession,
  rooms: DemoData['site']['rooms'],
  siteId: string,
  { today, now }: Moments,
): ChallengeSession {
  const planned = parisInstant(addDays(parisDay(today), demo.on), demo.hour)
  const startsAt = demo.soon ? (Math.floor(now / HOUR) + 1) * HOUR : planned
  const track = tracks[demo.card[0] as keyof typeof tracks]
  const at = Math.min(today, startsAt) - 6 * DAY
  return newRecord(
    { ...byServer(at), siteId },
    {
      id: demo.id,
      planRev: 1,
      track,
      challengeIds: [`${demo.card}.1`],
      title: demo.title.replace(' : ', '\u202f: '),
      ...(demo.employerId ? { employerId: demo.employerId } : {}),
      offersPresented: [],
      place: 'site',
      roomId: demo.room,
      where: rooms.find(({ id }) => id === demo.room)!.name,
      startsAt,
      endsAt: startsAt + demo.minutes * MINUTE,
      capacity: demo.capacity,
      deskReserve: 1,
      overcommits: [],
      minimumAge: 16,
      access: ['low-reading'],
      information:
        'On regarde comment vous faites, pas qui vous êtes. Une personne du lieu et une de l’entreprise notent des faits. Vous lisez tout, et vous pouvez dire si vous n’êtes pas d’accord.',
      observers:
        track === 'explorer'
          ? []
          : [
              { id: 'o1', name: 'Maëlle', side: 'host' },
              { id: 'o2', name: demo.employerId === 'logis-est' ? 'Bruno' : 'Armelle', side: 'employer' },
            ],
      moments: [],
      ...(demo.proposed ? { proposedAt: at } : {}),
      ...(demo.proposed || demo.draft ? {} : { publishedAt: at }),
    },
  )
}

/** Who booked a seat, and who waits for one. */
export function bookingsOf(
  { booked, waiting = 0 }: Pick<DemoSession, 'booked' | 'waiting'>,
  session: ChallengeSession,
  random: Random,
  people: readonly { visitorId: string; name: string }[],
): Booking[] {
  const chosen = random.shuffled(people).slice(0, booked + waiting)
  return chosen.map(({ visitorId, name }, index) => {
    const at = session.at + DAY + index * 3 * HOUR
    const type = index < booked ? 'confirmed' : 'waitlisted'
    return newRecord(
      { ...byServer(at), siteId: session.siteId },
      {
        id: `${session.id}-${visitorId}`,
        sessionId: session.id,
        visitorId,
        ...(session.employerId === undefined ? {} : { employerId: session.employerId }),
        askedAt: at,
        name,
        events: [{ id: `server.${type}.${at}`, type, at, by: 'server' }],
      },
    )
  })
}
