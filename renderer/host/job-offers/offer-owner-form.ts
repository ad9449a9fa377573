import { z } from 'zod'

/** What a host adds to the words of an offer: whose it is. */
export interface OfferOwner {
  employerId: string
}

export const emptyOfferOwner = (): OfferOwner => ({ employerId: '' })

export const offerOwnerSchema = z.object({
  employerId: z.string().min(1, 'host.offers.form.employerMissing'),
})
