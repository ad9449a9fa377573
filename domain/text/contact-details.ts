/**
 * A telephone number, whatever stands between its digits; an address of e-mail or of the web; a name in a network
 * ("@nadia", not the "@" inside a word).
 */
const contact =
  /(?:\+?\d[\s().-]*){9,}|\S+@\S+\.\S+|\bhttps?:\S*|\bwww\.\S+|(?<![\p{L}\p{N}])@[\p{L}\p{N}_]\S*/iu

/** The first passage of a text by which somebody could be reached, if any: a public text has none. */
export function contactDetailsIn(text: string): string | undefined {
  return contact.exec(text)?.[0].trim()
}
