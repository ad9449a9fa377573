import { ok, refuse, type Result } from '../../../domain/result.ts'

/**
 * One commit as it rests on disk: four bytes of a mark, the length of the text and its CRC-32 (both 32 bits,
 * big-endian), then the text as UTF-8. A disk that tore or changed a frame is noticed before its text is read.
 */
const MARK = 0x504a_3031 // "PJ01"
const HEADER_BYTES = 12

const utf8Encoder = new TextEncoder()
const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function encodeFrame(text: string): Uint8Array<ArrayBuffer> {
  const payload = utf8Encoder.encode(text)
  const frame = new Uint8Array(HEADER_BYTES + payload.length)
  const header = new DataView(frame.buffer)
  header.setUint32(0, MARK)
  header.setUint32(4, payload.length)
  header.setUint32(8, crc32(payload))
  frame.set(payload, HEADER_BYTES)
  return frame
}

/** The text of a frame. `torn`: bytes are missing or too many; `damaged`: they are not what was written. */
export function decodeFrame(frame: Uint8Array): Result<string, 'torn' | 'damaged'> {
  if (frame.length < HEADER_BYTES) return refuse('torn')
  const header = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  if (header.getUint32(0) !== MARK) return refuse('damaged')
  const payload = frame.subarray(HEADER_BYTES)
  if (header.getUint32(4) !== payload.length) return refuse('torn')
  if (header.getUint32(8) !== crc32(payload)) return refuse('damaged')
  try {
    return ok(utf8Decoder.decode(payload))
  } catch {
    return refuse('damaged')
  }
}

/** CRC-32 of IEEE 802.3, four bytes a step: a device reads all its frames when it starts. */
function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3] = tables
  let crc = 0xffff_ffff
  let at = 0
  for (; at + 4 <= bytes.length; at += 4) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    crc = t3[crc & 0xff]! ^ t2[(crc >>> 8) & 0xff]! ^ t1[(crc >>> 16) & 0xff]! ^ t0[crc >>> 24]!
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]!) & 0xff]!
  return (crc ^ 0xffff_ffff) >>> 0
}

type Table = Uint32Array
const tables = makeTables()

function makeTables(): [Table, Table, Table, Table] {
  const [first, second, third, fourth] = Array.from({ length: 4 }, () => new Uint32Array(256))
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1
    first![byte] = crc
  }
  const next = (crc: number) => (crc >>> 8) ^ first![crc & 0xff]!
  for (let byte = 0; byte < 256; byte++) {
    second![byte] = next(first![byte]!)
    third![byte] = next(second![byte]!)
    fourth![byte] = next(third![byte]!)
  }
  return [first!, second!, third!, fourth!]
}
