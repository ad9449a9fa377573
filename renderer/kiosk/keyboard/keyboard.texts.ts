import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts about the keyboard on the screen. */
export const keyboardTexts = inEveryLanguage({
  fr: {
    keyboard: {
      label: 'Clavier à l’écran',
      capitals: 'Majuscules',
      small: 'Minuscules',
      erase: 'Effacer',
      space: 'Espace',
      accents: 'Accents',
      letters: 'Lettres',
      abc: 'ABC',
      azerty: 'AZERTY',
    },
  },
  'fr-x-falc': {
    keyboard: {
      label: 'Clavier',
      capitals: 'Grandes lettres',
      small: 'Petites lettres',
      erase: 'Effacer',
      space: 'Espace',
      accents: 'Accents',
      letters: 'Lettres',
      abc: 'ABC',
      azerty: 'AZERTY',
    },
  },
  en: {
    keyboard: {
      label: 'On-screen keyboard',
      capitals: 'Capitals',
      small: 'Small letters',
      erase: 'Erase',
      space: 'Space',
      accents: 'Accents',
      letters: 'Letters',
      abc: 'ABC',
      azerty: 'AZERTY',
    },
  },
  ar: {
    keyboard: {
      label: 'لوحة المفاتيح',
      capitals: 'حروف كبيرة',
      small: 'حروف صغيرة',
      erase: 'مسح',
      space: 'مسافة',
      accents: 'É À Ç',
      letters: 'حروف',
      abc: 'ABC',
      azerty: 'AZERTY',
    },
  },
  uk: {
    keyboard: {
      label: 'Клавіатура на екрані',
      capitals: 'Великі',
      small: 'Малі',
      erase: 'Стерти',
      space: 'Пробіл',
      accents: 'É À Ç',
      letters: 'Літери',
      abc: 'ABC',
      azerty: 'AZERTY',
    },
  },
})
