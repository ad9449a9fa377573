import type { DeviceRole } from '../domain/sync/scope.ts'

/**
 * The origin of every screen of the shell. IndexedDB belongs to an origin: changing this would lose what a
 * device has not yet sent, so it stays, for the desks too.
 */
export const PAGE_SCHEME = 'app'
const PAGE_HOST = 'kiosk'
export const PAGE_ORIGIN = `${PAGE_SCHEME}://${PAGE_HOST}`

/** The first page of a device, by what it is for. `route` is the part after `#`, if any. */
export function pageOf(role: DeviceRole, route = ''): string {
  return `${PAGE_ORIGIN}/${role}/index.html${route && `#${route}`}`
}

/** Whether an address is one of our own screens. (`origin` of a custom scheme is `null` outside Electron.) */
export function isOwnPage(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === `${PAGE_SCHEME}:` && url.host === PAGE_HOST
}
