import type { DeviceId, EmployerId, SiteId } from '../ids.ts'

/** What an installed device is for (borne, accueil, employeur). */
export const deviceRoles = ['kiosk', 'host', 'employer'] as const
export type DeviceRole = (typeof deviceRoles)[number]

/** What a device may reach. Read from its token by the server, never from a parameter of a request. */
export interface Scope {
  deviceId: DeviceId
  siteId: SiteId
  role: DeviceRole
  /** Set exactly when the role is `employer`. */
  employerId?: EmployerId
  /** A desk at which nobody has signed in yet: whoever holds it has shown no more than a code. */
  awaitsSignIn?: true
  /** An employer's desk at which somebody signed in last who only observes, or may no longer sign in. */
  observesOnly?: true
  /** A host's desk at which somebody signed in last who reads counts only: it holds what names nobody. */
  countsOnly?: true
}
