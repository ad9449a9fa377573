import type { Employer } from './employer.ts'
import type { JobOffer, OfferCriterion } from './job-offer.ts'
import { hasLabel } from './reciprok-label.ts'
import { tradeFamilyOf, type TradeFamily } from './trade-family.ts'

/** What a visitor chose to see of the offers; nothing chosen shows everything. */
export interface OfferFilter {
  family: TradeFamily | null
  town: string | null
  /** Only those that ask for no diploma, licence or title. */
  withoutTitle: boolean
  /** Only those whose hours say part time. */
  partTime: boolean
  /** Only employers who carry the label: those who answer. */
  answering: boolean
}

export const everyOffer = (): OfferFilter => ({
  family: null,
  town: null,
  withoutTitle: false,
  partTime: false,
  answering: false,
})

/** Nothing was chosen. */
export function isEveryOffer(filter: OfferFilter): boolean {
  return !(filter.family || filter.town || filter.withoutTitle || filter.partTime || filter.answering)
}

/** What an offer is found by, whoever lists it. */
export type FindableOffer = Pick<JobOffer, 'romeCode' | 'town' | 'hours'> & {
  criteria: readonly Pick<OfferCriterion, 'kind'>[]
}

/** An offer, and its employer where that is one of the site. */
export interface FoundOffer {
  offer: FindableOffer
  employer?: Pick<Employer, 'reciprok'>
}

interface Found {
  offer: JobOffer
  employer: Employer
}

/** Those that fit what was chosen, in the order they were given; nobody is ranked. */
export function filterOffers<One extends FoundOffer>(found: readonly One[], filter: OfferFilter): One[] {
  return found.filter(
    ({ offer, employer }) =>
      (filter.family === null || tradeFamilyOf(offer) === filter.family) &&
      (filter.town === null || townOf(offer) === filter.town) &&
      (!filter.withoutTitle || asksNoTitle(offer)) &&
      (!filter.partTime || saysPartTime(offer)) &&
      (!filter.answering || hasLabel(employer?.reciprok?.grade)),
  )
}

/** In which order offers are listed; never by how somebody would suit. */
export const offerOrders = ['newest', 'here', 'answering'] as const
export type OfferOrder = (typeof offerOrders)[number]

/**
 * The offers in an order, given the newest first: `here`: those in the town of the site come first; `answering`: those of
 * employers who carry the label. Among themselves they stay as they were given. `address`: of the site.
 */
export function orderOffers<One extends FoundOffer>(
  found: readonly One[],
  order: OfferOrder,
  address: string | undefined,
): One[] {
  if (order === 'newest') return [...found]
  const isHere = isInTownOf(address)
  const comesFirst = ({ offer, employer }: FoundOffer) =>
    order === 'here' ? isHere(townOf(offer) ?? '') : hasLabel(employer?.reciprok?.grade)
  return found.toSorted((a, b) => Number(comesFirst(b)) - Number(comesFirst(a)))
}

/** The orders to choose among: one that would move nothing is no choice. */
export function ordersToChoose(found: readonly FoundOffer[], address: string | undefined): OfferOrder[] {
  return offerOrders.filter(
    (order) =>
      order === 'newest' || orderOffers(found, order, address).some((one, place) => one !== found[place]),
  )
}

/** So few that each is looked at. */
const MOST_INSTEAD = 2

/**
 * Where somebody may apply instead of at an employer that stayed silent: at most two offers of others who answer, the
 * same trade in the same town first, then the same trade, then the same town; none that is neither.
 */
export function offersInstead<One extends Found>(
  found: readonly One[],
  silent: Pick<JobOffer, 'employerId' | 'romeCode' | 'town'>,
): One[] {
  const [family, town] = [tradeFamilyOf(silent), townOf(silent)]
  const closeness = ({ offer }: Found) =>
    (family !== null && tradeFamilyOf(offer) === family ? 2 : 0) +
    (town !== null && townOf(offer) === town ? 1 : 0)
  return found
    .filter((one) => one.offer.employerId !== silent.employerId && hasLabel(one.employer.reciprok?.grade))
    .filter((one) => closeness(one) > 0)
    .toSorted((a, b) => closeness(b) - closeness(a))
    .slice(0, MOST_INSTEAD)
}

/** The offer can be applied to without a diploma, a licence or a title. */
export function asksNoTitle({ criteria }: Pick<FindableOffer, 'criteria'>): boolean {
  return criteria.every(({ kind }) => kind !== 'title')
}

/**
 * The offer's own words say part time (temps partiel), or a week of fewer hours than the legal 35 (Code du travail,
 * L3121-27 and L3123-1). Hours of a clock ("9 h à 17 h") and offers that say nothing are not guessed at.
 */
export function saysPartTime({ hours }: Pick<JobOffer, 'hours'>): boolean {
  return inWords.test(hours ?? '') || inAWeek.test(hours ?? '') || beyondAClock.test(hours?.trim() ?? '')
}

const inWords = /(?<!\p{L})(?:temps[\s-]+partiel|mi-temps)(?!\p{L})/iu
/** "20 heures par semaine", "28H30/semaine". */
const inAWeek =
  /(?<![\d,.])(?:0?\d|[12]\d|3[0-4])\s*h(?:eures?)?\s?(?:\d{2})?\s*(?:(?:\/|par\s)\s*semaine|hebdo)/iu
/** "30 h, le matin": no clock shows so many. */
const beyondAClock = /^(?:2[5-9]|3[0-4])\s*h(?:eures?)?\s?(?:\d{2})?(?:,|$)/iu

/**
 * The towns to choose among: that of the site first, however few its offers are, then those with the most. `address`: of
 * the site; its town stands after the last postcode, or after the last comma.
 */
export function townsToChoose(
  offers: readonly Pick<JobOffer, 'town'>[],
  address: string | undefined,
  most: number,
): string[] {
  const counted = new Map<string, number>()
  for (const offer of offers) {
    const town = townOf(offer)
    if (town !== null) counted.set(town, (counted.get(town) ?? 0) + 1)
  }
  const isHere = isInTownOf(address)
  return [...counted]
    .sort(
      ([a, many], [b, more]) =>
        Number(isHere(b)) - Number(isHere(a)) || more - many || a.localeCompare(b, 'fr'),
    )
    .slice(0, most)
    .map(([town]) => town)
}

/** Whether a town is that of an address. */
function isInTownOf(address: string | undefined): (town: string) => boolean {
  const here = `${plainTown(address?.split(/\b\d{5}\b|,/u).at(-1) ?? '')} `
  // "Brest Cedex 2" is Brest; "Brestot" is not.
  return (town) => plainTown(town) !== '' && here.startsWith(`${plainTown(town)} `)
}

function plainTown(town: string): string {
  return town
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim()
}

export function townOf({ town }: Pick<JobOffer, 'town'>): string | null {
  return town?.trim() || null
}
