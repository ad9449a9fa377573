import { z } from 'zod'
import type { Employer } from '../../../domain/hiring/employer.ts'
import type { EmployerForm } from '../../data/host-api.ts'

/** What a host types about an employer. */
export interface TypedEmployer {
  name: string
  siren: string
  activity: string
  town: string
  presentation: string
}

export const emptyEmployer = (): TypedEmployer => ({
  name: '',
  siren: '',
  activity: '',
  town: '',
  presentation: '',
})

export function typedEmployerOf(employer: Employer): TypedEmployer {
  return {
    name: employer.name,
    siren: employer.siren ?? '',
    activity: employer.activity ?? '',
    town: employer.town ?? '',
    presentation: employer.presentation ?? '',
  }
}

const upTo = (longest: number) => z.string().trim().max(longest, 'host.employers.form.tooLong')

/** Lengths are those of the record. An empty text is sent too: it takes the field away. */
export const employerFormSchema: z.ZodType<EmployerForm, TypedEmployer> = z.object({
  name: upTo(80).min(1, 'host.employers.form.nameMissing'),
  siren: z
    .string()
    .transform((typed) => typed.replace(/\s/gu, ''))
    .pipe(z.string().regex(/^(\d{9})?$/, 'host.employers.form.sirenWrong')),
  activity: upTo(120),
  town: upTo(80),
  presentation: upTo(600),
})
