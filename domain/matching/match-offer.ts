import { declaredOf, type Competence } from '../competences/profile.ts'
import { proofsOf, type Proofs, type ProvingPart, type WantedKey } from '../competences/proofs.ts'
import type { JobOffer, OfferCriterion } from '../hiring/job-offer.ts'
import type { LifeSentence } from '../competences/life-scene.ts'
import type { KitCard } from '../kit/kit-card.ts'
import type { AbilityCode } from '../kit/abilities.ts'
import { closenessToTrade } from '../sessions/fitting-challenges.ts'
import type { FoundChallenge } from '../sessions/find-sessions.ts'
import type { Day } from '../time.ts'
import { drawnByLot } from './daily-order.ts'
import { coverageOf, isMatch, matchLines, type MatchLine, type Wanted } from './match-need.ts'
import { closeByReading, type ReadCriterion } from './read-criterion.ts'

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
 * same group of jobs, those of most cards first. Without a card of the trade nothing is known.
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

/** One criterion of an offer, and what a page has of it; `null` where the criterion was not read. */
export interface CriterionMatch {
  criterion: OfferCriterion
  line: MatchLine | null
}

/** What a page has of what an offer asks for, by the rule that employers search with. */
export interface OfferMatch {
  /** Criterion by criterion, in the order of the offer. */
  criteria: CriterionMatch[]
  /** Ability by ability of the trade, without those that a criterion asks for. */
  lines: MatchLine[]
  /** What the person says of themselves that serves in this trade. */
  own: Competence[]
}

/** What of an offer is held against a page. */
type AskingPart = Pick<JobOffer, 'criteria' | 'romeCode'>

/**
 * `read`: what the criteria of the offer were found to ask for (criterion-skills.ts). A title that is written down is had
 * once an outside body certified it; without that, what one can do is close to it.
 */
export function matchOffer(
  page: ProvingPart,
  { criteria, romeCode }: AskingPart,
  { cards, sentences }: TradeKnowledge,
  read: readonly ReadCriterion[],
  today: Day,
): OfferMatch {
  const own = declaredOf(page).filter(
    ({ id }) => romeCode !== undefined && sentences.get(id)?.rome.includes(romeCode),
  )
  const proofs = proofsOf(page, today)
  const asked = new Set<WantedKey>(read.map(({ key }) => key))
  const wanted = abilitiesOfTrade(cards, romeCode)
    .map((code): Wanted => ({ key: `ability:${code}` }))
    .filter(({ key }) => !asked.has(key))
  return {
    criteria: matchCriteria(criteria, proofs, read),
    lines: matchLines(wanted, proofs, closeByReading(read)),
    own,
  }
}

/** Criterion by criterion what these proofs have of it. */
export function matchCriteria(
  criteria: readonly OfferCriterion[],
  proofs: Pick<Proofs, 'get'>,
  read: readonly ReadCriterion[],
): CriterionMatch[] {
  const closeTo = closeByReading(read)
  const keys = new Map(read.map(({ id, key }) => [id, key]))
  return criteria.map((criterion) => {
    const key = keys.get(criterion.id)
    if (key === undefined) return { criterion, line: null }
    const wanted: Wanted = criterion.kind === 'title' ? { key, atLeast: 'certified' } : { key }
    return { criterion, line: matchLines([wanted], proofs, closeTo)[0]! }
  })
}

/** The lines of the criteria that were read. */
export function readLines({ criteria }: Pick<OfferMatch, 'criteria'>): MatchLine[] {
  return criteria.flatMap(({ line }) => line ?? [])
}

/**
 * The offers that a page opens, those it has most of first: what one did in the trade, then what the offer asks, then
 * what its trade does; among equals by a lot that changes every day. The others are not hidden: they stand in the list
 * of offers as for everybody.
 */
export function offersOpened<T extends { offer: AskingPart & { id: string } }>(
  page: ProvingPart,
  offers: readonly T[],
  known: TradeKnowledge,
  readOf: (offerId: string) => readonly ReadCriterion[],
  today: Day,
): T[] {
  return offers
    .map((one) => {
      const match = matchOffer(page, one.offer, known, readOf(one.offer.id), today)
      return { one, own: match.own, asked: readLines(match), trade: match.lines }
    })
    .filter(({ own, asked, trade }) => own.length > 0 || isMatch(asked) || isMatch(trade))
    .sort(
      (a, b) =>
        b.own.length - a.own.length ||
        coverageOf(b.asked) - coverageOf(a.asked) ||
        coverageOf(b.trade) - coverageOf(a.trade) ||
        drawnByLot(today, a.one.offer.id) - drawnByLot(today, b.one.offer.id),
    )
    .map(({ one }) => one)
}

/** The abilities by which a challenge shows what is missing, or what one is only close to. */
export function abilitiesToShow(match: OfferMatch, read: readonly ReadCriterion[]): AbilityCode[] {
  const shownBy = new Map(read.map(({ id, abilities }) => [id, abilities]))
  const asked = match.criteria.flatMap(({ criterion, line }) =>
    line === null || line.found === 'present' ? [] : (shownBy.get(criterion.id) ?? []),
  )
  const trade = match.lines.flatMap(({ key, found }) =>
    found === 'missing' ? (key.slice('ability:'.length) as AbilityCode) : [],
  )
  return [...new Set([...asked, ...trade])]
}

/** The soonest session in which somebody could show what is missing, `undefined` where there is none. */
export function sessionThatShows(
  open: readonly FoundChallenge[],
  missing: readonly AbilityCode[],
): FoundChallenge | undefined {
  return open.find(({ cards }) =>
    cards.some(({ abilities }) => abilities.some(({ code }) => missing.includes(code))),
  )
}
