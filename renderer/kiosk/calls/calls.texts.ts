import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Somebody calls a host from the kiosk, and what becomes of it. */
export const callsTexts = inEveryLanguage({
  fr: {
    call: {
      label: 'Appel de l’accueil',
      call: 'Appeler l’accueil',
      again: 'Appeler encore',
      stop: 'Arrêter l’appel',
      met: 'L’hôte est là',
      close: 'Fermer',
      news: {
        calling: 'Nous appelons l’accueil…',
        'no-desk':
          'Aucun poste de l’accueil n’est allumé\u202f: personne n’entend l’appel. Allez à l’accueil, à l’entrée.',
        rings: 'Votre appel s’affiche à l’accueil. Restez près de la borne.',
        unanswered:
          'Personne n’a encore répondu. L’appel continue. Vous pouvez aussi aller à l’accueil, à l’entrée.',
        coming: 'Votre appel est entendu\u202f: {host} arrive.',
        'in-five': 'Votre appel est entendu\u202f: {host} vient dans cinq minutes environ.',
        unreachable:
          'La borne ne peut pas joindre l’accueil en ce moment\u202f: personne n’est prévenu. Allez à l’accueil, à l’entrée.',
        'too-often':
          'L’accueil a été appelé plusieurs fois en peu de temps. Attendez une minute, ou allez à l’accueil, à l’entrée.',
        over: 'L’appel s’est arrêté sans réponse. Allez à l’accueil, à l’entrée, ou appelez encore.',
      },
    },
  },
  'fr-x-falc': {
    call: {
      label: 'Appel de l’accueil',
      call: 'Appeler l’accueil',
      again: 'Appeler encore',
      stop: 'Arrêter l’appel',
      met: 'La personne est là',
      close: 'Fermer',
      news: {
        calling: 'La borne appelle l’accueil.',
        'no-desk': 'Personne n’entend l’appel. Allez à l’accueil. Il est près de l’entrée.',
        rings: 'L’accueil voit votre appel. Restez ici.',
        unanswered: 'Personne ne répond encore. La borne appelle toujours. Vous pouvez aller à l’accueil.',
        coming: '{host} vient vous aider. Restez ici.',
        'in-five': '{host} vient vous aider dans 5 minutes.',
        unreachable: 'La borne ne peut pas appeler maintenant. Allez à l’accueil. Il est près de l’entrée.',
        'too-often': 'Il y a eu beaucoup d’appels. Attendez une minute. Ou allez à l’accueil.',
        over: 'L’appel est fini. Personne n’a répondu. Allez à l’accueil, ou appelez encore.',
      },
    },
  },
  en: {
    call: {
      label: 'Call to the hosts',
      call: 'Call a host',
      again: 'Call again',
      stop: 'Stop calling',
      met: 'The host is here',
      close: 'Close',
      news: {
        calling: 'Calling the welcome desk…',
        'no-desk':
          'No computer of the welcome desk is on: nobody hears the call. Go to the welcome desk, by the entrance.',
        rings: 'Your call shows at the welcome desk. Stay near the kiosk.',
        unanswered:
          'Nobody has answered yet. We keep calling. You can also go to the welcome desk, by the entrance.',
        coming: 'Your call was heard: {host} is coming.',
        'in-five': 'Your call was heard: {host} will come in about five minutes.',
        unreachable:
          'The kiosk cannot reach the welcome desk at the moment: nobody knows. Go to the welcome desk, by the entrance.',
        'too-often':
          'The hosts were called several times in a short while. Wait a minute, or go to the welcome desk, by the entrance.',
        over: 'The call ended and nobody answered. Go to the welcome desk, by the entrance, or call again.',
      },
    },
  },
  ar: {
    call: {
      label: 'نداء الاستقبال',
      call: 'طلب شخص من الاستقبال',
      again: 'النداء مرة أخرى',
      stop: 'إيقاف النداء',
      met: 'الشخص هنا',
      close: 'إغلاق',
      news: {
        calling: 'ننادي الاستقبال الآن…',
        'no-desk': 'لا يوجد جهاز مفتوح في الاستقبال: لا أحد يسمع النداء. اذهب إلى الاستقبال، عند المدخل.',
        rings: 'نداؤك يظهر في الاستقبال. ابق قرب الجهاز.',
        unanswered: 'لم يجب أحد بعد. النداء مستمر. يمكنك أيضا الذهاب إلى الاستقبال، عند المدخل.',
        coming: 'سُمع نداؤك: {host} في الطريق إليك.',
        'in-five': 'سُمع نداؤك: {host} يأتي بعد نحو خمس دقائق.',
        unreachable: 'لا يمكن لهذا الجهاز الوصول إلى الاستقبال الآن: لا أحد يعلم. اذهب إلى الاستقبال، عند المدخل.',
        'too-often': 'نودي الاستقبال عدة مرات في وقت قصير. انتظر دقيقة، أو اذهب إلى الاستقبال، عند المدخل.',
        over: 'توقف النداء ولم يجب أحد. اذهب إلى الاستقبال، عند المدخل، أو ناد مرة أخرى.',
      },
    },
  },
  uk: {
    call: {
      label: 'Виклик працівника',
      call: 'Покликати працівника',
      again: 'Покликати ще раз',
      stop: 'Зупинити виклик',
      met: 'Працівник уже тут',
      close: 'Закрити',
      news: {
        calling: 'Викликаємо рецепцію…',
        'no-desk':
          'На рецепції не ввімкнено жодного комп’ютера: виклику ніхто не чує. Підійдіть до рецепції, біля входу.',
        rings: 'Ваш виклик видно на рецепції. Залишайтеся біля термінала.',
        unanswered:
          'Поки що ніхто не відповів. Виклик триває. Ви також можете підійти до рецепції, біля входу.',
        coming: 'Ваш виклик почули: {host} уже йде.',
        'in-five': 'Ваш виклик почули: {host} прийде приблизно за п’ять хвилин.',
        unreachable:
          'Термінал зараз не може зв’язатися з рецепцією: ніхто не знає про виклик. Підійдіть до рецепції, біля входу.',
        'too-often':
          'Рецепцію викликали кілька разів за короткий час. Зачекайте хвилину або підійдіть до рецепції, біля входу.',
        over: 'Виклик завершився без відповіді. Підійдіть до рецепції, біля входу, або покличте ще раз.',
      },
    },
  },
})
