import { folded } from '../finder/words.ts'
import type { JobOffer, OfferCriterion } from '../hiring/job-offer.ts'
import type { AbilityCode } from '../kit/abilities.ts'
import type { KitCard } from '../kit/kit-card.ts'
import type { Instant } from '../time.ts'

/** A challenge of the kit by its card; `startsAt`: its soonest session in which a seat is free, where one is known. */
export interface ProposedChallenge {
  id: string
  title: string
  startsAt?: Instant
}

/**
 * The challenges in which one can show what a criterion asks for: those with a free seat, the soonest first, then those
 * that show most of it. `cards`: one edition each. `bookable`: by card, what can be booked now; nothing is promised of
 * the others.
 */
export function challengesThatProve(
  cards: readonly Pick<KitCard, 'id' | 'title' | 'abilities'>[],
  bookable: readonly { cardId: string; startsAt: Instant }[],
  abilities: readonly AbilityCode[],
): ProposedChallenge[] {
  const soonest = new Map<string, Instant>()
  for (const { cardId, startsAt } of bookable)
    soonest.set(cardId, Math.min(startsAt, soonest.get(cardId) ?? Infinity))
  const shows = (card: Pick<KitCard, 'abilities'>) =>
    card.abilities.filter(({ code }) => abilities.includes(code)).length
  return cards
    .map((card) => ({ card, shown: shows(card), startsAt: soonest.get(card.id) }))
    .filter(({ shown }) => shown > 0)
    .sort(
      (a, b) =>
        (a.startsAt ?? Infinity) - (b.startsAt ?? Infinity) ||
        b.shown - a.shown ||
        (a.card.id < b.card.id ? -1 : 1),
    )
    .map(({ card: { id, title }, startsAt }) => ({
      ...{ id, title: title.fr },
      ...(startsAt === undefined ? {} : { startsAt }),
    }))
}

/** The offers that do not ask for what was just found missing: an offer that does would lead to the same refusal. */
export function offersWithout<T extends Pick<JobOffer, 'criteria'>>(
  offers: readonly T[],
  missing: Pick<OfferCriterion, 'kind' | 'label' | 'skill'> | undefined,
): T[] {
  if (!missing) return [...offers]
  const isSame = ({ kind, label, skill }: OfferCriterion) =>
    kind === missing.kind &&
    (skill === undefined || missing.skill === undefined
      ? folded(label) === folded(missing.label)
      : skill === missing.skill)
  return offers.filter(({ criteria }) => !criteria.some(isSame))
}
