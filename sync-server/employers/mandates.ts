import type { MandateScope } from '../../domain/contract/employers.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { isEmployerOf, withMandate, withoutMandate, type Mandate } from '../../domain/hiring/mandate.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { ServerParts } from '../server-parts.ts'
import { employerOf, keepEmployer } from './employers.ts'

/** Who acts: an account of the employer, at its own desk, for the hosts of that desk's site. */
export interface EmployerActor {
  employerId: string
  siteId: string
  accountId: string
  name: string
}

/** The employer asks the hosts of the site to follow and answer its applications. */
export async function giveMandate(
  { store, clock }: ServerParts,
  { employerId, siteId, accountId, name }: EmployerActor,
  asked: MandateScope,
): Promise<Result<Employer, 'unknown-employer' | 'offer-not-theirs'>> {
  return store.transaction(async (tx) => {
    const employer = await employerOf(tx, employerId)
    // Hosts who do not work with it, or no longer, are asked for nothing.
    if (!employer || !isEmployerOf(employer, siteId)) return refuse('unknown-employer')
    const mandate: Mandate = { siteId, scope: asked.scope, givenAt: clock.now(), accountId, givenBy: name }
    if (asked.scope === 'offers') {
      for (const id of asked.offerIds) {
        const offer = await tx.record('jobOffers', id, siteId)
        if (offer?.employerId !== employerId) return refuse('offer-not-theirs')
      }
      mandate.offerIds = [...asked.offerIds]
    }
    return ok(await keepEmployer(tx, employer, withMandate(employer, mandate), clock.now()))
  })
}

/** The employer takes its mandate back: the hosts hold its applications no longer. */
export async function withdrawMandate(
  { store, clock }: ServerParts,
  { employerId, siteId }: Pick<EmployerActor, 'employerId' | 'siteId'>,
): Promise<Result<Employer, 'unknown-employer'>> {
  return store.transaction(async (tx) => {
    const employer = await employerOf(tx, employerId)
    if (!employer) return refuse('unknown-employer')
    return ok(await keepEmployer(tx, employer, withoutMandate(employer, siteId, clock.now()), clock.now()))
  })
}
