/** The longest side of a photo on a card, in pixels: a kiosk shows it half a screen wide, a list as a stamp. */
export const PHOTO_SIDE = 1024
/** Bytes of one photo: three hundred of them fit a kiosk, and one a slow line. */
export const PHOTO_BYTES = 120 * 1024
/** Pixels of a picture that is chosen, before it is decoded: telephones take 12 to 50 million, a bomb claims billions. */
export const SOURCE_PIXELS = 50_000_000
/** Bytes of a picture that is chosen: more than any camera of a telephone writes. */
export const SOURCE_BYTES = 40 * 1024 * 1024

/** A photo of a card, by its content, with what it shows in words: for whoever does not see it, and until it is here. */
export const photoSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    /** SHA-256 of its bytes, in hexadecimal digits. */
    hash: { type: 'string', pattern: '^[0-9a-f]{64}$', maxLength: 64 },
    alt: { type: 'string', minLength: 1, maxLength: 140 },
  },
  required: ['hash', 'alt'],
} as const

export interface Photo {
  hash: string
  alt: string
}

/** The name of a photo's content. */
export async function hashOfPhoto(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Why bytes are no photo of ours. `not-a-picture`: no baseline JPEG that can be drawn to its end. `too-large`: more
 * bytes or pixels than a photo has. `carries-more`: something beside the picture, as where it was taken, or another file.
 */
export const photoFaults = ['not-a-picture', 'too-large', 'carries-more'] as const
export type PhotoFault = (typeof photoFaults)[number]
