import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { collectionNames, collections } from './collections.ts'
import { fingerprints, PROTOCOL } from './protocol.ts'

it('the records on the wire change only together with the protocol number', () => {
  const wire = collectionNames.map((name) => {
    const { schema, shared, access } = collections[name]
    const writers = Object.entries(access).map(([role, { write, sealed }]) => [role, write, sealed ?? false])
    return [name, schema, shared, writers]
  })
  const fingerprint = createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 16)
  expect(fingerprint).toBe(fingerprints[PROTOCOL])
})
