import { z } from 'zod'
import { employerSchema, type Employer } from '../../../domain/hiring/employer.ts'
import { readSiren } from '../../../domain/hiring/siren.ts'
import { maxLengthOf } from '../../../domain/record/record-limits.ts'
import { sanitizeLine, sanitizeText, textLength } from '../../../domain/text/sanitize-text.ts'
import { readEmail } from '../../../domain/text/email.ts'
import { readMobile } from '../../../domain/text/mobile.ts'
import { readPhone } from '../../../domain/text/phone.ts'
import type { EmployerForm } from '../../data/host-api.ts'

/** What a host types about an employer. */
export type TypedEmployer = Required<EmployerForm>
export type EmployerField = keyof TypedEmployer

export const employerFields = [
  'name',
  'siren',
  'activity',
  'town',
  'presentation',
  'contactName',
  'contactPhone',
  'contactEmail',
  'remindersBy',
  'hostNotes',
] as const satisfies readonly EmployerField[]

export const emptyEmployer = (): TypedEmployer => typedEmployerOf(undefined)

export function typedEmployerOf(employer: Employer | undefined): TypedEmployer {
  return Object.fromEntries(employerFields.map((field) => [field, employer?.[field] ?? ''])) as TypedEmployer
}

/** The longest each text may be, as the record says. */
export const employerLimits = {
  name: maxLengthOf(employerSchema, 'name'),
  activity: maxLengthOf(employerSchema, 'activity'),
  town: maxLengthOf(employerSchema, 'town'),
  presentation: maxLengthOf(employerSchema, 'presentation'),
  contactName: maxLengthOf(employerSchema, 'contactName'),
  hostNotes: maxLengthOf(employerSchema, 'hostNotes'),
} as const

const line = (longest: number) => upTo(longest, sanitizeLine)
const lines = (longest: number) => upTo(longest, sanitizeText)

function upTo(longest: number, clean: (typed: string) => string) {
  return z
    .string()
    .transform(clean)
    .refine((text) => textLength(text) <= longest, 'host.employers.form.tooLong')
}

/** A text that is empty, or that a rule reads; what the rule refuses is told. */
function read(reader: (typed: string) => { ok: true; value: string } | { ok: false }, message: string) {
  return z.string().transform((typed, context) => {
    if (typed.trim() === '') return ''
    const outcome = reader(typed)
    if (!outcome.ok) context.addIssue(message)
    return outcome.ok ? outcome.value : typed
  })
}

/** An empty text is sent too: it takes the field away. */
export const employerFormSchema: z.ZodType<TypedEmployer, TypedEmployer> = z
  .object({
    name: line(employerLimits.name).refine((name) => name !== '', 'host.employers.form.nameMissing'),
    siren: z.string().transform((typed, context) => {
      if (typed.trim() === '') return ''
      const outcome = readSiren(typed)
      if (outcome.ok) return outcome.value
      context.addIssue(`host.employers.form.${outcome.reason}`)
      return typed
    }),
    activity: line(employerLimits.activity),
    town: line(employerLimits.town),
    presentation: lines(employerLimits.presentation),
    contactName: line(employerLimits.contactName),
    contactPhone: read(readPhone, 'host.employers.form.phoneWrong'),
    contactEmail: read(readEmail, 'host.employers.form.emailWrong'),
    remindersBy: z.enum(['', 'sms']),
    hostNotes: lines(employerLimits.hostNotes),
  })
  .superRefine(({ remindersBy, contactPhone }, context) => {
    const mobile = readMobile(contactPhone)
    if (remindersBy !== 'sms' || mobile.ok) return
    context.addIssue({
      code: 'custom',
      path: ['contactPhone'],
      message: `host.employers.form.${mobile.reason}`,
    })
  })

/** Only what was changed since the form was filled: two hosts at one card keep both their words. */
export function changedFields(form: TypedEmployer, filled: TypedEmployer): Partial<EmployerForm> {
  return Object.fromEntries(
    employerFields.filter((field) => form[field] !== filled[field]).map((field) => [field, form[field]]),
  )
}
