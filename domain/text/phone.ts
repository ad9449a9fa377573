import { ok, refuse, type Result } from '../result.ts'

/** ITU-T E.164: at most 15 digits, the country's included. Short service numbers are nobody's own. */
const FEWEST_DIGITS = 6
const MOST_DIGITS = 15
const NATIONAL_LENGTH = 10

/**
 * A telephone number as people write it (`06-12-34-56-78`, `06.12.34.56.78`, `+33 (0)6 12 34 56 78`,
 * `0033 6…`), in one form: `06 12 34 56 78` for a French one, `+` and digits for another country's.
 * `not-a-phone`: nobody could call it. Whether the number exists is not checked.
 */
export function readPhone(typed: string): Result<string, 'not-a-phone'> {
  const words = typed.normalize('NFKC').trim()
  if (!/^\+?[\d\s().\-/‐-―]+$/u.test(words)) return refuse('not-a-phone')
  const isWholeNumber = words.startsWith('+') || /^00/u.test(words.replaceAll(/\D/gu, ''))
  // The zero that is dialled inside the country only.
  const digits = words.replaceAll(/\(\s*0\s*\)/gu, isWholeNumber ? '' : '0').replaceAll(/\D/gu, '')
  if (!isWholeNumber) return isLikeAPhone(digits) ? ok(inPairs(digits)) : refuse('not-a-phone')
  const international = words.startsWith('+') ? digits : digits.slice(2)
  const french = /^330?([1-9]\d{8})$/u.exec(international)
  if (french) return ok(inPairs(`0${french[1]}`))
  if (international.startsWith('33') || international.startsWith('0')) return refuse('not-a-phone')
  return isLikeAPhone(international) ? ok(`+${international}`) : refuse('not-a-phone')
}

function isLikeAPhone(digits: string): boolean {
  const isOneDigitOnly = /^(\d)\1*$/u.test(digits)
  const isFrenchOrShort = digits.startsWith('0') ? digits.length === NATIONAL_LENGTH : true
  return digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS && isFrenchOrShort && !isOneDigitOnly
}

function inPairs(digits: string): string {
  if (!digits.startsWith('0')) return digits
  return digits.replaceAll(/(\d\d)(?=\d)/gu, '$1 ')
}
