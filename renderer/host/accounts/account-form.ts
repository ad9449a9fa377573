import { z } from 'zod'
import { sanitizeLine, textLength } from '../../../domain/text/sanitize-text.ts'

/** What a host types to make an account. */
export interface TypedAccount {
  name: string
  login: string
}

export const emptyAccount = (): TypedAccount => ({ name: '', login: '' })
/** Longest name and login that the server keeps. */
export const accountLimits = { name: 80, login: 120 } as const

export const accountSchema = z.object({
  name: z
    .string()
    .transform(sanitizeLine)
    .refine((name) => name !== '', 'host.accounts.nameMissing')
    .refine((name) => textLength(name) <= accountLimits.name, 'host.accounts.tooLong'),
  login: z
    .string()
    .transform(sanitizeLine)
    .refine((login) => login !== '', 'host.accounts.loginMissing')
    .refine((login) => !/\s/u.test(login), 'host.accounts.loginSpaces')
    .refine((login) => textLength(login) <= accountLimits.login, 'host.accounts.tooLong'),
})
