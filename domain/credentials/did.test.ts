import { describe, expect, it } from 'vitest'
import { didJwkOf, ed25519OfMultibase, keyInDid, multibaseOf, publicJwkIn } from './did.ts'

const rsa = { kty: 'RSA', n: 'sQ', e: 'AQAB' } as const

describe('the key in an identifier', () => {
  it.each([
    'did:web:badges.example',
    'did:key:z6Mk',
    'did:key:z0OIl',
    // A key of P-256, which is not read from this form.
    'did:key:zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv',
    `did:key:z${'6'.repeat(100_000)}`,
    'did:jwk:####',
    'did:jwk:bm90IGpzb24',
    `did:jwk:${Buffer.from('{"kty":"oct","k":"c2VjcmV0"}').toString('base64url')}`,
  ])('%.60s is none', (did) => {
    expect(keyInDid(did)).toBeNull()
  })

  it('leaves out what is private in it', () => {
    const did = `did:jwk:${Buffer.from(JSON.stringify({ ...rsa, d: 'private' })).toString('base64url')}`
    expect(keyInDid(did)).toEqual(rsa)
    expect(publicJwkIn({ ...rsa, d: 'private', k: 'secret' })).toEqual(rsa)
  })

  it('comes back from the identifier that was made of it, whatever order it was written in', () => {
    expect(keyInDid(didJwkOf({ ...rsa, kid: 'x' }))).toEqual(rsa)
    expect(didJwkOf({ e: 'AQAB', n: 'sQ', kty: 'RSA' })).toBe(didJwkOf(rsa))
  })

  it('is read and written as the examples of the W3C have it', () => {
    const multibase = 'z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp'
    const bytes = '3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29'
    const key = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes, 'hex').toString('base64url') } as const
    expect(keyInDid(`did:key:${multibase}`)).toEqual(key)
    expect(ed25519OfMultibase(multibase)).toEqual(key)
    expect(multibaseOf(key)).toBe(multibase)
    expect(multibaseOf(rsa)).toBeNull()
  })
})
