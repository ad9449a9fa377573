import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Result } from '../domain/result.ts'
import { ok, refuse } from '../domain/result.ts'
import type { DeviceRole } from '../domain/sync/scope.ts'
import { deviceRoles } from '../domain/sync/scope.ts'

/** What this device is for and which server it belongs to, kept on its disk between two starts. */
export interface DeviceSettings {
  role: DeviceRole
  /** Origin of the sync server. */
  serverUrl: string
}

export type SettingsRefusal =
  | 'server-unknown' // first start without --server
  | 'wrong-server' // not an http or https address
  | 'wrong-role'

/** What the start arguments say. `route` opens the first page at a place of its own (an enrolment link). */
export interface StartArguments {
  role?: string
  server?: string
  route?: string
  /** A folder of its own for this device's data, instead of the account's. */
  profile?: string
  /** An ordinary window instead of the locked full screen. */
  windowed: boolean
}

export function readArguments(argv: readonly string[]): StartArguments {
  const value = (name: string) =>
    argv.findLast((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
  const read: StartArguments = { windowed: argv.includes('--windowed') }
  for (const name of ['role', 'server', 'route', 'profile'] as const) {
    const given = value(name)
    if (given !== undefined) read[name] = given
  }
  return read
}

/** The settings of this start: an argument wins over the disk; a kiosk unless told otherwise. */
export function decideSettings(
  start: Pick<StartArguments, 'role' | 'server'>,
  kept: Partial<DeviceSettings>,
): Result<DeviceSettings, SettingsRefusal> {
  const role = start.role ?? kept.role ?? 'kiosk'
  if (!isRole(role)) return refuse('wrong-role')
  const address = start.server ?? kept.serverUrl
  if (address === undefined) return refuse('server-unknown')
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) return refuse('wrong-server')
  return ok({ role, serverUrl: url.origin })
}

function isRole(value: string): value is DeviceRole {
  return deviceRoles.some((role) => role === value)
}

/** An unreadable file counts as none: the device then asks for its server again. */
export function readSettings(file: string): Partial<DeviceSettings> {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof kept !== 'object' || kept === null) return {}
    const settings: Partial<DeviceSettings> = {}
    if ('role' in kept && typeof kept.role === 'string' && isRole(kept.role)) settings.role = kept.role
    if ('serverUrl' in kept && typeof kept.serverUrl === 'string') settings.serverUrl = kept.serverUrl
    return settings
  } catch {
    return {}
  }
}

/** Readable by the account of the kiosk alone. */
export function writeSettings(file: string, settings: DeviceSettings): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
}
