import { z } from 'zod'
import { cleanLine, cleanText, textLength } from '../../domain/text/clean-text.ts'

/** Words on one line, cleaned, of at most so many characters; they may be empty. */
export function line(longest: number) {
  return words(cleanLine, longest)
}

/** Words on several lines, cleaned, of at most so many characters; they may be empty. */
export function lines(longest: number) {
  return words(cleanText, longest)
}

/** Words on one line that must say something. */
export function neededLine(longest: number) {
  return line(longest).refine((text) => text !== '')
}

/** Words on several lines that must say something. */
export function neededLines(longest: number) {
  return lines(longest).refine((text) => text !== '')
}

function words(clean: (typed: string) => string, longest: number) {
  return z
    .string()
    .transform(clean)
    .refine((text) => textLength(text) <= longest)
}
