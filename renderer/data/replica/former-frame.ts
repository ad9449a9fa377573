import { ok, refuse, type Result } from '../../../domain/result.ts'
import { crc32OfBytes } from './crc32.ts'

/**
 * A commit as former versions wrote it: four bytes of a mark, the length of the text and its CRC-32 (both 32 bits,
 * big-endian), then the text as UTF-8. It is read, and goes when the journal is folded.
 */
export interface FormerFrame {
  bytes: Uint8Array
}

const MARK = 0x504a_3031 // "PJ01"
const HEADER_BYTES = 12

const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of a frame. `torn`: bytes are missing or too many; `damaged`: they are not what was written. */
export function textInFormer({ bytes }: FormerFrame): Result<string, 'torn' | 'damaged'> {
  if (bytes.length < HEADER_BYTES) return refuse('torn')
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (header.getUint32(0) !== MARK) return refuse('damaged')
  const payload = bytes.subarray(HEADER_BYTES)
  if (header.getUint32(4) !== payload.length) return refuse('torn')
  if (header.getUint32(8) !== crc32OfBytes(payload)) return refuse('damaged')
  try {
    return ok(utf8Decoder.decode(payload))
  } catch {
    return refuse('damaged')
  }
}
