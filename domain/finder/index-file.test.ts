import { describe, expect, it } from 'vitest'
import { openFinder } from './finder.ts'
import { readIndex, writeIndex } from './index-file.ts'

const tables = {
  odd: Uint8Array.from([1, 2, 3]),
  small: Int8Array.from([-127, 0, 127]),
  lines: Uint16Array.from([65535]),
  hashes: Uint32Array.from([4294967295, 7]),
  scales: Float32Array.from([0.5, -1]),
  empty: new Uint16Array(),
}

describe('an index is refused', () => {
  const bytes = writeIndex(tables)
  it.each([
    ['that is empty', new Uint8Array(), 'not-an-index'],
    ['of another kind', new TextEncoder().encode('PK\u0003\u0004 and more'), 'not-an-index'],
    ['of another version', new TextEncoder().encode('PEPFIND2 and more'), 'not-an-index'],
    ['that ends too early', bytes.slice(0, -8), 'damaged'],
    ['that ends in its header', bytes.slice(0, 20), 'damaged'],
    ['that ends before its header', bytes.slice(0, 9), 'damaged'],
  ])('%s', (_, file, reason) => {
    expect(readIndex(file)).toEqual({ ok: false, reason })
    expect(openFinder(file)).toEqual({ ok: false, reason })
  })

  it('without the tables of a finder', () => {
    expect(openFinder(bytes)).toEqual({ ok: false, reason: 'damaged' })
  })
})

it('tables come back as they were, wherever the file lies in a buffer', () => {
  const bytes = writeIndex(tables)
  const shifted = new Uint8Array(bytes.length + 3)
  shifted.set(bytes, 3)
  for (const file of [bytes, shifted.subarray(3)]) {
    expect(readIndex(file)).toEqual({ ok: true, value: tables })
  }
})
