import type { KioskLanguage, Language } from '../language.ts'
import type { stepForwardKinds } from './application.ts'
import type { OfferCriterion } from './job-offer.ts'
import type { InTones } from './letter/tones.ts'

export type StepForwardKind = (typeof stepForwardKinds)[number]

/** The eight families of the refusal grid (grille de refus), in the order the employer sees them. */
export const refusalGroups = [
  'competence',
  'rule',
  'conditions',
  'choice',
  'post-changed',
  'to-complete',
  'no-meeting',
  'other-reason',
] as const
export type RefusalGroup = (typeof refusalGroups)[number]

/** Names of the families on the employer's screen. */
export const refusalGroupWords: Record<RefusalGroup, string> = {
  competence: 'Compétence à renforcer',
  rule: 'Habilitation ou titre obligatoire',
  conditions: 'Conditions du poste',
  choice: 'Choix entre plusieurs bonnes candidatures',
  'post-changed': 'Le poste a changé',
  'to-complete': 'Candidature à compléter',
  'no-meeting': 'Rencontre non aboutie',
  'other-reason': 'Autre motif lié au poste',
}

/** One line of the grid: a reason of refusal (motif de refus). */
export interface RefusalLine {
  group: RefusalGroup
  /** Its short name on the employer's screen. */
  name: string
  /** What the candidate reads. */
  words: Record<Language, string>
  /** What the employer reads under the line. */
  hint: string
  /** Kinds of criteria of the offer that the reason may point at; none when it speaks of no criterion. */
  criteria: readonly OfferCriterion['kind'][]
  /** The reason says nothing without its criterion. */
  needsCriterion: boolean
  /** Shortest explanation in the employer's own words; 0 when none is needed. */
  noteLength: number
  /** Steps forward that usually help after this reason, best first. */
  stepsForward: readonly StepForwardKind[]
  /** The sentence of the letter that answers, with {criterion} in quotation marks. */
  letter: Record<KioskLanguage, InTones>
}

/**
 * The whole grid, a line for each code; codes stay in the order in which they came. What the law protects (age, health,
 * origin, place of residence…) is not in it and has no code: it cannot be a reason.
 */
