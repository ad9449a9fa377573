import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeStatusList, encodeStatusList, isSet, LEAST_ENTRIES } from './status-list.ts'

const multibase = (bytes: Uint8Array) => `u${Buffer.from(bytes).toString('base64url')}`

describe('a status list', () => {
  it.each([
    ['that is no text of a list', 'nonsense!'],
    ['without its mark', Buffer.from(gzipSync(new Uint8Array(LEAST_ENTRIES / 8))).toString('base64url')],
    ['that is not compressed', multibase(new Uint8Array(LEAST_ENTRIES / 8))],
    ['that is cut short', multibase(gzipSync(new Uint8Array(LEAST_ENTRIES / 8)).subarray(0, 20))],
    ['of fewer credentials than hide one', multibase(gzipSync(new Uint8Array(LEAST_ENTRIES / 8 - 1)))],
    ['that unpacks to hundreds of megabytes', multibase(gzipSync(new Uint8Array(300_000_000)))],
  ])('%s is none', async (_name, encoded) => {
    expect(await decodeStatusList(encoded)).toBeNull()
  })

  it('has no place beyond its end', async () => {
    const bits = (await decodeStatusList(await encodeStatusList([])))!
    expect(isSet(bits, LEAST_ENTRIES - 1)).toBe(false)
    expect(isSet(bits, LEAST_ENTRIES)).toBeNull()
  })

  it('writes the first credential leftmost, as its standard does', async () => {
    const encoded = await encodeStatusList([0, 10])
    const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'))
    expect([...bits.subarray(0, 2)]).toEqual([0b1000_0000, 0b0010_0000])
    expect(bits).toHaveLength(16_384)
  })

  it('tells of every credential what was written', async () => {
    const places = fc.uniqueArray(fc.nat(3 * LEAST_ENTRIES), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(places, fc.nat(LEAST_ENTRIES - 1), async (set, asked) => {
        const bits = (await decodeStatusList(await encodeStatusList(set)))!
        expect(set.every((index) => isSet(bits, index))).toBe(true)
        expect(isSet(bits, asked)).toBe(set.includes(asked))
      }),
      { numRuns: 30 },
    )
  })
})
