import { kioskLanguages, type KioskLanguage } from '../../domain/language.ts'
import { createI18n } from 'vue-i18n'
import { commonTexts } from './common.texts.ts'
import { countedForm } from './counted-form.ts'

type TextTree = { readonly [key: string]: string | TextTree }

/**
 * The texts of a surface with those of the shared components. Each message file keeps its texts under one key,
 * its name (`t('host.today.title')`). A language that the surface does not have falls back to French.
 */
export function createTexts(texts: { fr: TextTree } & Partial<Record<KioskLanguage, TextTree>>) {
  const messagesIn = (language: KioskLanguage): TextTree => {
    const tree = { ...commonTexts[language], ...(texts[language] ?? texts.fr) }
    return language === 'ar' ? isolated(tree) : tree
  }
  return createI18n({
    legacy: false,
    locale: 'fr' as KioskLanguage,
    fallbackLocale: 'fr',
    fallbackWarn: false,
    pluralRules: { ar: countedForm('ar'), uk: countedForm('uk') },
    messages: Object.fromEntries(
      kioskLanguages.map((language) => [language, messagesIn(language)]),
    ) as Record<KioskLanguage, TextTree>,
  })
}

/**
 * With what fills a blank apart from the words around it: a Latin name would draw the number behind it to its
 * side. A count stands between Arabic words and draws nothing.
 */
function isolated(tree: TextTree): TextTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, part]) => [
      key,
      typeof part === 'string' ? part.replace(/\{(?!n\}|count\})\w+\}/g, '\u2068$&\u2069') : isolated(part),
    ]),
  )
}

/** What `lang` says of a language: readers and hyphenation know French, not its easy form. */
export function htmlLang(locale: KioskLanguage): string {
  return locale === 'fr-x-falc' ? 'fr' : locale
}
