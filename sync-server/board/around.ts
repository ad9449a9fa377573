import type { BoardAround } from '../../domain/contract/board.ts'
import type { SiteId } from '../../domain/ids.ts'
import { isOnBoard } from '../../domain/postings/posting-state.ts'
import { siteDay } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import { postingsOfPerson } from './postings-of-person.ts'
import { openPeopleAt } from './talk-requests.ts'

/**
 * Which cards have their author in the place, who said that they like to talk today: the cards alone, and none where few
 * are here. No record tells it, so that a kiosk holds of nobody which cards are theirs. Not of a success: it asks for
 * nobody.
 */
export async function boardAround({ store, clock }: ServerParts, siteId: SiteId): Promise<BoardAround> {
  return store.read(async (view) => {
    const now = clock.now()
    const today = siteDay(now, await zoneOfSite(view, siteId))
    const open = await openPeopleAt(view, siteId, { today, now })
    if (!open.mayBeShown) return { cards: [] }
    const cards: string[] = []
    for (const visitorId of open.people.keys()) {
      const own = await postingsOfPerson(view, siteId, visitorId)
      cards.push(...own.filter((one) => one.kind !== 'success' && isOnBoard(one, today)).map(({ id }) => id))
    }
    return { cards: cards.sort() }
  })
}
