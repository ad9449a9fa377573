import { describe, expect, it } from 'vitest'
import * as hostile from '../../tests/support/hostile-pictures.ts'
import { SOURCE_BYTES } from './photo.ts'
import { readPicture } from './read-picture.ts'

const { smallJpeg, withSegment, exifWithPlace, bytesOf } = hostile

it.each([
  ['a photo', smallJpeg, { format: 'jpeg', width: 24, height: 16 }],
  ['one with Exif', withSegment(smallJpeg, 0xe1, exifWithPlace()), { format: 'jpeg', width: 24, height: 16 }],
  ['one of 30 MB', hostile.photoOf30Megabytes(), { format: 'jpeg', width: 24, height: 16 }],
  ['one with an archive behind it', hostile.jpegAndZip(), { format: 'jpeg', width: 24, height: 16 }],
  ['a drawing', hostile.png(300, 200), { format: 'png', width: 300, height: 200 }],
  ['a WebP', hostile.webp(false), { format: 'webp', width: 640, height: 480 }],
])('%s says its size before it is decoded', (_name, bytes, head) => {
  expect(readPicture(bytes)).toEqual({ ok: true, value: head })
})

it.each([
  ['a GIF that is a script', hostile.gifAndScript(), 'not-a-picture'],
  ['an SVG with a script', hostile.svgWithScript(), 'not-a-picture'],
  ['nothing', new Uint8Array(), 'not-a-picture'],
  ['a text', bytesOf('une photo'), 'not-a-picture'],
  ['a decompression bomb', hostile.decompressionBomb(), 'too-many-pixels'],
  ['a JPEG whose second frame is the bomb', twoFrames(), 'too-many-pixels'],
  ['more than a camera writes', new Uint8Array(41 * 1024 * 1024), 'too-many-bytes'],
  ['a WebP that moves', hostile.webp(true), 'moves'],
  ['a PNG that moves', hostile.movingPng(), 'moves'],
  ['a JPEG that is cut off', hostile.truncated(), 'broken'],
  ['a PNG that is cut off', hostile.png(30, 20).slice(0, 50), 'broken'],
  ['a PNG without width', hostile.png(0, 20), 'broken'],
  ['a WebP that is cut off', hostile.webp(false).slice(0, 31), 'broken'],
  ['two bytes of a JPEG and none of the third', bytesOf([0xff, 0xd8, 0, 0]), 'not-a-picture'],
  ['one byte of a PNG', bytesOf([0x89, 0, 0, 0, 0, 0, 0, 0]), 'not-a-picture'],
  ['two bytes of a JPEG and a third', bytesOf([0xff, 0xd8, 0xff]), 'broken'],
])('%s is not decoded', (_name, bytes, reason) => {
  expect(readPicture(bytes)).toEqual({ ok: false, reason })
})

it('however a photo is cut, it says something', () => {
  for (const whole of [smallJpeg, hostile.png(30, 20), hostile.webp(false)]) {
    for (let length = 0; length < whole.length; length++) {
      expect(readPicture(whole.slice(0, length)).ok).toBe(false)
    }
  }
})

function twoFrames(): Uint8Array {
  return withSegment(smallJpeg, 0xc2, bytesOf([8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0]))
}

describe('a JPEG', () => {
  const SOI = [0xff, 0xd8]
  const frame = (marker: number, height: number, width: number) => [
    ...[0xff, marker, 0, 8, 8, height >> 8, height & 255, width >> 8, width & 255, 1],
  ]
  const scan = [0xff, 0xda, 0, 2]
  const END = [0xff, 0xd9]
  const sizeOf = (...parts: readonly (readonly number[])[]) => {
    const read = readPicture(bytesOf(SOI, ...parts))
    return read.ok ? [read.value.width, read.value.height] : read.reason
  }

  it('has the size of its frame, of whatever kind, and of several the largest', () => {
    for (const marker of [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xcf])
      expect(sizeOf(frame(marker, 300, 400), scan, END), String(marker)).toEqual([400, 300])
    expect(sizeOf(frame(0xc0, 300, 400), frame(0xc2, 10, 20), scan, END)).toEqual([400, 300])
    expect(sizeOf(frame(0xc0, 10, 20), frame(0xc2, 300, 400), scan, END)).toEqual([400, 300])
    expect(sizeOf(frame(0xc0, 20, 10), frame(0xc2, 10, 20), scan, END)).toEqual([10, 20])
    expect(sizeOf(frame(0xc0, 1, 1), scan, END)).toEqual([1, 1])
  })

  it('has a frame before its picture: tables and short segments are none', () => {
    for (const marker of [0xc4, 0xc8, 0xcc, 0xbf, 0xd0, 0xe0])
      expect(sizeOf(frame(marker, 300, 400), scan, END), String(marker)).toBe('broken')
    expect(sizeOf([0xff, 0xc0, 0, 6, 8, 1, 1, 1], scan, END)).toBe('broken')
    expect(sizeOf([0xff, 0xc0, 0, 7, 8, 0, 3, 0, 4], scan, END)).toEqual([4, 3])
    expect(sizeOf(frame(0xc0, 0, 400), scan, END)).toBe('broken')
    expect(sizeOf(frame(0xc0, 300, 0), scan, END)).toBe('broken')
  })

  it('has whole segments one after the other, with bytes that fill in between, up to an end', () => {
    expect(sizeOf([0xff, 0xff], frame(0xc0, 3, 4), scan, END)).toEqual([4, 3])
    expect(sizeOf([0xff, 0xe1, 0, 2], frame(0xc0, 3, 4), scan, END)).toEqual([4, 3])
    expect(sizeOf([0xff, 0xe1, 0, 1], frame(0xc0, 3, 4), scan, END)).toBe('broken')
    expect(sizeOf([0xff, 0xe1, 0, 0], frame(0xc0, 3, 4), scan, END)).toBe('broken')
    expect(sizeOf([0xff, 0xe1, 0, 2, 0xfe, 0xe1, 0, 2], frame(0xc0, 3, 4), scan, END)).toBe('broken')
    expect(sizeOf(frame(0xc0, 3, 4), scan)).toBe('broken')
    expect(sizeOf(frame(0xc0, 3, 4), [0xff, 0xda, 0, 9], END)).toBe('broken')
    expect(sizeOf(frame(0xc0, 3, 4), scan, [1, 2, 3], END, [5])).toEqual([4, 3])
    expect(sizeOf(frame(0xc0, 3, 4), scan, [0xff, 0xd8, 0xd9])).toBe('broken')
  })

  it('may have fifty million pixels, and no row more', () => {
    expect(sizeOf(frame(0xc0, 5_000, 10_000), scan, END)).toEqual([10_000, 5_000])
    expect(sizeOf(frame(0xc0, 5_001, 10_000), scan, END)).toBe('too-many-pixels')
    const whole = new Uint8Array(SOURCE_BYTES)
    whole.set(bytesOf(SOI, frame(0xc0, 3, 4), scan, END))
    expect(readPicture(whole).ok).toBe(true)
  })
})

