import type { commonFr } from './common.fr.ts'
import type { SameKeys } from './i18n.ts'

export const commonEn: SameKeys<typeof commonFr> = {
  common: {
    close: 'Close',
    skipToContent: 'Go to the content',
    mainMenu: 'Main menu',
    sync: {
      'saved-here': 'Saved here, sent as soon as possible',
      sending: 'Sending',
      'up-to-date': 'Everything is saved',
      refused: 'Not accepted: please see a host',
    },
  },
}
