import { mayAtSite, rolesToGive, type SiteRight, type SiteRole } from '../../../domain/sites/site-role.ts'
import { useHostSignIn } from './host-sign-in.ts'

/** What whoever is signed in may do: what they may not is not shown, and the server refuses it in any case. */
export interface May {
  (right: SiteRight): boolean
  /** The roles that they may give. */
  gives(): SiteRole[]
}

export function useMay(): May {
  const session = useHostSignIn()
  // A server of before roles tells none: every host could do what a lead may now.
  const role = () => session.host.value?.account.siteRole ?? 'lead'
  return Object.assign((right: SiteRight) => mayAtSite(role(), right), { gives: () => rolesToGive(role()) })
}
