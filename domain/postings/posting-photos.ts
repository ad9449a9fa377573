import type { Photo } from '../photos/photo.ts'
import { kept } from '../retention/keeping.ts'
import { DAY, type Day, type Instant } from '../time.ts'
import { postingState } from './posting-state.ts'
import { stampOfStep, type Posting } from './posting.ts'
import { photoOfLine, standingFacts } from './project.ts'

/** What a photo shows: the card as a whole, one of its steps, by its number from 0, or a line of its log, by its id. */
export type PhotoPlace = 'card' | number | { line: string }

/** The photos that a card names, its own first. A kiosk's copy has no facts: what boards show of them. */
export function photosOf(posting: Pick<Posting, 'photo' | 'steps' | 'facts' | 'shown'>): Photo[] {
  const { photo, steps = [], facts, shown } = posting
  const ofLog = facts ? photosOfLines(posting) : (shown?.log ?? []).map((line) => line.photo)
  return [photo, ...steps.map((step) => step.photo), ...ofLog].filter((one) => one !== undefined)
}

function photosOfLines(posting: Pick<Posting, 'facts'>): (Photo | undefined)[] {
  const standing = standingFacts(posting)
  return standing.flatMap(({ id, type }) => (type === 'told' ? photoOfLine(id, standing) : []))
}

export function photoAt(
  posting: Pick<Posting, 'photo' | 'steps' | 'facts'>,
  place: PhotoPlace,
): Photo | undefined {
  if (place === 'card') return posting.photo
  if (typeof place === 'number') return posting.steps?.[place]?.photo
  return photoOfLine(place.line, standingFacts(posting))
}

/** What changes of a card when a photo is put in this place of it, or taken from there (`undefined`). */
export function withPhoto(
  { steps = [] }: Pick<Posting, 'steps'>,
  place: 'card' | number,
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

/** The card with its step's photo under a stamp of its own: another step's, told elsewhere at once, stays. */
export function stampedAtStep(posting: Posting, place: PhotoPlace): Posting {
  if (typeof place !== 'number') return posting
  return { ...posting, stamps: { ...posting.stamps, [stampOfStep(place)]: posting.rev } }
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
