import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowSum, valueOf, type Row } from './row-digest.ts'

const digestOf = (rows: readonly Row[]) => {
  const sum = new RowSum()
  for (const row of rows) sum.add(row)
  return sum.digest
}
const value = fc.oneof(fc.string(), fc.maxSafeInteger(), fc.constant(null))
const rows = fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { maxLength: 12 })

describe('the sum of rows', () => {
  it('is the same in any order', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (all, places) => {
        const shuffled = all
          .map((row) => ({ row, place: places.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ row }) => row)
        expect(digestOf(shuffled)).toEqual(digestOf(all))
      }),
    )
  })

  it('tells a row that is missing, doubled or another by one value', () => {
    fc.assert(
      fc.property(rows, fc.array(value, { minLength: 2, maxLength: 4 }), value, (all, row, other) => {
        const whole = digestOf([...all, row])
        expect(digestOf(all)).not.toEqual(whole)
        expect(digestOf([...all, row, row])).not.toEqual(whole)
        fc.pre(other !== row[0])
        expect(digestOf([...all, [other, ...row.slice(1)]]).hash).not.toBe(whole.hash)
      }),
    )
  })
})

it('a value is the same from either database', () => {
  expect(valueOf(new Uint8Array([0, 255]))).toBe(valueOf(Buffer.from([0, 255])))
  expect([valueOf(Infinity), valueOf(-Infinity)]).toEqual([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])
  expect(() => valueOf(1n)).toThrow('bigint')
})
