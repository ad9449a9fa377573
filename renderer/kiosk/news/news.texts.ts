import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts of what is new for the person who came back. */
export const newsTexts = inEveryLanguage({
  fr: {
    news: {
      title: 'Du nouveau pour vous',
      meetings:
        'Un rendez-vous vous est proposé | Un rendez-vous vous est proposé | {count} rendez-vous vous sont proposés',
      questions:
        'Un employeur vous pose une question | Un employeur vous pose une question | {count} employeurs vous posent une question',
      answers: 'Une réponse vous attend | Une réponse vous attend | {count} réponses vous attendent',
      attached:
        'Une candidature est maintenant dans votre liste | Une candidature est maintenant dans votre liste | {count} candidatures sont maintenant dans votre liste',
      toCheck:
        'Une candidature attend une vérification | Une candidature attend une vérification | {count} candidatures attendent une vérification',
      tellHost: 'Passez à l’accueil\u202f: on regarde avec vous.',
      locked: 'Vos quatre images l’ouvrent.',
      mark: 'Nouveau',
      read: 'Lisez la suite.',
      'seat-offered': 'Une place s’est libérée : {title}',
      changed: 'La séance a changé : {title}',
      'seat-confirmed': 'Votre place est confirmée : {title}',
      declined: 'L’accueil a répondu à votre demande : {title}',
      'cancelled-by-site': 'Cette séance n’aura pas lieu : {title}',
      'taken-back': 'L’accueil a annulé votre réservation : {title}',
      until: 'Elle est gardée pour vous jusqu’à {until}.',
      offline: 'Il n’y a pas de réseau : la borne ne sait pas si une réponse vous attend.',
    },
    toCheckText:
      'Elle a été faite avec cette carte, et d’autres images que les vôtres. L’employeur l’a reçue. Si c’est vous, passez à l’accueil\u202f: elle rejoindra cette liste.',
  },
  'fr-x-falc': {
    news: {
      title: 'C’est nouveau',
      meetings:
        'Un employeur veut vous voir | Un employeur veut vous voir | {count} employeurs veulent vous voir',
      questions:
        'Un employeur a une question | Un employeur a une question | {count} employeurs ont une question',
      answers: 'Vous avez une réponse | Vous avez une réponse | Vous avez {count} réponses',
      attached:
        'Votre candidature est dans la liste | Votre candidature est dans la liste | Vos {count} candidatures sont dans la liste',
      toCheck:
        'On doit vérifier une candidature | On doit vérifier une candidature | On doit vérifier {count} candidatures',
      tellHost: 'Allez à l’accueil. On regarde avec vous.',
      locked: 'Touchez ici. Puis touchez vos 4 images.',
      mark: 'Nouveau',
      read: 'Touchez pour lire.',
      'seat-offered': 'Il y a une place pour vous : {title}',
      changed: 'Il y a un changement : {title}',
      'seat-confirmed': 'Vous avez votre place : {title}',
      declined: 'Vous avez une réponse pour : {title}',
      'cancelled-by-site': 'La séance est annulée : {title}',
      'taken-back': 'Votre place est annulée : {title}',
      until: 'Dites oui avant : {until}.',
      offline: 'Il n’y a pas de réseau. On ne sait pas si vous avez une réponse.',
    },
    toCheckText:
      'Les images n’étaient pas vos images. L’employeur a la candidature. C’est vous\u202f? Allez à l’accueil.',
  },
  en: {
    news: {
      title: 'News for you',
      meetings:
        'A meeting is proposed to you | A meeting is proposed to you | {count} meetings are proposed to you',
      questions:
        'An employer has a question for you | An employer has a question for you | {count} employers have a question for you',
      answers:
        'An answer is waiting for you | An answer is waiting for you | {count} answers are waiting for you',
      attached:
        'An application is now in your list | An application is now in your list | {count} applications are now in your list',
      toCheck:
        'An application needs a check | An application needs a check | {count} applications need a check',
      tellHost: 'See the host: you look at it together.',
      locked: 'Your four pictures open it.',
      mark: 'New',
      read: 'Read on.',
      'seat-offered': 'A place has come free: {title}',
      changed: 'The session has changed: {title}',
      'seat-confirmed': 'Your place is confirmed: {title}',
      declined: 'The hosts have answered your request: {title}',
      'cancelled-by-site': 'This session will not take place: {title}',
      'taken-back': 'The hosts cancelled your booking: {title}',
      until: 'It is kept for you until {until}.',
      offline: 'There is no network: the kiosk cannot tell whether an answer is waiting for you.',
    },
    toCheckText:
      'It was made with this card, and other pictures than yours. The employer has it. If it was you, see the host: it will join this list.',
  },
  ar: {
    news: {
      title: 'جديد لك',
      meetings:
        'عُرض عليك موعد | عُرض عليك موعد | عُرض عليك موعدان | عُرضت عليك {count} مواعيد | عُرض عليك {count} موعدا | عُرض عليك {count} موعد',
      questions:
        'صاحب عمل يسألك سؤالا | صاحب عمل يسألك سؤالا | صاحبا عمل يسألانك | {count} أصحاب عمل يسألونك | {count} صاحب عمل يسألونك | {count} صاحب عمل يسألونك',
      answers:
        'هناك جواب لك | هناك جواب لك | هناك جوابان لك | هناك {count} أجوبة لك | هناك {count} جوابا لك | هناك {count} جواب لك',
      attached:
        'صار طلب في قائمتك | صار طلب في قائمتك | صار طلبان في قائمتك | صارت {count} طلبات في قائمتك | صار {count} طلبا في قائمتك | صار {count} طلب في قائمتك',
      toCheck:
        'طلب ينتظر التحقق | طلب ينتظر التحقق | طلبان ينتظران التحقق | {count} طلبات تنتظر التحقق | {count} طلبا تنتظر التحقق | {count} طلب تنتظر التحقق',
      tellHost: 'اذهب إلى الاستقبال: ننظر معك.',
      locked: 'صورك الأربع تفتحه.',
      mark: 'جديد',
      read: 'اقرأ المزيد.',
      'seat-offered': 'صار لك مكان: {title}',
      changed: 'تغيّرت الجلسة: {title}',
      'seat-confirmed': 'مكانك مؤكد: {title}',
      declined: 'أجاب الاستقبال عن طلبك: {title}',
      'cancelled-by-site': 'هذه الجلسة ملغاة: {title}',
      'taken-back': 'ألغى الاستقبال حجزك: {title}',
      until: 'نحتفظ لك به حتى {until}.',
      offline: 'لا توجد شبكة: لا يعرف الجهاز هل هناك جواب لك.',
    },
    toCheckText:
      'قُدّم بهذه البطاقة، لكن بصور غير صورك. وصل إلى صاحب العمل. إذا كنت أنت، فاذهب إلى الاستقبال: سيُضاف إلى هذه القائمة.',
  },
  uk: {
    news: {
      title: 'Новини для вас',
      meetings:
        'Вам пропонують зустріч | Вам пропонують {count} зустріч | Вам пропонують {count} зустрічі | Вам пропонують {count} зустрічей',
      questions:
        'Роботодавець ставить вам запитання | {count} роботодавець ставить вам запитання | {count} роботодавці ставлять вам запитання | {count} роботодавців ставлять вам запитання',
      answers:
        'На вас чекає відповідь | На вас чекає {count} відповідь | На вас чекають {count} відповіді | На вас чекають {count} відповідей',
      attached:
        'У вашому списку є нова заявка | У вашому списку {count} нова заявка | У вашому списку {count} нові заявки | У вашому списку {count} нових заявок',
      toCheck:
        'Заявка чекає на перевірку | {count} заявка чекає на перевірку | {count} заявки чекають на перевірку | {count} заявок чекають на перевірку',
      tellHost: 'Зайдіть на рецепцію: подивимося разом.',
      locked: 'Її відкривають ваші чотири малюнки.',
      mark: 'Нове',
      read: 'Прочитайте далі.',
      'seat-offered': 'Для вас звільнилося місце: {title}',
      changed: 'Заняття змінилося: {title}',
      'seat-confirmed': 'Ваше місце підтверджено: {title}',
      declined: 'Рецепція відповіла на ваш запит: {title}',
      'cancelled-by-site': 'Це заняття не відбудеться: {title}',
      'taken-back': 'Рецепція скасувала ваш запис: {title}',
      until: 'Тримаємо його для вас до {until}.',
      offline: 'Немає мережі: термінал не знає, чи є для вас відповідь.',
    },
    toCheckText:
      'Її подано з цією карткою, але з іншими малюнками. Роботодавець її отримав. Якщо це ви, зайдіть на рецепцію: вона з’явиться в цьому списку.',
  },
})
