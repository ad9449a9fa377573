import { practicePath } from './practice-page.ts'

/**
 * Origin of this device's server, today. The page is served by it; in the desktop shell, the shell knows it.
 * A device that was linked at another address of the same server stays linked. A practice site has an address of its
 * own below the server's.
 */
export function serverAddress(): string {
  return (window.shell?.serverUrl ?? window.location.origin).replace(/\/+$/, '') + practicePath()
}
