import { refuse, ok, type Result } from '../result.ts'
import { SOURCE_BYTES, SOURCE_PIXELS } from './photo.ts'

/** What a picture says of itself before it is decoded. */
export interface PictureHead {
  format: 'jpeg' | 'png' | 'webp'
  /** As stored: before it is turned as its camera says. */
  width: number
  height: number
}

/**
 * Why a file is not even decoded. `not-a-picture`: by its bytes none of the three formats, whatever its name says.
 * `too-many-bytes`, `too-many-pixels`: more than a telephone takes. `moves`: several pictures. `broken`: cut off, or
 * without a size.
 */
export type PictureFault = 'not-a-picture' | 'too-many-bytes' | 'too-many-pixels' | 'moves' | 'broken'

/** Reads the head of a JPEG, PNG or WebP by its bytes alone, before anything is decoded. */
export function readPicture(bytes: Uint8Array): Result<PictureHead, PictureFault> {
  if (bytes.length > SOURCE_BYTES) return refuse('too-many-bytes')
  const head = headOf(bytes)
  if (typeof head === 'string') return refuse(head)
  if (head.width < 1 || head.height < 1) return refuse('broken')
  if (head.width * head.height > SOURCE_PIXELS) return refuse('too-many-pixels')
  return ok(head)
}

function headOf(bytes: Uint8Array): PictureHead | PictureFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpegHead(view)
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return pngHead(view)
  if (textAt(view, 0) === 'RIFF' && textAt(view, 8) === 'WEBP') return webpHead(view)
  return 'not-a-picture'
}

/** Frames of pictures (SOF0 to SOF15) but for what is no frame: DHT, JPG, DAC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegHead(view: DataView): PictureHead | PictureFault {
  let size: Pick<PictureHead, 'width' | 'height'> | null = null
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return 'broken'
    const marker = view.getUint8(at + 1)
    // Bytes that fill.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (length < 2 || at + 2 + length > view.byteLength) return 'broken'
    if (isFrame(marker) && length >= 7) {
      // A second frame is another picture: the larger one is what a decoder may be made to draw.
      const found = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
      if (!size || found.width * found.height > size.width * size.height) size = found
    }
    if (marker === 0xda) return size && hasEnd(view, at) ? { format: 'jpeg', ...size } : 'broken'
    at += 2 + length
  }
  return 'broken'
}

/** Whether the picture that begins here is told to its end; other files may follow it. */
function hasEnd(view: DataView, from: number): boolean {
  for (let at = from; at + 2 <= view.byteLength; at++) {
    if (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xd9) return true
  }
  return false
}

function pngHead(view: DataView): PictureHead | PictureFault {
  if (view.byteLength < 33 || textAt(view, 12) !== 'IHDR') return 'broken'
  const head = { format: 'png', width: view.getUint32(16), height: view.getUint32(20) } as const
  for (let at = 8; at + 12 <= view.byteLength;) {
    const name = textAt(view, at + 4)
    if (name === 'acTL') return 'moves'
    if (name === 'IEND') return head
    at += 12 + view.getUint32(at)
  }
  return 'broken'
}

function webpHead(view: DataView): PictureHead | PictureFault {
  if (view.byteLength < 30 || view.getUint32(4, true) + 8 > view.byteLength) return 'broken'
  const of = (width: number, height: number) => ({ format: 'webp', width, height }) as const
  switch (textAt(view, 12)) {
    case 'VP8 ':
      return of(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    case 'VP8L': {
      const sizes = view.getUint32(21, true)
      return of((sizes & 0x3fff) + 1, ((sizes >>> 14) & 0x3fff) + 1)
    }
    case 'VP8X':
      if ((view.getUint8(20) & 0x02) !== 0) return 'moves'
      return of(1 + uint24(view, 24), 1 + uint24(view, 27))
    default:
      return 'broken'
  }
}

const uint24 = (view: DataView, at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

/** Four letters; none where the file is over. */
function textAt(view: DataView, at: number): string {
  return at + 4 > view.byteLength
    ? ''
    : String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(at + step)))
}
