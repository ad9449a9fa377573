import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts about the screen that waits for somebody. */
export const attractTexts = inEveryLanguage({
  fr: {
    attract: {
      welcome: 'Bienvenue',
      tagline: 'Un lieu ouvert à tout le monde : chercher, essayer, se rencontrer.',
      arrive: 'Bonjour, j’arrive',
      card: 'J’ai ma carte',
      leave: 'Je pars',
      passing: 'Je passe juste',
      offers:
        'Pas d’offre d’emploi aujourd’hui | {count} offre d’emploi en ce moment | {count} offres d’emploi en ce moment',
    },
  },
  'fr-x-falc': {
    attract: {
      welcome: 'Bienvenue',
      tagline: 'Tout le monde peut venir ici.',
      arrive: 'Bonjour, j’arrive',
      card: 'J’ai ma carte',
      leave: 'Je pars',
      passing: 'Je passe juste',
      offers:
        'Il n’y a pas d’offre d’emploi. | Il y a {count} offre d’emploi. | Il y a {count} offres d’emploi.',
    },
  },
  en: {
    attract: {
      welcome: 'Welcome',
      tagline: 'A place open to everyone: look around, try things, meet people.',
      arrive: 'Hello, I am here',
      card: 'I have my card',
      leave: 'I am leaving',
      passing: 'Just passing by',
      offers: 'No job offer today | {count} job offer at the moment | {count} job offers at the moment',
    },
  },
  ar: {
    attract: {
      welcome: 'أهلا وسهلا',
      tagline: 'مكان مفتوح للجميع: نبحث، نجرّب، نلتقي.',
      arrive: 'مرحبا، لقد وصلت',
      card: 'معي بطاقتي',
      leave: 'سأغادر',
      passing: 'زيارة قصيرة',
      offers:
        'لا توجد عروض عمل اليوم | عرض عمل واحد الآن | عرضا عمل الآن | {count} عروض عمل الآن | {count} عرض عمل الآن | {count} عرض عمل الآن',
    },
  },
  uk: {
    attract: {
      welcome: 'Ласкаво просимо',
      tagline: 'Місце, відкрите для всіх: шукати, пробувати, знайомитися.',
      arrive: 'Добрий день, я тут',
      card: 'У мене є картка',
      leave: 'Я вже йду',
      passing: 'Я на хвилинку',
      offers:
        'Сьогодні вакансій немає | Зараз {count} вакансія | Зараз {count} вакансії | Зараз {count} вакансій',
    },
  },
})
