import { expect, it, vi } from 'vitest'
import { PHOTO_BYTES } from '../../../../domain/photos/photo.ts'
import * as hostile from '../../../../tests/support/hostile-pictures.ts'
import { makeSmall, type Drawn } from './small-photo.ts'

const { smallJpeg, withSegment, exifWithPlace } = hostile
/** A decoder that draws anything as the same picture, with what an encoder may say beside it. */
function decoder(fields: Partial<Drawn> = {}) {
  const encode = vi.fn(async () => withSegment(smallJpeg, 0xe2, new Uint8Array(20)) as Uint8Array)
  const close = vi.fn()
  const draw = vi.fn(async (_file: Blob) => ({ width: 4000, height: 3000, encode, close, ...fields }))
  return { draw, encode, close }
}
const file = (bytes: Uint8Array<ArrayBuffer>, type = 'image/jpeg') => new Blob([bytes], { type })

it('what leaves is the picture alone, as large as a photo may be', async () => {
  const { draw, encode, close } = decoder()
  const made = await makeSmall(file(withSegment(smallJpeg, 0xe1, exifWithPlace())), draw)
  expect(made).toEqual({ ok: true, value: { bytes: smallJpeg, width: 1024, height: 768 } })
  expect(encode.mock.calls).toEqual([[1024, 768, 0.82]])
  expect(close).toHaveBeenCalledOnce()
})

it('a small one is not made larger, and its format is what its bytes say', async () => {
  const { draw, encode } = decoder({ width: 24, height: 1 })
  await makeSmall(file(smallJpeg, 'text/html'), draw)
  expect(encode).toHaveBeenCalledWith(24, 1, 0.82)
  expect(draw.mock.calls[0]![0].type).toBe('image/jpeg')
})

it('one that is too many bytes is made less fine, then smaller', async () => {
  const large = new Uint8Array(PHOTO_BYTES + 1)
  large.set(smallJpeg)
  const encode = vi.fn(async (width: number) => (width > 800 ? large : smallJpeg))
  const made = await makeSmall(file(smallJpeg), decoder({ encode }).draw)
  expect(made).toMatchObject({ ok: true, value: { width: 800, height: 600 } })
  expect(encode).toHaveBeenCalledTimes(5)
})

it.each([
  ['a bomb', hostile.decompressionBomb(), 'too-many-pixels'],
  ['a script in a drawing', hostile.svgWithScript(), 'not-a-picture'],
  ['a script in a picture', hostile.gifAndScript(), 'not-a-picture'],
  ['what moves', hostile.webp(true), 'moves'],
  ['what is cut off', hostile.truncated(), 'broken'],
])('%s is not decoded', async (_name, bytes, reason) => {
  const { draw } = decoder()
  expect(await makeSmall(file(bytes), draw)).toEqual({ ok: false, reason })
  expect(draw).not.toHaveBeenCalled()
})

it('a file too large for any camera is not even read', async () => {
  const huge = { size: 41 * 1024 * 1024, arrayBuffer: vi.fn() } as unknown as Blob
  expect(await makeSmall(huge, decoder().draw)).toEqual({ ok: false, reason: 'too-many-bytes' })
  expect(huge.arrayBuffer).not.toHaveBeenCalled()
})

it('what no decoder opens, or an encoder spoils, is said to be broken', async () => {
  const draw = () => Promise.reject(new Error('no'))
  expect(await makeSmall(file(smallJpeg), draw)).toEqual({ ok: false, reason: 'broken' })
  const spoilt = decoder({ encode: async () => hostile.png(8, 8) })
  expect(await makeSmall(file(smallJpeg), spoilt.draw)).toEqual({ ok: false, reason: 'broken' })
})
