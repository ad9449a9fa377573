import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changeIn, partsIn, textOf } from './commit-text.ts'
import type { Change } from './journal.ts'

const seed = Number(process.env['SEED'] ?? 20_261_129)

it('is read as it was written, in its order, whatever the names and words of it', () => {
  const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('visits@1', '\n', '[]', '"'))
  const row = fc.record({ words: name, at: fc.integer() })
  const change: fc.Arbitrary<Change> = fc.record(
    {
      table: name,
      put: fc.array(fc.tuple(name, row), { maxLength: 3 }),
      drop: fc.array(name, { maxLength: 3 }),
      clear: fc.constant(true as const),
    },
    { requiredKeys: ['table'] },
  )
  fc.assert(
    fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
      const written = JSON.parse(JSON.stringify(changes)) as Change[]
      expect(partsIn(textOf(changes)).map(changeIn)).toEqual(written)
      // As the version before wrote it.
      expect(partsIn(JSON.stringify(changes)).map(changeIn)).toEqual(written)
    }),
    { seed, numRuns: 500 },
  )
})

it('names each table before anything is said of it', () => {
  const changes: Change[] = [
    { table: 'visits@2', put: [['v', { id: 'v' }]] },
    { table: 'writes', drop: ['w'] },
  ]
  expect(textOf(changes)).toBe('[["visits@2",26],["writes",14]]\n{"put":[["v",{"id":"v"}]]}{"drop":["w"]}')
  expect(partsIn(textOf(changes)).map(([table]) => table)).toEqual(['visits@2', 'writes'])
})
