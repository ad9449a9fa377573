/** CRC-32 of IEEE 802.3, four bytes a step: a device reads all its frames when it starts. */
export function crc32OfBytes(bytes: Uint8Array): number {
  let crc = 0xffff_ffff
  let at = 0
  for (; at + 4 <= bytes.length; at += 4) {
    crc = fourBytes(
      crc ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)),
    )
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]!) & 0xff]!
  return (crc ^ 0xffff_ffff) >>> 0
}

/** The same of a text as UTF-16LE, which is how a page holds it: nothing is encoded for it. */
export function crc32OfText(text: string): number {
  let crc = 0xffff_ffff
  let at = 0
  for (; at + 2 <= text.length; at += 2) {
    crc = fourBytes(crc ^ (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)))
  }
  if (at < text.length) {
    crc ^= text.charCodeAt(at)
    crc = t1[crc & 0xff]! ^ t0[(crc >>> 8) & 0xff]! ^ (crc >>> 16)
  }
  return (crc ^ 0xffff_ffff) >>> 0
}

function fourBytes(mixed: number): number {
  return t3[mixed & 0xff]! ^ t2[(mixed >>> 8) & 0xff]! ^ t1[(mixed >>> 16) & 0xff]! ^ t0[mixed >>> 24]!
}

const [t0, t1, t2, t3] = makeTables()

type Table = Uint32Array

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
