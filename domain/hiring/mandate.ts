import type { Application } from './application.ts'
import type { Employer } from './employer.ts'

export type Mandate = NonNullable<Employer['mandates']>[number]

/** The mandate that the employer gave the hosts of a site and did not take back, if any. */
export function mandateAt(employer: Employer | undefined, siteId: string): Mandate | undefined {
  return employer?.mandates?.find((given) => given.siteId === siteId && given.withdrawnAt === undefined)
}

/** Whether the hosts of its site may read and answer this application for its employer. */
export function isUnderMandate(
  employer: Employer | undefined,
  { siteId, jobOfferId }: Pick<Application, 'siteId' | 'jobOfferId'>,
): boolean {
  const mandate = mandateAt(employer, siteId)
  if (!mandate) return false
  return mandate.scope === 'all' || mandate.offerIds?.includes(jobOfferId) === true
}

/** Whether the hosts of this site may change the employer's card, and make its accounts and devices. */
export function isEmployerOf(employer: Pick<Employer, 'siteIds'>, siteId: string): boolean {
  return employer.siteIds.includes(siteId)
}

/** The employer's mandates with this one in the place of the site's earlier one. */
export function withMandate(employer: Employer, mandate: Mandate): Employer {
  const others = (employer.mandates ?? []).filter(({ siteId }) => siteId !== mandate.siteId)
  return { ...employer, mandates: [...others, mandate] }
}

/** The employer without its mandate to a site: who had given it and when stays to be read. */
export function withoutMandate(employer: Employer, siteId: string, now: number): Employer {
  const mandates = (employer.mandates ?? []).map((given) =>
    given.siteId === siteId && given.withdrawnAt === undefined ? { ...given, withdrawnAt: now } : given,
  )
  return { ...employer, mandates }
}
