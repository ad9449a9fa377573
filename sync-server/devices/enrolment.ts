import type { DeviceRole } from '../../domain/sync/scope.ts'
import { HOUR, MINUTE, type Instant } from '../../domain/time.ts'
import { refuse, ok, type Result } from '../../domain/result.ts'
import { freshId, freshToken, hashToken, readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'

export interface EnrolmentOffer {
  siteId: string
  role: DeviceRole
  employerId?: string
  /** What hosts will call the device. */
  name?: string
  /** How long the code may be used, in milliseconds. */
  validFor: number
}

/** A code read aloud across a room is used at once; one sent to an employer takes a day. */
export const CODE_VALID_FOR: Record<DeviceRole, number> = {
  kiosk: 10 * MINUTE,
  host: 10 * MINUTE,
  employer: 24 * HOUR,
}

const roleNames: Record<DeviceRole, string> = { kiosk: 'Borne', host: 'Accueil', employer: 'Employeur' }

/** A code that enrols one device, once: ten characters (50 random bits) as `ABCDE-FGHJK`. */
export async function createEnrolmentCode(
  { store, clock }: ServerParts,
  { siteId, role, employerId, name, validFor }: EnrolmentOffer,
): Promise<{ code: string; expiresAt: Instant }> {
  const code = readable(10)
  const expiresAt = clock.now() + validFor
  await store.transaction((tx) =>
    tx.run(
      tx.tables.insertInto('enrolmentCodes').values({
        codeHash: hashToken(code),
        siteId,
        role,
        employerId: employerId ?? null,
        name: name ?? null,
        expiresAt,
        usedAt: null,
      }),
    ),
  )
  return { code: `${code.slice(0, 5)}-${code.slice(5)}`, expiresAt }
}

export interface EnrolledDevice {
  deviceId: string
  token: string
  siteId: string
  role: DeviceRole
  employerId?: string
}

/** Uses a code up. `wrong-code`: it never existed, was used, or is out of date. */
export async function enrolDevice(
  { store, clock }: ServerParts,
  typed: string,
  name: string | undefined,
): Promise<Result<EnrolledDevice, 'wrong-code'>> {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
  const now = clock.now()
  return store.transaction(async (tx) => {
    const [offer] = await tx.all(
      tx.tables
        .updateTable('enrolmentCodes')
        .set({ usedAt: now })
        .where('codeHash', '=', hashToken(code))
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .returningAll(),
    )
    if (!offer) return refuse('wrong-code')
    const { siteId, role, employerId } = offer
    const deviceId = freshId('d')
    const token = freshToken()
    await tx.run(
      tx.tables.insertInto('devices').values({
        deviceId,
        tokenHash: hashToken(token),
        siteId,
        role,
        employerId,
        name: name?.trim() || offer.name || roleNames[role],
        enrolledAt: now,
        lastContactAt: null,
        waiting: 0,
        revokedAt: null,
      }),
    )
    return ok({ deviceId, token, siteId, role, ...(employerId === null ? {} : { employerId }) })
  })
}
