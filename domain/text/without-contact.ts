/** In pairs, with any sign between them; or ten digits in other groups; or from another country. */
const PHONE =
  /(?<!\d[\s.\-/]?)(?:0[1-9](?:[\s.\-/]*\d{2}){4}|0(?:[ .-]?\d){9}|(?:\+|00)[1-9]\d{0,2}[\s.\-/]*(?:\(0\)[\s.\-/]*)?\d(?:[\s.\-/]?\d){7,9})(?![\s.\-/]?\d)/gu
/** Also with a word in the place of the sign. */
export const EMAIL =
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})+/giu
/** Somebody named by a title before the name, with or without a particle, in capitals or not. */
const NAMED =
  /(?<!\p{L})(M\.|M(?=\s+\p{Lu}{2})|M[Rr]\.?|M(?:me|ME)\.?|M(?:lle|LLE)\.?|Monsieur|MONSIEUR|Madame|MADAME)\s+(?:(?:de|du|des|le|la|d[’'])\s*)*\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*)?/gu

/** Without telephone numbers and addresses of mail, which become `…`. */
export function withoutNumbers(text: string): string {
  return text.replace(EMAIL, '…').replace(PHONE, '…')
}

/**
 * A text for everybody to read without how to reach the people it names: telephone numbers of France and its
 * territories, addresses of mail, and names behind a title of courtesy become `…`. A name without a title stays: no
 * rule tells it from that of a town or a firm.
 */
export function withoutContact(text: string): string {
  return withoutNumbers(text).replace(NAMED, '$1 …')
}
