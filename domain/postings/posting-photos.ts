import type { Photo } from '../photos/photo.ts'
import { kept } from '../retention/keeping.ts'
import { DAY, type Day, type Instant } from '../time.ts'
import { postingState } from './posting-state.ts'
import type { Posting } from './posting.ts'

/** What a photo shows: the card as a whole, or one of its steps, by its number from 0. */
export type PhotoPlace = 'card' | number

/** The photos that a card names, its own first. */
export function photosOf({ photo, steps = [] }: Pick<Posting, 'photo' | 'steps'>): Photo[] {
  return [photo, ...steps.map((step) => step.photo)].filter((one) => one !== undefined)
}

export function photoAt(
  { photo, steps }: Pick<Posting, 'photo' | 'steps'>,
  place: PhotoPlace,
): Photo | undefined {
  return place === 'card' ? photo : steps?.[place]?.photo
}

/** What changes of a card when a photo is put in this place of it, or taken from there (`undefined`). */
export function withPhoto(
  { steps = [] }: Pick<Posting, 'steps'>,
  place: PhotoPlace,
  photo: Photo | undefined,
): Pick<Partial<Posting>, 'steps'> | { photo: Photo | undefined } {
  if (place === 'card') return { photo }
  return {
    steps: steps.map((step, index) => {
      if (index !== place) return step
      const { photo: _before, ...words } = step
      return photo ? { ...words, photo } : words
    }),
  }
}

/**
 * When the photos of a card go; `undefined`: not as it stands. As long after it left the board as it may be renewed, or
 * put back by hosts who decided in haste.
 */
export function photosEnd(posting: Posting, today: Day): Instant | undefined {
  const state = postingState(posting, today)
  switch (state.is) {
    case 'pending':
    case 'published':
      return undefined
    case 'expired':
      return Date.parse(`${posting.endsOn}T00:00:00Z`) + 2 * DAY + kept.photos
    default:
      return state.at + kept.photos
  }
}
