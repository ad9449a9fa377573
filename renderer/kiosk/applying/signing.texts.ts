import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts of signing an application: name, pictures, abilities. */
export const signingTexts = inEveryLanguage({
  fr: {
    pictures: {
      askHost: 'Un hôte vous aide à choisir vos images',
      askHostText:
        'Cette carte n’a pas encore d’images. Passez à l’accueil\u202f: un hôte vous donne un code, et vous les choisissez ici.',
      haveCode: 'J’ai un code',
      none: 'Cette carte n’a pas encore d’images : elles se choisissent avec la première candidature.',
      first: 'Touchez-les dans l’ordre : elles disent que cette carte est bien la vôtre.',
      later:
        'Sans réseau, la borne les vérifiera plus tard. Votre candidature part, et votre carte garde ses images.',
    },
    sign: {
      title: 'De quel prénom signez-vous ?',
      text: 'L’employeur vous répondra à ce nom. Il peut être inventé.',
      nameless: 'Sans nom',
    },
    abilities: {
      asked: 'Ce que l’offre demande',
      everyday: 'Ce que l’on fait au travail et dans la vie',
      count: '{count} sur {most}',
      full: 'C’est complet : {most} choses. Retirez-en une pour en changer.',
    },
  },
  'fr-x-falc': {
    pictures: {
      askHost: 'Allez à l’accueil',
      askHostText: 'Votre carte n’a pas d’images. L’accueil vous donne un code. Revenez ensuite ici.',
      haveCode: 'J’ai un code',
      none: 'Vous choisissez vos 4 images quand vous postulez.',
      first: 'Touchez vos 4 images dans l’ordre. On vérifie que la carte est à vous.',
      later: 'Il n’y a pas de réseau. On vérifie vos images plus tard.',
    },
    sign: {
      title: 'Quel prénom voulez-vous donner ?',
      text: 'L’employeur va lire ce prénom. Vous pouvez inventer un prénom.',
      nameless: 'Pas de nom',
    },
    abilities: {
      asked: 'L’employeur demande',
      everyday: 'Dans la vie, je sais',
      count: '{count} sur {most}',
      full: 'Vous avez {most} choses. C’est le maximum. Enlevez une chose pour changer.',
    },
  },
  en: {
    pictures: {
      askHost: 'A host helps you choose your pictures',
      askHostText: 'This card has no pictures yet. See the host: you get a code, and choose them here.',
      haveCode: 'I have a code',
      none: 'This card has no pictures yet: they are chosen with the first application.',
      first: 'Touch them in order: they tell that this card is yours.',
      later:
        'Without network the kiosk checks them later. Your application leaves, and your card keeps its pictures.',
    },
    sign: {
      title: 'Which name do you sign with?',
      text: 'The employer will answer to this name. It can be an invented one.',
      nameless: 'No name',
    },
    abilities: {
      asked: 'What the offer asks for',
      everyday: 'What people do at work and in life',
      count: '{count} of {most}',
      full: 'That is all: {most} things. Take one away to change.',
    },
  },
  ar: {
    pictures: {
      askHost: 'أحد المضيفين يساعدك على اختيار صورك',
      askHostText: 'ليس لهذه البطاقة صور بعد. اذهب إلى الاستقبال: يعطونك رمزا، وتختار صورك هنا.',
      haveCode: 'معي رمز',
      none: 'ليس لهذه البطاقة صور بعد: تُختار مع أول طلب.',
      first: 'المسها بالترتيب: بها نعرف أن البطاقة لك.',
      later: 'بلا شبكة، سيتحقق منها الجهاز لاحقا. يُرسل طلبك، وتحتفظ بطاقتك بصورها.',
    },
    sign: {
      title: 'بأي اسم توقّع؟',
      text: 'سيجيبك صاحب العمل بهذا الاسم. يمكن أن يكون اسما تختاره.',
      nameless: 'بلا اسم',
    },
    abilities: {
      asked: 'ما يطلبه العرض',
      everyday: 'ما نفعله في العمل وفي الحياة',
      count: '{count} من {most}',
      full: 'العدد كامل: {most} أشياء. احذف واحدا لتغيّره.',
    },
  },
  uk: {
    pictures: {
      askHost: 'Працівник допоможе вам обрати малюнки',
      askHostText:
        'У цієї картки ще немає малюнків. Зайдіть на рецепцію: вам дадуть код, і ви оберете їх тут.',
      haveCode: 'У мене є код',
      none: 'У цієї картки ще немає малюнків: їх обирають із першою заявкою.',
      first: 'Торкніться їх по порядку: вони кажуть, що картка справді ваша.',
      later:
        'Без мережі термінал перевірить їх пізніше. Заявку буде надіслано, картка зберігає свої малюнки.',
    },
    sign: {
      title: 'Яким ім’ям підпишетеся?',
      text: 'Роботодавець відповість вам на це ім’я. Воно може бути вигадане.',
      nameless: 'Без імені',
    },
    abilities: {
      asked: 'Чого просить вакансія',
      everyday: 'Що роблять на роботі та в житті',
      count: '{count} з {most}',
      full: 'Усе заповнено: {most}. Приберіть щось, щоб замінити.',
    },
  },
})
