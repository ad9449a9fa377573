import { expect, it } from 'vitest'
import { dayFault, decideCertificate, isExpired, type CertificateForm } from './certificate.ts'

const page = { competences: [{ id: 'lift', label: 'x', origin: 'personal' as const, addedAt: '1' }] }
const noted = { id: 'c1', seenBy: 'host', now: 5, today: '2026-11-27' }
const form = (told: Partial<CertificateForm> = {}): CertificateForm => ({
  ...{ title: 'CACES R489 cat. 3', issuer: 'Afpa Mende', competenceIds: ['lift'] },
  ...told,
})

it.each([
  [{ issuedOn: '2026-11-28' }, 'issued-on'],
  [{ issuedOn: '2026-02-31' }, 'issued-on'],
  [{ issuedOn: '1926-01-01' }, 'issued-on'],
  [{ issuedOn: '2026-01-01', expiresOn: '2025-12-31' }, 'expires-on'],
  [{ expiresOn: '2026-13-01' }, 'expires-on'],
  [{ expiresOn: '2099-01-01' }, 'expires-on'],
  [{ competenceIds: ['lift', 'boat'] }, 'not-declared'],
])('a title with %j is refused as %s', (told, reason) => {
  expect(decideCertificate(page, form(told), noted)).toEqual({ ok: false, reason })
})

it.each([
  [{ issuedOn: '1940-01-01' }],
  [{ issuedOn: '2026-11-27', expiresOn: '2026-11-27' }],
  [{ expiresOn: '1940-01-01' }],
  // Fifty years of 366 days from that day on.
  [{ expiresOn: '2077-01-03' }],
])('a title with %j is noted', (told) => {
  expect(decideCertificate(page, form(told), noted)).toMatchObject({ ok: true, value: told })
})

it('a title that ends a day later than that is refused', () => {
  expect(dayFault({ expiresOn: '2077-01-04' }, '2026-11-27')).toBe('expires-on')
})

it('a page that holds as many as it can takes no more', () => {
  const certificates = Array.from({ length: 40 }, (_, n) => ({ ...form(), id: `c${n}`, seenBy: 'h', at: 1 }))
  expect(decideCertificate({ ...page, certificates }, form(), noted)).toEqual({ ok: false, reason: 'full' })
})

it('a title is noted with who saw it and when, each competence once', () => {
  const told = { issuedOn: '2021-05-03', expiresOn: '2026-05-02', competenceIds: ['lift', 'lift'] }
  const { value } = decideCertificate(page, form(told), noted) as { value: object }
  expect(value).toEqual({ ...form(told), competenceIds: ['lift'], id: 'c1', seenBy: 'host', at: 5 })
})

it('a title ends after its last day, and one without an end never', () => {
  expect(isExpired({ expiresOn: '2026-11-26' }, '2026-11-27')).toBe(true)
  expect(isExpired({ expiresOn: '2026-11-27' }, '2026-11-27')).toBe(false)
  expect(isExpired({}, '2026-11-27')).toBe(false)
  expect(dayFault({}, '2026-11-27')).toBeNull()
})
