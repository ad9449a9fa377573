import { declaredOf, type Competence, type CompetenceProfile } from '../competences/profile.ts'
import { proofsOf, type SkillKey } from '../competences/proofs.ts'
import type { LifeSentence } from '../competences/life-scene.ts'
import type { KitCard } from '../kit/kit-card.ts'
import type { AbilityCode } from '../kit/abilities.ts'
import { closenessToTrade } from '../sessions/fitting-challenges.ts'
import type { FoundSession } from '../sessions/find-sessions.ts'
import type { Day } from '../time.ts'
import { drawnByLot } from './daily-order.ts'
import { coverageOf, isMatch, matchLines, type MatchLine, type Wanted } from './match-need.ts'

/** As many abilities as one offer is said to ask for. */
const MOST_ABILITIES = 5
/** A card of another group of jobs says nothing of what this one asks for. */
const SAME_GROUP = 2

/** Words for what is asked for, from what ships with the kiosk. */
export interface TradeKnowledge {
  cards: readonly Pick<KitCard, 'romeCodes' | 'abilities'>[]
  sentences: ReadonlyMap<string, Pick<LifeSentence, 'rome'>>
}

/**
 * The abilities that a trade asks for, as the cards of the kit show it: those of cards of the same job, else of the
 * same group of jobs, those of most cards first. An offer names its trade and asks in free words, which are not read:
 * nothing is guessed of them (decision 0047). Without a card of the trade nothing is known.
 */
export function abilitiesOfTrade(
  cards: TradeKnowledge['cards'],
  romeCode: string | undefined,
): AbilityCode[] {
  const closest = Math.max(0, ...cards.map((card) => closenessToTrade(card, romeCode)))
  if (closest < SAME_GROUP) return []
  const shown = cards
    .filter((card) => closenessToTrade(card, romeCode) === closest)
    .flatMap(({ abilities }) => abilities.map(({ code }) => code))
  const times = Map.groupBy(shown, (code) => code)
  return [...times.keys()]
    .sort((a, b) => times.get(b)!.length - times.get(a)!.length || (a < b ? -1 : 1))
    .slice(0, MOST_ABILITIES)
}

/** What a page has of what an offer asks for, by the rule that employers search with. */
export interface OfferMatch {
  /** Ability by ability. */
  lines: MatchLine[]
  /** What the person says of themselves that serves in this trade. */
  own: Competence[]
}

export function matchOffer(
  page: CompetenceProfile,
  { romeCode }: { romeCode?: string },
  { cards, sentences }: TradeKnowledge,
  today: Day,
): OfferMatch {
  const own = declaredOf(page).filter(
    ({ id }) => romeCode !== undefined && sentences.get(id)?.rome.includes(romeCode),
  )
  const wanted = abilitiesOfTrade(cards, romeCode).map((code): Wanted => ({ key: `ability:${code}` }))
  return { lines: matchLines(wanted, proofsOf(page, today), closeToNothing), own }
}

/** Abilities are close to nothing (close-skills.ts), and only they are asked for here. */
const closeToNothing = (): readonly SkillKey[] => []

/**
 * The offers that a page opens, those it has most of first, and among equals by a lot that changes every day. The
 * others are not hidden: they stand in the list of offers as for everybody.
 */
export function offersOpened<T extends { offer: { id: string; romeCode?: string } }>(
  page: CompetenceProfile,
  offers: readonly T[],
  known: TradeKnowledge,
  today: Day,
): T[] {
  return offers
    .map((one) => ({ one, ...matchOffer(page, one.offer, known, today) }))
    .filter(({ lines, own }) => own.length > 0 || isMatch(lines))
    .sort(
      (a, b) =>
        b.own.length - a.own.length ||
        coverageOf(b.lines) - coverageOf(a.lines) ||
        drawnByLot(today, a.one.offer.id) - drawnByLot(today, b.one.offer.id),
    )
    .map(({ one }) => one)
}

/** The soonest session in which somebody could show what is missing, `undefined` where there is none. */
export function sessionThatShows(
  open: readonly FoundSession[],
  missing: readonly AbilityCode[],
): FoundSession | undefined {
  return open.find(({ cards }) =>
    cards.some(({ abilities }) => abilities.some(({ code }) => missing.includes(code))),
  )
}
