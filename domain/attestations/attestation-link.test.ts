import { expect, it } from 'vitest'
import { attestationLink, withoutLink } from './attestation-link.ts'

it('a link gives its code back, and the server in it never sees the code', () => {
  const link = attestationLink('https://pepiniere.example', 'PEA1ABC')
  expect(withoutLink(link)).toBe('PEA1ABC')
  expect(withoutLink(` ${link}\n`)).toBe('PEA1ABC')
  expect(new URL(link).pathname + new URL(link).search).toBe('/verify/')
})

it.each([
  'PEA1ABC',
  '',
  'https://pepiniere.example/verify/',
  'https://pepiniere.example/verify/#',
  'https://pepiniere.example/elsewhere/#PEA1ABC',
  'Voir https://pepiniere.example/verify/#PEA1ABC',
  '{"id":"https://pepiniere.example/verify/#PEA1ABC"}',
])('%j is left as it is', (text) => {
  expect(withoutLink(text)).toBe(text)
})
