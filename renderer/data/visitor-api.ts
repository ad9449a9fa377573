import type { Application } from '../../domain/hiring/application.ts'
import type { ReciprokScore } from '../../domain/hiring/employer.ts'
import type { Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import type { CallRefusal } from './http.ts'

/** The visitor's right to read what is theirs, until it ends. Kept in memory only. */
export interface VisitorAccess {
  session: string
  expiresAt: Instant
}

/** One line of *Mes candidatures*: nothing of it is ever stored on the kiosk. */
export interface MyApplication {
  application: Application
  /** Something in it was not read before. */
  isNew: boolean
  offer: { title: string; town?: string; romeCode?: string }
  employer: { name: string; reciprok?: ReciprokScore }
}

/** The four pictures chosen as secret, by their number (0 to 11), in order. */
export type PictureSecret = readonly [number, number, number, number]

/**
 * Opens what belongs to the holder of a pass. `wrong-credentials`: pass or pictures wrong, one answer for
 * both. `too-many-requests`: tried too often, wait. `unreachable`: no network.
 */
export function openVisitorSession(
  data: DeviceData,
  token: string,
  secret: PictureSecret,
): Promise<Result<VisitorAccess, CallRefusal>> {
  return data.request<VisitorAccess>('POST', 'visitor/session', { body: { token, secret } })
}

export async function myApplications(
  data: DeviceData,
  access: VisitorAccess,
): Promise<Result<MyApplication[], CallRefusal>> {
  const reply = await data.request<{ applications: MyApplication[] }>('GET', 'visitor/applications', {
    session: access.session,
  })
  return reply.ok ? { ok: true, value: reply.value.applications } : reply
}

/** Ends the session at the server; the screen forgets it whether or not this arrives. */
export function endVisitorSession(
  data: DeviceData,
  access: VisitorAccess,
): Promise<Result<void, CallRefusal>> {
  return data.request<void>('DELETE', 'visitor/session', { session: access.session, timeout: 2000 })
}
