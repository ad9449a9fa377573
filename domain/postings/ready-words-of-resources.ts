import { said } from './ready-words-said.ts'

/** What somebody lends, gives, shares or knows of. */
export const resourceWords = {
  room: {
    'room-lend': said(
      'Je prête une salle',
      'J’ai une salle, vous pouvez venir dedans',
      'I can lend a room',
      'يمكنني إعارة قاعة',
      'Можу надати приміщення',
    ),
    'room-desk': said(
      'Il y a une table libre pour travailler',
      'Vous pouvez travailler à une table chez nous',
      'There is a free table to work at',
      'توجد طاولة فارغة للعمل',
      'Є вільний стіл для роботи',
    ),
  },
  'tool-loan': {
    'equipment-tools': said(
      'Je prête des outils',
      'J’ai des outils, je peux les prêter',
      'I can lend tools',
      'يمكنني إعارة أدوات',
      'Можу позичити інструменти',
    ),
    'equipment-sewing': said(
      'Je prête une machine à coudre',
      'J’ai une machine à coudre, je peux la prêter',
      'I can lend a sewing machine',
      'يمكنني إعارة ماكينة خياطة',
      'Можу позичити швейну машинку',
    ),
    'equipment-computer': said(
      'Je prête un ordinateur',
      'J’ai un ordinateur, je peux le prêter',
      'I can lend a computer',
      'يمكنني إعارة حاسوب',
      'Можу позичити комп’ютер',
    ),
  },
  gift: {
    'gift-clothes': said(
      'Je donne des vêtements',
      'J’ai des vêtements à donner',
      'I am giving clothes away',
      'لديّ ملابس أهديها',
      'Віддаю одяг',
    ),
    'gift-books': said(
      'Je donne des livres',
      'J’ai des livres à donner',
      'I am giving books away',
      'لديّ كتب أهديها',
      'Віддаю книжки',
    ),
    'gift-furniture': said(
      'Je donne un meuble',
      'J’ai un meuble à donner',
      'I am giving a piece of furniture away',
      'لديّ قطعة أثاث أهديها',
      'Віддаю меблі',
    ),
  },
  'interview-clothes': {
    'clothes-interview': said(
      'Je prête une tenue pour un entretien',
      'J’ai une belle tenue, je peux la prêter',
      'I can lend clothes for an interview',
      'يمكنني إعارة ملابس لمقابلة عمل',
      'Можу позичити одяг для співбесіди',
    ),
    'clothes-work': said(
      'Je donne des vêtements de travail',
      'J’ai des vêtements de travail à donner',
      'I am giving work clothes away',
      'لديّ ملابس عمل أهديها',
      'Віддаю робочий одяг',
    ),
  },
  'digital-tool': {
    'digital-site': said(
      'Je connais un site utile',
      'Je connais un bon site internet',
      'I know a useful website',
      'أعرف موقعا مفيدا',
      'Знаю корисний сайт',
    ),
    'digital-app': said(
      'Je peux montrer une application utile',
      'Je connais une bonne application, je peux vous montrer',
      'I can show you a useful app',
      'يمكنني أن أريك تطبيقا مفيدا',
      'Можу показати корисний застосунок',
    ),
  },
  ride: {
    'ride-seats': said(
      'J’ai des places dans ma voiture',
      'Vous pouvez venir dans ma voiture',
      'I have seats in my car',
      'لديّ أماكن في سيارتي',
      'Маю місця в машині',
    ),
    'ride-share': said(
      'Je cherche à partager un trajet',
      'Je veux faire un trajet avec quelqu’un',
      'I would like to share a ride',
      'أريد مشاركة رحلة بالسيارة',
      'Хочу їздити разом',
    ),
    'ride-bike': said(
      'Je prête un vélo',
      'J’ai un vélo, je peux le prêter',
      'I can lend a bike',
      'يمكنني إعارة دراجة',
      'Можу позичити велосипед',
    ),
  },
  'childcare-tip': {
    'childcare-lead': said(
      'Je sais où demander une place en crèche',
      'Je connais une crèche, je peux vous dire où',
      'I know where to ask about childcare',
      'أعرف أين نسأل عن رعاية الأطفال',
      'Знаю, де запитати про догляд за дитиною',
    ),
  },
  grant: {
    'funding-aid': said(
      'Je connais une aide financière utile',
      'Je connais une aide pour payer quelque chose',
      'I know of useful financial support',
      'أعرف مساعدة مالية مفيدة',
      'Знаю про корисну фінансову допомогу',
    ),
    'funding-transport': said(
      'Je connais une aide pour les transports',
      'Je connais une aide pour payer le bus ou le train',
      'I know of help with transport costs',
      'أعرف مساعدة لمصاريف النقل',
      'Знаю про допомогу на проїзд',
    ),
  },
  training: {
    'workshop-run': said(
      'Je propose un atelier',
      'Je veux faire un atelier avec vous',
      'I am offering a workshop',
      'أقترح ورشة',
      'Пропоную майстер-клас',
    ),
    'workshop-free': said(
      'Je connais une formation gratuite',
      'Je connais une formation, elle ne coûte rien',
      'I know of a free course',
      'أعرف دورة تدريبية مجانية',
      'Знаю безкоштовний курс',
    ),
  },
  paperwork: {
    'paperwork-know': said(
      'Je connais bien une démarche',
      'J’ai fait une démarche, je peux expliquer',
      'I know some paperwork well',
      'أعرف جيدا إجراء إداريا',
      'Добре знаю, як оформити документи',
    ),
  },
  'housing-tip': {
    'housing-lead': said(
      'Je connais une piste de logement',
      'Je sais où demander un logement',
      'I know where to ask about housing',
      'أعرف أين نسأل عن السكن',
      'Знаю, де запитати про житло',
    ),
  },
  wellbeing: {
    'wellbeing-walk': said(
      'On marche ensemble, venez',
      'Nous marchons ensemble, venez',
      'We go walking together, come along',
      'نمشي معا، تعالوا',
      'Гуляємо разом, приходьте',
    ),
    'wellbeing-place': said(
      'Je connais un lieu pour souffler',
      'Je connais un lieu pour se reposer',
      'I know a place to catch your breath',
      'أعرف مكانا للراحة',
      'Знаю місце, де можна відпочити',
    ),
  },
  'useful-contact': {
    'contact-person': said(
      'Je connais quelqu’un d’utile à rencontrer',
      'Je connais une personne qui peut aider',
      'I know someone useful to meet',
      'أعرف شخصا يفيد التعرف عليه',
      'Знаю людину, з якою варто зустрітися',
    ),
  },
} as const
