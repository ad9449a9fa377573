import { deflateSync } from 'node:zlib'

/** A picture of 24 by 16, as Chromium encodes it at half quality, without what it says beside it. */
export const smallJpeg = new Uint8Array(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDASIAAhEBAxEB/8QAFwAAAwEAAAAAAAAAAAAAAAAAAAMEB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAADAgX/xAAZEQEAAgMAAAAAAAAAAAAAAAAAAhIBAzH/2gAMAwEAAhEDEQA/AM/UmKR5kvVPpQXAdmpd/9k=',
    'base64',
  ),
)

export const bytesOf = (...parts: readonly (string | readonly number[] | Uint8Array)[]) =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    ),
  )

/** A segment after the first two bytes of a JPEG. */
export function withSegment(jpeg: Uint8Array, marker: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = body.length + 2
  return bytesOf(jpeg.subarray(0, 2), [0xff, marker, length >> 8, length & 255], body, jpeg.subarray(2))
}

const uint16 = (value: number) => [value >> 8, value & 255]
const uint32 = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]

/** Exif as a telephone writes it: turned by a quarter to the right, and taken at 48° N in Brest. */
export function exifWithPlace(): Uint8Array<ArrayBuffer> {
  const entry = (tag: number, type: number, count: number, value: readonly number[]) => [
    ...uint16(tag),
    ...uint16(type),
    ...uint32(count),
    ...value,
  ]
  const place = 8 + 2 + 2 * 12 + 4
  return bytesOf(
    'Exif\0\0MM',
    [0, 42, ...uint32(8), ...uint16(2)],
    entry(0x0112, 3, 1, [0, 6, 0, 0]),
    entry(0x8825, 4, 1, uint32(place)),
    uint32(0),
    uint16(2),
    entry(0x0001, 2, 2, [0x4e, 0, 0, 0]),
    entry(0x0002, 5, 3, uint32(place + 2 + 2 * 12 + 4)),
    uint32(0),
    [...uint32(48), ...uint32(1), ...uint32(23), ...uint32(1), ...uint32(27), ...uint32(1)],
    'GPS-BREST',
  )
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  return bytesOf(uint32(body.length), name, body, [0, 0, 0, 0])
}
/** A PNG of this size, grey, whose rows are so many; its checksums are not looked at here. */
export function png(
  width: number,
  height: number,
  { rows = 1, before = [] as Uint8Array[] } = {},
): Uint8Array<ArrayBuffer> {
  return bytesOf(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', bytesOf(uint32(width), uint32(height), [8, 0, 0, 0, 0])),
    ...before,
    chunk('IDAT', deflateSync(Buffer.alloc(rows * 1000))),
    chunk('IEND', new Uint8Array()),
  )
}
export const movingPng = () => png(8, 8, { before: [chunk('acTL', new Uint8Array(8))] })
/** Forty thousand by forty thousand, in a few kilobytes: drawn, it would fill 6 GB. */
export const decompressionBomb = () => png(40_000, 40_000, { rows: 1000 })

/** The first bytes of a WebP of 640 by 480 that moves, or not. */
export function webp(moves: boolean): Uint8Array<ArrayBuffer> {
  const body = bytesOf(
    'WEBPVP8X',
    [10, 0, 0, 0, moves ? 2 : 0, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0],
    [0, 0, 0, 0],
  )
  return bytesOf('RIFF', [body.length, 0, 0, 0], body)
}

/** A file that is a picture to one program and an archive to another: archives are read from their end. */
export const jpegAndZip = () => bytesOf(smallJpeg, 'PK\x05\x06', new Uint8Array(18))
/** A picture to one program, a script to another. */
export const gifAndScript = () => bytesOf('GIF89a/*', [0, 0], '*/=1;alert(1)')
export const svgWithScript = () =>
  bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>')
export const truncated = () => smallJpeg.slice(0, smallJpeg.length - 20)

/** Thirty million bytes that are one whole JPEG: what stands before its picture is comments. */
export function photoOf30Megabytes(jpeg: Uint8Array = smallJpeg): Uint8Array<ArrayBuffer> {
  const comment = bytesOf([0xff, 0xfe, 0xff, 0xff], new Uint8Array(65_533))
  return bytesOf(jpeg.subarray(0, 2), ...Array.from({ length: 458 }, () => comment), jpeg.subarray(2))
}
