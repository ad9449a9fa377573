import type { DeskLanguage, KioskLanguage, Language } from '../../domain/language.ts'

/** The same keys with any words: what a translation must be. */
type SameKeys<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : SameKeys<Texts[Key]>
}
/** Texts in French, and with the same keys in the other languages of a surface. */
type Translated<Texts, Spoken extends KioskLanguage> = { fr: Texts } & Record<
  Exclude<Spoken, 'fr'>,
  NoInfer<SameKeys<Texts>>
>

/**
 * The texts of one area, the same keys in every language. `fr-x-falc`: easy to read (facile à lire et à comprendre),
 * written apart, never cut from `fr`. What is counted has in Arabic six forms (none, one, two, 3 to 10, 11 to 99,
 * hundreds), in Ukrainian four (none, one, 2 to 4, more).
 */
export function inEveryLanguage<Texts>(
  texts: Translated<Texts, KioskLanguage>,
): Record<KioskLanguage, SameKeys<Texts>> {
  return texts as Record<KioskLanguage, SameKeys<Texts>>
}

/**
 * The texts of an area that nobody has written in Arabic and Ukrainian yet: its readers find easy French. A test
 * names each such area, in a list that can only shrink.
 */
export function inFrenchAndEnglish<Texts>(
  texts: Translated<Texts, Language>,
): Record<KioskLanguage, SameKeys<Texts>> {
  const written = texts as Record<Language, SameKeys<Texts>>
  return { ...written, ar: written['fr-x-falc'], uk: written['fr-x-falc'] }
}

/** The texts of one area of a desk, which speaks fewer languages than the kiosk. */
export function inDeskLanguages<Texts>(
  texts: Translated<Texts, DeskLanguage>,
): Record<DeskLanguage, SameKeys<Texts>> {
  return texts as Record<DeskLanguage, SameKeys<Texts>>
}
