import type { ListedFields } from '../../domain/hiring/listed-offer.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepListing } from './keep-listing.ts'
import { placeOf, readArea, samePlace, setArea, type ListingArea } from './listing-area.ts'
import type { OfferSource } from './france-travail.ts'
import { readListing } from './read-listing.ts'

/** A list is read anew so often. */
const READ_EVERY = HOUR
/** After a pass in vain: this, then twice as long each time, at most `LONGEST_PAUSE`. */
const FIRST_PAUSE = 5 * MINUTE
const LONGEST_PAUSE = 6 * HOUR

/** What was not read for so long is not shown any more: most of it is gone. */
const STALE = 7 * DAY

/**
 * Keeps the list of each site that named a place. What cannot be read changes nothing of what is shown for a
 * week, and is told to hosts; a site that wants no list any more loses it, and all do where there is no `source` any
 * more. Nothing is asked while the hour is in doubt.
 */
export function listingFollower(
  parts: ServerParts,
  source: OfferSource | null,
  signal?: AbortSignal,
): Follower {
  const { store, clock } = parts
  return {
    works: {
      async listing({ siteId }) {
        const area = await store.read((view) => readArea(view, siteId))
        if (!area) return async () => undefined
        const isWanted = async (tx: StoreTransaction) => {
          const wanted = await readArea(tx, siteId)
          return wanted !== undefined && samePlace(wanted, area)
        }
        const listed = await askFor(area, source)
        // What was broken off says nothing of the service: it is asked again at the next start.
        if (signal?.aborted) return async () => undefined
        if (listed.offers) await keepListing(parts, siteId, listed.offers, isWanted)
        return async (tx) => {
          if (await isWanted(tx)) await setArea(tx, siteId, { triedAt: clock.now(), ...listed.told })
        }
      },
    },
    async look(now) {
      if ((clock.inDoubtFor?.() ?? 0) > 0) return []
      const due = await store.read((view) => {
        const areas = view.tables.selectFrom('listingAreas').select('siteId')
        if (!source) {
          return view.all(
            areas.where((or) => or.or([or('doneAt', 'is not', null), or('triedAt', 'is', null)])),
          )
        }
        // Further away than any pause: it was set while the clock was wrong.
        const beyond = now + LONGEST_PAUSE
        return view.all(
          areas.where((or) => or.or([or('nextTryAt', '<=', now), or('nextTryAt', '>', beyond)])),
        )
      })
      return due.map(({ siteId }) => ({ kind: 'listing', siteId, subject: siteId }))
    },
  }

  /** What a site shows from now on, where that changes, and what is to be remembered of it. */
  async function askFor(
    area: ListingArea,
    asked: OfferSource | null,
  ): Promise<{ offers?: readonly ListedFields[]; told: Partial<ListingArea> }> {
    const { doneAt, tries } = area
    const place = placeOf(area)
    const nothingRead = { doneAt: null, total: null }
    if (place === null) return { offers: [], told: { ...nothingRead, nextTryAt: null, fault: null } }
    if (!asked) return { offers: [], told: { ...nothingRead, nextTryAt: clock.now() } }
    const read = await readListing(asked, place, signal)
    const now = clock.now()
    if (read.ok) {
      const { offers, total } = read.value
      return { offers, told: { nextTryAt: now + READ_EVERY, doneAt: now, fault: null, tries: 0, total } }
    }
    // Nothing of this place was read yet: what is shown is another one's.
    const isStale = doneAt === null || now - doneAt > STALE
    return {
      ...(isStale ? { offers: [] } : {}),
      told: {
        ...(isStale ? nothingRead : {}),
        ...{ nextTryAt: now + pauseAfter(tries), fault: read.reason, tries: tries + 1 },
      },
    }
  }
}

function pauseAfter(tries: number): number {
  return Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE)
}
