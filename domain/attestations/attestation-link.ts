/** The page that verifies in a browser of one's own, under the address of a server. */
export const VERIFY_PATH = '/verify/'

/**
 * What opens the code of an attestation on any phone. The code stands behind `#`: a browser keeps it to itself, so that
 * no server, and nothing on the way, learns whose page is looked at.
 */
export function attestationLink(publicUrl: string, code: string): string {
  return `${publicUrl}${VERIFY_PATH}#${code}`
}

/** What the QR of one attestation on a page holds: a link that verifies it, or the signed code alone. */
export interface PageCode {
  serial: string
  code: string
}

/** The code in a link, or the text as it is. */
export function withoutLink(text: string): string {
  const [, code] = /^\s*https?:\/\/[^\s#]+\/verify\/#([\w.-]+)\s*$/i.exec(text) ?? []
  return code ?? text
}
