import { expect, it } from 'vitest'
import { jobOfferStatus } from './job-offer.ts'

it('an offer is a draft until it is published, open until it is closed, and closed for good', () => {
  expect(jobOfferStatus({})).toBe('draft')
  expect(jobOfferStatus({ publishedAt: 0 })).toBe('open')
  expect(jobOfferStatus({ publishedAt: 1, closedAt: 0 })).toBe('closed')
  expect(jobOfferStatus({ closedAt: 2 })).toBe('closed')
})
