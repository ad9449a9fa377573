import type { CompanyRole } from '../../../domain/hiring/company-role.ts'

/** Sections of the desk that not everybody of an employer has; the server refuses the rest by itself. */
const sections: Record<string, readonly CompanyRole[]> = {
  '/seances/proposer': ['manager', 'recruiter'],
  '/seances': ['manager', 'recruiter', 'observer'],
  '/mandat': ['manager'],
  '/equipe': ['manager'],
}

/** Whether somebody of this role has the page at this address. */
export function mayOpen(role: CompanyRole, path: string): boolean {
  const [, roles = ['manager', 'recruiter'] as const] =
    Object.entries(sections).find(([start]) => path === start || path.startsWith(`${start}/`)) ?? []
  return (roles as readonly CompanyRole[]).includes(role)
}

/** Where somebody of this role begins. */
export function firstPage(role: CompanyRole): string {
  return role === 'observer' ? '/seances' : '/candidatures'
}

/** What somebody signed in may do; a server that says nothing of it knows no others. */
export function roleOf({ account }: { account: { companyRole?: CompanyRole } }): CompanyRole {
  return account.companyRole ?? 'manager'
}
