import { expect, it } from 'vitest'
import { openedWith, sealedFor } from './sealed-for.ts'

it('what is sealed for a token is opened with no other, nor once it was changed', () => {
  const sealed = sealedFor('right', { code: 'ABCDE' })
  expect(() => openedWith('wrong', sealed)).toThrow()
  const bytes = Buffer.from(sealed, 'base64url')
  bytes[bytes.length - 1]! ^= 1
  expect(() => openedWith('right', bytes.toString('base64url'))).toThrow()
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('ABCDE')
  expect(openedWith('right', sealed)).toEqual({ code: 'ABCDE' })
})
