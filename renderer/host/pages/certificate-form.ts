import { z } from 'zod'
import { certificateFields, dayFault } from '../../../domain/competences/certificate.ts'
import { sanitizeLine, textLength } from '../../../domain/text/sanitize-text.ts'
import type { Day } from '../../../domain/time.ts'

/** What a host reads on a document; a day is empty where the document has none. */
export interface TypedCertificate {
  title: string
  issuer: string
  issuedOn: string
  expiresOn: string
}
export const emptyCertificate = (): TypedCertificate => ({
  ...{ title: '', issuer: '', issuedOn: '', expiresOn: '' },
})
export const certificateLimits = {
  title: certificateFields.title.maxLength,
  issuer: certificateFields.issuer.maxLength,
} as const

const needed = (field: 'title' | 'issuer', missing: string) =>
  z
    .string()
    .transform(sanitizeLine)
    .refine((text) => text !== '', missing)
    .refine((text) => textLength(text) <= certificateLimits[field], 'pages.form.tooLong')

/** The form on a day; without a date there is no such field. */
export const certificateSchema = (today: () => Day) =>
  z
    .object({
      title: needed('title', 'pages.form.nameMissing'),
      issuer: needed('issuer', 'pages.form.issuerMissing'),
      issuedOn: z.string(),
      expiresOn: z.string(),
    })
    .transform(({ title, issuer, issuedOn, expiresOn }, context) => {
      const days = { ...(issuedOn && { issuedOn }), ...(expiresOn && { expiresOn }) }
      const fault = dayFault(days, today())
      if (fault) {
        const path = [fault === 'issued-on' ? 'issuedOn' : 'expiresOn']
        context.addIssue({ code: 'custom', path, message: `pages.refused.${fault}` })
      }
      return { title, issuer, ...days }
    })
