import { ok, refuse, type Result } from '../result.ts'
import type { Instant } from '../time.ts'
import { challengeId, challengeStatus, type Challenge } from './challenge.ts'
import type { KitCard } from './kit-card.ts'

/**
 * Why a card does not change. `not-now`: it does not stand where that can be done. `ability-foreign`: a criterion
 * speaks of an ability that the card does not observe. `criteria-alike`: two criteria under one id.
 */
export const challengeRefusals = ['not-now', 'comment-missing', 'ability-foreign', 'criteria-alike'] as const
export type ChallengeRefusal = (typeof challengeRefusals)[number]

/**
 * What a site may adapt of a card: its words, its room and numbers, its material, its running order and what
 * its observers look at. The abilities, and what each level looks like, stay the kit's.
 */
export type CardChanges = Partial<
  Pick<
    KitCard,
    | 'title'
    | 'promise'
    | 'whatYouDo'
    | 'whatToBring'
    | 'room'
    | 'minutes'
    | 'seats'
    | 'materials'
    | 'steps'
    | 'criteria'
  >
>

/**
 * A draft of a site's own, made from a published edition (adaptation). It has a card id of its own: `A01-k3f9`.
 */
export function forkChallenge(
  published: Challenge,
  told: { suffix: string; siteId: string },
): Result<Challenge, ChallengeRefusal> {
  if (challengeStatus(published) !== 'published') return refuse('not-now')
  const cardId = `${published.card.id}-${told.suffix}`
  return ok(draft(published, cardId, 1, told.siteId))
}

/** The next edition of a site's own card, as a draft; the published one stays for the sessions that name it. */
export function reviseChallenge(published: Challenge): Result<Challenge, ChallengeRefusal> {
  // The kit's own cards change with the kit.
  if (challengeStatus(published) !== 'published' || published.forkedAtSite === undefined)
    return refuse('not-now')
  return ok(draft(published, published.cardId, published.edition + 1, published.forkedAtSite))
}

/** A record of its own, which its writer stamps as new. */
function draft(from: Challenge, cardId: string, edition: number, siteId: string): Challenge {
  const {
    publishedAt: _p,
    retiredAt: _r,
    submittedAt: _s,
    returnedAt: _t,
    returnedBecause: _b,
    ...kept
  } = from
  return {
    ...kept,
    id: challengeId(cardId, edition),
    cardId,
    edition,
    forkedFrom: from.id,
    forkedAtSite: siteId,
    card: { ...from.card, edition },
  }
}

export function editCard(challenge: Challenge, changes: CardChanges): Result<Challenge, ChallengeRefusal> {
  if (challengeStatus(challenge) !== 'draft') return refuse('not-now')
  const { criteria = challenge.card.criteria } = changes
  const observed = new Set(challenge.card.abilities.map(({ code }) => code))
  if (criteria.some(({ ability }) => !observed.has(ability))) return refuse('ability-foreign')
  if (new Set(criteria.map(({ id }) => id)).size < criteria.length) return refuse('criteria-alike')
  return ok({ ...challenge, card: { ...challenge.card, ...changes } })
}

export type ChallengeStep =
  | { step: 'submit' }
  | { step: 'return'; because: string }
  | { step: 'publish' }
  | { step: 'retire' }

/** Moves a card on (états d'une fiche): draft, in review, published for good, retired. */
export function moveChallenge(
  challenge: Challenge,
  move: ChallengeStep,
  now: Instant,
): Result<Challenge, ChallengeRefusal> {
  const status = challengeStatus(challenge)
  switch (move.step) {
    case 'submit':
      return status === 'draft' ? ok({ ...challenge, submittedAt: now }) : refuse('not-now')
    case 'return':
      if (status !== 'in-review') return refuse('not-now')
      if (move.because.trim() === '') return refuse('comment-missing')
      return ok({ ...challenge, returnedAt: now, returnedBecause: move.because.trim() })
    case 'publish':
      return status === 'in-review' ? ok({ ...challenge, publishedAt: now }) : refuse('not-now')
    case 'retire':
      return status === 'published' ? ok({ ...challenge, retiredAt: now }) : refuse('not-now')
  }
}
