import { expect, it } from 'vitest'
import * as hostile from '../../tests/support/hostile-pictures.ts'
import { photoFault } from './check-photo.ts'
import { pictureAlone, saysMore } from './jpeg-segments.ts'
import { hashOfPhoto, PHOTO_BYTES } from './photo.ts'

const { smallJpeg, withSegment, exifWithPlace, bytesOf } = hostile
const scanAt = Buffer.from(smallJpeg).indexOf(Buffer.from([0xff, 0xda])) + 14
const changed = (at: number, value: number) => {
  const bytes = smallJpeg.slice()
  bytes[at] = value
  return bytes
}
const afterHead = (marker: number, body: Uint8Array) =>
  bytesOf(smallJpeg.slice(0, 20), withSegment(smallJpeg.slice(18), marker, body).slice(2))
const frameAt = Buffer.from(smallJpeg).indexOf(Buffer.from([0xff, 0xc0]))

it('a picture alone is a photo', () => {
  expect(photoFault(smallJpeg)).toBeNull()
})

it.each([
  ['where it was taken', withSegment(smallJpeg, 0xe1, exifWithPlace()), 'carries-more'],
  ['a colour profile', withSegment(smallJpeg, 0xe2, bytesOf('ICC_PROFILE\0')), 'carries-more'],
  ['a comment', withSegment(smallJpeg, 0xfe, bytesOf('<script>')), 'carries-more'],
  ['another copy of its head', withSegment(smallJpeg, 0xe0, smallJpeg.slice(6, 20)), 'carries-more'],
  ['a density', changed(15, 72), 'carries-more'],
  ['an archive behind it', hostile.jpegAndZip(), 'carries-more'],
  ['one byte behind it', bytesOf(smallJpeg, [0]), 'carries-more'],
  ['30 MB', hostile.photoOf30Megabytes(), 'too-large'],
  ['one byte too many', new Uint8Array(PHOTO_BYTES + 1), 'too-large'],
  ['a side of 1025', changed(frameAt + 8, 1).map((byte, at) => (at === frameAt + 7 ? 4 : byte)), 'too-large'],
  ['no picture', hostile.svgWithScript(), 'not-a-picture'],
  ['a drawing', hostile.png(8, 8), 'not-a-picture'],
  ['a cut', hostile.truncated(), 'not-a-picture'],
  [
    'other words between its squares',
    bytesOf(smallJpeg.slice(0, scanAt), 'PK', smallJpeg.slice(scanAt)),
    'not-a-picture',
  ],
  ['more squares than are told', changed(frameAt + 6, 33), 'not-a-picture'],
  ['fewer squares than are told', changed(frameAt + 8, 8), 'not-a-picture'],
  ['a table twice', afterHead(0xdb, bytesOf([0], new Uint8Array(64))), 'not-a-picture'],
  ['a table of no use', afterHead(0xc4, bytesOf([0x3f], new Uint8Array(16))), 'not-a-picture'],
  ['progressive frames', changed(frameAt + 1, 0xc2), 'not-a-picture'],
])('one with %s is refused', (_name, bytes, fault) => {
  expect(photoFault(bytes)).toBe(fault)
})

it('any byte of its scan that changes leaves a picture or is refused, and is read to an end', () => {
  for (let at = scanAt; at < smallJpeg.length; at++)
    for (const value of [0, 0x55, 0xaa, 0xfe])
      expect([null, 'not-a-picture', 'carries-more']).toContain(photoFault(changed(at, value)))
})

it('what an encoder says beside the picture is left out', () => {
  const told = withSegment(withSegment(smallJpeg, 0xe2, bytesOf('ICC_PROFILE\0')), 0xe1, exifWithPlace())
  expect(Buffer.from(told).includes('GPS-BREST')).toBe(true)
  expect(pictureAlone(told)).toEqual(smallJpeg)
  expect(pictureAlone(hostile.png(8, 8))).toBeNull()
})

it('segments of applications and comments say more than the picture', () => {
  expect([0xe0, 0xe1, 0xef, 0xfe].map(saysMore)).toEqual([true, true, true, true])
  expect([0xdf, 0xf0, 0xfd, 0xff, 0xc0].map(saysMore)).toEqual([false, false, false, false, false])
})

it('as many bytes as a photo has are looked at', () => {
  expect(photoFault(new Uint8Array(PHOTO_BYTES))).toBe('not-a-picture')
})

it('a photo is named by its content, in hexadecimal digits', async () => {
  expect(await hashOfPhoto(bytesOf('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})
