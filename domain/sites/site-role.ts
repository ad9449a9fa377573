/**
 * What somebody does for a site at its desks. `host`: receives visitors, and whatever that asks for. `lead`: besides
 * says how the site is run, who its hosts are and which devices belong to it. `administrator`: all of that at every
 * site of the server, and makes sites. `observer`: reads counts in which nobody can be found, such as a town that pays
 * for the place.
 */
export const siteRoles = ['administrator', 'lead', 'host', 'observer'] as const
export type SiteRole = (typeof siteRoles)[number]

/**
 * What a call of a host's desk asks for. `counts`: figures without names. `daily`: everything that a day with visitors
 * and employers needs. `settings`: hours, closures, rooms, what kiosks show. `accounts`: who works at the site.
 * `devices`: which kiosks and desks are let in or shut out. `sites`: all sites of the server.
 */
export const siteRights = ['counts', 'daily', 'settings', 'accounts', 'devices', 'sites'] as const
export type SiteRight = (typeof siteRights)[number]

/** Who may do what: the server's guards, the menu of the desk and the tests of all routes read it here. */
const rightsOf: Record<SiteRole, readonly SiteRight[]> = {
  observer: ['counts'],
  host: ['counts', 'daily'],
  lead: ['counts', 'daily', 'settings', 'accounts', 'devices'],
  administrator: siteRights,
}

export function mayAtSite(role: SiteRole, right: SiteRight): boolean {
  return rightsOf[role].includes(right)
}

/**
 * Whether somebody may make, change or end the account of somebody with this role; `null`: of a person of an employer,
 * whom every host helps. Nobody gives, or takes over by a new secret, more than they have.
 */
export function mayManageAccount(actor: SiteRole, role: SiteRole | null): boolean {
  if (role === null) return mayAtSite(actor, 'daily')
  if (!mayAtSite(actor, 'accounts')) return false
  return rightsOf[role].every((right) => mayAtSite(actor, right))
}

/** The roles that somebody may give. */
export function rolesToGive(actor: SiteRole): SiteRole[] {
  return siteRoles.filter((role) => mayManageAccount(actor, role))
}
