import type { Scene } from './scene.ts'
import { arrivalScenes } from './scenes-of-arrival.ts'
import { attestationScenes } from './scenes-of-attestations.ts'
import { boardScenes } from './scenes-of-board.ts'
import { challengeScenes } from './scenes-of-challenges.ts'
import { competenceScenes } from './scenes-of-competences.ts'
import { invitationScenes } from './scenes-of-invitations.ts'
import { tableScenes } from './scenes-of-tables.ts'
import { thanksScenes } from './scenes-of-thanks.ts'
import { meetingScenes } from './scenes-of-meeting.ts'
import { offerScenes } from './scenes-of-offers.ts'
import { placeScenes } from './scenes-of-places.ts'
import { practiceScenes } from './scenes-of-practices.ts'

/** Every screen of the kiosk, in each state that has controls of its own. */
export const scenes: readonly Scene[] = [
  ...arrivalScenes,
  ...offerScenes,
  ...challengeScenes,
  ...attestationScenes,
  ...competenceScenes,
  ...invitationScenes,
  ...boardScenes,
  ...placeScenes,
  ...meetingScenes,
  ...thanksScenes,
  ...tableScenes,
  ...practiceScenes,
]
