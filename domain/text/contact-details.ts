/** A telephone number, whatever stands between its digits, or an address of e-mail. */
const contact = /(?:\+?\d[\s().-]*){9,}|\S+@\S+\.\S+/u

/** The first passage of a text by which somebody could be reached, if any: a public text has none. */
export function contactDetailsIn(text: string): string | undefined {
  return contact.exec(text)?.[0].trim()
}
