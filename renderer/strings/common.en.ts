import type { commonFr } from './common.fr.ts'
import type { SameKeys } from './i18n.ts'

export const commonEn: SameKeys<typeof commonFr> = {
  common: {
    close: 'Close',
    skipToContent: 'Go to the content',
    mainMenu: 'Main menu',
    days: 'less than a day | {count} day | {count} days',
    sync: {
      'saved-here': 'Saved here, sent as soon as possible',
      sending: 'Sending',
      'up-to-date': 'Everything is saved',
      refused: 'Not accepted: please see a host',
    },
    reciprok: {
      grade: {
        A: 'Answers, explains and points onward',
        B: 'Answers and explains',
        C: 'Often answers',
        D: 'Sometimes answers',
        E: 'Rarely answers',
      },
      unrated: 'Not rated yet',
      figures: 'answered {answered} applications out of {counted}',
      figuresInDays: 'answered {answered} applications out of {counted}, in {days}',
    },
  },
}
