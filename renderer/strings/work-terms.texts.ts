import { inEveryLanguage } from './in-every-language.ts'

/** When, how far and with which licence somebody works, as they say it and as others read it. */
export const workTermsTexts = inEveryLanguage({
  fr: {
    when: {
      early: 'Tôt le matin',
      day: 'En journée',
      evening: 'Le soir',
      night: 'La nuit',
      weekend: 'Le week-end',
    },
    licence: {
      am: 'AM (scooter)',
      a: 'A (moto)',
      b: 'B (voiture)',
      c: 'C (poids lourd)',
      d: 'D (autocar)',
    },
    licenceOf: 'Permis {name}',
    within: 'Jusqu’à {km} km',
  },
  'fr-x-falc': {
    when: {
      early: 'Tôt le matin',
      day: 'La journée',
      evening: 'Le soir',
      night: 'La nuit',
      weekend: 'Le samedi et le dimanche',
    },
    licence: {
      am: 'Scooter (AM)',
      a: 'Moto (A)',
      b: 'Voiture (B)',
      c: 'Camion (C)',
      d: 'Car (D)',
    },
    licenceOf: 'Permis\u202f: {name}',
    within: 'À {km} km au plus',
  },
  en: {
    when: {
      early: 'Early in the morning',
      day: 'In the daytime',
      evening: 'In the evening',
      night: 'At night',
      weekend: 'At the weekend',
    },
    licence: {
      am: 'AM (moped)',
      a: 'A (motorbike)',
      b: 'B (car)',
      c: 'C (lorry)',
      d: 'D (coach)',
    },
    licenceOf: 'Licence {name}',
    within: 'Up to {km} km',
  },
  ar: {
    when: {
      early: 'في الصباح الباكر',
      day: 'في النهار',
      evening: 'في المساء',
      night: 'في الليل',
      weekend: 'في نهاية الأسبوع',
    },
    licence: {
      am: 'AM (دراجة صغيرة)',
      a: 'A (دراجة نارية)',
      b: 'B (سيارة)',
      c: 'C (شاحنة)',
      d: 'D (حافلة)',
    },
    licenceOf: 'رخصة {name}',
    within: 'حتى {km} كم',
  },
  uk: {
    when: {
      early: 'Рано-вранці',
      day: 'Удень',
      evening: 'Увечері',
      night: 'Уночі',
      weekend: 'У вихідні',
    },
    licence: {
      am: 'AM (скутер)',
      a: 'A (мотоцикл)',
      b: 'B (автомобіль)',
      c: 'C (вантажівка)',
      d: 'D (автобус)',
    },
    licenceOf: 'Права {name}',
    within: 'До {km} км',
  },
})
