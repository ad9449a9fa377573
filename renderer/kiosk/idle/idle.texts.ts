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
  ar: {
    idle: {
      title: 'هل ما زلت هنا؟',
      text: 'نحتفظ لك بمكانك. إذا لم تلمس الشاشة، نمسح كل شيء: لن يرى أحد ما فعلته.',
      seconds:
        'انتهى الوقت | بقيت ثانية واحدة | بقيت ثانيتان | بقيت {count} ثوانٍ | بقيت {count} ثانية | بقيت {count} ثانية',
      moreTime: 'أريد وقتا أكثر',
      endNow: 'انتهيت، امسح',
    },
  },
  uk: {
    idle: {
      title: 'Ви ще тут?',
      text: 'Ми тримаємо ваше місце. Без відповіді все буде стерто: ніхто не побачить, що ви робили.',
      seconds: 'час вийшов | ще {count} секунда | ще {count} секунди | ще {count} секунд',
      moreTime: 'Ще трохи часу',
      endNow: 'Завершити й стерти',
    },
  },
})
