import { said } from './ready-words-said.ts'

/** What somebody wants to set up, with others. */
export const projectWords = {
  partner: {
    'project-with-me': said(
      'Je cherche quelqu’un pour monter mon projet avec moi',
      'J’ai un projet, je veux le faire avec quelqu’un',
      'I am looking for someone to build my project with',
      'أبحث عن شخص نبني معا مشروعي',
      'Шукаю, з ким разом створити мій проєкт',
    ),
    'project-partner': said(
      'Je cherche quelqu’un pour créer une entreprise à deux',
      'Je veux créer une entreprise avec quelqu’un',
      'I am looking for someone to start a business with',
      'أبحث عن شخص نؤسس معا شركة',
      'Шукаю, з ким разом відкрити справу',
    ),
  },
  'helping-hand': {
    'project-start': said(
      'Je cherche un coup de main pour démarrer',
      'Je voudrais de l’aide pour commencer mon projet',
      'I am looking for a hand to get started',
      'أبحث عن مساعدة لأبدأ مشروعي',
      'Потрібна допомога, щоб почати проєкт',
    ),
    'project-half-day': said(
      'Je cherche du monde pour une demi-journée',
      'Je cherche de l’aide pour une demi-journée',
      'I am looking for people for half a day',
      'أبحث عن مساعدين لنصف يوم',
      'Шукаю людей на пів дня',
    ),
  },
  prototype: {
    'project-try': said(
      'J’ai fait un premier essai\u202f: qui veut le tester\u202f?',
      'J’ai fait un premier essai. Vous voulez le tester\u202f?',
      'I made a first version: who wants to try it?',
      'صنعت نموذجا أول: من يريد أن يجرّبه؟',
      'Є перша версія: хто хоче її випробувати?',
    ),
    'project-opinion': said(
      'Je voudrais votre avis sur mon idée',
      'J’ai une idée, je veux savoir ce que vous pensez',
      'I would like your opinion on my idea',
      'أريد رأيكم في فكرتي',
      'Хочу почути вашу думку про мою ідею',
    ),
  },
  association: {
    'project-association': said(
      'Je veux créer une association',
      'Je veux faire une association avec d’autres',
      'I want to set up an association',
      'أريد تأسيس جمعية',
      'Хочу створити громадську організацію',
    ),
    'project-volunteers': said(
      'Notre association cherche des bénévoles',
      'Notre association cherche des gens pour aider',
      'Our association is looking for volunteers',
      'جمعيتنا تبحث عن متطوعين',
      'Наша організація шукає волонтерів',
    ),
  },
  business: {
    'project-thrift-shop': said(
      'Monter une friperie',
      'Ouvrir un magasin de vêtements d’occasion',
      'Open a second-hand clothes shop',
      'فتح محل للملابس المستعملة',
      'Відкрити секонд-хенд',
    ),
    'project-repair': said(
      'Monter un atelier de réparation',
      'Ouvrir un atelier pour réparer des objets',
      'Set up a repair workshop',
      'إنشاء ورشة تصليح',
      'Відкрити майстерню з ремонту',
    ),
    'project-handmade': said(
      'Vendre ce que je fabrique',
      'Je fabrique des objets, je veux les vendre',
      'Sell what I make',
      'بيع ما أصنعه بيدي',
      'Продавати те, що роблю власноруч',
    ),
    'project-services': said(
      'Proposer mes services près d’ici',
      'Travailler à mon compte, près d’ici',
      'Offer my services around here',
      'تقديم خدماتي قريبا من هنا',
      'Пропонувати свої послуги поблизу',
    ),
  },
  'shared-project': {
    'project-garden': said(
      'Créer un jardin partagé',
      'Faire un jardin tous ensemble',
      'Make a shared garden',
      'إنشاء حديقة مشتركة',
      'Створити спільний город',
    ),
    'project-meal': said(
      'Organiser un repas partagé',
      'Faire un repas tous ensemble',
      'Organise a shared meal',
      'تنظيم وجبة مشتركة',
      'Влаштувати спільний обід',
    ),
    'project-swap': said(
      'Organiser un échange de vêtements',
      'Échanger des vêtements tous ensemble',
      'Organise a clothes swap',
      'تنظيم تبادل للملابس',
      'Влаштувати обмін одягом',
    ),
    'project-meeting': said(
      'J’organise une rencontre',
      'Je prépare une rencontre, venez',
      'I am organising a get-together',
      'أنظّم لقاء',
      'Організовую зустріч',
    ),
    'project-newsletter': said(
      'Faire le journal du lieu',
      'Écrire un journal du lieu ensemble',
      'Make a newsletter for this place',
      'إصدار جريدة هذا المكان',
      'Робити газету цього місця',
    ),
  },
} as const

