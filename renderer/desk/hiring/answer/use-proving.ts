import type { JobOffer, OfferCriterion } from '../../../../domain/hiring/job-offer.ts'
import type { Challenge } from '../../../../domain/kit/challenge.ts'
import { challengesThatProve, type ProposedChallenge } from '../../../../domain/matching/steps-that-prove.ts'
import { latestEditions } from '../../../../domain/sessions/fitting-challenges.ts'
import type { Instant } from '../../../../domain/time.ts'
import { useReadOffers } from '../../../finder/use-read-offers.ts'

/**
 * The challenges that prove a criterion of the offer being answered, by the rule that tells people at the kiosk what is
 * missing. `bookable`: what the desk knows can be booked now, perhaps nothing.
 */
export function useProving(
  offer: () => JobOffer | undefined,
  challenges: () => readonly Challenge[],
  bookable: () => readonly { cardId: string; startsAt: Instant }[],
): (criterion: OfferCriterion) => readonly ProposedChallenge[] {
  const readOffer = useReadOffers(() => [offer()].filter((one) => one !== undefined))
  return ({ id }) => {
    const read = readOffer(offer()?.id ?? '').find((one) => one.id === id)
    if (!read) return []
    const cards = latestEditions(challenges()).map(({ card }) => card)
    return challengesThatProve(cards, bookable(), read.abilities)
  }
}
