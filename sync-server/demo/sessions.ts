import type { Booking } from '../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { addDays, DAY, HOUR, MINUTE, parisDay, parisInstant, type Instant } from '../../domain/time.ts'
import type { Room } from '../../domain/sites/site.ts'
import type { Random } from './random.ts'

export const demoRooms: Room[] = [
  { id: 'grande-salle', name: 'Grande salle', capacity: 24, stepFree: true },
  { id: 'atelier', name: 'Atelier', capacity: 12, stepFree: true },
  { id: 'verriere', name: 'Verrière', capacity: 15, stepFree: false },
]

interface DemoSession {
  id: string
  card: string
  title: string
  /** Days from today, and the hour in Paris. */
  on: number
  hour: number
  minutes: number
  room: string
  capacity: number
  booked: number
  waiting?: number
  employerId?: string
  proposed?: true
  draft?: true
  /** Today, at the next full hour. */
  soon?: true
}

const told: DemoSession[] = [
  {
    id: 'sbientot',
    card: 'A08',
    title: 'Une pièce, trois contrôles : qualité en atelier',
    on: 0,
    hour: 0,
    minutes: 105,
    room: 'verriere',
    capacity: 10,
    booked: 9,
    employerId: 'logis-est',
    soon: true,
  },
  {
    id: 'srayon',
    card: 'E01',
    title: 'Les coulisses d’un rayon avant l’ouverture',
    on: 1,
    hour: 10,
    minutes: 60,
    room: 'grande-salle',
    capacity: 10,
    booked: 3,
  },
  {
    id: 'scomptoir',
    card: 'A01',
    title: 'Vingt clients, un comptoir, une heure de pointe',
    on: 1,
    hour: 14,
    minutes: 120,
    room: 'grande-salle',
    capacity: 10,
    booked: 10,
    waiting: 3,
    employerId: 'boulangerie-deux-ponts',
  },
  {
    id: 'scomptoir2',
    card: 'A01',
    title: 'Vingt clients, un comptoir, une heure de pointe',
    on: 6,
    hour: 14,
    minutes: 120,
    room: 'grande-salle',
    capacity: 10,
    booked: 4,
    employerId: 'boulangerie-deux-ponts',
  },
  {
    id: 'sjardin',
    card: 'E02',
    title: 'Une heure dans les gants d’un jardinier',
    on: 2,
    hour: 9,
    minutes: 75,
    room: 'atelier',
    capacity: 8,
    booked: 5,
  },
  {
    id: 'scommande',
    card: 'A02',
    title: 'Préparer la commande sans se tromper de lot',
    on: 2,
    hour: 14,
    minutes: 105,
    room: 'atelier',
    capacity: 12,
    booked: 7,
  },
  {
    id: 'smagasin',
    card: 'C02',
    title: 'Ouvrir le magasin : du rideau à la première vente',
    on: 3,
    hour: 9,
    minutes: 240,
    room: 'grande-salle',
    capacity: 3,
    booked: 1,
  },
  {
    id: 'sreclame',
    card: 'A05',
    title: 'Dire non avec le sourire : réclamations au téléphone',
    on: 4,
    hour: 10,
    minutes: 90,
    room: 'verriere',
    capacity: 10,
    booked: 2,
    employerId: 'logis-est',
  },
  {
    id: 'sbriques',
    card: 'E04',
    title: 'Mon premier mur (en briques sèches)',
    on: 7,
    hour: 14,
    minutes: 75,
    room: 'atelier',
    capacity: 8,
    booked: 0,
  },
  {
    id: 'scuisine',
    card: 'C03',
    title: 'Le coup de feu : tenir un poste en cuisine',
    on: 8,
    hour: 9,
    minutes: 240,
    room: 'atelier',
    capacity: 3,
    booked: 2,
  },
  {
    id: 'schambre',
    card: 'A11',
    title: 'La chambre en vingt-cinq minutes',
    on: 9,
    hour: 14,
    minutes: 105,
    room: 'verriere',
    capacity: 8,
    booked: 1,
    employerId: 'logis-est',
    proposed: true,
  },
  {
    id: 'saffiche',
    card: 'A13',
    title: 'Sortir une affiche avant midi',
    on: 10,
    hour: 9,
    minutes: 150,
    room: 'verriere',
    capacity: 8,
    booked: 0,
    draft: true,
  },
]

const tracks = { E: 'explorer', A: 'adventurer', C: 'scout' } as const

/** Sessions around today, and who booked them: one full tomorrow with people waiting, one proposed, one draft. */
export function demoSessions(
  random: Random,
  siteId: string,
  people: readonly { visitorId: string; name: string }[],
  now: Instant,
): { sessions: ChallengeSession[]; bookings: Booking[] } {
  const bookings: Booking[] = []
  const sessions = told.map((demo) => {
    const session = sessionOf(demo, siteId, now)
    if (session.publishedAt !== undefined) bookings.push(...bookingsOf(demo, session, random, people, now))
    return session
  })
  return { sessions, bookings }
}

function sessionOf(demo: DemoSession, siteId: string, now: Instant): ChallengeSession {
  const planned = parisInstant(addDays(parisDay(now), demo.on), demo.hour)
  const startsAt = demo.soon ? (Math.floor(now / HOUR) + 1) * HOUR : planned
  const track = tracks[demo.card[0] as keyof typeof tracks]
  const at = now - 6 * DAY
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
      where: demoRooms.find(({ id }) => id === demo.room)!.name,
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

function bookingsOf(
  { booked, waiting = 0 }: DemoSession,
  session: ChallengeSession,
  random: Random,
  people: readonly { visitorId: string; name: string }[],
  now: Instant,
): Booking[] {
  const chosen = random.shuffled(people).slice(0, booked + waiting)
  return chosen.map(({ visitorId, name }, index) => {
    const at = now - 5 * DAY + index * 3 * HOUR
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
