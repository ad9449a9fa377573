import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** The screen on which somebody says when, how far and with which licence they work. */
export const termsTexts = inEveryLanguage({
  fr: {
    title: 'Quand et jusqu’où je travaille',
    tile: 'Quand et jusqu’où',
    tileHint: 'Le soir, le week-end, avec le permis\u202f: si vous voulez le dire.',
    lead: 'Rien n’est obligatoire. Un employeur qui cherche peut demander une de ces choses\u202f: il vous trouve si vous l’avez dite ici et si vous acceptez d’être trouvé. Il ne voit pas votre nom.',
    times: 'Je peux travailler',
    licences: 'J’ai le permis',
    distance: 'Je peux aller travailler, d’ici',
  },
  'fr-x-falc': {
    title: 'Quand pouvez-vous travailler\u202f?',
    tile: 'Quand et où travailler',
    tileHint: 'Vous dites ce que vous voulez.',
    lead: 'Vous choisissez. Vous pouvez ne rien dire. Les employeurs cherchent avec ces mots. Ils ne voient pas votre nom.',
    times: 'Je peux travailler',
    licences: 'J’ai le permis',
    distance: 'Je peux aller travailler',
  },
  en: {
    title: 'When and how far I work',
    tile: 'When and how far',
    tileHint: 'Evenings, weekends, a driving licence: if you wish to say so.',
    lead: 'Nothing of this is needed. An employer who searches may ask for one of these things: they find you if you said it here and agree to be found. They do not see your name.',
    times: 'I can work',
    licences: 'I have a licence for',
    distance: 'From here, I can go to work',
  },
  ar: {
    title: 'متى وإلى أين أعمل',
    tile: 'متى وإلى أين',
    tileHint: 'مساءً، في نهاية الأسبوع، مع رخصة: إن أردت أن تقول ذلك.',
    lead: 'لا شيء إلزامي. يمكن لصاحب عمل يبحث أن يطلب أحد هذه الأشياء: يجدك إن قلته هنا وقبلت أن يجدك أصحاب العمل. ولا يرى اسمك.',
    times: 'أستطيع العمل',
    licences: 'لدي رخصة',
    distance: 'أستطيع الذهاب إلى العمل، من هنا',
  },
  uk: {
    title: 'Коли і як далеко я працюю',
    tile: 'Коли і як далеко',
    tileHint: 'Увечері, у вихідні, з правами водія: якщо хочете це сказати.',
    lead: 'Нічого з цього не обов’язкове. Роботодавець, який шукає, може просити щось із цього: він знайде вас, якщо ви сказали це тут і згодні, щоб вас знаходили. Вашого імені він не бачить.',
    times: 'Я можу працювати',
    licences: 'У мене є права',
    distance: 'Звідси я можу їздити на роботу',
  },
})
