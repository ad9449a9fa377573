import { z } from 'zod'

/** What a host adds to the words of an offer: whose it is, and its occupation code (code ROME). */
export interface OfferOwner {
  employerId: string
  romeCode: string
}

export const emptyOfferOwner = (): OfferOwner => ({ employerId: '', romeCode: '' })

export const offerOwnerSchema = z
  .object({
    employerId: z.string().min(1, 'host.offers.form.employerMissing'),
    romeCode: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^([A-N]\d{4})?$/, 'host.offers.form.romeWrong'),
  })
  .transform(({ employerId, romeCode }) => ({ employerId, romeCode: romeCode || undefined }))
