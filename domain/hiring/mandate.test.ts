import { describe, expect, it } from 'vitest'
import type { Employer } from './employer.ts'
import {
  isEmployerOf,
  isUnderMandate,
  mandateAt,
  withMandate,
  withoutMandate,
  type Mandate,
} from './mandate.ts'

const mandate = (siteId: string, told: Partial<Mandate> = {}): Mandate => ({
  ...{ siteId, scope: 'all', givenAt: 1, accountId: 'anne', givenBy: 'Anne' },
  ...told,
})
const employer = (...mandates: Mandate[]) =>
  ({ id: 'bakery', siteIds: ['mende', 'brest'], mandates }) as unknown as Employer
const { mandates: _none, ...withoutAny } = employer()
const silent = withoutAny as Employer
const application = (siteId: string, jobOfferId = 'offer-1') => ({ siteId, jobOfferId })

describe('the hosts of a site read and answer for an employer', () => {
  it('while it gave them its mandate and did not take it back', () => {
    expect(isUnderMandate(employer(mandate('mende')), application('mende'))).toBe(true)
    expect(isUnderMandate(employer(mandate('mende', { withdrawnAt: 2 })), application('mende'))).toBe(false)
    expect(isUnderMandate(employer(mandate('mende')), application('brest'))).toBe(false)
    expect(isUnderMandate(silent, application('mende'))).toBe(false)
    expect(isUnderMandate(undefined, application('mende'))).toBe(false)
  })

  it('of the offers that it named, where it named some', () => {
    const some = employer(mandate('mende', { scope: 'offers', offerIds: ['offer-1'] }))
    expect(isUnderMandate(some, application('mende', 'offer-1'))).toBe(true)
    expect(isUnderMandate(some, application('mende', 'offer-2'))).toBe(false)
    expect(isUnderMandate(employer(mandate('mende', { scope: 'offers' })), application('mende'))).toBe(false)
  })
})

it('an employer is one of the sites that it works with', () => {
  expect(['mende', 'brest', 'lyon'].map((siteId) => isEmployerOf(employer(), siteId))).toEqual([
    true,
    true,
    false,
  ])
})

it('a new mandate takes the place of the one given to the same site, and of no other', () => {
  const [old, elsewhere] = [mandate('mende', { withdrawnAt: 2 }), mandate('brest')]
  const given = mandate('mende', { givenAt: 3 })
  expect(withMandate(employer(old, elsewhere), given).mandates).toEqual([elsewhere, given])
  expect(withMandate(silent, given).mandates).toEqual([given])
  expect(mandateAt(withMandate(employer(old), given), 'mende')).toEqual(given)
})

it('a mandate taken back stays to be read, with the moment at which it was first taken back', () => {
  const [standing, elsewhere] = [mandate('mende'), mandate('brest')]
  const taken = withoutMandate(employer(standing, elsewhere), 'mende', 5)
  expect(taken.mandates).toEqual([{ ...standing, withdrawnAt: 5 }, elsewhere])
  expect(withoutMandate(taken, 'mende', 9).mandates).toEqual(taken.mandates)
  expect(withoutMandate(silent, 'mende', 9).mandates).toEqual([])
})
