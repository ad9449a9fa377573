import { readMyApplications } from '../applications/read-my-applications.ts'
import { readMyAttestations } from '../attestations/read-my-attestations.ts'
import { readMyPage } from '../competences/read-my-page.ts'
import type { ScreenName } from '../router.ts'
import type { ReadMine } from './open-with-pictures.ts'

export type UnlockTargetName = 'applications' | 'attestations' | 'my-page' | 'ask-somebody'

/** Something that opens with the card and its four pictures. */
interface UnlockTarget {
  read: ReadMine
  /** The screen that shows what was opened. */
  opens: ScreenName
  back: ScreenName
  /** The sentence that asks for the pictures. */
  asks: string
  /** The sentence that says why nothing opens without network. */
  offline: string
}

export const unlockTargets: Record<UnlockTargetName, UnlockTarget> = {
  applications: {
    read: readMyApplications,
    opens: 'applications',
    back: 'welcome',
    asks: 'kiosk.unlock.text',
    offline: 'kiosk.unlock.offlineText',
  },
  attestations: {
    read: readMyAttestations,
    opens: 'attestations',
    back: 'attestations',
    asks: 'attestations.unlock.text',
    offline: 'attestations.unlock.offlineText',
  },
  'my-page': {
    read: readMyPage,
    opens: 'my-page',
    back: 'my-page',
    asks: 'skills.unlock.text',
    offline: 'skills.unlock.offlineText',
  },
  'ask-somebody': {
    read: readMyPage,
    opens: 'ask-somebody',
    back: 'my-page',
    asks: 'recommend.open.text',
    offline: 'recommend.open.offline',
  },
}
