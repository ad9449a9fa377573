import type { commonFr } from './common.fr.ts'
import type { SameKeys } from './i18n.ts'

export const commonEn: SameKeys<typeof commonFr> = {
  common: {
    close: 'Close',
    skipToContent: 'Go to the content',
    mainMenu: 'Main menu',
    sortBy: 'Sort by {column}',
    save: {
      failed: 'This is not saved. Your words are still here: try again. If it happens again, tell a host.',
      full: 'This is not saved: this screen has no room left. Your words are still here. Tell a host.',
      closed: 'This is not saved: the memory of this screen was closed. The page will open again.',
      invalid:
        'This is not saved: a field is too long or not filled in right. Your words are still here: correct, then try again.',
    },
    limit: {
      left: '{count} character left | {count} character left | {count} characters left',
      over: '{count} character too many | {count} character too many | {count} characters too many: please shorten it a little',
    },
    sync: {
      'saved-here': 'Saved here, sent as soon as possible',
      sending: 'Sending',
      'up-to-date': 'Everything is saved',
      refused: 'Not accepted: please see a host',
      'not-saved': 'Not saved: please tell the welcome desk',
    },
  },
}
