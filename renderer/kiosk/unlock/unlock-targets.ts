import type { VisitorSession } from '../../stores/visitor-session.ts'
import { readMyApplications } from '../applications/read-my-applications.ts'
import { readMyAttestations } from '../attestations/read-my-attestations.ts'
import { readMyPostings } from '../board/read-my-postings.ts'
import { isPageHere, openSealedPage } from '../competences/open-sealed-page.ts'
import { readMyTables } from '../tables/read-my-tables.ts'
import { readMyThanks } from '../thanks/read-my-thanks.ts'
import { readMyData } from '../my-data/read-my-data.ts'
import { readMyPage } from '../competences/read-my-page.ts'
import { readMyInvitations } from '../invitations/read-my-invitations.ts'
import type { ScreenName } from '../router.ts'
import type { openWithPictures, ReadMine } from './open-with-pictures.ts'
import type { DeviceData } from '../../data/device-data.ts'
import type { PictureSecret } from '../../data/visitor-api.ts'

export type UnlockTargetName =
  | 'applications'
  | 'attestations'
  | 'invitations'
  | 'my-page'
  | 'my-data'
  | 'consents'
  | 'ask-somebody'
  | 'my-postings'
  | 'thanks'
  | 'tables'

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
  /** Where this kiosk keeps it sealed: how it opens without network. */
  sealed?: {
    isHere(data: DeviceData, session: VisitorSession): Promise<boolean>
    open(
      data: DeviceData,
      session: VisitorSession,
      secret: PictureSecret,
    ): ReturnType<typeof openWithPictures>
  }
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
  invitations: {
    read: readMyInvitations,
    opens: 'invitations',
    back: 'welcome',
    asks: 'invitations.unlock.text',
    offline: 'invitations.unlock.offline',
  },
  'my-page': {
    read: readMyPage,
    opens: 'my-page',
    back: 'my-page',
    asks: 'skills.unlock.text',
    offline: 'skills.unlock.offlineText',
    sealed: { isHere: isPageHere, open: openSealedPage },
  },
  'ask-somebody': {
    read: readMyPage,
    opens: 'ask-somebody',
    back: 'my-page',
    asks: 'recommend.open.text',
    offline: 'recommend.open.offline',
  },
  consents: {
    read: readMyPage,
    opens: 'consents',
    back: 'consents',
    asks: 'consents.unread',
    offline: 'skills.unlock.offlineText',
  },
  'my-postings': {
    read: readMyPostings,
    opens: 'my-postings',
    back: 'board',
    asks: 'board.own.unlock.text',
    offline: 'board.own.unlock.offline',
  },
  thanks: {
    read: readMyThanks,
    opens: 'thanks',
    back: 'board',
    asks: 'thanks.unlock.text',
    offline: 'thanks.unlock.offline',
  },
  tables: {
    read: readMyTables,
    opens: 'tables',
    back: 'tables',
    asks: 'tables.unlock.text',
    offline: 'tables.unlock.offline',
  },
  'my-data': {
    read: readMyData,
    opens: 'my-data',
    back: 'welcome',
    asks: 'myData.ask',
    offline: 'myData.offline',
  },
}
