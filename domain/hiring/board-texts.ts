import type { KioskLanguage } from '../language.ts'
import type { NextStepKind, MeetingWish } from './application.ts'
import type { AnswerExpectation } from './answer-expectation.ts'
import type { ApplicationStatusKind } from './application-status.ts'
import type { MeetingAnswer } from './meeting.ts'
import type { ReportFigure } from './published-report.ts'
import type { TellingChannel } from './told-elsewhere.ts'

/** What a candidate reads of an application, at the kiosk and on a telephone. {day} and {due} are like "12 mars". */
export interface BoardTexts {
  /** Headlines, and what is said under some of them. */
  readonly status: Readonly<
    Record<
      ApplicationStatusKind | 'notAboutYou' | 'readWhy' | 'readNext' | 'referralAsked' | 'tellingAsked',
      string
    >
  >
  readonly expect: Readonly<Record<AnswerExpectation, string>>
  readonly late: string
  /** {day}: the last one on which the employer is away. */
  readonly away: string
  /** No answer came on {due}, and the employer is away. */
  readonly lateAway: string
  /** An answer that the employer says to have given elsewhere. {day}: when; {until}: until when a no counts. */
  readonly telling: {
    readonly told: Readonly<Record<TellingChannel, string>>
    readonly ask: string
    readonly effect: string
    readonly yes: string
    readonly no: string
    readonly saidYes: string
    readonly saidNo: string
  }
  /** That they asked again by themselves, on {day}; the employer has until {until}. */
  readonly followedUp: { readonly button: string; readonly waits: string; readonly over: string }
  /** The employer was reminded of it on {day}. */
  readonly reminded: string
  /** In the place of a title: the offer was taken away since. */
  readonly goneOffer: string
  /** The offer was closed on {day} because its employer said nothing. */
  readonly closedQuietly: string
  /** How a whole recruitment was answered. {day}: when it was closed. */
  readonly report: {
    readonly title: string
    readonly lead: string
    readonly figures: Readonly<Record<ReportFigure, string>>
    readonly note: string
  }
  readonly meeting: {
    readonly kind: Readonly<Record<NextStepKind, string>>
    readonly noDay: string
    readonly at: string
    readonly said: Readonly<Record<MeetingAnswer | 'over', string>>
    readonly wish: Readonly<Record<MeetingWish, string>>
  }
}

