import type { Session } from 'electron'
import { isOwnPage } from '../pages.ts'

/**
 * Our screens reach the sync server on this machine or on the site's network, keep their data, and empty the
 * clipboard after each visitor.
 */
const granted: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'local-network',
  'local-network-access',
  'loopback-network',
  'persistent-storage',
])

/** Electron grants everything by default; here everything is refused but a short list, to our own screens. */
export function isGranted(permission: string, requestingUrl: string): boolean {
  return granted.has(permission) && isOwnPage(requestingUrl)
}

/** https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isGranted(permission, details.requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isGranted(permission, requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
}
