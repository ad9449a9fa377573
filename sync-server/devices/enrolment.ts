import type { DeviceRole } from '../../domain/sync/scope.ts'
import { MINUTE, type Instant } from '../../domain/time.ts'
import { refuse, ok, type Result } from '../../domain/result.ts'
import { freshId, freshToken, hashToken, readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'

export interface EnrolmentOffer {
  siteId: string
  role: DeviceRole
  employerId?: string
  /** What hosts will call the device. */
  name?: string
}

/** A code is read aloud, typed and used at once: whoever finds it later finds nothing. */
export const CODE_VALID_FOR = 10 * MINUTE

const roleNames: Record<DeviceRole, string> = { kiosk: 'Borne', host: 'Accueil', employer: 'Employeur' }

/**
 * A code that enrols one device, once: ten characters (50 random bits) as `ABCDE-FGHJK`. It takes the place of
 * the one before it for the same role (and employer), so that at most one is worth anything.
 */
export async function createEnrolmentCode(
  { store, clock }: ServerParts,
  { siteId, role, employerId, name }: EnrolmentOffer,
): Promise<{ code: string; expiresAt: Instant }> {
  const code = readable(10)
  const expiresAt = clock.now() + CODE_VALID_FOR
  await store.transaction(async (tx) => {
    const before = tx.tables
      .deleteFrom('enrolmentCodes')
      .where('siteId', '=', siteId)
      .where('role', '=', role)
      .where('usedAt', 'is', null)
    await tx.run(employerId === undefined ? before : before.where('employerId', '=', employerId))
    await tx.run(
      tx.tables.insertInto('enrolmentCodes').values({
        codeHash: hashToken(code),
        siteId,
        role,
        employerId: employerId ?? null,
        name: name ?? null,
        expiresAt,
        usedAt: null,
      }),
    )
  })
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
        // A code that lasts longer was made by a clock that was wrong.
        .where('expiresAt', '<=', now + CODE_VALID_FOR)
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
        signedInAt: null,
        toldEpoch: null,
      }),
    )
    return ok({ deviceId, token, siteId, role, ...(employerId === null ? {} : { employerId }) })
  })
}
