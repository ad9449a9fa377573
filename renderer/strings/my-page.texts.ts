import { inEveryLanguage } from './in-every-language.ts'

/** What the page of somebody's competences says, on the screens of its holder and on the sheet that leaves. */
export const myPageTexts = inEveryLanguage({
  fr: {
    title: 'Ma page',
    how: {
      alone: 'Sans aide',
      'with-help': 'Avec de l’aide',
      'helps-others': 'J’aide les autres',
    },
    rung: {
      none: 'Pas encore',
      declared: { name: 'Déclarée', who: 'Vous le dites.' },
      recommended: { name: 'Recommandée', who: 'Quelqu’un d’ici le dit.' },
      observed: { name: 'Observée', who: 'On vous a vu faire, dans un défi.' },
      certified: { name: 'Certifiée', who: 'Un titre ou un diplôme le dit.' },
    },
    sheet: {
      made: '{place}, {day}',
      attestation: 'Attestation {serial}',
      serial: 'vérifiable sur une borne : {serial}',
      qr: 'Code QR de l’attestation {serial}',
      scan: 'À vérifier : avec un téléphone, scannez le code à côté de la ligne. Ou montrez-le à une borne, ici ({place}).',
      show: 'À vérifier : montrez le code à côté de la ligne à une borne, ici ({place}).',
      foot: 'Ce que chacun dit reste à sa place : déclaré, recommandé, observé ou certifié. Rien n’est additionné.',
    },
  },
  'fr-x-falc': {
    title: 'Ma page',
    how: {
      alone: 'Sans aide',
      'with-help': 'Avec de l’aide',
      'helps-others': 'J’aide les autres',
    },
    rung: {
      none: 'Pas encore',
      declared: { name: 'Déclarée', who: 'Vous le dites.' },
      recommended: { name: 'Recommandée', who: 'Une personne d’ici le dit.' },
      observed: { name: 'Observée', who: 'On vous a vu le faire.' },
      certified: { name: 'Certifiée', who: 'Vous avez un diplôme ou un titre.' },
    },
    sheet: {
      made: '{place}, le {day}',
      attestation: 'Attestation {serial}',
      serial: 'numéro à vérifier : {serial}',
      qr: 'Code QR de l’attestation {serial}',
      scan: 'Pour vérifier : scannez le code avec un téléphone. Ou montrez le code à une borne, ici ({place}).',
      show: 'Pour vérifier : montrez le code à une borne, ici ({place}).',
      foot: 'Chaque ligne dit qui le dit. On n’ajoute rien.',
    },
  },
  en: {
    title: 'My page',
    how: {
      alone: 'On my own',
      'with-help': 'With help',
      'helps-others': 'I help others',
    },
    rung: {
      none: 'Not yet',
      declared: { name: 'Declared', who: 'You say so.' },
      recommended: { name: 'Recommended', who: 'Somebody here says so.' },
      observed: { name: 'Observed', who: 'You were seen doing it, in a challenge.' },
      certified: { name: 'Certified', who: 'A title or a diploma says so.' },
    },
    sheet: {
      made: 'Printed at {place}, {day}',
      attestation: 'Attestation {serial}',
      serial: 'to be checked at a kiosk: {serial}',
      qr: 'QR code of attestation {serial}',
      scan: 'To check: with a telephone, scan the code beside the line. Or show it to a kiosk here ({place}).',
      show: 'To check: show the code beside the line to a kiosk here ({place}).',
      foot: 'What each person says keeps its place: declared, recommended, observed or certified. Nothing is added up.',
    },
  },
  ar: {
    title: 'صفحتي',
    how: {
      alone: 'بلا مساعدة',
      'with-help': 'مع مساعدة',
      'helps-others': 'أساعد الآخرين',
    },
    rung: {
      none: 'ليس بعد',
      declared: { name: 'أنت قلتها', who: 'أنت تقول ذلك.' },
      recommended: { name: 'أوصى بها غيرك', who: 'شخص من هنا يقول ذلك.' },
      observed: { name: 'شوهدت', who: 'شوهدت وأنت تفعلها في تحدٍّ.' },
      certified: { name: 'معتمدة', who: 'لقب أو شهادة تقول ذلك.' },
    },
    sheet: {
      made: '{place}، {day}',
      attestation: 'الإفادة {serial}',
      serial: 'يمكن التحقق منه على الجهاز: {serial}',
      qr: 'رمز QR للإفادة {serial}',
      scan: 'للتحقق: امسح الرمز بجانب السطر بهاتف، أو أظهره لجهاز هنا ({place}).',
      show: 'للتحقق: أظهر الرمز بجانب السطر لجهاز هنا ({place}).',
      foot: 'كل قول في مكانه: ما قلته، وما أوصى به غيرك، وما شوهد، وما اعتُمد. لا يُجمع شيء.',
    },
  },
  uk: {
    title: 'Моя сторінка',
    how: {
      alone: 'Без допомоги',
      'with-help': 'З допомогою',
      'helps-others': 'Допомагаю іншим',
    },
    rung: {
      none: 'Ще ні',
      declared: { name: 'Заявлено', who: 'Це кажете ви.' },
      recommended: { name: 'Рекомендовано', who: 'Це каже хтось звідси.' },
      observed: { name: 'Побачено', who: 'Це побачили на випробуванні.' },
      certified: { name: 'Засвідчено', who: 'Це каже диплом або звання.' },
    },
    sheet: {
      made: '{place}, {day}',
      attestation: 'Довідка {serial}',
      serial: 'можна перевірити на терміналі: {serial}',
      qr: 'QR-код довідки {serial}',
      scan: 'Щоб перевірити: скануйте телефоном код поруч із рядком або покажіть його терміналу тут ({place}).',
      show: 'Щоб перевірити: покажіть код поруч із рядком терміналу тут ({place}).',
      foot: 'Сказане кожним лишається на своєму місці: заявлене, рекомендоване, побачене чи засвідчене. Нічого не додаємо.',
    },
  },
})
