import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Under 18: how it is said, and what waits for a parent or for later. */
export const minorsTexts = inEveryLanguage({
  fr: {
    tile: 'J’ai moins de 18 ans',
    age: {
      title: 'Quel âge avez-vous ?',
      text: 'L’équipe veille ainsi mieux sur vous. Pas de date de naissance. Touchez encore pour retirer.',
      done: 'C’est bon',
      'under-16': 'Moins de 16 ans',
      '16-17': '16 ou 17 ans',
    },
    stop: {
      title: { 'guardian-needed': 'Avec l’accord d’un parent', 'too-young': 'Ce sera pour plus tard' },
      ask: 'Demandez à un hôte, avec un parent ou un tuteur. Il note son accord, et c’est ouvert pour vous.',
      noted: 'C’est noté : continuer',
      notYet: 'L’accord n’est pas encore arrivé à la borne. L’accueil peut vous aider.',
      wrong: 'Ce n’est pas votre âge ? Dites-le à l’accueil.',
      discover: 'Voir les défis',
      act: {
        account: 'Garder une page de vos compétences avant 16 ans, c’est avec un parent ou un tuteur.',
        apply:
          'On travaille à partir de 16 ans : on postule donc à partir de 16 ans. D’ici là, venez découvrir des métiers.',
        search: {
          'guardian-needed':
            'Avant 18 ans, des employeurs vous trouvent si un parent ou un tuteur est d’accord.',
          'too-young':
            'Les employeurs cherchent des personnes de 16 ans ou plus. D’ici là, votre page reste pour vous.',
        },
        board:
          'Tout le monde lit le tableau. Avant 16 ans, on y met une annonce avec un parent ou un tuteur.',
        meet: 'Avant 16 ans, on rencontre quelqu’un que l’on ne connaît pas avec un parent ou un tuteur.',
        table: 'À une table, on fait connaissance. Avant 16 ans, on s’y assoit si un parent est d’accord.',
      },
    },
  },
  'fr-x-falc': {
    tile: 'J’ai moins de 18 ans',
    age: {
      title: 'Quel âge avez-vous ?',
      text: 'Vous pouvez le dire. L’équipe vous aide mieux.',
      done: 'C’est bon',
      'under-16': 'Moins de 16 ans',
      '16-17': '16 ou 17 ans',
    },
    stop: {
      title: { 'guardian-needed': 'Un parent doit être d’accord', 'too-young': 'Ce sera plus tard' },
      ask: 'Allez à l’accueil avec un parent ou un tuteur. L’hôte écrit : le parent est d’accord. Après, vous pouvez continuer.',
      noted: 'C’est écrit : continuer',
      notYet: 'La borne ne le sait pas encore. Demandez à l’accueil.',
      wrong: 'Votre âge est faux ? Dites-le à l’accueil.',
      discover: 'Voir les défis',
      act: {
        account: 'Vous avez moins de 16 ans. Pour garder une page, un parent doit être d’accord.',
        apply: 'On peut travailler à partir de 16 ans. Vous pouvez déjà découvrir des métiers.',
        search: {
          'guardian-needed': 'Vous avez moins de 18 ans. Un parent doit être d’accord pour les employeurs.',
          'too-young': 'Les employeurs cherchent des personnes de 16 ans ou plus.',
        },
        board: 'Tout le monde lit le tableau. Avant 16 ans, un parent doit être d’accord.',
        meet: 'Avant 16 ans, un parent doit être d’accord pour une rencontre.',
        table: 'À une table, on rencontre des gens. Avant 16 ans, un parent doit être d’accord.',
      },
    },
  },
  en: {
    tile: 'I am under 18',
    age: {
      title: 'How old are you?',
      text: 'So that the team looks after you better. No date of birth. Touch again to take it back.',
      done: 'That’s it',
      'under-16': 'Under 16',
      '16-17': '16 or 17',
    },
    stop: {
      title: { 'guardian-needed': 'With a parent’s agreement', 'too-young': 'That is for later' },
      ask: 'Ask a host, together with a parent or guardian. They note the agreement, and it is open for you.',
      noted: 'It is noted: go on',
      notYet: 'The agreement has not reached this screen yet. The hosts can help you.',
      wrong: 'Not your age? Tell the hosts.',
      discover: 'See the challenges',
      act: {
        account: 'Before 16, a page of what you can do is kept with a parent or guardian.',
        apply:
          'One works from the age of 16, so one applies from then on. Until then, come and discover trades.',
        search: {
          'guardian-needed': 'Before 18, employers find you once a parent or guardian agrees.',
          'too-young': 'Employers look for people of 16 or more. Until then your page stays yours.',
        },
        board: 'Everybody reads the board. Before 16, one puts a card there with a parent or guardian.',
        meet: 'Before 16, one meets somebody new with a parent or guardian.',
        table: 'At a table one meets new people. Before 16, one sits down once a parent or guardian agrees.',
      },
    },
  },
  ar: {
    tile: 'عمري أقل من 18 سنة',
    age: {
      title: 'كم عمرك؟',
      text: 'هكذا يهتم بك الفريق أكثر. لا نطلب تاريخ الميلاد. المس مرة أخرى للتراجع.',
      done: 'تم',
      'under-16': 'أقل من 16 سنة',
      '16-17': '16 أو 17 سنة',
    },
    stop: {
      title: { 'guardian-needed': 'بموافقة أحد الوالدين', 'too-young': 'سيكون ذلك لاحقا' },
      ask: 'تحدث إلى أحد المضيفين مع أحد والديك أو وليّك. يسجّل الموافقة، فيصبح ذلك متاحا لك.',
      noted: 'سُجّلت الموافقة: متابعة',
      notYet: 'لم تصل الموافقة إلى هذه الشاشة بعد. يمكن للاستقبال مساعدتك.',
      wrong: 'هذا ليس عمرك؟ أخبر الاستقبال.',
      discover: 'مشاهدة التحديات',
      act: {
        account: 'قبل سن 16 تُحفظ صفحة مهاراتك بموافقة أحد الوالدين أو الولي.',
        apply: 'العمل يبدأ من سن 16، وكذلك التقدم إلى الوظائف. حتى ذلك الحين يمكنك اكتشاف المهن.',
        search: {
          'guardian-needed': 'قبل سن 18 يجدك أصحاب العمل إذا وافق أحد الوالدين أو الولي.',
          'too-young': 'أصحاب العمل يبحثون عمن بلغ 16 سنة أو أكثر. حتى ذلك الحين تبقى صفحتك لك.',
        },
        board: 'الجميع يقرأ اللوحة. قبل سن 16 يوضع الإعلان بموافقة أحد الوالدين أو الولي.',
        meet: 'قبل سن 16 يكون لقاء شخص جديد بموافقة أحد الوالدين أو الولي.',
        table: 'حول الطاولة نتعرّف على أشخاص جدد. قبل سن 16 يكون الجلوس بموافقة أحد الوالدين أو الولي.',
      },
    },
  },
  uk: {
    tile: 'Мені менше 18 років',
    age: {
      title: 'Скільки вам років?',
      text: 'Так команда краще подбає про вас. Дата народження не потрібна. Торкніться ще раз, щоб забрати.',
      done: 'Готово',
      'under-16': 'Менше 16 років',
      '16-17': '16 або 17 років',
    },
    stop: {
      title: { 'guardian-needed': 'За згодою батьків', 'too-young': 'Це буде пізніше' },
      ask: 'Попросіть на рецепції разом із кимось із батьків або опікуном. Згоду запишуть, і це відкриється для вас.',
      noted: 'Записано: далі',
      notYet: 'Згода ще не дійшла до цього екрана. На рецепції вам допоможуть.',
      wrong: 'Це не ваш вік? Скажіть на рецепції.',
      discover: 'Переглянути випробування',
      act: {
        account: 'До 16 років сторінку навичок зберігають за згодою батьків або опікуна.',
        apply: 'Працюють з 16 років, тож і відгукуються з 16 років. А поки що відкривайте професії.',
        search: {
          'guardian-needed': 'До 18 років роботодавці знаходять вас, якщо згодні батьки або опікун.',
          'too-young': 'Роботодавці шукають людей від 16 років. А поки що ваша сторінка лише для вас.',
        },
        board: 'Дошку читають усі. До 16 років оголошення подають за згодою батьків або опікуна.',
        meet: 'До 16 років із новою людиною зустрічаються за згодою батьків або опікуна.',
        table: 'За столиком знайомляться з новими людьми. До 16 років сідають за згодою батьків або опікуна.',
      },
    },
  },
})
