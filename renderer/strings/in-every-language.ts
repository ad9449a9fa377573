import type { DeskLanguage, Language } from '../../domain/language.ts'

/** The same keys with any words: what a translation must be. */
type SameKeys<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : SameKeys<Texts[Key]>
}
/** Texts in French, and with the same keys in the other languages of a surface. */
type Translated<Texts, Spoken extends Language> = { fr: Texts } & Record<
  Exclude<Spoken, 'fr'>,
  NoInfer<SameKeys<Texts>>
>

/**
 * The texts of one area, the same keys in every language. `fr-x-falc`: easy to read (facile à lire et à comprendre),
 * written apart, never cut from `fr`.
 */
export function inEveryLanguage<Texts>(
  texts: Translated<Texts, Language>,
): Record<Language, SameKeys<Texts>> {
  return texts as Record<Language, SameKeys<Texts>>
}

/** The texts of one area of a desk, which speaks fewer languages than the kiosk. */
export function inDeskLanguages<Texts>(
  texts: Translated<Texts, DeskLanguage>,
): Record<DeskLanguage, SameKeys<Texts>> {
  return texts as Record<DeskLanguage, SameKeys<Texts>>
}
