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
  for (; at + 8 <= text.length; at += 8) crc = eightCharacters(crc, text, at)
  for (; at + 2 <= text.length; at += 2) crc = twoCharacters(crc, text, at)
  if (at < text.length) {
    crc ^= text.charCodeAt(at)
    crc = t1[crc & 0xff]! ^ t0[(crc >>> 8) & 0xff]! ^ (crc >>> 16)
  }
  return (crc ^ 0xffff_ffff) >>> 0
}

/** Nearly all texts are of Latin-1: every second byte is zero then, and a zero changes nothing. */
function eightCharacters(crc: number, text: string, at: number): number {
  const third = text.charCodeAt(at + 2)
  const fourth = text.charCodeAt(at + 3)
  const fifth = text.charCodeAt(at + 4)
  const sixth = text.charCodeAt(at + 5)
  const seventh = text.charCodeAt(at + 6)
  const eighth = text.charCodeAt(at + 7)
  if ((third | fourth | fifth | sixth | seventh | eighth) > 0xff) {
    return [0, 2, 4, 6].reduce((before, pair) => twoCharacters(before, text, at + pair), crc)
  }
  const mixed = crc ^ (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16))
  const first =
    t15[mixed & 0xff]! ^ t14[(mixed >>> 8) & 0xff]! ^ t13[(mixed >>> 16) & 0xff]! ^ t12[mixed >>> 24]!
  return first ^ t11[third]! ^ t9[fourth]! ^ t7[fifth]! ^ t5[sixth]! ^ t3[seventh]! ^ t1[eighth]!
}

function twoCharacters(crc: number, text: string, at: number): number {
  return fourBytes(crc ^ (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)))
}

function fourBytes(mixed: number): number {
  return t3[mixed & 0xff]! ^ t2[(mixed >>> 8) & 0xff]! ^ t1[(mixed >>> 16) & 0xff]! ^ t0[mixed >>> 24]!
}

/** Of each number of zero bytes that follow a byte, up to fifteen. */
const [t0, t1, t2, t3, , t5, , t7, , t9, , t11, t12, t13, t14, t15] = makeTables() as Sixteen<Uint32Array>

type Sixteen<T> = [T, T, T, T, T, T, T, T, T, T, T, T, T, T, T, T]

function makeTables(): Uint32Array[] {
  const tables = Array.from({ length: 16 }, () => new Uint32Array(256))
  const [first] = tables
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1
    first![byte] = crc
  }
  for (const [after, table] of tables.entries()) {
    if (after === 0) continue
    table.forEach((_, byte) => {
      const before = tables[after - 1]![byte]!
      table[byte] = (before >>> 8) ^ first![before & 0xff]!
    })
  }
  return tables
}
