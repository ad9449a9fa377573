import type { Session } from 'electron'
import { isOwnPage } from '../pages.ts'

/** Requests that never leave the page itself. */
const inPage: ReadonlySet<string> = new Set(['data:', 'blob:'])

/** Whether a screen may fetch this address: our own files, and the one sync server of the device. */
export function isAllowedRequest(address: string, serverUrl: string): boolean {
  const url = URL.parse(address)
  if (url === null) return false
  return isOwnPage(address) || inPage.has(url.protocol) || url.origin === new URL(serverUrl).origin
}

/** Second wall behind the content security policy, below the page. */
export function guardRequests(session: Session, serverUrl: string, allowDevTools: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed =
      isAllowedRequest(details.url, serverUrl) || (allowDevTools && details.url.startsWith('devtools:'))
    answer({ cancel: !allowed })
  })
}
