import { MINUTE, type Instant } from '../../../domain/time.ts'
import type { DeviceLine } from '../../data/host-api.ts'

/** A connected device gives a sign of life every minute; three missed ones mean that it is off or cut off. */
export const SILENT_AFTER = 3 * MINUTE

/**
 * `revoked`: withdrawn by a host. `never-seen`: enrolled, never in touch. `silent`: cut off from the server.
 * `behind`: in touch, with writes to send. `well`: nothing to do.
 */
export type DeviceHealth = 'revoked' | 'never-seen' | 'silent' | 'behind' | 'well'

export function deviceHealth(device: DeviceLine, now: Instant): DeviceHealth {
  if (device.revokedAt !== undefined) return 'revoked'
  if (device.lastContactAt === undefined) return 'never-seen'
  if (now - device.lastContactAt >= SILENT_AFTER) return 'silent'
  return device.waiting > 0 ? 'behind' : 'well'
}

/** Devices that somebody should go and look at: cut-off kiosks first of all, then the longest silence. */
export function devicesWithProblems(devices: readonly DeviceLine[], now: Instant): DeviceLine[] {
  return devices
    .filter((device) => deviceHealth(device, now) === 'silent')
    .sort(
      (a, b) =>
        Number(b.role === 'kiosk') - Number(a.role === 'kiosk') ||
        (a.lastContactAt ?? 0) - (b.lastContactAt ?? 0),
    )
}

/** The devices as somebody goes through them: to look at, well, and withdrawn, which are history. */
export function devicesByCare(
  devices: readonly DeviceLine[],
  now: Instant,
): Record<'toSee' | 'well' | 'withdrawn', DeviceLine[]> {
  const silent = devicesWithProblems(devices, now)
  const damaged = devices.filter(({ damagedAt, revokedAt }) => damagedAt !== undefined && !revokedAt)
  const toSee = [...new Set([...silent, ...devicesOwing(devices), ...damaged])]
  const others = devices
    .filter((device) => !toSee.includes(device))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  return {
    toSee,
    well: others.filter(({ revokedAt }) => revokedAt === undefined),
    withdrawn: others.filter(({ revokedAt }) => revokedAt !== undefined),
  }
}

/** After a restore of the server: those that still have to tell which seats they gave. */
export function devicesOwing(devices: readonly DeviceLine[]): DeviceLine[] {
  return devices.filter(({ owesSince }) => owesSince !== undefined)
}
