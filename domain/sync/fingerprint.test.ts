import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { collectionNames, collections } from './collections.ts'
import { PROTOCOL } from './protocol.ts'

/**
 * What a device and a server must agree on, for each protocol number that was released. When this test
 * fails, a record changed on the wire: raise PROTOCOL, tell its history in protocol.ts, and add a line here.
 */
const fingerprints: Record<number, string> = {
  1: 'a4af5bd2c02ca2d2',
  2: '9faf00f435d8471a',
  3: '600f9dcaa6f6af1a',
}

it('the records on the wire change only together with the protocol number', () => {
  const wire = collectionNames.map((name) => {
    const { schema, shared, access } = collections[name]
    const writers = Object.entries(access).map(([role, { write, sealed }]) => [role, write, sealed ?? false])
    return [name, schema, shared, writers]
  })
  const fingerprint = createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 16)
  expect(fingerprint).toBe(fingerprints[PROTOCOL])
})