describe('a WebP', () => {
  const file = (form: string, body: readonly number[], name = 'WEBP') => {
    const inside = bytesOf(name, form, [body.length, 0, 0, 0], body)
    return bytesOf('RIFF', [inside.length, 0, 0, 0], inside)
  }
  const filled = (...body: number[]) => [...body, ...Array.from({ length: 12 }, () => 0)]

  it('of each of its three forms says its size', () => {
    const lossy = file('VP8 ', filled(0, 0, 0, 0x9d, 1, 0x2a, 0x80, 0x82, 0xe0, 0x41))
    expect(readPicture(lossy)).toEqual({ ok: true, value: { format: 'webp', width: 640, height: 480 } })
    // 14 bits each, one less than there are.
    const sizes = (640 - 1) | ((480 - 1) << 14)
    const lossless = file(
      'VP8L',
      filled(0x2f, sizes & 255, (sizes >> 8) & 255, (sizes >> 16) & 255, sizes >>> 24),
    )
    expect(readPicture(lossless)).toEqual({ ok: true, value: { format: 'webp', width: 640, height: 480 } })
    const wide = file('VP8X', filled(0, 0, 0, 0, 0x01, 0x01, 0, 0x02, 0x02, 0))
    expect(readPicture(wide)).toEqual({ ok: true, value: { format: 'webp', width: 258, height: 515 } })
    const bomb = file('VP8X', filled(0, 0, 0, 0, 0, 0, 1, 0, 0, 1))
    expect(readPicture(bomb)).toEqual({ ok: false, reason: 'too-many-pixels' })
  })

  it('of another form is broken, and what only begins like one is no picture', () => {
    expect(readPicture(file('VP9 ', filled()))).toEqual({ ok: false, reason: 'broken' })
    expect(readPicture(file('VP8 ', filled(), 'WAVE'))).toEqual({ ok: false, reason: 'not-a-picture' })
    const other = file('VP8 ', filled(0, 0, 0, 0, 0, 0, 9, 0, 9, 0))
    other[0] = 0
    expect(readPicture(other)).toEqual({ ok: false, reason: 'not-a-picture' })
    expect(readPicture(bytesOf('RIFF', [20, 0, 0, 0], 'WEBPVP8 ', filled().slice(0, 10)))).toEqual({
      ...{ ok: false, reason: 'broken' },
    })
  })
})

describe('a PNG', () => {
  it('says first of all how large it is, and has an end', () => {
    const whole = hostile.png(30, 20)
    const renamed = whole.map((byte, at) => (at === 12 ? 0x4a : byte))
    expect(readPicture(renamed)).toEqual({ ok: false, reason: 'broken' })
    expect(readPicture(hostile.png(30, 0))).toEqual({ ok: false, reason: 'broken' })
    expect(readPicture(hostile.png(1, 1))).toMatchObject({ value: { width: 1, height: 1 } })
    expect(readPicture(hostile.png(70_000, 500))).toMatchObject({ value: { width: 70_000, height: 500 } })
    expect(readPicture(whole.slice(0, whole.length - 12))).toEqual({ ok: false, reason: 'broken' })
    expect(readPicture(bytesOf(whole, [1, 2, 3]))).toMatchObject({ ok: true })
  })
})
