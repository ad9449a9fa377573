import type { Language } from '../../domain/language.ts'

/** The same keys with any words: what a translation must be. */
type SameKeys<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : SameKeys<Texts[Key]>
}

/**
 * The texts of one area, the same keys in every language. `fr-x-falc`: easy to read (facile à lire et à comprendre),
 * written apart, never cut from `fr`.
 */
export function inEveryLanguage<Texts>(
  texts: { fr: Texts } & Record<Exclude<Language, 'fr'>, NoInfer<SameKeys<Texts>>>,
): Record<Language, SameKeys<Texts>> {
  return texts as Record<Language, SameKeys<Texts>>
}
