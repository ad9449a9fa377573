import { MOST_LISTED, type ListedFields } from '../../domain/hiring/listed-offer.ts'
import type { ListingPlace } from '../../domain/hiring/listing-place.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { ListingFault, OfferSource } from './france-travail.ts'
import { readOffer } from './read-offer.ts'

export interface Listing {
  /** Newest first, at most `MOST_LISTED`, each number once. */
  offers: readonly ListedFields[]
  /** How many the service has, those that cannot be read among them. */
  total: number
  unreadable: number
}

/**
 * Reads the newest offers of a place, page after page. All of them or a fault: only a listing that was read to
 * its end says that an offer is gone. An offer published meanwhile moves others to the next page, where they come
 * a second time.
 */
export async function readListing(
  source: OfferSource,
  place: ListingPlace,
  signal?: AbortSignal,
): Promise<Result<Listing, ListingFault>> {
  const offers = new Map<string, ListedFields>()
  let unreadable = 0
  for (let from = 0, total = 1; ;) {
    if (from >= Math.min(total, MOST_LISTED)) return ok({ offers: [...offers.values()], total, unreadable })
    const page = await source.page(place, from, signal)
    if (!page.ok) return page
    total = page.value.total
    from += page.value.offers.length
    for (const row of page.value.offers) {
      const offer = readOffer(row)
      if (!offer) unreadable++
      else if (offers.size < MOST_LISTED) offers.set(offer.number, offer)
    }
  }
}
