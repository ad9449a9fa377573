import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { byServer } from '../../domain/record/write.ts'
import { newStamped } from '../../domain/sync/field-stamps.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import type { DemoEmployer, DemoOffer } from './demo-data.ts'

/** For how long the open offers have been published, in days. */
const OPEN_FOR = 61
/** When the earlier offers of a post were open, in days before today. */
const earlier = [
  { suffix: 'precedente', from: 200, to: OPEN_FOR + 1 },
  { suffix: 'premiere', from: 390, to: 201 },
] as const

/** Each post was offered three times within the year; the last offer is open. */
export function offersOf(siteId: string, employer: DemoEmployer, today: Instant): JobOffer[] {
  return employer.offers.flatMap((offer) => [
    offerRecord(siteId, employer, offer, { publishedAt: today - OPEN_FOR * DAY }),
    ...earlier.map(({ suffix, from, to }) =>
      offerRecord(
        siteId,
        employer,
        { ...offer, id: `${offer.id}-${suffix}` },
        { publishedAt: today - from * DAY, closedAt: today - to * DAY },
      ),
    ),
  ])
}

export function offerRecord(
  siteId: string,
  employer: DemoEmployer,
  offer: DemoOffer,
  times: { publishedAt: Instant; closedAt?: Instant },
): JobOffer {
  const at = times.closedAt ?? times.publishedAt
  const { criteria, seats = 1, ...told } = offer
  const fields = {
    ...told,
    employerId: employer.id,
    town: employer.town,
    seats,
    criteria: criteria.map(({ skill, ...criterion }, index) => ({
      ...{ id: `c${index + 1}`, ...criterion },
      ...(skill === undefined ? {} : { skill }),
    })),
    ...times,
  }
  return newStamped({ ...byServer(at), siteId }, fields)
}
