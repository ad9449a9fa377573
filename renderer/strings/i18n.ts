import type { Language } from '../../domain/language.ts'
import { createI18n } from 'vue-i18n'
import { commonTexts } from './common.texts.ts'

type TextTree = { readonly [key: string]: string | TextTree }

/**
 * The texts of a surface with those of the shared components. Each message file keeps its texts under one key,
 * its name (`t('host.today.title')`). A language that the surface does not have falls back to French.
 */
export function createTexts(texts: { fr: TextTree } & Partial<Record<Language, TextTree>>) {
  return createI18n({
    legacy: false,
    locale: 'fr' as Language,
    fallbackLocale: 'fr',
    fallbackWarn: false,
    messages: {
      fr: { ...commonTexts.fr, ...texts.fr },
      'fr-x-falc': { ...commonTexts['fr-x-falc'], ...(texts['fr-x-falc'] ?? texts.fr) },
      en: { ...commonTexts.en, ...(texts.en ?? texts.fr) },
    },
  })
}

/** What `lang` says of a language: readers and hyphenation know French, not its easy form. */
export function htmlLang(locale: Language): string {
  return locale === 'fr-x-falc' ? 'fr' : locale
}
