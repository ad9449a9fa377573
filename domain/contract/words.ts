import { sanitizeLine, sanitizeText } from '../text/sanitize-text.ts'

/** Words on one line, cleaned before they are measured; they may be empty. */
export function line(maxLength: number) {
  return { type: 'string', maxLength, words: 'line' } as const
}

/** Words on several lines, cleaned before they are measured; they may be empty. */
export function lines(maxLength: number) {
  return { type: 'string', maxLength, words: 'lines' } as const
}

/** Words on one line that must say something. */
export function neededLine(maxLength: number) {
  return { ...line(maxLength), minLength: 1 } as const
}

/** Words on several lines that must say something. */
export function neededLines(maxLength: number) {
  return { ...lines(maxLength), minLength: 1 } as const
}

interface WordsSchema {
  words?: 'line' | 'lines'
  properties?: Record<string, WordsSchema>
  items?: WordsSchema
  anyOf?: readonly WordsSchema[]
}

/** What was sent, with every text that is words cleaned. What does not have the form of its schema stays as it is. */
export function withSanitizedTexts(schema: object, sent: unknown): unknown {
  return cleaned(schema as WordsSchema, sent)
}

function cleaned(schema: WordsSchema, value: unknown): unknown {
  if (schema.anyOf) return schema.anyOf.reduce((held, one) => cleaned(one, held), value)
  if (typeof value === 'string') {
    if (schema.words === undefined) return value
    return schema.words === 'line' ? sanitizeLine(value) : sanitizeText(value)
  }
  if (typeof value !== 'object' || value === null) return value
  const { items, properties } = schema
  if (Array.isArray(value)) return items ? value.map((item) => cleaned(items, item)) : value
  if (!properties) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const field = Object.hasOwn(properties, name) ? properties[name] : undefined
      return [name, field ? cleaned(field, part) : part]
    }),
  )
}
