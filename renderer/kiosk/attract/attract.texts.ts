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
    kept: {
      open: 'Ce que ce lieu garde de vous',
      title: 'Ce que ce lieu garde de vous',
      line: {
        name: 'Vous pouvez venir sans donner votre nom.',
        what: 'Avec une carte, on garde vos jours de venue, et ce que vous dites et faites ici.',
        who: 'L’équipe de l’accueil lit ce qu’il faut pour vous aider. Un employeur ne lit que ce que vous lui envoyez ou acceptez.',
        howLong:
          'Vos jours de venue : {months} mois. Les notes d’observation sont gardées {notes} mois après la séance. Le reste : {years} ans après votre dernière venue. Puis c’est effacé.',
        yours:
          'Voir, emporter, effacer : avec votre carte, touchez « Mes données ». L’accueil peut vous aider.',
        machine: 'Aucun ordinateur ne décide à votre place.',
      },
      answerable: 'Qui répond de vos données :',
      complain: 'Pas d’accord ? La CNIL vous défend, gratuitement : cnil.fr, 01 53 73 22 22.',
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
    kept: {
      open: 'Ce qu’on garde de vous',
      title: 'Ce qu’on garde de vous',
      line: {
        name: 'Vous n’avez pas besoin de dire votre nom.',
        what: 'Si vous prenez une carte, nous gardons vos jours de visite. Nous gardons aussi ce que vous dites et ce que vous faites ici.',
        who: 'L’équipe de l’accueil lit ce qu’il faut pour vous aider. Un employeur lit seulement ce que vous envoyez ou acceptez.',
        howLong:
          'Nous gardons vos jours de visite {months} mois. Nous gardons les notes d’un défi {notes} mois. Nous gardons le reste {years} ans après votre dernière visite. Après, nous effaçons tout cela.',
        yours:
          'Vous pouvez voir vos informations, les emporter, les effacer. Touchez « Mes données ». L’accueil vous aide.',
        machine: 'Ce n’est jamais un ordinateur qui décide pour vous.',
      },
      answerable: 'Qui garde vos informations :',
      complain: 'Vous n’êtes pas d’accord ? La CNIL peut vous aider. C’est gratuit. cnil.fr, 01 53 73 22 22.',
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
    kept: {
      open: 'What this place keeps about you',
      title: 'What this place keeps about you',
      line: {
        name: 'You may come without giving your name.',
        what: 'With a card, we keep the days you came, and what you say and do here.',
        who: 'The hosts read what they need to help you. An employer reads only what you send or agree to.',
        howLong:
          'The days you came: {months} months. Notes of an observed session: {notes} months. The rest: {years} years after your last visit. Then it is erased.',
        yours: 'To see it, take it along or erase it: with your card, touch “My data”. The hosts can help.',
        machine: 'No computer decides for you.',
      },
      answerable: 'Who answers for your data:',
      complain: 'You disagree? The CNIL stands up for you, free of charge: cnil.fr, 01 53 73 22 22.',
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
    kept: {
      open: 'ما يحتفظ به هذا المكان عنك',
      title: 'ما يحتفظ به هذا المكان عنك',
      line: {
        name: 'يمكنك أن تأتي دون ذكر اسمك.',
        what: 'مع البطاقة، نحتفظ بأيام زياراتك وبما تقوله وتفعله هنا.',
        who: 'يقرأ فريق الاستقبال ما يلزم لمساعدتك. صاحب العمل لا يقرأ إلا ما ترسله أو تقبله.',
        howLong:
          'أيام زياراتك: {months} شهرا. ملاحظات الجلسة: {notes} أشهر. الباقي: سنتين بعد آخر زيارة. ثم يُمحى.',
        yours: 'لترى بياناتك أو تأخذها أو تمحوها: مع بطاقتك، المس «بياناتي». فريق الاستقبال يساعدك.',
        machine: 'لا يقرر أي حاسوب مكانك.',
      },
      answerable: 'المسؤول عن بياناتك:',
      complain: 'لست موافقا؟ هيئة CNIL تدافع عنك مجانا: cnil.fr أو 01 53 73 22 22.',
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
    kept: {
      open: 'Що тут зберігають про вас',
      title: 'Що тут зберігають про вас',
      line: {
        name: 'Можна прийти, не називаючи імені.',
        what: 'Якщо у вас є картка, ми зберігаємо дні ваших візитів і те, що ви тут кажете й робите.',
        who: 'Команда на рецепції читає те, що потрібно, щоб вам допомогти. Роботодавець читає лише те, що ви надсилаєте або на що погоджуєтеся.',
        howLong:
          'Дні візитів: {months} місяців. Нотатки спостереження: {notes} місяців. Решта: {years} роки після останнього візиту. Потім усе стирається.',
        yours: 'Подивитися, забрати, стерти: з карткою торкніться «Мої дані». Команда допоможе.',
        machine: 'Жоден комп’ютер не вирішує за вас.',
      },
      answerable: 'Хто відповідає за ваші дані:',
      complain: 'Не згодні? CNIL захистить вас безкоштовно: cnil.fr, 01 53 73 22 22.',
    },
  },
})
