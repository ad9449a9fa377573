import { revisionTime } from '../sync/revision.ts'
import { DAY, type Instant } from '../time.ts'
import type { Application } from './application.ts'
import { isContestFact } from './contest-facts.ts'
import { candidateTells } from './history-room.ts'
import { jobOfferStatus, type JobOffer } from './job-offer.ts'

/** Days without an act of its employer after which it is asked whether a recruitment goes on. */
const QUIET_DAYS = 60
/** Days that it has from then on, before the recruitment is closed. */
export const QUIET_ANSWER_DAYS = 14

/** What is written of an offer by itself: who asked, and that nobody answered. Never an answer to anybody. */
export type QuietStep = 'ask' | 'close' | 'forget'

type Offer = Pick<JobOffer, 'publishedAt' | 'closedAt' | 'askedAt' | 'stamps'>

/**
 * What is due of an open offer of which its employer says nothing (recrutement sans nouvelles), by the clock of the
 * server: to ask, to close it, or to forget that it was asked, since something was done meanwhile or the hour of the
 * asking has not come. `null`: nothing. The applications are those to the offer.
 */
export function quietStep(
  offer: Offer,
  applications: readonly Pick<Application, 'events'>[],
  now: Instant,
): QuietStep | null {
  const { askedAt } = offer
  if (jobOfferStatus(offer) !== 'open') return null
  if (askedAt === undefined) return now >= lastActOn(offer, applications) + QUIET_DAYS * DAY ? 'ask' : null
  if (!isAsked(offer, applications) || askedAt > now) return 'forget'
  return now >= askedAt + QUIET_ANSWER_DAYS * DAY ? 'close' : null
}

/** Whether the employer was asked, and nothing was done since. */
export function isAsked(offer: Offer, applications: readonly Pick<Application, 'events'>[]): boolean {
  const { askedAt } = offer
  if (askedAt === undefined || jobOfferStatus(offer) !== 'open') return false
  return lastActOn(offer, applications) < askedAt
}

/** Whether a closed offer was closed because nobody said that it goes on. */
export function wasClosedQuietly({
  closedAt,
  closedQuietlyAt,
}: Pick<JobOffer, 'closedAt' | 'closedQuietlyAt'>): boolean {
  return closedAt !== undefined && closedAt === closedQuietlyAt
}

/**
 * When somebody at the employer's side last did something: published or changed the offer, opened an application to it
 * or answered one. A change has the moment of its revision, which is later than all that it follows, whatever the clock
 * of its device says.
 */
function lastActOn(offer: Offer, applications: readonly Pick<Application, 'events'>[]): Instant {
  let last = offer.publishedAt ?? 0
  for (const stamp of Object.values(offer.stamps)) {
    if (!stamp.endsWith(BY_SERVER)) last = Math.max(last, revisionTime(stamp))
  }
  for (const { events } of applications) {
    for (const event of events) {
      if (candidateTells.has(event.type)) continue
      if (isContestFact(event) && event.type !== 'contest-appealed') continue
      last = Math.max(last, event.receivedAt ?? event.at)
    }
  }
  return last
}

/** What the server itself writes of an offer is no act of anybody. */
const BY_SERVER = '.server'
