/**
 * Chromium knows no `app:` addresses: their pages live at `https://<host>.<scheme>.localhost`, a secure
 * origin of their own. The application never sees those addresses.
 */
const schemes = new Set<string>()

export function addScheme(scheme: string): void {
  schemes.add(scheme)
}

export function toPage(address: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address) ?? []
  return schemes.has(scheme) ? `https://${host}.${scheme}.localhost${rest || '/'}` : address
}

export function fromPage(address: string): string {
  const [, host = '', scheme = '', rest = ''] =
    /^https:\/\/([^/]+)\.([a-z][a-z0-9+-]*)\.localhost(.*)$/.exec(address) ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : address
}
