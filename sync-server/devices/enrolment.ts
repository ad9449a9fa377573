import type { DeviceRole } from '../../domain/sync/scope.ts'
import { MINUTE, type Instant } from '../../domain/time.ts'
import { refuse, ok, type Result } from '../../domain/result.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { freshId, freshToken, hashToken, readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

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

export interface EnrolmentCode {
  code: string
  expiresAt: Instant
}

/**
 * A code that enrols one device, once: ten characters (50 random bits) as `ABCDE-FGHJK`. It takes the place of
 * the one before it for the same role (and employer), so that at most one is worth anything.
 */
export async function createEnrolmentCode(
  { store, clock }: ServerParts,
  offer: EnrolmentOffer,
): Promise<EnrolmentCode> {
  return store.transaction((tx) => freshCode(tx, offer, clock.now()))
}

/**
 * The same for a request: asked again, another code in the place of the one that its sender did not hear. `refuses`:
 * what stands against any, as its transaction knows it.
 */
export async function enrolmentCodeFor<Reason extends string>(
  { store, clock }: ServerParts,
  offer: EnrolmentOffer,
  request: MakingRequest | undefined,
  refuses: (view: StoreReader) => Promise<Reason | null>,
): Promise<Result<EnrolmentCode, 'request-reused' | Reason>> {
  return store.transaction(async (tx) => {
    const reason = await refuses(tx)
    if (reason !== null) return refuse(reason)
    const before = await madeBefore(tx, request)
    if (!before.ok) return before
    const made = await freshCode(tx, offer, clock.now())
    await noteMade(tx, request, 'code')
    return ok(made)
  })
}

async function freshCode(
  tx: StoreTransaction,
  { siteId, role, employerId, name }: EnrolmentOffer,
  now: Instant,
): Promise<EnrolmentCode> {
  const code = readable(10)
  const expiresAt = now + CODE_VALID_FOR
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
      usedBy: null,
      deviceId: null,
    }),
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

export interface Enrolling {
  /** As the person typed it. */
  code: string
  name?: string
  /** What the device is for, where it says so. */
  role?: DeviceRole
  requestId?: string
}

/**
 * Uses a code up. `wrong-code`: it never existed, was used, or is out of date. `wrong-role`: it is for another kind of
 * device, and stays good for one of that kind. The request that used it, sent again, gets the same device under another
 * token: the one before was never heard.
 */
export async function enrolDevice(
  { store, clock }: ServerParts,
  { code: typed, name, role: wanted, requestId }: Enrolling,
): Promise<Result<EnrolledDevice, 'wrong-code' | 'wrong-role'>> {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
  const codeHash = hashToken(code)
  const usedBy = requestId === undefined ? null : hashToken(requestId)
  const now = clock.now()
  return store.transaction(async (tx) => {
    const token = freshToken()
    const known = usedBy === null ? null : await deviceMadeBy(tx, { codeHash, usedBy, token }, now)
    if (known) return ok(known)
    const [offer] = await tx.all(
      tx.tables
        .selectFrom('enrolmentCodes')
        .selectAll()
        .where('codeHash', '=', codeHash)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        // A code that lasts longer was made by a clock that was wrong.
        .where('expiresAt', '<=', now + CODE_VALID_FOR),
    )
    if (!offer) return refuse('wrong-code')
    const { siteId, role, employerId } = offer
    if (wanted !== undefined && wanted !== role) return refuse('wrong-role')
    const deviceId = freshId('d')
    const used = { usedAt: now, usedBy, deviceId }
    await tx.run(tx.tables.updateTable('enrolmentCodes').set(used).where('codeHash', '=', codeHash))
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

/** The device that this very request made with the code while it was good, under a new token. */
async function deviceMadeBy(
  tx: StoreTransaction,
  { codeHash, usedBy, token }: { codeHash: string; usedBy: string; token: string },
  now: Instant,
): Promise<EnrolledDevice | null> {
  const [used] = await tx.all(
    tx.tables
      .selectFrom('enrolmentCodes')
      .select('deviceId')
      .where('codeHash', '=', codeHash)
      .where('usedBy', '=', usedBy)
      .where('expiresAt', '>', now)
      .where('expiresAt', '<=', now + CODE_VALID_FOR),
  )
  if (!used?.deviceId) return null
  const [device] = await tx.all(
    tx.tables
      .updateTable('devices')
      .set({ tokenHash: hashToken(token) })
      .where('deviceId', '=', used.deviceId)
      .where('revokedAt', 'is', null)
      .returning(['deviceId', 'siteId', 'role', 'employerId']),
  )
  if (!device) return null
  const { employerId, ...made } = device
  return { ...made, token, ...(employerId === null ? {} : { employerId }) }
}
