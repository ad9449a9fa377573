/**
 * What a person may do for their employer: `manager`, all, and who else may; `recruiter`, whatever a recruitment asks
 * for; `observer`, observing at challenge sessions, without any application. What an observer's desk holds stands in
 * the table of the collections (`forObservers`), who may make which call in the contract (`companyRoles`).
 */
export const companyRoles = ['manager', 'recruiter', 'observer'] as const
export type CompanyRole = (typeof companyRoles)[number]

/** Who recruits for an employer. */
export const recruiting = ['manager', 'recruiter'] as const satisfies readonly CompanyRole[]

/** So many people of one employer may sign in at one site: more than any that comes there has. */
export const PEOPLE_OF_EMPLOYER = 30

/**
 * Nobody changes what they may do themselves, nor ends their own access: whoever does so for others stays, so that an
 * employer always has somebody who can.
 */
export function mayChangePerson(actorId: string, accountId: string): boolean {
  return actorId !== accountId
}
