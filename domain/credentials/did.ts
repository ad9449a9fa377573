import { fromBase64Url, toBase64Url } from './base64url.ts'
import { isObject } from './credential-text.ts'

/** A public key as JSON (RFC 7517), and nothing of it that is private. */
export interface PublicJwk {
  kty: 'RSA' | 'EC' | 'OKP'
  kid?: string
  alg?: string
  crv?: string
  n?: string
  e?: string
  x?: string
  y?: string
}

const publicFields = ['kid', 'alg', 'crv', 'n', 'e', 'x', 'y'] as const

/** The public key in a JSON value, or `null`: a secret shared by two is none, and private parts are left out. */
export function publicJwkIn(value: unknown): PublicJwk | null {
  if (!isObject(value)) return null
  const { kty } = value
  if (kty !== 'RSA' && kty !== 'EC' && kty !== 'OKP') return null
  const jwk: PublicJwk = { kty }
  for (const field of publicFields) {
    const text = value[field]
    if (typeof text === 'string') jwk[field] = text
  }
  return jwk
}

/** The identifier of whoever holds this key: nothing else needs to be asked about it. */
export function didJwkOf(jwk: PublicJwk): string {
  const { kid: _kid, alg: _alg, ...key } = jwk
  const text = JSON.stringify(Object.fromEntries(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1))))
  return `did:jwk:${toBase64Url(new TextEncoder().encode(text))}`
}

/** The key that an identifier holds in itself (`did:jwk`, and `did:key` of Ed25519), or `null`. */
export function keyInDid(did: string): PublicJwk | null {
  if (did.startsWith('did:jwk:')) return jwkOfBytes(fromBase64Url(did.slice('did:jwk:'.length)))
  if (did.startsWith('did:key:')) return ed25519OfMultibase(did.slice('did:key:'.length))
  return null
}

function jwkOfBytes(bytes: Uint8Array | null): PublicJwk | null {
  if (bytes === null) return null
  try {
    return publicJwkIn(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return null
  }
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const ED25519_BYTES = 32
/** Marks an Ed25519 public key (multicodec 0xed, as a varint). */
const ED25519_MARK = 0xed01n

/** A Multikey of Ed25519 (`z6Mk…`), or `null`. */
export function ed25519OfMultibase(text: string): PublicJwk | null {
  // A key of this kind has 48 characters; what is much longer is not worth reading.
  if (!text.startsWith('z') || text.length > 60) return null
  let number = 0n
  for (const character of text.slice(1)) {
    const digit = BASE58.indexOf(character)
    if (digit < 0) return null
    number = number * 58n + BigInt(digit)
  }
  const bits = BigInt(8 * ED25519_BYTES)
  if (number >> bits !== ED25519_MARK) return null
  const bytes = new Uint8Array(ED25519_BYTES)
  for (let at = ED25519_BYTES - 1; at >= 0; at -= 1) {
    bytes[at] = Number(number & 255n)
    number >>= 8n
  }
  return { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(bytes) }
}

/** The same key as a Multikey, or `null` when it is of another kind. */
export function multibaseOf({ crv, x }: PublicJwk): string | null {
  const bytes = crv === 'Ed25519' && x !== undefined ? fromBase64Url(x) : null
  if (bytes?.length !== ED25519_BYTES) return null
  let number = ED25519_MARK
  for (const byte of bytes) number = (number << 8n) | BigInt(byte)
  let text = ''
  for (; number > 0n; number /= 58n) text = BASE58[Number(number % 58n)]! + text
  return `z${text}`
}
