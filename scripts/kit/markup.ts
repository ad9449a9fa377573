/** A piece of HTML that is safe to place in another. */
export class Markup {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

type Part = string | number | Markup | null | readonly Part[]

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function sourceOf(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.source
  if (typeof part === 'object') return part.map(sourceOf).join('')
  return escape(String(part))
}

/** HTML from a template: text is escaped, markup and lists of it are placed as they are, `null` leaves nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  const rest = parts.map((part, index) => sourceOf(part) + strings[index + 1]!)
  return new Markup(strings[0]! + rest.join(''))
}

/**
 * French as a printer sets it: curly apostrophes, thin no-break spaces around high punctuation and quotes, and
 * numbers that stay beside what they count.
 */
export function french(text: string): string {
  return text
    .replaceAll("'", '’')
    .replaceAll(/[ \u00a0]+([;:!?»%])/g, '\u202f$1')
    .replaceAll(/«[ \u00a0]*/g, '«\u202f')
    .replaceAll(/(\d) (?=(?:h|m|cm|mm|kg|g|min|minutes?|secondes?|\d{3})\b)/g, '$1\u00a0')
}
