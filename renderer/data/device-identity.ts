import type { DeviceRole } from '../../domain/sync/scope.ts'

/** Who this installed device is, as the server told it once at enrolment. */
export interface DeviceIdentity {
  deviceId: string
  token: string
  siteId: string
  role: DeviceRole
  /** Set exactly when the role is `employer`. */
  employerId?: string
  /** The server's epoch as last seen; another one means that the server was restored. */
  epoch: string
  /** Origin of the server, without a trailing slash. */
  serverUrl: string
}

/** Under which name a device's data rest in the browser. */
export function databaseName(identity: Pick<DeviceIdentity, 'role' | 'deviceId'>): string {
  return `pepiniere-${identity.role}-${identity.deviceId.toLowerCase()}`
}
