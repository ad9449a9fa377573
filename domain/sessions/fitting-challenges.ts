import type { JobOffer } from '../hiring/job-offer.ts'
import { challengeStatus, type Challenge } from '../kit/challenge.ts'
import type { FoundChallenge } from './find-sessions.ts'
import type { KitCard } from '../kit/kit-card.ts'

/**
 * How close a challenge is to a trade by its ROME codes: 3 the same job, 2 the same group of jobs, 1 the same
 * domain, 0 another one.
 */
export function closenessToTrade(
  { romeCodes }: Pick<KitCard, 'romeCodes'>,
  romeCode: string | undefined,
): 0 | 1 | 2 | 3 {
  if (romeCode === undefined) return 0
  if (romeCodes.includes(romeCode)) return 3
  if (romeCodes.some((code) => code.slice(0, 3) === romeCode.slice(0, 3))) return 2
  return romeCodes.some((code) => code[0] === romeCode[0]) ? 1 : 0
}

/** The cards that can be planned: published ones, the newest edition of each. */
export function latestEditions(challenges: readonly Challenge[]): Challenge[] {
  const latest = new Map<string, Challenge>()
  for (const challenge of challenges.filter((one) => challengeStatus(one) === 'published')) {
    const known = latest.get(challenge.cardId)
    if (!known || known.edition < challenge.edition) latest.set(challenge.cardId, challenge)
  }
  return [...latest.values()].sort((a, b) => (a.cardId < b.cardId ? -1 : 1))
}

/** The kit's challenges in which one can show the trade of an offer, the closest first, one edition each. */
export function challengesForTrade(
  challenges: readonly Challenge[],
  romeCode: string | undefined,
): { id: string; title: string }[] {
  return latestEditions(challenges)
    .map((challenge) => ({ challenge, closeness: closenessToTrade(challenge.card, romeCode) }))
    .filter(({ closeness }) => closeness > 0)
    .sort((a, b) => b.closeness - a.closeness)
    .map(({ challenge }) => ({ id: challenge.card.id, title: challenge.card.title.fr }))
}

/** A card that can be planned, and the offer that it comes closest to, if any. */
export interface FittingCard {
  challenge: Challenge
  fits: { offer: Pick<JobOffer, 'id' | 'title'>; closeness: 1 | 2 | 3 } | null
}

/** Every card that can be planned, those closest to the trades of these offers first. */
export function fittingCards(
  challenges: readonly Challenge[],
  offers: readonly Pick<JobOffer, 'id' | 'title' | 'romeCode'>[],
): FittingCard[] {
  const closest = (challenge: Challenge): FittingCard['fits'] =>
    offers
      .map((offer) => ({ offer, closeness: closenessToTrade(challenge.card, offer.romeCode) }))
      .filter((one): one is NonNullable<FittingCard['fits']> => one.closeness > 0)
      .sort((a, b) => b.closeness - a.closeness)[0] ?? null
  return latestEditions(challenges)
    .map((challenge) => ({ challenge, fits: closest(challenge) }))
    .sort((a, b) => (b.fits?.closeness ?? 0) - (a.fits?.closeness ?? 0))
}

/**
 * The sessions to propose after a refusal: those of the challenge that the employer points at (`cardId`), else
 * those close to the trade, the closest and then the soonest first. `open`: those that one may book.
 */
export function sessionsForTrade(
  open: readonly FoundChallenge[],
  wanted: { cardId?: string | undefined; romeCode?: string | undefined },
): FoundChallenge[] {
  if (wanted.cardId !== undefined) {
    return open.filter(({ cards }) => cards.some(({ id }) => id === wanted.cardId))
  }
  const closeness = ({ cards }: FoundChallenge) =>
    Math.max(0, ...cards.map((card) => closenessToTrade(card, wanted.romeCode)))
  return open
    .filter((found) => closeness(found) > 0)
    .sort((a, b) => closeness(b) - closeness(a) || a.session.startsAt - b.session.startsAt)
}
