import type { KioskLanguage } from '../language.ts'

/** By which rules days and numbers are written in a language; in Arabic with the digits that everybody here reads. */
export const intlTags = {
  fr: 'fr',
  'fr-x-falc': 'fr',
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
  uk: 'uk',
} as const satisfies Record<KioskLanguage, string>
