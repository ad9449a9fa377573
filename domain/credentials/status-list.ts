import { fromBase64Url, toBase64Url } from './base64url.ts'

/**
 * Bitstring Status List 1.0: one bit for each credential of an issuer, the first one leftmost, compressed. All of
 * them are read at once, so that who asks does not tell about whom.
 */

/** Fewer would let a list tell whom it speaks of: the least that the standard allows. */
export const LEAST_ENTRIES = 131_072
/** A list that unpacks to more is not unpacked: 1 MiB, 8 million credentials. */
const MOST_BYTES = 1024 * 1024

/** `set`: the credentials whose bit is one. Grows in whole lists of the least size. */
export async function encodeStatusList(set: readonly number[]): Promise<string> {
  const highest = set.reduce((a, b) => Math.max(a, b), 0)
  const bits = new Uint8Array((Math.ceil((highest + 1) / LEAST_ENTRIES) * LEAST_ENTRIES) / 8)
  for (const index of set) bits[index >> 3]! |= 0x80 >> (index & 7)
  const packed = new Blob([bits]).stream().pipeThrough(new CompressionStream('gzip'))
  return `u${toBase64Url(new Uint8Array(await new Response(packed).arrayBuffer()))}`
}

/** The bits of an encoded list, or `null` when it is none, is too short or unpacks to too much. */
export async function decodeStatusList(encoded: string): Promise<Uint8Array | null> {
  const packed = encoded.startsWith('u') ? fromBase64Url(encoded.slice(1)) : null
  if (packed === null) return null
  const bits = await unpacked(packed)
  return bits === null || bits.length * 8 < LEAST_ENTRIES ? null : bits
}

/** Whether the bit is one, or `null` when the list has no such place. */
export function isSet(bits: Uint8Array, index: number): boolean | null {
  const byte = bits[index >> 3]
  return byte === undefined ? null : (byte & (0x80 >> (index & 7))) !== 0
}

async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const bits = new Uint8Array(MOST_BYTES)
  let length = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (length + next.value.length > MOST_BYTES) {
        await reader.cancel()
        return null
      }
      bits.set(next.value, length)
      length += next.value.length
    }
  } catch {
    return null
  }
  return bits.slice(0, length)
}