/** `fr-x-falc`: easy to read, written apart, never cut from `fr`. */
export const boardTexts: Readonly<Record<KioskLanguage, BoardTexts>> = {
  fr: {
    status: {
      received: 'Envoyée le {day}',
      viewed: 'Lue le {day}',
      'info-requested': 'L’employeur vous demande une précision',
      pursued: 'L’employeur veut continuer avec vous',
      hired: 'L’employeur veut vous embaucher',
      refused: 'Réponse reçue le {day} : pas cette fois',
      declined: 'Vous avez dit non merci',
      withdrawn: 'Vous l’avez retirée',
      silent: 'L’employeur n’a pas répondu',
      notAboutYou: 'Ce n’est pas un avis sur vous.',
      readWhy: 'Lisez pourquoi, et ce que vous pouvez faire.',
      readNext: 'Lisez la suite.',
      referralAsked: 'On vous recommande à un autre employeur\u202f: dites oui ou non.',
      tellingAsked: 'L’employeur dit vous avoir déjà répondu\u202f: est-ce vrai\u202f?',
    },
    expect: {
      likely: 'Cet employeur répond à presque tout le monde. Sa réponse est attendue avant le {day}.',
      often:
        'Cet employeur répond souvent, pas toujours. Sans réponse le {day}, un hôte peut le relancer avec vous.',
      seldom:
        'Cet employeur répond rarement. Sans réponse le {day}, un hôte peut chercher avec vous un employeur qui répond.',
      unknown:
        'On ne sait pas encore si cet employeur répond. Sans réponse le {day}, un hôte peut le relancer avec vous.',
    },
    late: 'Pas de réponse au {due}. Un hôte peut relancer l’employeur avec vous.',
    away: 'L’employeur est absent jusqu’au {day}. Sa réponse peut venir après.',
    lateAway:
      'Pas de réponse au {due}, et l’employeur est absent jusqu’au {day}. Un hôte peut relancer avec vous.',
    telling: {
      told: {
        telephone: 'L’employeur dit vous avoir répondu au téléphone le {day}.',
        'in-person': 'L’employeur dit vous avoir répondu de vive voix le {day}.',
        mail: 'L’employeur dit vous avoir répondu par un autre message le {day}.',
      },
      ask: 'C’est vrai\u202f?',
      effect: 'Si ce n’est pas vrai, dites-le avant le {until}\u202f: cette réponse ne comptera pas.',
      yes: 'Oui, c’est vrai',
      no: 'Non, ce n’est pas vrai',
      saidYes: 'Vous avez dit que c’est vrai. Merci.',
      saidNo:
        'Vous avez dit que ce n’est pas vrai\u202f: cette réponse ne compte pas, et l’employeur peut vous répondre ici.',
    },
    followedUp: {
      button: 'J’ai relancé l’employeur',
      waits:
        'Vous avez relancé le {day}. Laissez-lui jusqu’au {until}\u202f: ensuite, un hôte peut l’appeler avec vous.',
      over: 'Vous avez relancé le {day}, et rien n’est venu. Un hôte peut appeler l’employeur avec vous.',
    },
    reminded: 'La pépinière a rappelé votre candidature à l’employeur le {day}.',
    goneOffer: 'Une offre qui n’est plus là',
    closedQuietly:
      'L’offre a été fermée le {day}, sans nouvelles de l’employeur. Ce n’est pas une réponse\u202f: on continue à la lui demander.',
    report: {
      title: 'Le bilan de ce recrutement',
      lead: 'Le recrutement est clos depuis le {day}. Voici les réponses données à tout le monde, sept jours après.',
      figures: {
        received: 'Candidatures reçues',
        answered: 'Réponses données',
        explained: 'avec un motif ou une suite',
        oriented: 'avec une piste',
      },
      note: 'Ce bilan compte les réponses. Il ne dit pas qui a eu oui ou non.',
    },
    meeting: {
      kind: {
        meeting: 'Un entretien',
        call: 'Un appel',
        trial: 'Un essai',
        visit: 'Une visite',
        'first-day': 'Premier jour',
      },
      noDay: 'Le jour reste à convenir.',
      at: '{day} à {time}',
      said: {
        open: 'Dites à l’employeur si vous venez.',
        accepted: 'Vous venez. L’employeur le saura.',
        declined: 'Vous ne venez pas. L’employeur le saura.',
        'move-asked': 'Vous demandez un autre moment :',
        over: 'Ce jour est passé.',
      },
      wish: {
        'another-day': 'un autre jour',
        morning: 'le matin',
        afternoon: 'l’après-midi',
        evening: 'le soir',
        'by-phone': 'par téléphone',
        closer: 'plus près',
      },
    },
  },
  'fr-x-falc': {
    status: {
      received: 'Envoyée le {day}',
      viewed: 'Lue le {day}',
      'info-requested': 'L’employeur a une question',
      pursued: 'L’employeur veut continuer',
      hired: 'L’employeur veut vous embaucher',
      refused: 'L’employeur dit non pour ce poste',
      declined: 'Vous avez dit non',
      withdrawn: 'Vous avez retiré votre candidature',
      silent: 'L’employeur n’a pas répondu',
      notAboutYou: 'Ce n’est pas votre faute.',
      readWhy: 'Touchez pour lire la raison.',
      readNext: 'Touchez pour lire la suite.',
      referralAsked: 'On veut parler de vous à un autre employeur. Dites oui ou non.',
      tellingAsked: 'L’employeur dit\u202f: j’ai déjà répondu. Est-ce vrai\u202f?',
    },
    expect: {
      likely: 'Cet employeur répond presque toujours. Regardez ici avant le {day}.',
      often: 'Cet employeur répond souvent. Il ne répond pas toujours. L’accueil peut vous aider.',
      seldom:
        'Cet employeur répond rarement. Vous n’aurez peut-être pas de réponse. L’accueil peut vous aider.',
      unknown: 'On ne sait pas si cet employeur répond. L’accueil peut vous aider.',
    },
    late: 'L’employeur est en retard. L’accueil peut vous aider.',
    away: 'L’employeur est absent. Il revient après le {day}. Sa réponse viendra peut-être plus tard.',
    lateAway:
      'L’employeur est en retard. Il est absent. Il revient après le {day}. L’accueil peut vous aider.',
    telling: {
      told: {
        telephone: 'L’employeur dit\u202f: j’ai répondu au téléphone le {day}.',
        'in-person': 'L’employeur dit\u202f: j’ai répondu en face le {day}.',
        mail: 'L’employeur dit\u202f: j’ai envoyé une réponse le {day}.',
      },
      ask: 'Est-ce vrai\u202f?',
      effect: 'Ce n’est pas vrai\u202f? Dites non avant le {until}. Alors sa réponse ne compte pas.',
      yes: 'Oui',
      no: 'Non',
      saidYes: 'Vous avez dit oui. Merci.',
      saidNo: 'Vous avez dit non. Cette réponse ne compte pas. L’employeur peut répondre ici.',
    },
    followedUp: {
      button: 'J’ai demandé encore une fois',
      waits:
        'Vous avez demandé encore le {day}. Attendez jusqu’au {until}. Après, l’accueil peut appeler avec vous.',
      over: 'Vous avez demandé encore le {day}. Il n’y a pas de réponse. L’accueil peut appeler avec vous.',
    },
    reminded: 'Le {day}, nous avons écrit à l’employeur. Nous lui avons dit que vous attendez.',
    goneOffer: 'L’offre a été retirée',
    closedQuietly:
      'L’offre est fermée depuis le {day}. L’employeur n’a rien dit. Ce n’est pas un non. On lui demande encore une réponse.',
    report: {
      title: 'Le bilan',
      lead: 'Le recrutement est fini depuis le {day}. Voici les réponses à tout le monde, 7 jours après.',
      figures: {
        received: 'Candidatures',
        answered: 'Réponses',
        explained: 'avec une raison ou une suite',
        oriented: 'avec une idée pour la suite',
      },
      note: 'On compte les réponses. On ne dit pas qui a eu oui ou non.',
    },
    meeting: {
      kind: {
        meeting: 'L’employeur veut parler avec vous',
        call: 'L’employeur va vous appeler',
        trial: 'Vous essayez le travail',
        visit: 'Vous visitez le lieu',
        'first-day': 'Votre premier jour',
      },
      noDay: 'On ne sait pas encore le jour.',
      at: '{day} à {time}',
      said: {
        open: 'Venez-vous ? Dites oui ou non.',
        accepted: 'Vous dites oui. On le dit à l’employeur.',
        declined: 'Vous dites non. On le dit à l’employeur.',
        'move-asked': 'Vous voulez changer :',
        over: 'C’est fini. Le jour est passé.',
      },
      wish: {
        'another-day': 'un autre jour',
        morning: 'le matin',
        afternoon: 'l’après-midi',
        evening: 'le soir',
        'by-phone': 'au téléphone',
        closer: 'plus près',
      },
    },
  },
  en: {
    status: {
      received: 'Sent on {day}',
      viewed: 'Read on {day}',
      'info-requested': 'The employer asks you for a detail',
      pursued: 'The employer wants to go on with you',
      hired: 'The employer wants to hire you',
      refused: 'Answer received on {day}: not this time',
      declined: 'You said no, thank you',
      withdrawn: 'You took it back',
      silent: 'The employer has not answered',
      notAboutYou: 'This is not an opinion of you.',
      readWhy: 'Read why, and what you can do.',
      readNext: 'Read on.',
      referralAsked: 'You are recommended to another employer: say yes or no.',
      tellingAsked: 'The employer says it answered you already: is that true?',
    },
    expect: {
      likely: 'This employer answers nearly everybody. Its answer is expected before {day}.',
      often:
        'This employer often answers, not always. Without an answer by {day}, a host can ask again with you.',
      seldom:
        'This employer rarely answers. Without an answer by {day}, a host can look with you for one who does.',
      unknown:
        'Nobody knows yet whether this employer answers. Without an answer by {day}, a host can ask again with you.',
    },
    late: 'No answer by {due}. A host can ask the employer again with you.',
    away: 'The employer is away until {day}. Its answer may come after that.',
    lateAway: 'No answer by {due}, and the employer is away until {day}. A host can ask again with you.',
    telling: {
      told: {
        telephone: 'The employer says it answered you by telephone on {day}.',
        'in-person': 'The employer says it answered you face to face on {day}.',
        mail: 'The employer says it answered you by another message on {day}.',
      },
      ask: 'Is that true?',
      effect: 'If it is not, say so before {until}: that answer will not count.',
      yes: 'Yes, that is true',
      no: 'No, that is not true',
      saidYes: 'You said that it is true. Thank you.',
      saidNo:
        'You said that it is not true: that answer does not count, and the employer may answer you here.',
    },
    followedUp: {
      button: 'I asked the employer again',
      waits: 'You asked again on {day}. Give it until {until}: then a host can call with you.',
      over: 'You asked again on {day}, and nothing came. A host can call the employer with you.',
    },
    reminded: 'The employer was reminded of your application on {day}.',
    goneOffer: 'An offer that is no longer there',
    closedQuietly:
      'The offer was closed on {day}, without news of the employer. That is no answer: it is still asked for one.',
    report: {
      title: 'The report of this recruitment',
      lead: 'The recruitment was closed on {day}. These are the answers to everybody, seven days later.',
      figures: {
        received: 'Applications received',
        answered: 'Answers given',
        explained: 'with a reason or a next step',
        oriented: 'with a pointer',
      },
      note: 'This report counts answers. It does not say who was told yes or no.',
    },
    meeting: {
      kind: {
        meeting: 'An interview',
        call: 'A call',
        trial: 'A trial',
        visit: 'A visit',
        'first-day': 'First day',
      },
      noDay: 'The day is still to be agreed.',
      at: '{day} at {time}',
      said: {
        open: 'Tell the employer whether you are coming.',
        accepted: 'You are coming. The employer will know.',
        declined: 'You are not coming. The employer will know.',
        'move-asked': 'You ask for another time:',
        over: 'This day has passed.',
      },
      wish: {
        'another-day': 'another day',
        morning: 'in the morning',
        afternoon: 'in the afternoon',
        evening: 'in the evening',
        'by-phone': 'by telephone',
        closer: 'closer by',
      },
    },
  },
  ar: {
    status: {
      received: 'أُرسل يوم {day}',
      viewed: 'قُرئ يوم {day}',
      'info-requested': 'صاحب العمل يطلب توضيحا',
      pursued: 'صاحب العمل يريد أن يواصل معك',
      hired: 'صاحب العمل يريد توظيفك',
      refused: 'جاء الجواب يوم {day}: ليس هذه المرة',
      declined: 'قلت لا، شكرا',
      withdrawn: 'سحبت هذا الطلب',
      silent: 'لم يجب صاحب العمل',
      notAboutYou: 'هذا ليس رأيا فيك.',
      readWhy: 'اقرأ لماذا، وماذا يمكنك أن تفعل.',
      readNext: 'اقرأ المزيد.',
      referralAsked: 'يوصى بك لدى صاحب عمل آخر: قل نعم أو لا.',
      tellingAsked: 'صاحب العمل يقول إنه أجابك من قبل: هل هذا صحيح؟',
    },
    expect: {
      likely: 'صاحب العمل هذا يجيب تقريبا كل الناس. يُتوقع جوابه قبل {day}.',
      often: 'صاحب العمل هذا يجيب غالبا، لا دائما. إذا لم يجب حتى {day}، يسأله أحد المضيفين معك.',
      seldom: 'صاحب العمل هذا نادرا ما يجيب. إذا لم يجب حتى {day}، يبحث معك أحد المضيفين عمن يجيب.',
      unknown: 'لا نعرف بعد هل يجيب صاحب العمل هذا. إذا لم يجب حتى {day}، يسأله أحد المضيفين معك.',
    },
    late: 'لا جواب حتى {due}. يمكن لأحد المضيفين أن يسأل صاحب العمل معك.',
    away: 'صاحب العمل غائب حتى {day}. قد يأتي جوابه بعد ذلك.',
    lateAway: 'لا جواب حتى {due}، وصاحب العمل غائب حتى {day}. يمكن لأحد المضيفين أن يسأل من جديد معك.',
    telling: {
      told: {
        telephone: 'صاحب العمل يقول إنه أجابك بالهاتف يوم {day}.',
        'in-person': 'صاحب العمل يقول إنه أجابك وجها لوجه يوم {day}.',
        mail: 'صاحب العمل يقول إنه أجابك برسالة أخرى يوم {day}.',
      },
      ask: 'هل هذا صحيح؟',
      effect: 'إن لم يكن صحيحا، فقل ذلك قبل {until}: لن يُحسب هذا الجواب.',
      yes: 'نعم، هذا صحيح',
      no: 'لا، ليس صحيحا',
      saidYes: 'قلت إن هذا صحيح. شكرا.',
      saidNo: 'قلت إن هذا ليس صحيحا: لا يُحسب هذا الجواب، ويمكن لصاحب العمل أن يجيبك هنا.',
    },
    followedUp: {
      button: 'سألت صاحب العمل مرة أخرى',
      waits: 'سألت مرة أخرى يوم {day}. أمهله حتى {until}: بعد ذلك يمكن لأحد المضيفين أن يتصل به معك.',
      over: 'سألت مرة أخرى يوم {day} ولم يأت جواب. يمكن لأحد المضيفين أن يتصل بصاحب العمل معك.',
    },
    reminded: 'ذكّرنا صاحب العمل بطلبك يوم {day}.',
    goneOffer: 'عرض لم يعد موجودا',
    closedQuietly: 'أُغلق العرض يوم {day} بلا خبر من صاحب العمل. هذا ليس جوابا: ما زلنا نطلبه منه.',
    report: {
      title: 'حصيلة هذا التوظيف',
      lead: 'انتهى التوظيف يوم {day}. هذه الأجوبة المعطاة للجميع بعد سبعة أيام.',
      figures: {
        received: 'الطلبات المستلمة',
        answered: 'الأجوبة المعطاة',
        explained: 'مع سبب أو خطوة تالية',
        oriented: 'مع اقتراح',
      },
      note: 'هذه الحصيلة تعد الأجوبة، ولا تقول لمن قيل نعم أو لا.',
    },
    meeting: {
      kind: {
        meeting: 'مقابلة',
        call: 'مكالمة',
        trial: 'تجربة',
        visit: 'زيارة',
        'first-day': 'اليوم الأول',
      },
      noDay: 'لم يُحدد اليوم بعد.',
      at: '{day}، الساعة {time}',
      said: {
        open: 'قل لصاحب العمل هل ستأتي.',
        accepted: 'ستأتي. سيعرف صاحب العمل ذلك.',
        declined: 'لن تأتي. سيعرف صاحب العمل ذلك.',
        'move-asked': 'تطلب موعدا آخر:',
        over: 'مضى هذا اليوم.',
      },
      wish: {
        'another-day': 'يوم آخر',
        morning: 'صباحا',
        afternoon: 'بعد الظهر',
        evening: 'مساء',
        'by-phone': 'بالهاتف',
        closer: 'أقرب',
      },
    },
  },
  uk: {
    status: {
      received: 'Надіслано: {day}',
      viewed: 'Прочитано: {day}',
      'info-requested': 'Роботодавець просить уточнення',
      pursued: 'Роботодавець хоче продовжити з вами',
      hired: 'Роботодавець хоче взяти вас на роботу',
      refused: 'Відповідь надійшла {day}: не цього разу',
      declined: 'Ви відмовилися',
      withdrawn: 'Ви відкликали заявку',
      silent: 'Роботодавець не відповів',
      notAboutYou: 'Це не думка про вас.',
      readWhy: 'Прочитайте чому і що можна зробити.',
      readNext: 'Прочитайте далі.',
      referralAsked: 'Вас радять іншому роботодавцю: скажіть так чи ні.',
      tellingAsked: 'Роботодавець каже, що вже відповів вам: це правда?',
    },
    expect: {
      likely: 'Цей роботодавець відповідає майже всім. Його відповідь очікується до {day}.',
      often:
        'Цей роботодавець відповідає часто, але не завжди. Якщо до {day} відповіді не буде, працівник нагадає йому разом із вами.',
      seldom:
        'Цей роботодавець відповідає рідко. Якщо до {day} відповіді не буде, працівник пошукає з вами того, хто відповідає.',
      unknown:
        'Ще невідомо, чи відповідає цей роботодавець. Якщо до {day} відповіді не буде, працівник нагадає йому разом із вами.',
    },
    late: 'До {due} відповіді немає. Працівник може нагадати роботодавцю разом із вами.',
    away: 'Роботодавця немає до {day}. Відповідь може надійти пізніше.',
    lateAway:
      'До {due} відповіді немає, і роботодавця немає до {day}. Працівник може нагадати разом із вами.',
    telling: {
      told: {
        telephone: 'Роботодавець каже, що відповів вам телефоном: {day}.',
        'in-person': 'Роботодавець каже, що відповів вам особисто: {day}.',
        mail: 'Роботодавець каже, що відповів вам іншим повідомленням: {day}.',
      },
      ask: 'Це правда?',
      effect: 'Якщо ні, скажіть про це до {until}: ця відповідь не рахуватиметься.',
      yes: 'Так, це правда',
      no: 'Ні, це неправда',
      saidYes: 'Ви сказали, що це правда. Дякуємо.',
      saidNo: 'Ви сказали, що це неправда: ця відповідь не рахується, роботодавець може відповісти вам тут.',
    },
    followedUp: {
      button: 'Я нагадую роботодавцю про себе',
      waits:
        'Ви ще раз запитали: {day}. Дайте час до {until}: потім працівник може подзвонити разом із вами.',
      over: 'Ви ще раз запитали: {day}. Відповіді немає. Працівник може подзвонити роботодавцю разом із вами.',
    },
    reminded: 'Ми нагадали роботодавцю про вашу заявку: {day}.',
    goneOffer: 'Вакансія, якої вже немає',
    closedQuietly:
      'Пропозицію закрито {day}: від роботодавця не було новин. Це не відповідь: ми й далі її просимо.',
    report: {
      title: 'Підсумок цього набору',
      lead: 'Набір закрито {day}. Ось відповіді всім через сім днів.',
      figures: {
        received: 'Отримані заявки',
        answered: 'Надані відповіді',
        explained: 'з причиною або наступним кроком',
        oriented: 'з підказкою',
      },
      note: 'Підсумок рахує відповіді. Він не каже, кому сказали так чи ні.',
    },
    meeting: {
      kind: {
        meeting: 'Співбесіда',
        call: 'Дзвінок',
        trial: 'Пробна робота',
        visit: 'Відвідини',
        'first-day': 'Перший день',
      },
      noDay: 'День ще треба узгодити.',
      at: '{day} о {time}',
      said: {
        open: 'Скажіть роботодавцю, чи ви прийдете.',
        accepted: 'Ви прийдете. Роботодавець про це знатиме.',
        declined: 'Ви не прийдете. Роботодавець про це знатиме.',
        'move-asked': 'Ви просите інший час:',
        over: 'Цей день минув.',
      },
      wish: {
        'another-day': 'інший день',
        morning: 'зранку',
        afternoon: 'після обіду',
        evening: 'увечері',
        'by-phone': 'телефоном',
        closer: 'ближче',
      },
    },
  },
}
