import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Photo } from '../../domain/photos/photo.ts'
import type { Posting, PostingEvent } from '../../domain/postings/posting.ts'
import { addDays, DAY, siteDay } from '../../domain/time.ts'
import * as hostile from '../../tests/support/hostile-pictures.ts'
import { boardFollower } from '../board/board-follower.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { MOST_OF_SITE } from '../photos/photos.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, TestServer, type TestDevice } from '../testing/test-server.ts'

const { smallJpeg, withSegment, exifWithPlace } = hostile
let server: TestServer
let kiosk: TestDevice
let host: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  for (const site of ['brest', 'quimper']) await server.createSite(site)
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('lea', await server.account('brest', 'lea'))
})
afterEach(() => server.stop())

const now = () => server.clock.now()
const event = (type: PostingEvent['type'], more: Partial<PostingEvent> = {}): PostingEvent => ({
  ...{ id: type, type, at: now(), by: 'server', turn: 1 },
  ...more,
})
/** A card as the server holds it; `deleted`: taken away. */
async function card(fields: Partial<Posting> = {}, deleted = false): Promise<void> {
  const head = {
    id: 'p1',
    siteId: 'brest',
    rev: `${(revision += 1)}`,
    at: now(),
    by: 'h',
    mark: 'Une friperie',
  }
  const { photo: _photo, ...sample } = sampleRecord('postings', head)
  const endsOn = addDays(siteDay(now()), 60)
  const posting: Posting = { ...sample, steps: [{ text: 'Trier' }], endsOn, authorId: 'NADIA', ...fields }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'postings', posting, { deleted }))
  await settled()
}
let revision = 0
const published = () => ({ publishedAt: now(), events: [event('submitted'), event('published')] })
const settled = async () => {
  await server.running.followUps.look()
}
const send = (jpeg: Uint8Array, from = host, id = 'p1') =>
  from.call('POST', `host/postings/${id}/photos`, { jpeg: Buffer.from(jpeg).toString('base64url') })
const sent = async (jpeg: Uint8Array = smallJpeg): Promise<Photo> => {
  const { hash } = (await send(jpeg)).body as { hash: string }
  return { hash, alt: 'Des habits sur une table' }
}
const read = (hash: string, from = kiosk) => from.call('GET', `postings/p1/photos/${hash}`)
const left = async () =>
  (await server.parts.store.read((view) => view.all(view.tables.selectFrom('photos').select('hash')))).length
const look = async () => {
  const work = await boardFollower(server.parts).works.board!({
    kind: 'board',
    siteId: 'brest',
    subject: 'brest',
  })
  await server.parts.store.transaction(work)
}

describe('a photo that is sent', () => {
  it('is kept once, and read as it was sent by whoever may see the card', async () => {
    await card()
    const photo = await sent()
    expect(await sent()).toEqual(photo)
    expect(await left()).toBe(1)
    expect((await read(photo.hash)).status).toBe(404)
    expect((await read(photo.hash, host)).status).toBe(200)
    await card({ ...published(), photo })
    const answer = await read(photo.hash)
    expect(answer.body).toEqual({ jpeg: Buffer.from(smallJpeg).toString('base64url') })
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
  })

  it.each([
    ['with a place', withSegment(smallJpeg, 0xe1, exifWithPlace()), 'carries-more'],
    ['with an archive', hostile.jpegAndZip(), 'carries-more'],
    ['that is a script too', hostile.gifAndScript(), 'not-a-picture'],
    ['with a script', hostile.svgWithScript(), 'not-a-picture'],
    ['that is a bomb', hostile.decompressionBomb(), 'not-a-picture'],
    ['that moves', hostile.webp(true), 'not-a-picture'],
    ['that is cut off', hostile.truncated(), 'not-a-picture'],
    ['that is large', new Uint8Array(200_000), 'too-large'],
  ])('%s is refused by its name, and nothing of it stays', async (_name, bytes, reason) => {
    await card()
    expect(refusalIn(await send(bytes))).toMatchObject({ error: 'not-possible', reasons: [reason] })
    expect(await left()).toBe(0)
  })

  it('of 30 MB is refused before it is read', async () => {
    await card()
    expect((await send(hostile.photoOf30Megabytes())).status).toBe(413)
  })

  it('belongs to a card, and to hosts of its site alone', async () => {
    expect(refusalIn(await send(smallJpeg))).toMatchObject({ reasons: ['no-card'] })
    await card()
    expect((await send(smallJpeg, kiosk)).status).toBe(404)
    const elsewhere = await server.device('quimper', 'host')
    await elsewhere.signIn('paul', await server.account('quimper', 'paul'))
    expect(refusalIn(await send(smallJpeg, elsewhere))).toMatchObject({ reasons: ['no-card'] })
    const photo = await sent()
    await card({ ...published(), photo })
    const others = [
      elsewhere,
      await server.device('quimper', 'kiosk'),
      await server.device('brest', 'employer', 'e1'),
    ]
    for (const other of others) expect((await read(photo.hash, other)).status).toBe(404)
  })

  it('is one too many once a site has its number; known ones are taken', async () => {
    await card()
    await sent()
    await server.parts.store.transaction(async (tx) => {
      for (let n = 1; n < MOST_OF_SITE; n++)
        await tx.run(
          tx.tables.insertInto('photos').values({
            ...{
              siteId: 'brest',
              postingId: `other${n}`,
              hash: `${n}`,
              jpeg: smallJpeg,
              at: now(),
              wasNamed: 0,
            },
          }),
        )
    })
    expect((await send(smallJpeg)).status).toBe(200)
    expect(refusalIn(await send(turned()))).toMatchObject({ reasons: ['too-many-photos'] })
  })
})

