import { passAlphabet, readPassCode } from './pass-code.ts'

/**
 * What the QR of a pass holds: `PEP1` followed, in Crockford's base 32, by the pass number (as its 9
 * characters), the key's number (two characters) and an Ed25519 signature of the site's key (103
 * characters). Capital letters and digits only: half the modules of a JWS in a QR, and a keyboard-wedge
 * scanner types it alike on every layout that has them.
 */
const PREFIX = 'PEP1'
const PASS_LENGTH = 9
const KEY_LENGTH = 2
const SIGNATURE_BYTES = 64
const SIGNATURE_LENGTH = Math.ceil((SIGNATURE_BYTES * 8) / 5)

export interface PassToken {
  passId: string
  /** Which of the site's `passKeys` signed it, 0 to 255. */
  keyId: number
  signature: Uint8Array
}

/** The bytes that the site's key signs for a pass. The site is in them: a pass of another site fails. */
export function passClaim(siteId: string, passId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(`pepiniere-pass:1:${siteId}:${passId}`))
}

export function writePassToken(token: PassToken): string {
  const key = passAlphabet[token.keyId >> 5]! + passAlphabet[token.keyId & 31]!
  return PREFIX + token.passId + key + toBase32(token.signature)
}

/** Whether a scanned text means to be a pass, genuine, whole or not. */
export function looksLikePass(scanned: string): boolean {
  return scanned.trim().slice(0, PREFIX.length).toUpperCase() === PREFIX
}

/** The token in a scanned text, or `null` when the text is no pass. The signature is not verified here. */
export function readPassToken(scanned: string): PassToken | null {
  const text = scanned.trim().toUpperCase()
  if (!text.startsWith(PREFIX)) return null
  const body = text.slice(PREFIX.length)
  if (body.length !== PASS_LENGTH + KEY_LENGTH + SIGNATURE_LENGTH) return null
  const passId = readPassCode(body.slice(0, PASS_LENGTH))
  const key = [...body.slice(PASS_LENGTH, PASS_LENGTH + KEY_LENGTH)].map((c) => passAlphabet.indexOf(c))
  const signature = fromBase32(body.slice(PASS_LENGTH + KEY_LENGTH))
  if (passId === null || signature === null || key.includes(-1)) return null
  return { passId, keyId: key[0]! * 32 + key[1]!, signature }
}

export function toBase32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += passAlphabet[(value >> bits) & 31]
      value &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + passAlphabet[(value << (5 - bits)) & 31] : text
}

export function fromBase32(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let bits = 0
  let value = 0
  let length = 0
  for (const character of text) {
    const digit = passAlphabet.indexOf(character)
    if (digit === -1) return null
    value = (value << 5) | digit
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = value >> bits
      value &= (1 << bits) - 1
    }
  }
  return bytes
}
