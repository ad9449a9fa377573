import type { EventKind, SessionOfEvent } from '../../domain/sessions/challenge-session.ts'
import type { PictogramName } from './pictograms/pictograms.ts'

/** The picture of each kind of event. */
export const eventPictures = {
  coffee: 'coffee',
  workshop: 'hammer',
  meal: 'meal',
  'job-dating': 'company',
  talk: 'speaking',
  outing: 'passing',
  celebration: 'balloons',
  table: 'two-people',
  other: 'meet-people',
} as const satisfies Record<EventKind, PictogramName>

/** The picture that its hosts chose, or that of its kind. */
export function pictureOf({ event }: Pick<SessionOfEvent, 'event'>): PictogramName {
  return eventPictures[event.picture ?? event.kind]
}
