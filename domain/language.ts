/** Languages of every text that records, cards and words of codes hold: French, easy-to-read French (FALC), English. */
export const languages = ['fr', 'fr-x-falc', 'en'] as const
export type Language = (typeof languages)[number]

/** Those of the desks, which only staff and employers read. */
export const deskLanguages = ['fr'] as const satisfies readonly Language[]
export type DeskLanguage = (typeof deskLanguages)[number]

/** Those of the kiosk's own screens: the same, and those of visitors who read little French. */
export const kioskLanguages = [...languages, 'ar', 'uk'] as const
export type KioskLanguage = (typeof kioskLanguages)[number]

/** The language in which somebody finds what records hold: their own, or easy French. */
export function writtenFor(spoken: KioskLanguage): Language {
  return languages.find((language) => language === spoken) ?? 'fr-x-falc'
}

/** Towards which side the lines of a language run. */
export function directionOf(language: KioskLanguage): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}
