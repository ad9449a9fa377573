import { ok, refuse, type Result } from '../result.ts'
import { sanitizeLine, textLength } from '../text/sanitize-text.ts'

/** Long enough for every name of the demo and short enough for a badge; counted in what a person sees. */
export const MAX_NAME_LENGTH = 40

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/**
 * A first name or an invented one, as typed, after the clean-up of every human text; accents, apostrophes,
 * hyphens and emoji stay. `empty`: nothing was left. `too-long`: more than 40 characters as seen, or more than
 * the record can hold; nothing is cut silently.
 */
export function sanitizeVisitorName(typed: string): Result<string, 'empty' | 'too-long'> {
  const name = sanitizeLine(typed)
  if (name === '') return refuse('empty')
  if ([...graphemes.segment(name)].length > MAX_NAME_LENGTH || textLength(name) > MAX_NAME_LENGTH) {
    return refuse('too-long')
  }
  return ok(name)
}

/** The one letter shown until "C'est moi" is tapped. */
export function initialOf(name: string): string {
  const first = graphemes.segment(name)[Symbol.iterator]().next().value
  return (first?.segment ?? '').toLocaleUpperCase('fr')
}
