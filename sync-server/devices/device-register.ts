import type { ExpressionBuilder } from 'kysely'
import type { DeviceLine } from '../../domain/contract/devices.ts'
import { sameValue } from '../../domain/record/content.ts'
import type { KioskPresence } from '../../domain/seats/seat-grant.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { DAY, MINUTE, type Instant } from '../../domain/time.ts'
import { hashToken } from '../secrets.ts'
import { readSetting, RESTORED_AT } from '../settings.ts'
import type { ServerParts } from '../server-parts.ts'
import { preparedQuery } from '../store/prepared-query.ts'
import type { StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { systemTimers, type Timers } from '../timers.ts'
import { deviceScope } from './device-scope.ts'

interface ToldOfSeats {
  deviceId: string
  siteId: string
  role: DeviceRole
  enrolledAt: Instant
  revokedAt: Instant | null
  toldEpoch: string | null
}

const whoHoldsSeats = preparedQuery((tables, siteId: string) =>
  tables
    .selectFrom('devices')
    .select(['deviceId', 'siteId', 'role', 'lastContactAt', 'enrolledAt', 'revokedAt', 'toldEpoch'])
    .where('siteId', '=', siteId)
    .where('role', 'in', ['kiosk', 'host']),
)
/** Unless another server heard of it later; what a clock told that ran ahead counts for nothing. */
const isNoLater = (at: Instant, now: Instant) => (row: ExpressionBuilder<Tables, 'devices'>) =>
  row.or([row('lastContactAt', 'is', null), row('lastContactAt', '<=', at), row('lastContactAt', '>', now)])

const noteContact = preparedQuery(
  (
    tables,
    deviceId: string,
    lastContactAt: Instant,
    waiting: number,
    waitingSince: Instant | null,
    now: Instant,
  ) =>
    tables
      .updateTable('devices')
      .set({ lastContactAt, waiting, waitingSince })
      .where('deviceId', '=', deviceId)
      .where(isNoLater(lastContactAt, now)),
)
/** The same of a device that never told of an empty outbox since the last time: what was noted of it stands. */
const noteStillWaiting = preparedQuery(
  (tables, deviceId: string, lastContactAt: Instant, waiting: number, since: Instant, now: Instant) =>
    tables
      .updateTable('devices')
      .set((row) => ({
        lastContactAt,
        waiting,
        waitingSince: row.fn.coalesce('waitingSince', row.val(since)),
      }))
      .where('deviceId', '=', deviceId)
      .where(isNoLater(lastContactAt, now)),
)

/** What a device told since it was last written down. */
interface Contact {
  at: Instant
  waiting: number
  /** Since when it has had something to send; `null`: it has nothing. */
  since: Instant | null
  /** It told of an empty outbox meanwhile: what waits now began to wait then. */
  wasEmpty: boolean
}

/** Contacts are noted in memory and written this often: a write for each request would cost a disk flush. */
const WRITE_CONTACTS_EVERY = MINUTE

/** So long hosts are shown that a device lost a part of its memory, from when the server heard of it. */
const DAMAGE_SHOWN = 7 * DAY

/** A device that says nothing for this long was away. */
const SILENCE = 10 * MINUTE

/** Who the devices are, when each was last heard of, and how much each still had to send. */
export class DeviceRegister {
  readonly #parts: ServerParts
  readonly #contacts = new Map<string, Contact>()
  /** Devices that are known to have told again what they hold. */
  readonly #heardOut = new Set<string>()
  /** What each device told of damaged memory, as it is known to be kept. */
  readonly #damageHeard = new Map<string, Instant>()
  /** When each device was last heard of since the server started. */
  readonly #heard = new Map<string, Instant>()
  readonly #appeared = new Set<() => void>()
  readonly #revoked = new Set<(deviceId: string) => void>()
  readonly #reachChanged = new Set<(deviceId: string) => void>()
  readonly #stopWriting: () => void

  constructor(parts: ServerParts, timers: Timers = systemTimers) {
    this.#parts = parts
    const write = () => void this.writeContacts().catch(() => undefined)
    this.#stopWriting = timers.every(WRITE_CONTACTS_EVERY, write)
  }

  /** What the holder of this token may reach, or `null` when the token is wrong or was revoked. */
  scopeOf(token: string): Promise<Scope | null> {
    return this.#parts.store.read((view) => deviceScope(view, { tokenHash: hashToken(token) }))
  }

  /**
   * Somebody signs in at this desk: with their session (`open`; `null`: none) it is noted whose the desk is, and from
   * now on it may hold what they may see.
   */
  async signIn<T>(
    deviceId: string,
    accountId: string,
    open: (tx: StoreTransaction) => Promise<T | null>,
  ): Promise<T | null> {
    const { store, clock } = this.#parts
    const [opened, isOtherReach] = await store.transaction(async (tx) => {
      const session = await open(tx)
      if (session === null) return [null, false]
      const before = await deviceScope(tx, { deviceId })
      await noteSignIn(tx, deviceId, clock.now(), accountId)
      return [session, !sameValue(before, await deviceScope(tx, { deviceId }))]
    })
    if (isOtherReach) this.#tellOfReach([deviceId])
    return opened
  }

  /** What this person may see changed: so does what the desks may hold at which they signed in last. */
  async mayHoldOther(accountId: string): Promise<void> {
    const desks = await this.#parts.store.read((view) =>
      view.all(view.tables.selectFrom('devices').select('deviceId').where('signedInAs', '=', accountId)),
    )
    this.#tellOfReach(desks.map(({ deviceId }) => deviceId))
  }

  #tellOfReach(deviceIds: readonly string[]): void {
    for (const deviceId of deviceIds) {
      for (const listener of this.#reachChanged) listener(deviceId)
      this.#parts.store.peers.tell({ is: 'cut', deviceId })
    }
  }

  async isRevoked(deviceId: string): Promise<boolean> {
    return this.#parts.store.read(async (view) => (await deviceScope(view, { deviceId })) === null)
  }

  heardOf(deviceId: string, waiting: number | undefined): void {
    const known = this.#contacts.get(deviceId)
    const at = this.#parts.clock.now()
    this.#contacts.set(deviceId, contactOf(known, at, waiting))
    const before = this.#heard.get(deviceId)
    this.#heard.set(deviceId, at)
    if (before === undefined || at - before > SILENCE) for (const listener of this.#appeared) listener()
  }

  /**
   * After a restore: this device has told again what it holds, under the epoch that it names. Hosts may also say
   * so of a kiosk that will never come back.
   */
  async heardOut(deviceId: string, toldEpoch: string | undefined): Promise<void> {
    const { store } = this.#parts
    if (toldEpoch !== store.epoch || this.#heardOut.has(deviceId)) return
    const changed = await store.transaction((tx) =>
      tx.run(
        tx.tables
          .updateTable('devices')
          .set({ toldEpoch })
          .where('deviceId', '=', deviceId)
          .where((row) => row.or([row('toldEpoch', 'is', null), row('toldEpoch', '!=', toldEpoch)])),
      ),
    )
    // Only what is kept is known: after a failure it is told again with the next request.
    this.#heardOut.add(deviceId)
    if (changed > 0) for (const listener of this.#appeared) listener()
  }

  /** The device found a part of its memory damaged then, by its own clock; it says so with each request for a while. */
  async heardOfDamage(deviceId: string, damageTold: Instant | undefined): Promise<void> {
    if (damageTold === undefined || this.#damageHeard.get(deviceId) === damageTold) return
    const { store, clock } = this.#parts
    await store.transaction((tx) =>
      tx.run(
        tx.tables
          .updateTable('devices')
          .set({ damageTold, damageHeardAt: clock.now() })
          .where('deviceId', '=', deviceId)
          .where((row) => row.or([row('damageTold', 'is', null), row('damageTold', '!=', damageTold)])),
      ),
    )
    this.#damageHeard.set(deviceId, damageTold)
  }

  async list(siteId?: string): Promise<DeviceLine[]> {
    await this.writeContacts()
    const { store } = this.#parts
    const [rows, restoredAt] = await store.read(async (view) => {
      const devices = view.tables.selectFrom('devices').selectAll().orderBy('enrolledAt', 'asc')
      const all = view.all(siteId === undefined ? devices : devices.where('siteId', '=', siteId))
      return [await all, await readSetting(view, RESTORED_AT)]
    })
    const owing = owingDevices(rows, restoredAt, store.epoch)
    const now = this.#parts.clock.now()
    return rows.map((row) => {
      const { deviceId, name, role, employerId, enrolledAt, lastContactAt, waiting, revokedAt } = row
      return {
        deviceId,
        name,
        role,
        ...(employerId === null ? {} : { employerId }),
        enrolledAt,
        ...(lastContactAt === null ? {} : { lastContactAt }),
        waiting,
        ...(revokedAt === null ? {} : { revokedAt }),
        ...(owing.has(deviceId) ? { owesSince: Number(restoredAt) } : {}),
        ...damageOf(row, now),
      }
    })
  }

  /** The kiosks of a site and when each last spoke, for the lending of seats. */
  async kiosksOf(siteId: string): Promise<KioskPresence[]> {
    const { store } = this.#parts
    const [rows, restoredAt] = await store.read(async (view) => [
      await view.all(whoHoldsSeats(view, siteId)),
      await readSetting(view, RESTORED_AT),
    ])
    const owing = owingDevices(rows, restoredAt, store.epoch)
    const deskOwes = rows.some(({ role, deviceId }) => role === 'host' && owing.has(deviceId))
    return rows
      .filter(({ role }) => role === 'kiosk')
      .map((kiosk) => ({
        deviceId: kiosk.deviceId,
        lastContactAt: this.#lastHeard(kiosk) ?? kiosk.enrolledAt,
        revoked: kiosk.revokedAt !== null,
        ...(deskOwes || owing.has(kiosk.deviceId) ? { owesSince: Number(restoredAt) } : {}),
      }))
  }

  /** By this server, or by another that wrote it since. */
  #lastHeard({
    deviceId,
    lastContactAt,
  }: {
    deviceId: string
    lastContactAt: Instant | null
  }): Instant | null {
    const heard = this.#heard.get(deviceId)
    if (heard === undefined || lastContactAt === null) return heard ?? lastContactAt
    return lastContactAt > heard && lastContactAt <= this.#parts.clock.now() ? lastContactAt : heard
  }

  /** From now on the device's token is worth nothing. False when the site has no such device. */
  async revoke(siteId: string, deviceId: string): Promise<boolean> {
    const now = this.#parts.clock.now()
    const changed = await this.#parts.store.transaction(async (tx) => {
      const count = await tx.run(
        tx.tables
          .updateTable('devices')
          .set((row) => ({ revokedAt: row.fn.coalesce('revokedAt', row.val(now)) }))
          .where('deviceId', '=', deviceId)
          .where('siteId', '=', siteId),
      )
      await tx.run(tx.tables.deleteFrom('sessions').where('deviceId', '=', deviceId))
      return count
    })
    if (changed === 0) return false
    for (const listener of this.#revoked) listener(deviceId)
    this.#parts.store.peers.tell({ is: 'cut', deviceId })
    return true
  }

  /** A device spoke for the first time, or after a silence. */
  onAppeared(listener: () => void): void {
    this.#appeared.add(listener)
  }

  onRevoked(listener: (deviceId: string) => void): void {
    this.#revoked.add(listener)
  }

  /** A device may hold more than before, or less: its stream knows only what it might hold when it began. */
  onReachChanged(listener: (deviceId: string) => void): void {
    this.#reachChanged.add(listener)
  }

  /** What cannot be written now is written with what is heard next. */
  async writeContacts(): Promise<void> {
    const contacts = [...this.#contacts]
    if (contacts.length === 0) return
    const now = this.#parts.clock.now()
    await this.#parts.store.transaction(async (tx) => {
      for (const [deviceId, { at, waiting, since, wasEmpty }] of contacts) {
        const note =
          since === null || wasEmpty
            ? noteContact(tx, deviceId, at, waiting, since, now)
            : noteStillWaiting(tx, deviceId, at, waiting, since, now)
        await tx.run(note)
      }
    })
    for (const [deviceId, contact] of contacts) {
      if (this.#contacts.get(deviceId) === contact) this.#contacts.delete(deviceId)
    }
  }

  async close(): Promise<void> {
    this.#stopWriting()
    await this.writeContacts()
  }
}

/** What is known of a device with what it told now; `waiting`: not told by every request. */
function contactOf(known: Contact | undefined, at: Instant, told: number | undefined): Contact {
  const waiting = told ?? known?.waiting ?? 0
  if (waiting === 0) return { at, waiting, since: null, wasEmpty: true }
  return { at, waiting, since: known?.since ?? at, wasEmpty: known?.wasEmpty ?? false }
}

/** When the device lost a part of its memory, as long as hosts are shown it. A clock that was wrong told nothing. */
function damageOf(
  {
    enrolledAt,
    damageTold,
    damageHeardAt,
  }: { [Name in 'enrolledAt']: Instant } & {
    [Name in 'damageTold' | 'damageHeardAt']: Instant | null
  },
  now: Instant,
): Pick<DeviceLine, 'damagedAt'> {
  if (damageTold === null || damageHeardAt === null || now - damageHeardAt >= DAMAGE_SHOWN) return {}
  const isPossible = damageTold >= enrolledAt && damageTold <= damageHeardAt
  return { damagedAt: isPossible ? damageTold : damageHeardAt }
}

/**
 * After a restore: who has not told again what they hold of seats. Every kiosk of before tells its own; one desk
 * of each site's hosts knows those of kiosks that the backup has never heard of, and until one tells all owe it.
 */
function owingDevices(
  rows: readonly ToldOfSeats[],
  restoredAt: string | undefined,
  epoch: string,
): ReadonlySet<string> {
  if (restoredAt === undefined) return new Set()
  const inUse = rows.filter(({ revokedAt }) => revokedAt === null)
  const hasTold = ({ toldEpoch }: ToldOfSeats) => toldEpoch === epoch
  const heardSites = new Set(
    inUse.filter((row) => row.role === 'host' && hasTold(row)).map(({ siteId }) => siteId),
  )
  const owes = (row: ToldOfSeats) =>
    row.role === 'host'
      ? !heardSites.has(row.siteId)
      : row.role === 'kiosk' && !hasTold(row) && row.enrolledAt <= Number(restoredAt)
  return new Set(inUse.filter(owes).map(({ deviceId }) => deviceId))
}

/** Notes the first time that somebody signed in at a desk, and who did last. */
export async function noteSignIn(
  tx: StoreTransaction,
  deviceId: string,
  now: Instant,
  accountId?: string,
): Promise<void> {
  await tx.run(
    tx.tables
      .updateTable('devices')
      .set((row) => ({
        signedInAt: row.fn.coalesce('signedInAt', row.val(now)),
        ...(accountId === undefined ? {} : { signedInAs: accountId }),
      }))
      .where('deviceId', '=', deviceId),
  )
}
