import fc from 'fast-check'
import { reactive } from 'vue'
import { describe, expect, test } from 'vitest'
import { wire } from './wire.ts'

const roundTrip = (value: unknown) => wire.decode(wire.encode(value))

describe('values between the page and the shell', () => {
  test.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a promise', Promise.resolve()],
  ])('%s is refused, in the words of Electron', (_name, value) =>
    expect(() => wire.encode({ value })).toThrow('An object could not be cloned.'),
  )

  test('a reactive object of a screen is refused, as in Electron', () => {
    expect(() => wire.encode(reactive({ name: 'Léa' }))).toThrow('An object could not be cloned.')
  })

  test('dates, maps, sets, bytes, missing values and cycles come out as they went in', () => {
    const value: Record<string, unknown> = {
      when: new Date(5),
      map: new Map([['a', new Set([1, NaN])]]),
      bytes: new Uint8Array([1, 2]),
      nothing: undefined,
      list: [1, undefined, 3],
    }
    value['self'] = value
    const back = roundTrip(value) as Record<string, unknown>
    expect(back['self']).toBe(back)
    expect({ ...back, self: 0 }).toEqual({ ...value, self: 0 })
    expect('nothing' in back).toBe(true)
  })

  test('a zero keeps its sign', () => {
    expect(roundTrip([-0, 0])).toEqual([-0, 0])
  })

  test('any JSON comes out as it went in, dangerous names included', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(roundTrip(value)).toEqual(value)
      }),
    )
    expect(Object.keys(roundTrip(JSON.parse('{"__proto__":1}')) as object)).toEqual(['__proto__'])
  })
})
