import { ICalCalendar, ICalEventStatus } from 'ical-generator'
import { cardsOf, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { isInCalendar } from '../../domain/sessions/session-calendar.ts'
import type { Site } from '../../domain/sites/site.ts'
import type { ServerParts } from '../server-parts.ts'

/**
 * The published sessions of a site as an iCalendar text, or one of them; `null` when there is none. Nothing about
 * people is in it.
 */
export async function sessionsCalendar(
  { store, clock }: ServerParts,
  siteId: string,
  only?: string,
): Promise<string | null> {
  const { site, sessions, promises } = await store.read(async (view) => {
    const cards = await view.records('challenges')
    return {
      site: await view.record('sites', siteId, siteId),
      sessions: await view.records('challengeSessions', { siteId }),
      promises: new Map(cards.map(({ id, card }) => [id, card.promise.fr])),
    }
  })
  const calendar = new ICalCalendar({ name: site?.name ?? 'Pépinière', prodId: '//Pépinière//Séances//FR' })
  for (const session of sessions.sort((a, b) => a.startsAt - b.startsAt)) {
    const isTold =
      only === undefined
        ? isInCalendar(session, clock.now())
        : session.id === only && session.publishedAt !== undefined
    if (!isTold) continue
    calendar.createEvent({
      id: `${session.id}@${siteId}.pepiniere`,
      sequence: session.planRev,
      start: new Date(session.startsAt),
      end: new Date(session.endsAt),
      stamp: new Date(session.at),
      summary: session.title,
      location: placeOf(session, site),
      description:
        session.event?.text ??
        cardsOf(session)
          .map((id) => promises.get(id) ?? '')
          .join('\n')
          .trim(),
      status: session.cancelledAt === undefined ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    })
  }
  return calendar.length() === 0 ? null : calendar.toString()
}

function placeOf(session: ChallengeSession, site: Site | undefined): string {
  const room = site?.rooms?.find(({ id }) => id === session.roomId)?.name
  const parts = [session.where, room, session.place === 'site' ? site?.name : undefined]
  // Where to meet is often the room's own name.
  const byWords = new Map(parts.map((part) => [part?.trim().toLocaleLowerCase('fr') ?? '', part]))
  byWords.delete('')
  return [...byWords.values()].join(', ')
}
