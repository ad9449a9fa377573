import type { BookableChallenge } from '../../domain/contract/referrals.ts'
import { cardsOf, takesBookings } from '../../domain/sessions/challenge-session.ts'
import { isFull } from '../search/invite.ts'
import type { ServerParts } from '../server-parts.ts'

/** The challenges that somebody can book at a site now: each card once, by its soonest session with a seat. */
export async function bookableChallenges(
  { store, clock }: ServerParts,
  siteId: string,
): Promise<BookableChallenge[]> {
  return store.read(async (view) => {
    const now = clock.now()
    const sessions = await view.records('challengeSessions', { siteId, endsAfter: now })
    const bookable = new Map<string, BookableChallenge>()
    for (const session of sessions.sort((a, b) => a.startsAt - b.startsAt)) {
      if (!takesBookings(session, now) || (await isFull(view, session))) continue
      for (const id of cardsOf(session)) {
        const challenge = await view.record('challenges', id)
        if (!challenge || bookable.has(challenge.cardId)) continue
        const { cardId, card } = challenge
        bookable.set(cardId, { cardId, title: card.title.fr, startsAt: session.startsAt })
      }
    }
    return [...bookable.values()]
  })
}
