const PHONE =
  /(?<![\d+])(?:\+\d{1,3}|00\d{1,3}|0)[\s.\-/]*(?:\(0\)[\s.\-/]*)?[1-9](?:[\s.\-/]*\d{2}){4}(?!\d)/gu
const EMAIL = /[\p{L}\d._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu
/** Somebody named by a title before the name. */
const NAMED =
  /(?<!\p{L})(M\.|Mr\.?|Mme\.?|Mlle\.?|Monsieur|Madame)\s+\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*)?/gu

/**
 * A text for everybody to read without how to reach the people it names: telephone numbers of France and its
 * territories, addresses of mail, and names behind a title of courtesy become `…`. A name without a title stays: no
 * rule tells it from that of a town or a firm.
 */
export function withoutContact(text: string): string {
  return text.replace(EMAIL, '…').replace(PHONE, '…').replace(NAMED, '$1 …')
}
