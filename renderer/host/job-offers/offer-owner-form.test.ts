import { expect, test } from 'vitest'
import { useForm } from '../use-form.ts'
import { emptyOfferOwner, offerOwnerSchema, type OfferOwner } from './offer-owner-form.ts'

const form = (typed: Partial<OfferOwner>) =>
  useForm(offerOwnerSchema, () => ({ ...emptyOfferOwner(), ...typed }))

test('an offer without an employer is not written, and both mistakes are told at once', () => {
  const wrong = form({ romeCode: 'boulanger' })
  expect(wrong.read()).toBeNull()
  expect(wrong.errors.value).toEqual({
    employerId: 'host.offers.form.employerMissing',
    romeCode: 'host.offers.form.romeWrong',
  })
  expect(wrong.values.romeCode).toBe('boulanger')
})

test('the occupation code may be missing, and is read in small letters', () => {
  expect(form({ employerId: 'e1' }).read()).toEqual({ employerId: 'e1', romeCode: undefined })
  expect(form({ employerId: 'e1', romeCode: ' d1102' }).read()).toEqual({
    employerId: 'e1',
    romeCode: 'D1102',
  })
})
