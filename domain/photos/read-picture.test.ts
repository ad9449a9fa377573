import { expect, it } from 'vitest'
import * as hostile from '../../tests/support/hostile-pictures.ts'
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
