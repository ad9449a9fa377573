import 'fake-indexeddb/auto'
import { beforeEach, expect, it, vi } from 'vitest'
import { toBase64Url } from '../../domain/credentials/base64url.ts'
import { hashOfPhoto } from '../../domain/photos/photo.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { smallJpeg } from '../../tests/support/hostile-pictures.ts'
import type { DeviceData } from './device-data-type.ts'
import { keepPhotos, MOST_KEPT, type KeptPhotos } from './kept-photos.ts'
import { openPhotoShelf, type PhotoShelf } from './photo-shelf.ts'
import { openDevice, until, useSite } from './testing/device.ts'
import { aPosting } from './testing/records.ts'

const site = useSite()
const HASH = await hashOfPhoto(smallJpeg)
const path = (id: string, hash = HASH) => `postings/${id}/photos/${hash}`
const photo = { hash: HASH, alt: 'Des habits' }
let data: DeviceData
let shelf: PhotoShelf
let photos: KeptPhotos
async function open() {
  data = await openDevice('kiosk')
  shelf = openPhotoShelf(data.identity)
  photos = keepPhotos(data, shelf)
}
const asked = () =>
  site.server.asked.filter(({ path: one }) => one.includes('/photos/')).map((one) => one.path)
async function hold(...cards: Posting[]) {
  for (const card of cards) await data.records('postings').upsert(card)
  photos.follow(cards)
}

beforeEach(async () => {
  site.server.answers.set(path('card'), { jpeg: toBase64Url(smallJpeg) })
  await open()
  await until(() => data.sync.connected)
})

it('a photo of the board is fetched once, and is here without network after a restart', async () => {
  await hold(aPosting({ photo, steps: [{ text: 'Trier', photo }] }))
  await until(() => photos.arrived.value === 1)
  photos.close()
  await data.close()
  site.server.stop()
  await open()
  await hold(aPosting({ photo }))
  const blob = await photos.blobOf({ postingId: 'card', hash: HASH })
  expect([blob!.type, new Uint8Array(await blob!.arrayBuffer())]).toEqual(['image/jpeg', smallJpeg])
  expect(asked()).toEqual([path('card')])
  photos.close()
})

it('it goes with its card, and not because no card is shown yet', async () => {
  await hold(aPosting({ photo }))
  await until(() => photos.arrived.value === 1)
  photos.follow([])
  photos.connected()
  expect(await photos.blobOf({ postingId: 'card', hash: HASH })).not.toBeNull()
  await data.records('postings').findOne('card').remove()
  photos.follow([])
  await until(async () => (await shelf.names()).length === 0)
  expect(await photos.blobOf({ postingId: 'card', hash: HASH })).toBeNull()
  photos.close()
})

it('what the server gives under another name is not kept, nor asked for again on the same line', async () => {
  const other = 'a'.repeat(64)
  site.server.answers.set(path('card', other), { jpeg: toBase64Url(smallJpeg) })
  await hold(aPosting({ photo: { hash: other, alt: 'x' } }))
  await until(() => asked().length === 1)
  photos.follow([aPosting({ photo: { hash: other, alt: 'x' } })])
  await hold(aPosting({ id: 'next', photo }))
  await until(() => asked().includes(path('next')))
  expect([asked().length, await shelf.names()]).toEqual([2, []])
  photos.connected()
  await until(() => asked().length >= 3)
  photos.close()
})

it('a kiosk asks for so many and no more', async () => {
  const call = vi.fn(async () => ({ ok: false, reason: 'not-found' }))
  const some = keepPhotos({ ...data, call } as never, shelf)
  some.follow(Array.from({ length: MOST_KEPT + 5 }, (_, n) => aPosting({ id: `c${n}`, photo })))
  await until(() => call.mock.calls.length >= MOST_KEPT)
  some.connected()
  await until(() => call.mock.calls.length >= 2 * MOST_KEPT)
  expect(call.mock.calls.length).toBe(2 * MOST_KEPT)
  some.close()
  photos.close()
})

it('a shelf that fails costs the photo, and nothing else', async () => {
  const broken: PhotoShelf = {
    ...shelf,
    names: () => Promise.reject(new Error('full')),
    get: () => Promise.reject(new Error('full')),
  }
  const some = keepPhotos(data, broken)
  some.follow([aPosting({ photo })])
  expect(await some.blobOf({ postingId: 'card', hash: HASH })).toBeNull()
  some.close()
  photos.close()
})
