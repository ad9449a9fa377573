import { ok, refuse, type Result } from '../result.ts'

/** Long enough for every name of the demo and short enough for a badge; counted in what a person sees. */
export const MAX_NAME_LENGTH = 40

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/**
 * A first name or an invented one, as typed. Direction marks and control characters are dropped, spaces
 * folded; accents, apostrophes, hyphens and emoji stay. `empty`: nothing was left. `too-long`: more than 40
 * characters as seen, or more than the record can hold; nothing is cut silently.
 */
export function cleanVisitorName(typed: string): Result<string, 'empty' | 'too-long'> {
  const name = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  if (name === '') return refuse('empty')
  if ([...graphemes.segment(name)].length > MAX_NAME_LENGTH || [...name].length > MAX_NAME_LENGTH) {
    return refuse('too-long')
  }
  return ok(name)
}

/** The one letter shown until "C'est moi" is tapped. */
export function initialOf(name: string): string {
  const first = graphemes.segment(name)[Symbol.iterator]().next().value
  return (first?.segment ?? '').toLocaleUpperCase('fr')
}
