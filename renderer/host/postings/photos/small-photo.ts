import { photoFault } from '../../../../domain/photos/check-photo.ts'
import { pictureAlone } from '../../../../domain/photos/jpeg-segments.ts'
import { PHOTO_SIDE, SOURCE_BYTES } from '../../../../domain/photos/photo.ts'
import { readPicture, type PictureFault } from '../../../../domain/photos/read-picture.ts'
import { ok, refuse, type Result } from '../../../../domain/result.ts'

/** Tried in this order: first as many pixels as may be, then as good as they may be. */
const sides = [PHOTO_SIDE, 800, 560] as const
const qualities = [0.82, 0.7, 0.55, 0.4] as const

/** A picture that was decoded, turned as its camera says. */
export interface Drawn {
  width: number
  height: number
  /** As JPEG, drawn so large. */
  encode(width: number, height: number, quality: number): Promise<Uint8Array>
  close(): void
}

export interface SmallPhoto {
  bytes: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

/**
 * A photo of ours out of a file that somebody chose. Its size is read before it is decoded; what was drawn is encoded
 * anew, so that nothing of the file remains but what one sees. `draw`: throws where the picture cannot be.
 */
export async function makeSmall(
  file: Blob,
  draw: (file: Blob) => Promise<Drawn>,
): Promise<Result<SmallPhoto, PictureFault>> {
  if (file.size > SOURCE_BYTES) return refuse('too-many-bytes')
  const head = readPicture(new Uint8Array(await file.arrayBuffer()))
  if (!head.ok) return head
  let drawn: Drawn
  try {
    // By what its bytes are, whatever the file calls itself.
    drawn = await draw(new Blob([file], { type: `image/${head.value.format}` }))
  } catch {
    return refuse('broken')
  }
  try {
    return await smallest(drawn)
  } finally {
    drawn.close()
  }
}

async function smallest(drawn: Drawn): Promise<Result<SmallPhoto, PictureFault>> {
  for (const side of sides) {
    const scale = Math.min(1, side / Math.max(drawn.width, drawn.height))
    const [width, height] = [drawn.width, drawn.height].map((pixels) =>
      Math.max(1, Math.round(pixels * scale)),
    ) as [number, number]
    for (const quality of qualities) {
      const bytes = pictureAlone(await drawn.encode(width, height, quality))
      const fault = bytes ? photoFault(bytes) : 'not-a-picture'
      if (bytes && fault === null) return ok({ bytes, width, height })
      // An encoder that writes what no server takes: nothing smaller would be taken either.
      if (fault !== 'too-large') return refuse('broken')
    }
  }
  return refuse('broken')
}
