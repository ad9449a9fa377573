import {
  referralFigures,
  type ReferralFigures,
  type ReferredApplication,
} from '../../domain/hiring/referral-figures.ts'
import { referralsOf } from '../../domain/hiring/referral.ts'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { employerOf } from '../employers/employers.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import type { ServerParts } from '../server-parts.ts'
import { invitationsBy } from './referrals.ts'

/** What became of whom an employer recommended, for hosts who work with it; null while too few were. */
export async function referralFiguresOf(
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
  siteId: string,
  employerId: string,
): Promise<Result<ReferralFigures | null, 'unknown-employer'>> {
  return store.read(async (view) => {
    const now = clock.now()
    const employer = await employerOf(view, employerId)
    if (!employer || !isEmployerOf(employer, siteId)) return refuse('unknown-employer')
    const referred: ReferredApplication[] = []
    for (const application of await view.records('applications', { employerId })) {
      const referrals = application.unverified ? [] : referralsOf(application, now)
      if (referrals.length === 0) continue
      const { siteId: home, visitorId } = application
      const invited = new Set<string>()
      for (const { id, employerId: other } of referrals) {
        const [invitation] = await invitationsBy(view, { siteId: home, employerId: other }, id)
        if (invitation) invited.add(id)
      }
      const { mainId } = await personOf(view, home, visitorId)
      const others = await recordsOfPerson(view, home, 'applications', visitorId)
      referred.push({ person: `${home}/${mainId}`, application, others, invited })
    }
    return ok(referralFigures(referred, now))
  })
}
