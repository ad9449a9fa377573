import type { Reservation } from '../../domain/places/reservation.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { MINUTE } from '../../domain/time.ts'
import type { CompanyWorld } from './company-properties.ts'
import { room, roomToBook, things } from './furnish-site.ts'
import type { Violation } from './violation.ts'

export function checkLoans(world: CompanyWorld): Violation[] {
  const all = [...(world.records.get('reservations')?.values() ?? [])] as unknown as Reservation[]
  const found = [
    ...all.flatMap((one) => whoSaid(world, one)),
    ...promisedTwice(world, all),
    ...promisedBesides(world, all),
  ]
  return found.map((detail) => ({ property: 'M6', detail }))
}

/** Each ask is somebody's, is answered once, and what is said of it was said by who may. */
function whoSaid({ company, accounts }: CompanyWorld, { id, visitorId, events }: Reservation): string[] {
  const { loans } = company
  const askedBy = loans.asked.get(id)
  if (askedBy === undefined) return [`${id} was asked by nobody`]
  const found: string[] = []
  if (visitorId !== askedBy && !accounts.erased.has(askedBy)) found.push(`${id} became ${visitorId}'s`)
  if (new Set(events.map((event) => event.id)).size !== events.length) found.push(`an event of ${id} twice`)
  const answers = events.filter(({ type }) => type === 'granted' || type === 'refused')
  if (answers.length !== 1) found.push(`${id} was answered ${answers.length} times`)
  for (const { id: eventId, type, by, withdrawn } of events) {
    const isOfSession = type === 'withdrawn' && withdrawn === 'session'
    const isServers = type === 'granted' || type === 'refused' || isOfSession
    if (isServers ? by !== 'server' : !loans.said.has(eventId))
      found.push(`${type} of ${id} was told by nobody`)
    if (type !== 'cancelled' && !isServers && by !== 'host-desk') found.push(`${type} of ${id} by ${by}`)
  }
  return found
}

/** Of a thing that no host handed over otherwise no more is promised at one time than there is. */
function promisedTwice({ company, restores }: CompanyWorld, all: readonly Reservation[]): string[] {
  // Whoever was told yes by a server that was restored since keeps it.
  if (restores > 0) return []
  return [...things, roomToBook].flatMap(({ id, count }) => {
    if (company.loans.handed.has(id)) return []
    const held = all.filter((one) => one.thingId === id && isPromised(one))
    return held.flatMap(({ startsAt, id: reservationId, events }) => {
      const promisedAt = events.find(({ type }) => type === 'granted')!.at
      // What nobody came for and is over by then keeps nothing from others.
      const then = held.filter(
        (one) => one.startsAt <= startsAt && startsAt < one.endsAt && promisedAt <= one.endsAt,
      )
      return then.length > count ? [`${id} is promised to ${then.length} with ${reservationId}`] : []
    })
  })
}

function isPromised({ events }: Reservation): boolean {
  const types = new Set<string>(events.map(({ type }) => type))
  return types.has('granted') && !types.has('cancelled') && !types.has('withdrawn')
}

/** Half an hour before and after is needed to set up, written out a second time. */
const SET_UP = 30 * MINUTE

/** The room is promised to nobody for themselves while a session of the site is in it. */
function promisedBesides({ records, restores, now }: CompanyWorld, all: readonly Reservation[]): string[] {
  if (restores > 0) return []
  const sessions = [...(records.get('challengeSessions')?.values() ?? [])] as unknown as ChallengeSession[]
  const inRoom = sessions.filter(({ roomId, cancelledAt }) => roomId === room.id && cancelledAt === undefined)
  return all.flatMap((one) => {
    const { id, thingId, startsAt, endsAt, events } = one
    const isHandedOut = events.some(({ type }) => type === 'handed-out')
    if (thingId !== roomToBook.id || endsAt <= now || isHandedOut || !isPromised(one)) return []
    const there = inRoom.find(
      (session) => session.startsAt - SET_UP < endsAt && startsAt < session.endsAt + SET_UP,
    )
    return there ? [`${id} is promised the room in which ${there.title} is`] : []
  })
}
