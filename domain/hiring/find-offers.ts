import type { Employer } from './employer.ts'
import type { JobOffer } from './job-offer.ts'
import { hasLabel } from './reciprok-label.ts'
import { tradeFamilyOf, type TradeFamily } from './trade-family.ts'

/** What a visitor chose to see of the offers; nothing chosen shows everything. */
export interface OfferFilter {
  family: TradeFamily | null
  town: string | null
  /** Only those that ask for no diploma, licence or title. */
  withoutTitle: boolean
  /** Only employers who carry the label: those who answer. */
  answering: boolean
}

export const everyOffer = (): OfferFilter => ({
  family: null,
  town: null,
  withoutTitle: false,
  answering: false,
})

/** Nothing was chosen. */
export function isEveryOffer(filter: OfferFilter): boolean {
  return !filter.family && !filter.town && !filter.withoutTitle && !filter.answering
}

interface Found {
  offer: JobOffer
  employer: Employer
}

/** Those that fit what was chosen, in the order they were given; nobody is ranked. */
export function filterOffers<One extends Found>(found: readonly One[], filter: OfferFilter): One[] {
  return found.filter(
    ({ offer, employer }) =>
      (filter.family === null || tradeFamilyOf(offer) === filter.family) &&
      (filter.town === null || townOf(offer) === filter.town) &&
      (!filter.withoutTitle || asksNoTitle(offer)) &&
      (!filter.answering || hasLabel(employer.reciprok?.grade)),
  )
}

/** The offer can be applied to without a diploma, a licence or a title. */
export function asksNoTitle({ criteria }: Pick<JobOffer, 'criteria'>): boolean {
  return criteria.every(({ kind }) => kind !== 'title')
}

export function townOf({ town }: Pick<JobOffer, 'town'>): string | null {
  return town?.trim() || null
}
