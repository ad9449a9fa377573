import type { SiteId, VisitorId } from '../ids.ts'
import { passAlphabet, readPassCode } from './pass-code.ts'
import { VISITOR_ID_LENGTH } from './visitor-id.ts'

/**
 * What the QR of a pass holds, in capital letters and digits only: half the modules of a JWS in a QR, and a
 * keyboard-wedge scanner types it alike on every layout that has them. In order: `PEP2`, the pass number (its 9
 * characters), the id of its visitor (filled up to 16 with the letter O, which no id has), the key's number (two
 * characters of Crockford's base 32) and an Ed25519 signature of the site's key (103 of them).
 *
 * A card says `PEP3` and ends with its key, 20 characters drawn when it was given away: 100 bits that stand on the card
 * and nowhere else, by which the page of its holder is found and opened without network (decision 0048). No server is
 * told them. Passes made before visitors had ids of their own say `PEP1` and no visitor: their number is the
 * visitor's id.
 */
const PREFIXES = { withCardKey: 'PEP3', withVisitor: 'PEP2', ofNumber: 'PEP1' } as const
const CARD_KEY_LENGTH = 20
const PREFIX_LENGTH = 4
const PASS_LENGTH = 9
const FILLER = 'O'
const KEY_LENGTH = 2
const SIGNATURE_BYTES = 64
const SIGNATURE_LENGTH = Math.ceil((SIGNATURE_BYTES * 8) / 5)

/** A pass, and who holds it. */
export interface Pass {
  passId: string
  visitorId: VisitorId
}

export interface PassToken extends Pass {
  /** Which of the site's `passKeys` signed it, 0 to 255. */
  keyId: number
  signature: Uint8Array
  /** Of a card that was scanned: what it alone holds. */
  cardKey?: string
}

const isOfNumber = ({ passId, visitorId }: Pass) => passId === visitorId

/** The bytes that the site's key signs for a pass. The site is in them: a pass of another site fails. */
export function passClaim(siteId: SiteId, pass: Pass): Uint8Array<ArrayBuffer> {
  const claim = isOfNumber(pass)
    ? `pepiniere-pass:1:${siteId}:${pass.passId}`
    : `pepiniere-pass:2:${siteId}:${pass.passId}:${pass.visitorId}`
  return new Uint8Array(new TextEncoder().encode(claim))
}

/** What the site signed, as it is stored and shown to the server: never with the card's own key. */
export function writePassToken(token: PassToken): string {
  const key = passAlphabet[token.keyId >> 5]! + passAlphabet[token.keyId & 31]!
  const named = isOfNumber(token)
    ? PREFIXES.ofNumber + token.passId
    : PREFIXES.withVisitor + token.passId + token.visitorId.padEnd(VISITOR_ID_LENGTH, FILLER)
  return named + key + toBase32(token.signature)
}

/** A key for a card that is given away. `bytes`: at least 20 random ones; the low five bits of each are used. */
export function cardKeyFrom(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, CARD_KEY_LENGTH), (byte) => passAlphabet[byte & 31]!).join('')
}

/** The text of a card's QR: what the site signed, and the card's own key if it has one; `null` without a signature. */
export function cardText({
  token,
  cardKey,
}: {
  token: string | null
  cardKey?: string | undefined
}): string | null {
  const { withVisitor, withCardKey } = PREFIXES
  if (cardKey === undefined || !token?.startsWith(withVisitor)) return token
  return withCardKey + token.slice(PREFIX_LENGTH) + cardKey
}

/** Whether a scanned text means to be a pass, genuine, whole or not. */
export function looksLikePass(scanned: string): boolean {
  const prefix = scanned.trim().slice(0, PREFIX_LENGTH).toUpperCase()
  return Object.values<string>(PREFIXES).includes(prefix)
}

/** The token in a scanned text, or `null` when the text is no pass. The signature is not verified here. */
export function readPassToken(scanned: string): PassToken | null {
  if (!looksLikePass(scanned)) return null
  const text = scanned.trim().toUpperCase()
  const visitorLength = text.startsWith(PREFIXES.ofNumber) ? 0 : VISITOR_ID_LENGTH
  const cardKeyLength = text.startsWith(PREFIXES.withCardKey) ? CARD_KEY_LENGTH : 0
  const [number, visitor, keyed, signed, cardKey, ...rest] = cut(text.slice(PREFIX_LENGTH), [
    PASS_LENGTH,
    visitorLength,
    KEY_LENGTH,
    SIGNATURE_LENGTH,
    cardKeyLength,
  ])
  const passId = readPassCode(number!)
  const visitorId = visitorLength === 0 ? passId : readVisitorId(visitor!)
  const key = [...keyed!].map((character) => passAlphabet.indexOf(character))
  const signature = signed!.length === SIGNATURE_LENGTH ? fromBase32(signed!) : null
  if (rest.length > 0 || passId === null || visitorId === null || signature === null) return null
  if (key.includes(-1) || cardKey!.length !== cardKeyLength || !isInAlphabet(cardKey!)) return null
  const pass = { passId, visitorId, keyId: key[0]! * 32 + key[1]!, signature }
  return cardKeyLength > 0 ? { ...pass, cardKey: cardKey! } : pass
}

const isInAlphabet = (text: string) => [...text].every((character) => passAlphabet.includes(character))

function readVisitorId(filled: string): VisitorId | null {
  const id = filled.replace(/O+$/, '')
  return /^[0-9A-NP-Z]+$/.test(id) ? id : null
}

/** A text in pieces of these lengths, and what is left over, if anything. */
function cut(text: string, lengths: readonly number[]): string[] {
  let at = 0
  const pieces = lengths.map((length) => text.slice(at, (at += length)))
  return at < text.length ? [...pieces, text.slice(at)] : pieces
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
