import { isAway } from '../../domain/hiring/absence.ts'
import { quietStep, type QuietStep } from '../../domain/hiring/quiet-offer.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import { byServer } from '../../domain/record/write.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import { parisDay, siteDay, type Instant } from '../../domain/time.ts'
import { isDayTold } from '../follow-ups/day-told.ts'
import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, writeSetting } from '../settings.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { employerOf } from './employers.ts'

const TOLD = 'quiet-offers-day'
const DONE = 'quiet-offers-done'

/**
 * Once a day, employers are asked about recruitments of which they say nothing, and those that nobody spoke of are
 * closed. The messages that ask are planned with all others, from what is written here.
 */
export function quietOfferFollower({ store, clock }: Pick<ServerParts, 'store' | 'clock'>): Follower {
  return {
    works: {
      'quiet-offers':
        async ({ subject }) =>
        (tx) =>
          lookAtOffers(tx, subject, clock.now()),
    },
    async look(now) {
      if ((clock.inDoubtFor?.() ?? 0) > 0) return []
      const day = parisDay(now)
      await store.transaction(async (tx) => {
        if (!(await isDayTold(tx, TOLD, day, now)) || (await readSetting(tx, DONE)) === day) return
        for (const { id } of await tx.records('employers')) {
          tx.follow({ kind: 'quiet-offers', siteId: SHARED_PARTITION, subject: id })
        }
        await writeSetting(tx, DONE, day)
      })
      return []
    },
  }
}

async function lookAtOffers(tx: StoreTransaction, employerId: string, now: Instant): Promise<void> {
  const employer = await employerOf(tx, employerId)
  const home = employer?.siteIds[0]
  if (!employer || home === undefined) return
  const zone = (await tx.record('sites', home, home))?.timeZone
  // Whoever is away is neither asked nor taken at their silence.
  if (isAway(employer, siteDay(now, zone))) return
  const applications = Map.groupBy(
    await tx.records('applications', { employerId }),
    ({ jobOfferId }) => jobOfferId,
  )
  for (const offer of await tx.records('jobOffers', { employerId })) {
    const step = quietStep(offer, applications.get(offer.id) ?? [], now)
    if (step === null) continue
    const changes: Readonly<Record<QuietStep, Partial<JobOffer>>> = {
      ask: { askedAt: now },
      forget: { askedAt: undefined },
      close: { askedAt: undefined, closedAt: now, closedQuietlyAt: now },
    }
    await keepRecord(tx, 'jobOffers', changeFields(offer, changes[step], byServer(now)))
  }
}
