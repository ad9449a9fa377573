import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts about the offers. */
export const offersTexts = inEveryLanguage({
  fr: {
    contract: {
      permanent: 'CDI',
      'fixed-term': 'CDD',
      temporary: 'Intérim',
      apprenticeship: 'Alternance',
    },
    offers: {
      title: 'Offres d’emploi',
      text: 'Les feuilles disent si l’employeur répond aux gens.',
      none: 'Pas d’offre aujourd’hui',
      noneText:
        'Les offres arrivent au fil des jours. Les hôtes connaissent aussi des employeurs : parlez-leur.',
    },
    offer: {
      apply: 'Je postule',
      criteria: 'Ce qui est demandé',
      answers: 'Cet employeur et ses réponses',
      labelMeans: 'Le label compte les réponses données, pas les gens choisis.',
      unratedMeans: 'Il est trop tôt pour le dire. Ce n’est ni bon ni mauvais signe.',
      heldMeans:
        'Nous confirmons son numéro d’entreprise avec lui. Son label vient juste après. Ce n’est ni bon ni mauvais signe.',
      reply: 'Ce que répond l’employeur',
      replyMeans: 'L’employeur a écrit ce texte. Il ne change pas le label.',
      needsCard: 'Pour postuler, il faut une carte. Demandez la vôtre à l’accueil.',
      gone: 'Cette offre vient de fermer',
      goneText: 'L’employeur l’a retirée. Les autres offres sont toujours là.',
    },
  },
  'fr-x-falc': {
    contract: {
      permanent: 'CDI : un contrat sans fin',
      'fixed-term': 'CDD : un contrat avec une fin',
      temporary: 'Intérim : des missions',
      apprenticeship: 'Alternance : école et travail',
    },
    offers: {
      title: 'Offres d’emploi',
      text: 'Beaucoup de feuilles : cet employeur répond bien.',
      none: 'Il n’y a pas d’offre',
      noneText: 'Revenez un autre jour. Parlez aussi à une personne de l’accueil.',
    },
    offer: {
      apply: 'Je postule',
      criteria: 'L’employeur demande',
      answers: 'Cet employeur répond-il ?',
      labelMeans: 'On compte ses réponses.',
      unratedMeans: 'On ne peut pas encore le dire. Ce n’est ni bien ni mal.',
      heldMeans: 'Nous vérifions son numéro d’entreprise. Le label vient après. Ce n’est ni bien ni mal.',
      reply: 'L’employeur répond',
      replyMeans: 'C’est l’employeur qui l’a écrit. Le label reste le même.',
      needsCard: 'Il faut une carte pour postuler. Demandez une carte à l’accueil.',
      gone: 'Cette offre est finie',
      goneText: 'L’employeur a retiré cette offre. Regardez les autres offres.',
    },
  },
  en: {
    contract: {
      permanent: 'Permanent contract',
      'fixed-term': 'Fixed-term contract',
      temporary: 'Temporary work',
      apprenticeship: 'Apprenticeship',
    },
    offers: {
      title: 'Job offers',
      text: 'The leaves tell whether the employer answers people.',
      none: 'No offer today',
      noneText: 'Offers come day by day. The hosts know employers too: talk to them.',
    },
    offer: {
      apply: 'I apply',
      criteria: 'What is asked for',
      answers: 'This employer and its answers',
      labelMeans: 'The label counts answers given, not people chosen.',
      unratedMeans: 'It is too early to tell. That is neither good nor bad.',
      heldMeans:
        'We are confirming its company number. Its label comes right after. That is neither good nor bad.',
      reply: 'What the employer replies',
      replyMeans: 'The employer wrote this. It does not change the label.',
      needsCard: 'To apply you need a card. Ask for yours at the welcome desk.',
      gone: 'This offer has just closed',
      goneText: 'The employer withdrew it. The other offers are still there.',
    },
  },
  ar: {
    contract: {
      permanent: 'عقد دائم',
      'fixed-term': 'عقد لمدة محددة',
      temporary: 'عمل مؤقت',
      apprenticeship: 'عمل مع دراسة',
    },
    offers: {
      title: 'عروض العمل',
      text: 'تُظهر الأوراق الخضراء هل يجيب صاحب العمل الناس.',
      none: 'لا توجد عروض اليوم',
      noneText: 'تصل العروض يوما بعد يوم. والمضيفون يعرفون أصحاب عمل أيضا: تحدث معهم.',
    },
    offer: {
      apply: 'أقدّم طلبي',
      criteria: 'ما هو مطلوب',
      answers: 'صاحب العمل هذا وأجوبته',
      labelMeans: 'العلامة تحسب الأجوبة، لا الأشخاص الذين اختارهم.',
      unratedMeans: 'لا يمكن أن نقول بعد. ليس هذا جيدا ولا سيئا.',
      heldMeans: 'نحن نتحقق من رقم شركته. ستظهر العلامة بعد ذلك. ليس هذا جيدا ولا سيئا.',
      reply: 'ما يقوله صاحب العمل',
      replyMeans: 'كتب صاحب العمل هذا النص. وهو لا يغيّر العلامة.',
      needsCard: 'لتقديم طلب تحتاج إلى بطاقة. اطلبها من الاستقبال.',
      gone: 'أُغلق هذا العرض قبل قليل',
      goneText: 'سحبه صاحب العمل. العروض الأخرى ما زالت هنا.',
    },
  },
  uk: {
    contract: {
      permanent: 'Постійний договір',
      'fixed-term': 'Строковий договір',
      temporary: 'Тимчасова робота',
      apprenticeship: 'Навчання з роботою',
    },
    offers: {
      title: 'Вакансії',
      text: 'Листочки показують, чи відповідає роботодавець людям.',
      none: 'Сьогодні вакансій немає',
      noneText: 'Вакансії з’являються щодня. Працівники теж знають роботодавців: поговоріть із ними.',
    },
    offer: {
      apply: 'Подаю заявку',
      criteria: 'Що потрібно',
      answers: 'Цей роботодавець і його відповіді',
      labelMeans: 'Позначка рахує дані відповіді, а не обраних людей.',
      unratedMeans: 'Сказати ще не можна. Це ні добре, ні погано.',
      heldMeans:
        'Ми перевіряємо його номер підприємства. Позначка з’явиться після цього. Це ні добре, ні погано.',
      reply: 'Що відповідає роботодавець',
      replyMeans: 'Цей текст написав роботодавець. Він не змінює позначки.',
      needsCard: 'Щоб подати заявку, потрібна картка. Попросіть свою на рецепції.',
      gone: 'Цю вакансію щойно закрито',
      goneText: 'Роботодавець її зняв. Інші вакансії ще тут.',
    },
  },
})
