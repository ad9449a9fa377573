import type { Scope } from '../../domain/sync/scope.ts'
import { preparedQuery } from '../store/prepared-query.ts'
import type { StoreReader } from '../store/store.ts'

/** By what a device is known: the secret that it shows, or the id that it was found under before. */
export type KnownBy = { tokenHash: string } | { deviceId: string }

const scopeBy = (column: 'devices.tokenHash' | 'devices.deviceId') =>
  preparedQuery((tables, value: string) =>
    tables
      .selectFrom('devices')
      .leftJoin('accounts', 'accounts.accountId', 'devices.signedInAs')
      .select(['devices.deviceId', 'devices.siteId', 'devices.role', 'devices.employerId'])
      .select(['devices.signedInAt', 'devices.signedInAs'])
      .select(['accounts.companyRole', 'accounts.siteRole', 'accounts.closedAt'])
      .where(column, '=', value)
      .where('revokedAt', 'is', null),
  )
const scopeByToken = scopeBy('devices.tokenHash')
const scopeById = scopeBy('devices.deviceId')

/** What a device may reach as this view knows it, or `null` when it is unknown or was revoked. */
export async function deviceScope(view: StoreReader, by: KnownBy): Promise<Scope | null> {
  const [device] = await view.all(
    'deviceId' in by ? scopeById(view, by.deviceId) : scopeByToken(view, by.tokenHash),
  )
  if (!device) return null
  const { deviceId, siteId, role, employerId, signedInAt } = device
  const recruits =
    device.closedAt === null && device.companyRole !== null && device.companyRole !== 'observer'
  return {
    deviceId,
    siteId,
    role,
    ...(employerId === null ? {} : { employerId }),
    ...(role === 'kiosk' || signedInAt !== null ? {} : { awaitsSignIn: true }),
    // Who signed in before that was noted is not known: they had every right.
    ...(role !== 'employer' || device.signedInAs === null || recruits ? {} : { observesOnly: true }),
    // A closed account leaves the desk what it holds: the next host needs the list of who is in the building.
    ...(role === 'host' && device.siteRole === 'observer' ? { countsOnly: true } : {}),
  }
}
