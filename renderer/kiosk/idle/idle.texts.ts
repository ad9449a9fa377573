import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts about a kiosk that nobody touches. */
export const idleTexts = inEveryLanguage({
  fr: {
    idle: {
      title: 'Vous êtes encore là ?',
      text: 'On vous garde la place. Sans réponse, on efface tout : personne ne verra ce que vous avez fait.',
      seconds: 'plus rien | encore {count} seconde | encore {count} secondes',
      moreTime: 'Encore du temps',
      endNow: 'J’ai fini, effacer',
    },
  },
  'fr-x-falc': {
    idle: {
      title: 'Vous êtes là ?',
      text: 'Touchez le bouton vert. Sinon, on efface votre page.',
      seconds: '0 seconde | {count} seconde | {count} secondes',
      moreTime: 'Encore du temps',
      endNow: 'J’ai fini',
    },
  },
  en: {
    idle: {
      title: 'Are you still there?',
      text: 'We are keeping your place. Without an answer everything is erased: nobody will see what you did.',
      seconds: 'no time left | {count} second left | {count} seconds left',
      moreTime: 'More time',
      endNow: 'I am done, erase it',
    },
  },
})
