import { ok, refuse, type Result } from '../result.ts'

/** `siren-length`: neither nine digits (SIREN) nor fourteen (SIRET). `siren-wrong`: the check digit says no. */
export const sirenRefusals = ['siren-length', 'siren-wrong'] as const
export type SirenRefusal = (typeof sirenRefusals)[number]

const LA_POSTE = '356000000'

/**
 * The SIREN in what somebody typed: nine digits, or the fourteen of a SIRET, with the spaces, dots and dashes
 * that people put between them.
 */
export function readSiren(typed: string): Result<string, SirenRefusal> {
  const digits = typed.replace(/[\s.\u00a0\u202f-]/gu, '')
  if (!/^(\d{9}|\d{14})$/.test(digits)) return refuse('siren-length')
  const siren = digits.slice(0, 9)
  return isSiren(siren) && adds(digits) ? ok(siren) : refuse('siren-wrong')
}

export function isSiren(digits: string): boolean {
  return /^\d{9}$/.test(digits) && !/^0+$/.test(digits) && luhn(digits)
}

/**
 * The check of a SIREN or of a SIRET. La Poste has more branches than it allows numbers for: of theirs, the digits add
 * up to a multiple of five.
 */
function adds(digits: string): boolean {
  if (luhn(digits)) return true
  return digits.startsWith(LA_POSTE) && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