describe('a photo leaves the server', () => {
  it('once its card names it no more, and a step that does keeps it', async () => {
    const photo = await card().then(() => sent())
    await card({ ...published(), photo })
    await card({ ...published(), steps: [{ text: 'Trier', photo }] })
    expect((await read(photo.hash)).status).toBe(200)
    await card(published())
    expect(await left()).toBe(0)
  })

  it('with a card that is erased, taken away or of somebody who leaves', async () => {
    for (const goes of ['deleted', 'erased']) {
      await card()
      const photo = await sent()
      await card({ ...published(), photo })
      expect(await left()).toBe(1)
      if (goes === 'deleted') await card({ photo }, true)
      else await server.parts.store.transaction((tx) => erasePerson(tx, 'brest', 'NADIA', now()))
      expect(await left()).toBe(0)
    }
  })

  it('is not shown any more at once, and goes a month after its card left the board', async () => {
    await card()
    const photo = await sent()
    await card({
      photo,
      events: [event('submitted'), event('published'), event('hidden', { turn: 2, reason: 'private' })],
    })
    expect([(await read(photo.hash)).status, (await read(photo.hash, host)).status]).toEqual([404, 200])
    server.clock.advance(29 * DAY)
    await look()
    expect(await left()).toBe(1)
    server.clock.advance(2 * DAY)
    await look()
    expect(await left()).toBe(0)
  })

  it('a month after the last day of its card, and not while that stands', async () => {
    await card()
    const photo = await sent()
    await card({ ...published(), photo, endsOn: siteDay(now()) })
    server.clock.advance(30 * DAY)
    await look()
    expect([(await read(photo.hash)).status, await left()]).toEqual([404, 1])
    server.clock.advance(4 * DAY)
    await look()
    expect(await left()).toBe(0)
  })

  it('a week after it was sent where no card ever named it', async () => {
    await card()
    await sent()
    await card(published())
    server.clock.advance(6 * DAY)
    await look()
    expect(await left()).toBe(1)
    server.clock.advance(2 * DAY)
    await look()
    expect(await left()).toBe(0)
  })
})

it('a kiosk names no photo', async () => {
  await card()
  const photo = await sent()
  const stamp = kiosk.stamp('p2', now())
  const {
    events: _events,
    publishedAt: _at,
    keyedBy: _by,
    unverified: _seen,
    ...said
  } = sampleRecord('postings', {
    ...{
      id: 'p2',
      siteId: 'brest',
      rev: stamp['rev'] as string,
      at: now(),
      by: kiosk.scope.deviceId,
      mark: 'x',
    },
  })
  for (const named of [{ photo }, { steps: [{ text: 'Trier', photo }] }]) {
    const { photo: _own, ...bare } = said
    const record = { ...bare, steps: [], ...named, ...stamp }
    const [result] = await kiosk.push({ collection: 'postings', base: null, record } as never)
    expect(result).toMatchObject({ outcome: 'refused' })
  }
})

/** The same picture, with other quantities: another photo. */
function turned(): Uint8Array {
  const bytes = smallJpeg.slice()
  bytes[30] = 40
  return bytes
}
