import { blockingWords } from './wording-guard.ts'

/** One text of a record and where it stands in it: `criteria.0.label`. */
export interface FieldText {
  field: string
  text: string
}

/**
 * The first field whose words may not be told (critères protégés). Words that were told before are not judged
 * again: who mends something else is not held up by them.
 */
export function protectedField(
  told: readonly FieldText[],
  before: readonly FieldText[] = [],
): string | undefined {
  const known = new Set(before.map(({ text }) => text))
  return told.find(({ text }) => !known.has(text) && blockingWords(text).length > 0)?.field
}

/** The texts of a record under the names of their fields, without those that are not there. */
export function fieldTexts(texts: Readonly<Record<string, string | undefined>>): FieldText[] {
  return Object.entries(texts).flatMap(([field, text]) => (text ? [{ field, text }] : []))
}
