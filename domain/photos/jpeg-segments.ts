import { joinedBytes } from '../joined-bytes.ts'

/** One segment of the head of a JPEG: what it is, and where it stands with its marker. */
export interface Segment {
  marker: number
  start: number
  end: number
}

const SOS = 0xda

/**
 * The segments of a JPEG up to its picture, the last of which is SOS (start of scan); `null`: it has no such head. No
 * bytes stand between them.
 */
export function segmentsOf(bytes: Uint8Array): Segment[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const segments: Segment[] = []
  for (let start = 2; start + 4 <= bytes.length;) {
    const [lead, marker, high, low] = bytes.subarray(start, start + 4) as unknown as [
      number,
      number,
      number,
      number,
    ]
    const end = start + 2 + high * 256 + low
    if (lead !== 0xff || marker < 0xc0 || marker === 0xff || end < start + 4 || end > bytes.length)
      return null
    segments.push({ marker, start, end })
    if (marker === SOS) return segments
    start = end
  }
  return null
}

/** JFIF 1.1, without density or stamp-sized copy: what a photo says of itself. */
export const JFIF = Uint8Array.of(0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0)

/** Segments of applications and comments: they say what is not the picture. */
export function saysMore(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
}

/** A picture that was just encoded, without what its encoder said beside it; `null`: it is no JPEG. */
export function pictureAlone(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const segments = segmentsOf(bytes)
  const scan = segments?.at(-1)
  if (!segments || !scan) return null
  return joinedBytes(
    bytes.subarray(0, 2),
    JFIF,
    ...segments.filter(({ marker }) => !saysMore(marker)).map(({ start, end }) => bytes.subarray(start, end)),
    bytes.subarray(scan.end),
  )
}
