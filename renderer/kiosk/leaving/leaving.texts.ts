import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts about the end of a gesture and of a visit. */
export const leavingTexts = inEveryLanguage({
  fr: {
    done: {
      cardTitle: 'Avez-vous votre carte ?',
      title: 'Vous avez fini ?',
      text: 'Cet écran s’efface dans tous les cas : personne ne verra ce que vous avez fait.',
      stay: 'Je reste ici',
      stayHint: 'La borne est libre. Votre présence reste notée.',
      leave: 'Je pars',
      leaveHint: 'On note votre départ. À bientôt !',
    },
    leave: {
      title: 'Vous partez ?',
      text: 'On note votre départ, rien d’autre.',
      done: 'Je pars',
      withoutCard: 'Sans carte',
      refused: {
        'not-here':
          'Cette carte n’est pas notée comme arrivée aujourd’hui. Il n’y a rien à faire. À bientôt !',
        'already-closed': 'Votre départ est déjà noté. À bientôt !',
      },
    },
    goodbye: {
      title: 'À bientôt !',
      text: 'Votre départ est noté. La porte vous reste ouverte.',
      done: 'Terminer',
    },
    counted: {
      title: 'Entrez donc !',
      text: 'Vous êtes compté, et c’est tout. Faites comme chez vous.',
      done: 'Terminer',
    },
  },
  'fr-x-falc': {
    done: {
      cardTitle: 'Avez-vous votre carte ?',
      title: 'Vous avez fini ?',
      text: 'On efface votre page.',
      stay: 'Je reste ici',
      stayHint: 'Vous laissez la borne.',
      leave: 'Je pars',
      leaveHint: 'Vous sortez du lieu. On note votre départ.',
    },
    leave: {
      title: 'Vous partez ?',
      text: 'On note votre départ.',
      done: 'Je pars',
      withoutCard: 'Sans carte',
      refused: {
        'not-here': 'Votre arrivée n’est pas notée. Ce n’est pas grave. À bientôt !',
        'already-closed': 'On a déjà noté votre départ. À bientôt !',
      },
    },
    goodbye: {
      title: 'À bientôt !',
      text: 'Votre départ est noté. Revenez quand vous voulez.',
      done: 'Terminer',
    },
    counted: { title: 'Bonjour !', text: 'Vous pouvez entrer. On ne demande rien.', done: 'Terminer' },
  },
  en: {
    done: {
      cardTitle: 'Do you have your card?',
      title: 'Are you done?',
      text: 'This screen is erased in any case: nobody will see what you did.',
      stay: 'I am staying',
      stayHint: 'The kiosk is free. You stay noted as here.',
      leave: 'I am leaving',
      leaveHint: 'We note that you leave. See you soon!',
    },
    leave: {
      title: 'Are you leaving?',
      text: 'We note that you leave, nothing else.',
      done: 'I leave',
      withoutCard: 'Without a card',
      refused: {
        'not-here': 'This card is not noted as here today. There is nothing to do. See you soon!',
        'already-closed': 'You are already noted as gone. See you soon!',
      },
    },
    goodbye: {
      title: 'See you soon!',
      text: 'We noted that you leave. The door stays open to you.',
      done: 'Finish',
    },
    counted: {
      title: 'Come on in!',
      text: 'You are counted, and that is all. Make yourself at home.',
      done: 'Finish',
    },
  },
  ar: {
    done: {
      cardTitle: 'هل معك بطاقتك؟',
      title: 'هل انتهيت؟',
      text: 'تُمسح هذه الشاشة في كل الأحوال: لن يرى أحد ما فعلته.',
      stay: 'سأبقى هنا',
      stayHint: 'الجهاز حر لغيرك. وجودك يبقى مسجّلا.',
      leave: 'سأغادر',
      leaveHint: 'نسجّل خروجك. إلى اللقاء!',
    },
    leave: {
      title: 'هل تغادر؟',
      text: 'نسجّل خروجك، ولا شيء غير ذلك.',
      done: 'أغادر',
      withoutCard: 'بلا بطاقة',
      refused: {
        'not-here': 'هذه البطاقة غير مسجّلة اليوم. لا شيء عليك. إلى اللقاء!',
        'already-closed': 'خروجك مسجّل من قبل. إلى اللقاء!',
      },
    },
    goodbye: {
      title: 'إلى اللقاء!',
      text: 'سجّلنا خروجك. الباب مفتوح لك دائما.',
      done: 'إنهاء',
    },
    counted: {
      title: 'تفضل بالدخول!',
      text: 'عددناك زائرا، وهذا كل شيء. البيت بيتك.',
      done: 'إنهاء',
    },
  },
  uk: {
    done: {
      cardTitle: 'Картка з вами?',
      title: 'Ви закінчили?',
      text: 'Цей екран у будь-якому разі буде стерто: ніхто не побачить, що ви робили.',
      stay: 'Я ще побуду тут',
      stayHint: 'Термінал вільний. Ви й далі записані як присутні.',
      leave: 'Я йду',
      leaveHint: 'Запишемо, що ви пішли. До зустрічі!',
    },
    leave: {
      title: 'Ви йдете?',
      text: 'Запишемо, що ви йдете, і більше нічого.',
      done: 'Я йду',
      withoutCard: 'Без картки',
      refused: {
        'not-here': 'За цією карткою сьогодні ніхто не приходив. Нічого робити не треба. До зустрічі!',
        'already-closed': 'Ваш вихід уже записано. До зустрічі!',
      },
    },
    goodbye: {
      title: 'До зустрічі!',
      text: 'Ваш вихід записано. Двері для вас завжди відчинені.',
      done: 'Завершити',
    },
    counted: {
      title: 'Заходьте!',
      text: 'Ми вас порахували, та й годі. Почувайтеся як удома.',
      done: 'Завершити',
    },
  },
})