export const refusalGrid = {
  position_filled: {
    group: 'post-changed',
    name: 'Poste pourvu',
    words: {
      fr: 'Le poste a été pourvu.',
      'fr-x-falc': 'Quelqu’un a déjà été choisi pour ce poste.',
      en: 'The post has been filled.',
    },
    hint: 'Rien à préciser.',
    criteria: [],
    needsCriterion: false,
    noteLength: 0,
    stepsForward: ['offer', 'challenge', 'host'],
    letter: {
      fr: {
        plain: 'Le poste est pourvu. Votre candidature n’est pas en cause.',
        warm: 'Une personne est déjà choisie pour ce poste. Votre candidature n’est pas en cause.',
        formal: 'Le poste est désormais pourvu, sans que votre candidature soit en cause.',
      },
      'fr-x-falc': {
        plain: 'Une personne est déjà choisie pour ce poste. Ce n’est pas votre faute.',
        warm: 'Nous avons déjà choisi une personne. Votre candidature n’a rien de mauvais.',
        formal: 'Le poste n’est plus libre. Ce n’est pas à cause de vous.',
      },
      en: {
        plain: 'The post is filled. Your application is not the cause.',
        warm: 'Somebody is already chosen for this post. Your application is not the cause.',
        formal: 'The post has now been filled, and your application is not the cause.',
      },
      ar: {
        plain: 'شُغلت الوظيفة. ليس طلبك هو السبب.',
        warm: 'اختير شخص لهذه الوظيفة من قبل. ليس طلبك هو السبب.',
        formal: 'شُغلت هذه الوظيفة، وليس طلبك هو السبب.',
      },
      uk: {
        plain: 'Посаду зайнято. Справа не у вашій заявці.',
        warm: 'На цю посаду вже обрали людину. Справа не у вашій заявці.',
        formal: 'Посаду вже зайнято, і причина не у вашій заявці.',
      },
    },
  },
  recruitment_stopped: {
    group: 'post-changed',
    name: 'Recrutement arrêté ou reporté',
    words: {
      fr: 'Le recrutement est arrêté ou reporté.',
      'fr-x-falc': 'L’employeur ne recrute plus pour ce poste. Ce n’est pas à cause de vous.',
      en: 'Hiring for this post has stopped or is postponed.',
    },
    hint: 'Si une nouvelle date est connue, dites-la.',
    criteria: [],
    needsCriterion: false,
    noteLength: 0,
    stepsForward: ['offer', 'host', 'words'],
    letter: {
      fr: {
        plain: 'Ce recrutement est arrêté ou reporté. Cela ne dépend pas de vous.',
        warm: 'Nous avons dû arrêter ou reporter ce recrutement. Vous n’y êtes pour rien.',
        formal: 'Ce recrutement est arrêté ou reporté, sans lien avec votre candidature.',
      },
      'fr-x-falc': {
        plain: 'Nous ne recrutons plus pour ce poste. Ce n’est pas à cause de vous.',
        warm: 'Nous avons dû arrêter ce recrutement. Ce n’est pas à cause de vous.',
        formal: 'Ce recrutement est arrêté ou reporté. Ce n’est pas à cause de vous.',
      },
      en: {
        plain: 'Hiring for this post has stopped or is postponed. It does not depend on you.',
        warm: 'We had to stop or postpone this hiring. It is none of your doing.',
        formal: 'Hiring for this post has stopped or is postponed, independently of your application.',
      },
      ar: {
        plain: 'توقف التوظيف لهذه الوظيفة أو تأجل. هذا لا يتعلق بك.',
        warm: 'اضطررنا إلى وقف هذا التوظيف أو تأجيله. لا ذنب لك في ذلك.',
        formal: 'توقف هذا التوظيف أو تأجل، لسبب لا علاقة له بطلبك.',
      },
      uk: {
        plain: 'Набір на цю посаду зупинено або відкладено. Це не залежить від вас.',
        warm: 'Нам довелося зупинити або відкласти цей набір. Ви тут ні до чого.',
        formal: 'Цей набір зупинено або відкладено з причини, не пов’язаної з вашою заявкою.',
      },
    },
  },
  other_profile_closer: {
    group: 'choice',
    name: 'Une autre répondait à plus de critères',
    words: {
      fr: 'D’autres candidatures répondaient à davantage de critères de l’annonce.',
      'fr-x-falc':
        'L’employeur a reçu plusieurs bonnes candidatures. Une autre était plus proche de l’annonce.',
      en: 'Other applications met more of the criteria in the offer.',
    },
    hint: 'Choisissez le critère de l’annonce qui a fait la différence.',
    criteria: ['competence', 'experience', 'title', 'schedule'],
    needsCriterion: true,
    noteLength: 0,
    stepsForward: ['offer', 'challenge', 'competence', 'words'],
    letter: {
      fr: {
        plain: 'Une autre candidature était plus proche de l’annonce. La différence\u202f: {criterion}.',
        warm: 'Nous avons reçu plusieurs bonnes candidatures. Ce qui a fait la différence\u202f: {criterion}.',
        formal: 'D’autres candidatures répondaient à plus de critères de l’annonce, dont {criterion}.',
      },
      'fr-x-falc': {
        plain: 'Une autre candidature était plus proche de l’annonce. La différence\u202f: {criterion}.',
        warm: 'Nous avons reçu plusieurs bonnes candidatures. Voici la différence\u202f: {criterion}.',
        formal: 'D’autres candidatures avaient plus de points de l’annonce. Par exemple\u202f: {criterion}.',
      },
      en: {
        plain: 'Another application was closer to the offer. The difference: {criterion}.',
        warm: 'We received several good applications. What made the difference: {criterion}.',
        formal: 'Other applications met more criteria of the offer, among them {criterion}.',
      },
      ar: {
        plain: 'طلب آخر كان أقرب إلى العرض. الفرق: {criterion}.',
        warm: 'وصلتنا عدة طلبات جيدة. هذا ما صنع الفرق: {criterion}.',
        formal: 'استوفت طلبات أخرى شروطا أكثر من العرض، منها {criterion}.',
      },
      uk: {
        plain: 'Інша заявка була ближчою до оголошення. Різниця: {criterion}.',
        warm: 'Ми отримали кілька добрих заявок. Різницю зробило це: {criterion}.',
        formal: 'Інші заявки відповідали більшій кількості вимог оголошення, зокрема {criterion}.',
      },
    },
  },
  skill_missing: {
    group: 'competence',
    name: 'Compétence demandée non retrouvée',
    words: {
      fr: 'Une compétence demandée dans l’annonce n’a pas été retrouvée.',
      'fr-x-falc': 'L’annonce demande une compétence. L’employeur ne l’a pas trouvée chez vous.',
      en: 'A skill asked for in the offer was not found.',
    },
    hint: 'Choisissez la compétence de l’annonce.',
    criteria: ['competence'],
    needsCriterion: true,
    noteLength: 0,
    stepsForward: ['challenge', 'training', 'competence', 'host'],
    letter: {
      fr: {
        plain: 'L’annonce demande {criterion}. Nous ne l’avons pas retrouvé dans votre candidature.',
        warm: 'Il nous manque un point\u202f: {criterion}. Cela s’apprend, et cela se montre.',
        formal: 'L’annonce demande {criterion}, que nous n’avons pas retrouvé dans votre candidature.',
      },
      'fr-x-falc': {
        plain: 'L’annonce demande {criterion}. Nous ne l’avons pas trouvé dans votre candidature.',
        warm: 'Il nous manque un point\u202f: {criterion}. Vous pouvez l’apprendre. Vous pouvez le montrer.',
        formal: 'L’annonce demande {criterion}. Votre candidature ne le montre pas.',
      },
      en: {
        plain: 'The offer asks for {criterion}. We did not find it in your application.',
        warm: 'One point is missing: {criterion}. It can be learned, and shown.',
        formal: 'The offer asks for {criterion}, which we did not find in your application.',
      },
      ar: {
        plain: 'العرض يطلب {criterion}. لم نجد ذلك في طلبك.',
        warm: 'تنقصنا نقطة لهذه الوظيفة: {criterion}. يمكن تعلمها وإظهارها.',
        formal: 'يطلب العرض {criterion}، ولم نجد ذلك في طلبك.',
      },
      uk: {
        plain: 'Оголошення вимагає: {criterion}. У вашій заявці ми цього не знайшли.',
        warm: 'Для цієї посади бракує одного пункту: {criterion}. Цього можна навчитися, і це можна показати.',
        formal: 'Оголошення вимагає: {criterion}. У вашій заявці цього не зазначено.',
      },
    },
  },
  skill_level: {
    group: 'competence',
    name: 'Niveau observé encore insuffisant',
    words: {
      fr: 'Le niveau observé sur une compétence clé n’est pas encore suffisant.',
      'fr-x-falc': 'Vous savez déjà faire une partie. Pour ce poste, il faut encore progresser.',
      en: 'The level seen on a key skill is not there yet.',
    },
    hint: 'Choisissez la compétence et dites un fait observé : ce qui a été fait, pas ce que la personne est.',
    criteria: ['competence'],
    needsCriterion: true,
    noteLength: 10,
    stepsForward: ['challenge', 'training', 'competence', 'host'],
    letter: {
      fr: {
        plain: 'Sur {criterion}, le niveau que nous avons vu n’est pas encore celui du poste.',
        warm: 'Pour {criterion}, vous savez déjà faire une partie. Ce poste en demande plus.',
        formal: 'Sur {criterion}, le niveau observé n’est pas encore celui que le poste demande.',
      },
      'fr-x-falc': {
        plain: 'Nous avons regardé {criterion}. Pour ce poste, il faut encore progresser.',
        warm: 'Nous avons regardé {criterion}. Vous savez déjà faire une partie. Il faut encore progresser.',
        formal: 'Nous avons regardé {criterion}. Le poste demande un niveau plus haut.',
      },
      en: {
        plain: 'On {criterion}, the level we saw is not yet that of the post.',
        warm: 'For {criterion}, you can already do a part. This post asks for more.',
        formal: 'On {criterion}, the level observed is not yet the one that the post requires.',
      },
      ar: {
        plain: 'في {criterion}، المستوى الذي رأيناه ليس بعد مستوى الوظيفة.',
        warm: 'في {criterion}، أنت تعرف جزءا من قبل. هذه الوظيفة تطلب أكثر قليلا.',
        formal: 'في {criterion}، لم يصل المستوى الملاحظ بعد إلى ما تطلبه الوظيفة.',
      },
      uk: {
        plain: 'Щодо {criterion}: рівень, який ми бачили, ще не такий, як потрібно для посади.',
        warm: 'Щодо {criterion}: частину ви вже вмієте. Ця посада вимагає трохи більше.',
        formal: 'Щодо {criterion}: побачений рівень ще не відповідає вимогам посади.',
      },
    },
  },
  experience_required: {
    group: 'competence',
    name: 'Expérience demandée non retrouvée',
    words: {
      fr: 'L’expérience demandée dans l’annonce n’a pas été retrouvée.',
      'fr-x-falc': 'L’annonce demande une expérience. L’employeur ne l’a pas trouvée chez vous.',
      en: 'The experience asked for in the offer was not found.',
    },
    hint: 'L’annonce doit la demander. Parlez de tâches, pas d’années.',
    criteria: ['experience'],
    needsCriterion: true,
    noteLength: 0,
    stepsForward: ['challenge', 'offer', 'host'],
    letter: {
      fr: {
        plain: 'L’annonce demande cette expérience\u202f: {criterion}. Nous ne l’avons pas retrouvée.',
        warm: 'Ce poste demande déjà cette expérience\u202f: {criterion}. Un essai ou un défi peut la commencer.',
        formal:
          'L’annonce demande cette expérience\u202f: {criterion}. Elle n’apparaît pas dans votre candidature.',
      },
      'fr-x-falc': {
        plain: 'L’annonce demande une expérience\u202f: {criterion}. Nous ne l’avons pas trouvée.',
        warm: 'L’annonce demande une expérience\u202f: {criterion}. Un essai ou un défi peut être un début.',
        formal: 'L’annonce demande une expérience\u202f: {criterion}. Votre candidature ne la montre pas.',
      },
      en: {
        plain: 'The offer asks for this experience: {criterion}. We did not find it.',
        warm: 'This post needs this experience: {criterion}. A trial can be a beginning.',
        formal: 'The offer asks for this experience: {criterion}. It does not appear in your application.',
      },
      ar: {
        plain: 'العرض يطلب هذه الخبرة: {criterion}. لم نجدها.',
        warm: 'هذه الوظيفة تطلب هذه الخبرة: {criterion}. قد تكون تجربة أو تحدٍّ بداية لها.',
        formal: 'يطلب العرض هذه الخبرة: {criterion}. لا تظهر في طلبك.',
      },
      uk: {
        plain: 'Оголошення вимагає такого досвіду: {criterion}. Ми його не знайшли.',
        warm: 'Ця посада вже вимагає такого досвіду: {criterion}. Пробна робота або випробування можуть стати початком.',
        formal: 'Оголошення вимагає такого досвіду: {criterion}. У вашій заявці його не зазначено.',
      },
    },
  },
  regulated_title: {
    group: 'rule',
    name: 'Titre, permis ou diplôme obligatoire manquant',
    words: {
      fr: 'Un diplôme, un permis ou un titre obligatoire pour ce poste manque.',
      'fr-x-falc': 'Pour ce poste, il faut un papier obligatoire. Vous ne l’avez pas encore.',
      en: 'A licence, diploma or title required for this post is missing.',
    },
    hint: 'Seulement un titre écrit dans l’annonce.',
    criteria: ['title'],
    needsCriterion: true,
    noteLength: 0,
    stepsForward: ['training', 'resource', 'offer', 'host'],
    letter: {
      fr: {
        plain: 'La règle du métier impose {criterion}. Votre candidature ne l’indique pas.',
        warm: 'La règle du métier nous impose {criterion}. Cela peut s’obtenir.',
        formal: 'La règle du métier impose {criterion}, que votre candidature n’indique pas.',
      },
      'fr-x-falc': {
        plain: 'La loi demande {criterion}. Votre candidature n’en parle pas.',
        warm: 'La loi demande {criterion}. Nous ne pouvons pas choisir. Vous pouvez l’obtenir un jour.',
        formal: 'La règle du métier demande {criterion}. Votre candidature n’en parle pas.',
      },
      en: {
        plain: 'The rules of the trade require {criterion}. Your application does not mention it.',
        warm: 'The rules of the trade require {criterion}. It can be obtained.',
        formal: 'The rules of the trade require {criterion}, which your application does not mention.',
      },
      ar: {
        plain: 'قواعد المهنة تفرض {criterion}. طلبك لا يذكر ذلك.',
        warm: 'قواعد المهنة تفرض علينا {criterion}. ليس هذا اختيارنا، ويمكن الحصول عليه.',
        formal: 'تفرض قواعد المهنة {criterion}، وطلبك لا يذكر ذلك.',
      },
      uk: {
        plain: 'Правила професії вимагають: {criterion}. У вашій заявці про це не сказано.',
        warm: 'Правила професії вимагають від нас: {criterion}. Це не наш вибір, і це можна отримати.',
        formal: 'Правила професії вимагають: {criterion}. Ваша заявка цього не містить.',
      },
    },
  },
  schedule_mismatch: {
    group: 'conditions',
    name: 'Horaires incompatibles, dits par la personne',
    words: {
      fr: 'Les disponibilités que vous avez indiquées ne correspondent pas aux horaires du poste.',
      'fr-x-falc': 'Vous avez dit quand vous êtes libre. Le travail a lieu à d’autres heures.',
      en: 'The times you said you are free do not match the hours of the post.',
    },
    hint: 'Seulement ce que la personne a dit elle-même de ses disponibilités.',
    criteria: ['schedule'],
    needsCriterion: false,
    noteLength: 0,
    stepsForward: ['offer', 'host', 'words'],
    letter: {
      fr: {
        plain: 'Les horaires du poste ne vont pas avec les disponibilités que vous avez indiquées.',
        warm: 'Vous nous avez dit quand vous êtes libre, et le poste a d’autres horaires.',
        formal: 'Les disponibilités que vous avez indiquées ne correspondent pas aux horaires du poste.',
      },
      'fr-x-falc': {
        plain: 'Vous avez dit quand vous êtes libre. Le travail a lieu à d’autres heures.',
        warm: 'Vous avez dit quand vous êtes libre. Le travail a d’autres heures. Cela change\u202f? Parlez-en à l’accueil.',
        formal: 'Le travail a lieu à certaines heures. Vous avez dit d’autres heures.',
      },
      en: {
        plain: 'The hours of the post do not fit the times that you gave.',
        warm: 'You told us when you are free, and the post has other hours.',
        formal: 'The times that you stated do not match the hours of the post.',
      },
      ar: {
        plain: 'مواعيد الوظيفة لا تناسب الأوقات التي ذكرتها.',
        warm: 'قلت لنا متى تكون متاحا، وللوظيفة مواعيد أخرى. إذا تغير ذلك، فقل للاستقبال.',
        formal: 'الأوقات التي ذكرتها لا توافق مواعيد الوظيفة.',
      },
      uk: {
        plain: 'Графік посади не збігається з часом, який ви вказали.',
        warm: 'Ви сказали нам, коли вільні, а посада має інший графік. Якщо це зміниться, скажіть працівникам.',
        formal: 'Час, який ви вказали, не відповідає графіку посади.',
      },
    },
  },
  contract_mismatch: {
    group: 'conditions',
    name: 'Contrat différent de son souhait',
    words: {
      fr: 'Le type ou la durée du contrat ne correspond pas à ce que vous souhaitez.',
      'fr-x-falc': 'Vous cherchez un autre type de contrat. Ce poste ne le propose pas.',
      en: 'The kind or length of contract differs from what you wish.',
    },
    hint: 'Seulement ce que la personne a dit souhaiter.',
    criteria: [],
    needsCriterion: false,
    noteLength: 0,
    stepsForward: ['offer', 'host', 'words'],
    letter: {
      fr: {
        plain: 'Le contrat proposé n’est pas celui que vous cherchez.',
        warm: 'Vous cherchez un autre contrat que celui de ce poste. Votre souhait est légitime.',
        formal: 'Le type ou la durée du contrat ne correspond pas au souhait que vous avez exprimé.',
      },
      'fr-x-falc': {
        plain: 'Vous cherchez un autre type de contrat. Ce poste ne le propose pas.',
        warm: 'Vous cherchez un autre type de contrat. Vous avez le droit. Ce poste ne le propose pas.',
        formal: 'Le contrat de ce poste n’est pas celui que vous cherchez.',
      },
      en: {
        plain: 'The contract offered is not the one you look for.',
        warm: 'You look for another contract than that of this post. Your wish is fair.',
        formal: 'The kind or length of the contract does not match the wish that you stated.',
      },
      ar: {
        plain: 'العقد المعروض ليس العقد الذي تبحث عنه.',
        warm: 'تبحث عن عقد غير عقد هذه الوظيفة. هذا من حقك.',
        formal: 'نوع العقد أو مدته لا يوافق ما قلت إنك تريده.',
      },
      uk: {
        plain: 'Запропонований договір не той, який ви шукаєте.',
        warm: 'Ви шукаєте інший договір, ніж має ця посада. Ваше бажання слушне.',
        formal: 'Вид або тривалість договору не відповідає бажанню, яке ви висловили.',
      },
    },
  },
  pay_mismatch: {
    group: 'conditions',
    name: 'Salaire différent de sa demande',
    words: {
      fr: 'Le salaire proposé ne correspond pas à ce que vous demandez.',
      'fr-x-falc': 'Vous demandez un autre salaire. L’employeur ne peut pas le donner.',
      en: 'The pay offered differs from what you ask.',
    },
    hint: 'Seulement si le salaire figurait dans l’annonce.',
    criteria: [],
    needsCriterion: false,
    noteLength: 0,
    stepsForward: ['offer', 'host', 'words'],
    letter: {
      fr: {
        plain: 'Le salaire du poste n’est pas celui que vous demandez.',
        warm: 'Votre demande de salaire est légitime, et ce poste ne la permet pas.',
        formal: 'Le salaire proposé ne correspond pas à la demande que vous avez exprimée.',
      },
      'fr-x-falc': {
        plain: 'Vous demandez un autre salaire. Nous ne pouvons pas le donner.',
        warm: 'Vous demandez un autre salaire. Vous avez le droit. Nous ne pouvons pas le donner.',
        formal: 'Le salaire de ce poste n’est pas celui que vous demandez.',
      },
      en: {
        plain: 'The pay of the post is not what you ask for.',
        warm: 'What you ask to be paid is fair, and this post does not allow it.',
        formal: 'The pay offered does not match the request that you stated.',
      },
      ar: {
        plain: 'أجر الوظيفة ليس الأجر الذي تطلبه.',
        warm: 'من حقك أن تطلب هذا الأجر، وهذه الوظيفة لا تسمح به.',
        formal: 'الأجر المعروض لا يوافق الأجر الذي طلبته.',
      },
      uk: {
        plain: 'Зарплата на посаді не така, яку ви просите.',
        warm: 'Ваше прохання про зарплату слушне, але ця посада його не дозволяє.',
        formal: 'Запропонована зарплата не відповідає проханню, яке ви висловили.',
      },
    },
  },
  incomplete: {
    group: 'to-complete',
    name: 'Un élément manquait',
    words: {
      fr: 'Des éléments demandés manquaient dans la candidature.',
      'fr-x-falc': 'Il manquait quelque chose dans votre candidature. L’employeur vous dit quoi.',
      en: 'Something asked for was missing from the application.',
    },
    hint: 'Dites ce qui manque. Demander une précision d’abord est souvent mieux.',
    criteria: ['competence', 'experience', 'title', 'schedule'],
    needsCriterion: false,
    noteLength: 10,
    stepsForward: ['host', 'resource', 'words'],
    letter: {
      fr: {
        plain: 'Il manquait un élément à votre candidature. L’accueil peut vous aider à la compléter.',
        warm: 'Il nous manquait un élément pour vous comprendre. L’accueil peut vous aider.',
        formal: 'Un élément demandé manquait à votre candidature. L’accueil peut vous aider à la compléter.',
      },
      'fr-x-falc': {
        plain: 'Il manquait quelque chose dans votre candidature. L’accueil peut vous aider.',
        warm: 'Il manquait quelque chose pour bien vous comprendre. L’accueil peut vous aider.',
        formal: 'Votre candidature n’était pas complète. L’accueil peut vous aider.',
      },
      en: {
        plain: 'Something was missing from your application. The hosts can help you complete it.',
        warm: 'We lacked something to understand your application. The hosts can help you complete it.',
        formal: 'A requested item was missing from your application. The hosts can help you complete it.',
      },
      ar: {
        plain: 'كان ينقص شيء في طلبك. يمكن للاستقبال أن يساعدك على إكماله.',
        warm: 'كان ينقصنا شيء لنفهم طلبك جيدا. يمكن للاستقبال أن يساعدك على إكماله.',
        formal: 'كان ينقص طلبك شيء مطلوب. يمكن للاستقبال أن يساعدك على إكماله.',
      },
      uk: {
        plain: 'У вашій заявці чогось бракувало. Працівники можуть допомогти її доповнити.',
        warm: 'Нам чогось бракувало, щоб добре зрозуміти вашу заявку. Працівники можуть допомогти її доповнити.',
        formal: 'У вашій заявці бракувало потрібного пункту. Працівники можуть допомогти її доповнити.',
      },
    },
  },
  unreachable: {
    group: 'no-meeting',
    name: 'Injoignable, ou rendez-vous manqué',
    words: {
      fr: 'Nous n’avons pas réussi à vous joindre, ou le rendez-vous n’a pas eu lieu.',
      'fr-x-falc': 'L’employeur a essayé de vous parler. Le rendez-vous n’a pas eu lieu.',
      en: 'We could not reach you, or the meeting did not happen.',
    },
    hint: 'Donnez les dates de deux essais au moins.',
    criteria: [],
    needsCriterion: false,
    noteLength: 10,
    stepsForward: ['host', 'offer', 'words'],
    letter: {
      fr: {
        plain: 'Nous n’avons pas réussi à vous parler, ou le rendez-vous n’a pas eu lieu.',
        warm: 'Nous aurions aimé vous parler. Cela ne s’est pas fait, et l’accueil peut vous aider.',
        formal: 'Nous n’avons pas pu vous joindre, ou le rendez-vous prévu n’a pas eu lieu.',
      },
      'fr-x-falc': {
        plain: 'Nous voulions vous parler. Nous n’avons pas réussi.',
        warm: 'Nous voulions vous parler. Nous n’avons pas réussi. Le poste vous intéresse\u202f? Parlez-en à l’accueil.',
        formal: 'Nous n’avons pas pu vous parler, ou vous rencontrer.',
      },
      en: {
        plain: 'We could not speak to you, or the meeting did not happen.',
        warm: 'We wanted to speak to you, and it did not happen. The hosts can help.',
        formal: 'We were not able to reach you, or the planned meeting did not take place.',
      },
      ar: {
        plain: 'لم نستطع أن نتحدث معك، أو لم يتم الموعد.',
        warm: 'كنا نود أن نتحدث معك، ولم يتم ذلك. إذا كانت الوظيفة ما زالت تهمك، فقل للاستقبال.',
        formal: 'لم نتمكن من الاتصال بك، أو لم يتم الموعد المقرر.',
      },
      uk: {
        plain: 'Нам не вдалося з вами поговорити, або зустріч не відбулася.',
        warm: 'Ми хотіли з вами поговорити, але не вийшло. Якщо посада вас ще цікавить, скажіть працівникам.',
        formal: 'Ми не змогли з вами зв’язатися, або запланована зустріч не відбулася.',
      },
    },
  },
  other: {
    group: 'other-reason',
    name: 'Autre motif, à écrire',
    words: {
      fr: 'Un autre motif lié au poste.',
      'fr-x-falc': 'Il y a une autre raison. L’employeur vous l’explique.',
      en: 'Another reason related to the post.',
    },
    hint: 'Écrivez ce que vous diriez à la personne en face, en parlant du poste.',
    criteria: ['competence', 'experience', 'title', 'schedule'],
    needsCriterion: false,
    noteLength: 20,
    stepsForward: ['host', 'challenge', 'offer', 'words'],
    letter: {
      fr: {
        plain: 'La raison est liée au poste. Nous vous l’avons écrite.',
        warm: 'La raison est liée au poste. Nous vous la disons avec nos mots.',
        formal: 'Notre décision repose sur une raison liée au poste, que nous avons précisée.',
      },
      'fr-x-falc': {
        plain: 'Il y a une raison. Elle parle du poste. Nous l’avons écrite pour vous.',
        warm: 'Il y a une raison. Elle parle du poste. Nous vous la disons avec nos mots.',
        formal: 'Nous avons une raison. Elle parle du poste. Nous l’avons écrite.',
      },
      en: {
        plain: 'The reason is linked to the post. We wrote it for you.',
        warm: 'The reason is linked to the post. We tell you in our own words.',
        formal: 'Our decision rests on a reason linked to the post, which we have stated.',
      },
      ar: {
        plain: 'السبب يتعلق بالوظيفة. كتبناه لك.',
        warm: 'السبب يتعلق بالوظيفة. نقوله لك بكلماتنا.',
        formal: 'قرارنا مبني على سبب يتعلق بالوظيفة، وقد وضحناه.',
      },
      uk: {
        plain: 'Причина пов’язана з посадою. Ми її вам написали.',
        warm: 'Причина пов’язана з посадою. Кажемо її своїми словами.',
        formal: 'Наше рішення спирається на причину, пов’язану з посадою, яку ми зазначили.',
      },
    },
  },
} as const satisfies Record<string, RefusalLine>

/** Codes a refusal may give (motifs de refus). A sheet on paper numbers them in this order. */
export type RefusalCode = keyof typeof refusalGrid
export const refusalCodes = Object.keys(refusalGrid) as RefusalCode[]

/** The line of a code, seen with its general type. */
export function refusalLine(code: RefusalCode): RefusalLine {
  return refusalGrid[code]
}

/** The codes of one family, in the order of the grid. */
export function codesOf(group: RefusalGroup): RefusalCode[] {
  return (Object.keys(refusalGrid) as RefusalCode[]).filter((code) => refusalGrid[code].group === group)
}

/** The criteria of an offer that a reason may point at. */
export function criteriaFor(code: RefusalCode, criteria: readonly OfferCriterion[]): OfferCriterion[] {
  return criteria.filter((criterion) => refusalLine(code).criteria.includes(criterion.kind))
}
