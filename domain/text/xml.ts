/** One element of an XML document: its attributes, and either a text or the elements that stand in it. */
export interface XmlElement {
  name: string
  attributes?: Readonly<Record<string, string>>
  content: string | readonly XmlElement[]
}

/** What XML 1.0 allows in no document, not even escaped: most control characters, lone surrogates, U+FFFE, U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
/** What a parser would read as something else; line ends too, which it would change on its way. */
const SPECIAL = /[&<>"'\r]/gu
/** In an attribute a parser reads these as a space. */
const SPECIAL_IN_ATTRIBUTE = /[&<>"'\r\n\t]/gu

/** A whole document, UTF-8. Names are the caller's own words and written as they are; texts may hold anything. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`
}

function written({ name, attributes = {}, content }: XmlElement, indent: string): string {
  const begun = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(value, SPECIAL_IN_ATTRIBUTE)}"`,
  )
  const inside =
    typeof content === 'string'
      ? escaped(content, SPECIAL)
      : content.map((child) => `\n${written(child, `${indent}  `)}`).join('') + `\n${indent}`
  return `${indent}<${name}${begun.join('')}>${inside}</${name}>`
}

function escaped(text: string, special: RegExp): string {
  return text.replace(FORBIDDEN, '').replace(special, (character) => `&#${character.charCodeAt(0)};`)
}
