import { describe, expect, it } from 'vitest'
import { isTame } from './inspect-json.ts'

/** A value with so many levels, itself the innermost. */
function nested(depth: number, innermost: unknown = 1): unknown {
  return depth === 1 ? { innermost } : { a: nested(depth - 1, innermost) }
}

describe('a parsed value is fit to be looked at', () => {
  it.each([[null], [1], ['__proto__'], [true], [[]], [{}], [[null, 1, 'x']], [{ a: { b: [{ c: null }] } }]])(
    'when it is %j',
    (value) => {
      expect(isTame(value, 4)).toBe(true)
    },
  )

  it('down to the depth that is allowed and no deeper, whichever branch it is in', () => {
    expect(isTame(nested(3), 3)).toBe(true)
    expect(isTame(nested(4), 3)).toBe(false)
    expect(isTame([1, [2, [3]], { a: nested(1) }], 3)).toBe(true)
    expect(isTame([nested(1), nested(3), nested(1)], 3)).toBe(false)
    expect(isTame([[[[]]]], 3)).toBe(false)
  })

  it.each(['__proto__', 'constructor', 'prototype'])('unless a field, at any depth, is named %s', (name) => {
    const poisoned = JSON.parse(`{"${name}":1}`) as unknown
    expect(isTame(poisoned, 12)).toBe(false)
    expect(isTame([1, { a: { b: [poisoned] } }], 12)).toBe(false)
    expect(isTame(nested(5, poisoned), 12)).toBe(false)
  })

  it('however deep and however wide it is: nothing overflows', () => {
    const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown
    expect(isTame(deep, 12)).toBe(false)
    expect(
      isTame(
        Array.from({ length: 100_000 }, () => ({ a: 1 })),
        12,
      ),
    ).toBe(true)
  })
})
