import { ok, refuse, type Result } from '../result.ts'
import { readPhone } from './phone.ts'

/**
 * Why no SMS can go to a number. `overseas-code-missing`: a mobile of overseas France, whose blocks are shared out
 * between five country codes, so that only its owner can say which one it is.
 */
export const mobileFaults = ['not-a-mobile', 'overseas-code-missing'] as const
export type MobileFault = (typeof mobileFaults)[number]

/** The blocks of mainland France for people's mobiles (Arcep, plan national de numérotation). */
const MAINLAND = /^0(?:6(?:[0-24-8]|3[0-8]|9[589])|7[3-9])/u
const ANY_MOBILE = /^0[67]/u

/**
 * The number to which an SMS goes, as E.164 (`+33612345678`). One of another country is taken as it was given: in many,
 * nothing in a number tells a mobile from a line at home, and the gateway answers which it is.
 */
export function readMobile(typed: string): Result<string, MobileFault> {
  const phone = readPhone(typed)
  if (!phone.ok) return refuse('not-a-mobile')
  const digits = phone.value.replaceAll(' ', '')
  if (digits.startsWith('+')) return ok(digits)
  if (MAINLAND.test(digits)) return ok(`+33${digits.slice(1)}`)
  return refuse(ANY_MOBILE.test(digits) ? 'overseas-code-missing' : 'not-a-mobile')
}