/** What goes on in a project, as its people may say it by a touch. */
export const lineWords = {
  'line-met': said(
    'On s’est retrouvés et on a avancé',
    'On s’est vus. On a travaillé.',
    'We met and moved forward',
    'التقينا وتقدّمنا',
    'Ми зустрілися й просунулися',
  ),
  'line-found-somebody': said(
    'Quelqu’un nous a rejoints',
    'Une personne est venue avec nous',
    'Somebody joined us',
    'انضم إلينا شخص',
    'До нас хтось приєднався',
  ),
  'line-found-place': said(
    'On a trouvé un lieu',
    'On a trouvé où travailler ensemble',
    'We found a place',
    'وجدنا مكانا',
    'Ми знайшли місце',
  ),
  'line-got-things': said(
    'On a reçu du matériel',
    'On a eu des choses utiles',
    'We were given equipment',
    'حصلنا على معدات',
    'Ми отримали обладнання',
  ),
  'line-first-try': said(
    'Le premier essai est fait',
    'On a essayé une première fois',
    'The first try is done',
    'أجرينا التجربة الأولى',
    'Першу спробу зроблено',
  ),
  'line-next-date': said(
    'La prochaine rencontre est fixée\u202f: demandez à l’accueil',
    'On a une date. Demandez à l’accueil.',
    'The next meeting is set: ask at the welcome desk',
    'حُدّد موعد اللقاء القادم: اسألوا الاستقبال',
    'Наступну зустріч призначено: запитайте на рецепції',
  ),
  'line-slower': said(
    'On avance doucement, c’est bien aussi',
    'On avance lentement. C’est bien aussi.',
    'We are moving slowly, and that is fine too',
    'نتقدّم ببطء، وهذا جيد أيضا',
    'Рухаємося повільно, і це теж добре',
  ),
} as const

/** The steps of a project, as one may choose them one after the other. */
export const stepWords = {
  'step-talk': said(
    'En parler et trouver du monde',
    'Parler du projet et trouver des gens',
    'Talk about it and find people',
    'نتحدث عنه ونجد أشخاصا',
    'Розповісти й знайти людей',
  ),
  'step-place': said(
    'Trouver un lieu',
    'Savoir où cela se fera',
    'Find a place',
    'إيجاد مكان',
    'Знайти місце',
  ),
  'step-things': said(
    'Réunir le matériel',
    'Trouver les choses qu’il faut',
    'Gather what is needed',
    'جمع المعدات',
    'Зібрати все потрібне',
  ),
  'step-money': said(
    'Faire le budget',
    'Compter l’argent qu’il faut',
    'Work out the budget',
    'إعداد الميزانية',
    'Скласти бюджет',
  ),
  'step-paper': said(
    'Faire les démarches',
    'Remplir les papiers',
    'Do the paperwork',
    'القيام بالإجراءات',
    'Оформити документи',
  ),
  'step-try': said(
    'Faire un premier essai',
    'Essayer une première fois',
    'Try it a first time',
    'إجراء تجربة أولى',
    'Зробити першу спробу',
  ),
  'step-tell': said(
    'Le faire connaître',
    'Le dire à tout le monde',
    'Let people know',
    'التعريف به',
    'Розповісти всім',
  ),
  'step-open': said('Ouvrir', 'Ouvrir au public', 'Open', 'الافتتاح', 'Відкритися'),
} as const
