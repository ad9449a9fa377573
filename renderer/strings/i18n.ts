import { createI18n } from 'vue-i18n'
import { commonEn } from './common.en.ts'
import { commonFalc } from './common.fr-x-falc.ts'
import { commonFr } from './common.fr.ts'

/** `fr-x-falc`: easy to read (facile à lire et à comprendre), written apart, never cut from `fr`. */
export const locales = ['fr', 'fr-x-falc', 'en'] as const
export type Locale = (typeof locales)[number]

/** The same keys with any words: what a translation of a message file must be. */
export type SameKeys<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : SameKeys<Texts[Key]>
}

type TextTree = { readonly [key: string]: string | TextTree }

/**
 * The texts of a surface with those of the shared components. Each message file keeps its texts under one key,
 * its name (`t('host.today.title')`). A language that the surface does not have falls back to French.
 */
export function createTexts(texts: { fr: TextTree } & Partial<Record<Locale, TextTree>>) {
  return createI18n({
    legacy: false,
    locale: 'fr' as Locale,
    fallbackLocale: 'fr',
    fallbackWarn: false,
    messages: {
      fr: { ...commonFr, ...texts.fr },
      'fr-x-falc': { ...commonFalc, ...(texts['fr-x-falc'] ?? texts.fr) },
      en: { ...commonEn, ...(texts.en ?? texts.fr) },
    },
  })
}

/** What `lang` says of a language: readers and hyphenation know French, not its easy form. */
export function htmlLang(locale: Locale): string {
  return locale === 'fr-x-falc' ? 'fr' : locale
}
