import { expect, test } from 'vitest'
import { useForm } from '../use-form.ts'
import { emptyOfferOwner, offerOwnerSchema } from './offer-owner-form.ts'

test('an offer without an employer is not written', () => {
  const form = useForm(offerOwnerSchema, emptyOfferOwner)
  expect(form.read()).toBeNull()
  expect(form.errors.value).toEqual({ employerId: 'host.offers.form.employerMissing' })
  form.values.employerId = 'e1'
  expect(form.read()).toEqual({ employerId: 'e1' })
})
