import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Scope } from '../../domain/sync/scope.ts'
import { visitorIdFrom } from '../../domain/visits/visitor-id.ts'
import { createPersonKeys } from './person-keys.ts'

const keys = createPersonKeys('a secret of the server')
const bakery: Scope = { deviceId: 'd1', siteId: 'brest', role: 'employer', employerId: 'bakery' }
const garage: Scope = { ...bakery, employerId: 'garage' }
const text = JSON.stringify({ documents: [{ id: 'a1', visitorId: 'K7QF3M2X9', message: '"visitorId":"x"' }] })
const keyIn = (masked: string) => /"visitorId":"([^"]*)"/.exec(masked)![1]!

it('an employer’s devices hold a key of the person, the same each time and another at each employer', () => {
  const masked = keys.masked(bakery, text)
  expect(masked).not.toContain('K7QF3M2X9')
  expect(keyIn(masked)).toMatch(/^p_[A-Za-z0-9_-]{20,38}$/)
  expect(keys.masked(bakery, text)).toBe(masked)
  expect(keyIn(keys.masked(garage, text))).not.toBe(keyIn(masked))
  expect((JSON.parse(masked) as { documents: { message: string }[] }).documents[0]!.message).toBe(
    '"visitorId":"x"',
  )
})

it('other devices hold what they held', () => {
  expect(keys.masked({ deviceId: 'd2', siteId: 'brest', role: 'host' }, text)).toBe(text)
})

it('is read back for the employer that it was made for, and for nobody else', () => {
  const row = { collection: 'applications', document: { visitorId: keyIn(keys.masked(bakery, text)) } }
  expect(keys.unmasked(bakery, row)).toMatchObject({ document: { visitorId: 'K7QF3M2X9' } })
  expect(keys.unmasked(garage, row)).toEqual(row)
  expect(createPersonKeys('another secret').unmasked(bakery, row)).toEqual(row)
  for (const odd of [null, 'x', {}, { document: { visitorId: 'p_' } }, { document: { visitorId: 7 } }]) {
    expect(keys.unmasked(bakery, odd)).toEqual(odd)
  }
})

it('whoever the visitor is, the key fits where an id does and is read back', () => {
  fc.assert(
    fc.property(fc.uuid(), (fresh) => {
      const visitorId = visitorIdFrom(fresh)
      const key = keyIn(keys.masked(bakery, JSON.stringify({ visitorId })))
      expect(key.length).toBeLessThanOrEqual(40)
      expect(keys.unmasked(bakery, { document: { visitorId: key } })).toEqual({ document: { visitorId } })
    }),
  )
})

it('of an id that no visitor has is no longer than a record holds, and is not read back', () => {
  const key = keyIn(keys.masked(bakery, JSON.stringify({ visitorId: 'x'.repeat(60) })))
  expect(key).toHaveLength(40)
  expect(keys.unmasked(bakery, { document: { visitorId: key } })).toEqual({ document: { visitorId: key } })
})
