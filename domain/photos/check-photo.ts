import { drawsToItsEnd, readFrame, readTables, type Frame, type Tables } from './jpeg-scan.ts'
import { JFIF, saysMore, segmentsOf, type Segment } from './jpeg-segments.ts'
import { PHOTO_BYTES, PHOTO_SIDE, type PhotoFault } from './photo.ts'

const [APP0, SOF0, DHT, DQT, DRI, SOS] = [0xe0, 0xc0, 0xc4, 0xdb, 0xdd, 0xda]

/**
 * What keeps bytes from being a photo of ours; `null`: nothing. A photo is one baseline JPEG in which every byte serves
 * the picture: known segments of exact lengths, a scan whose last bit draws its last square, then the end. So no place,
 * no comment, no colour profile and no second file travels in it.
 */
export function photoFault(bytes: Uint8Array): PhotoFault | null {
  if (bytes.length > PHOTO_BYTES) return 'too-large'
  const segments = segmentsOf(bytes)
  if (!segments) return 'not-a-picture'
  if (segments.some((segment) => saysMore(segment.marker) && !isPlainJfif(bytes, segment)))
    return 'carries-more'
  const read = readHead(bytes, segments)
  if (!read) return 'not-a-picture'
  const { frame, tables } = read
  if (Math.max(frame.width, frame.height) > PHOTO_SIDE) return 'too-large'
  const end = drawsToItsEnd(bytes, segments.at(-1)!, frame, tables)
  if (end === null) return 'not-a-picture'
  return end === bytes.length ? null : 'carries-more'
}

function isPlainJfif(bytes: Uint8Array, { marker, start, end }: Segment): boolean {
  // Once, and first of all.
  return (
    marker === APP0 &&
    start === 2 &&
    end - start === JFIF.length &&
    JFIF.every((byte, at) => bytes[start + at] === byte)
  )
}

function readHead(bytes: Uint8Array, segments: readonly Segment[]): { frame: Frame; tables: Tables } | null {
  const frames = segments.filter(({ marker }) => marker === SOF0)
  const known = new Set([APP0, SOF0, DHT, DQT, DRI, SOS])
  if (frames.length !== 1 || segments.some(({ marker }) => !known.has(marker))) return null
  const tables = readTables(bytes, segments)
  const frame = readFrame(bytes, frames[0]!)
  return tables && frame && { frame, tables }
}
