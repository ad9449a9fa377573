import { z } from 'zod'
import { createAccount } from '../../../domain/contract/accounts.ts'
import { sanitizeLine, textLength } from '../../../domain/text/sanitize-text.ts'

/** What a host types to make an account. */
export interface TypedAccount {
  name: string
  login: string
}

export const emptyAccount = (): TypedAccount => ({ name: '', login: '' })
const { name, login } = createAccount.body.properties
/** Longest name and login that the server keeps. */
export const accountLimits = { name: name.maxLength, login: login.maxLength } as const

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
