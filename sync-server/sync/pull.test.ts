import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Checkpoint, PullReply, PullRequest, ResetReply } from '../../domain/sync/messages.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { DAY, parisDay } from '../../domain/time.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START } from '../testing/start.ts'
import { keepAny } from './keep-record.ts'
import { answerPull } from './pull.ts'

let parts: ServerParts
let now = START
beforeEach(async () => {
  now = START
  parts = await openServerParts(await openMemoryStore(), { now: () => now })
})
afterEach(() => parts.store.close())

const kiosk: Scope = { deviceId: 'k1', siteId: 'brest', role: 'kiosk' }
const host: Scope = { deviceId: 'h1', siteId: 'brest', role: 'host' }
const head = (id: string) => ({
  ...{ id, siteId: 'brest', rev: nextRevision(undefined, START, 'server'), at: START, by: 'server' },
  mark: `mark of ${id}`,
})
const keep = (collection: CollectionName, record: never) =>
  parts.store.transaction((tx) => keepAny(tx, collection, record))
const visit = (id: string, fields: object = {}) =>
  ({ ...sampleRecord('visits', head(id)), ...fields }) as never

async function pull(scope: Scope, asked: Partial<Record<CollectionName, Checkpoint | null>>, limit = 10) {
  const collections = Object.fromEntries(
    Object.entries(asked).map(([name, checkpoint]) => [name, { checkpoint, limit }]),
  ) as PullRequest['collections']
  const reply = JSON.parse(await answerPull(parts, scope, { collections })) as PullReply | ResetReply
  return reply as Exclude<PullReply, ResetReply> & Partial<ResetReply>
}

describe('an answered pull', () => {
  it('says of when and of which data it is, and goes on from the checkpoint that it gives', async () => {
    await keep('visits', visit('v1'))
    const first = await pull(host, { visits: null, postings: null })
    expect(first).toMatchObject({ epoch: parts.store.epoch, now: START })
    expect(Object.keys(first.collections)).toEqual(['visits', 'postings'])
    expect(first.collections.visits!.documents).toMatchObject([{ id: 'v1', visitorId: 'mark of v1' }])
    await keep('visits', visit('v2'))
    const { checkpoint } = first.collections.visits!
    expect(checkpoint).toEqual({ epoch: parts.store.epoch, seq: 1 })
    const next = await pull(host, { visits: checkpoint })
    expect(next.collections.visits!.documents).toMatchObject([{ id: 'v2' }])
  })

  it('gives no more at once than was asked for', async () => {
    for (const id of ['v1', 'v2', 'v3']) await keep('visits', visit(id))
    const { visits } = (await pull(host, { visits: null }, 2)).collections
    expect(visits!.documents.map(({ id }) => id)).toEqual(['v1', 'v2'])
  })

  it('of any collection heard under another epoch is a restart for all of them', async () => {
    const { epoch } = parts.store
    const asked = { visits: { epoch, seq: 0 }, postings: { epoch: 'older', seq: 3 } }
    expect(await pull(host, asked)).toEqual({ reset: true, epoch, now: START })
    expect(await pull(host, { visits: null, postings: { epoch, seq: 3 } })).not.toHaveProperty('reset')
  })

  it('leaves out what the role never holds, and says nothing of it', async () => {
    await keep('visitors', sampleRecord('visitors', head('P1')) as never)
    const { collections } = await pull(kiosk, { visitors: null, applications: null, postings: null })
    expect(Object.keys(collections)).toEqual(['postings'])
  })

  it('tells a desk where nobody has signed in nothing that names anybody, and to ask again from there', async () => {
    await keep('visits', visit('v1'))
    await keep('sites', sampleRecord('sites', { ...head('brest'), mark: 'Brest' }) as never)
    const waiting = { ...host, awaitsSignIn: true } as Scope
    const { epoch } = parts.store
    const stood = { epoch, seq: 7 }
    const { collections } = await pull(waiting, { sites: null, visits: null, postings: stood })
    expect(collections.sites!.documents).toMatchObject([{ id: 'brest' }])
    expect(collections.visits).toEqual({ documents: [], checkpoint: { epoch, seq: 0 } })
    expect(collections.postings).toEqual({ documents: [], checkpoint: stood })
  })

  it('tells what is gone by its id alone', async () => {
    const posting = sampleRecord('postings', head('p1'))
    await keep('postings', posting as never)
    const { checkpoint } = (await pull(host, { postings: null })).collections.postings!
    await parts.store.transaction((tx) => keepAny(tx, 'postings', posting, { deleted: true }))
    const { postings } = (await pull(host, { postings: checkpoint })).collections
    expect(postings!.documents).toEqual([{ id: 'p1', _deleted: true }])
  })

  it('hides what a role may not read, and hides it from nobody else', async () => {
    await keep('visits', visit('v1', { name: 'Léa' }))
    await keep('visits', visit('v2'))
    const { documents } = (await pull(kiosk, { visits: null })).collections.visits!
    expect(documents.map((document) => ['name' in document, document.id])).toEqual([
      [false, 'v1'],
      [false, 'v2'],
    ])
    expect((await pull(host, { visits: null })).collections.visits!.documents).toMatchObject([
      { name: 'Léa' },
      { id: 'v2' },
    ])
  })
})

describe('what is seen day by day', () => {
  it('is read from the start once the day of the site is another one, and only then', async () => {
    await keep('visits', visit('today'))
    await keep('visits', visit('tomorrow', { day: parisDay(START + DAY) }))
    const first = (await pull(kiosk, { visits: null })).collections.visits!
    expect(first).toMatchObject({ documents: [{ id: 'today' }], checkpoint: { day: parisDay(START) } })
    const again = (await pull(kiosk, { visits: first.checkpoint })).collections.visits!
    expect(again.documents).toEqual([])
    now += DAY
    const next = (await pull(kiosk, { visits: first.checkpoint })).collections.visits!
    expect(next).toMatchObject({ documents: [{ id: 'tomorrow' }], checkpoint: { day: parisDay(now) } })
    // A checkpoint of no day is one of a role that sees all of them.
    const { day: _day, ...timeless } = first.checkpoint
    expect((await pull(kiosk, { visits: timeless })).collections.visits!.documents).toEqual([])
    expect((await pull(host, { visits: null })).collections.visits!.checkpoint).not.toHaveProperty('day')
  })

  it('turns with the clock on the wall of the site', async () => {
    const site = {
      ...sampleRecord('sites', { ...head('brest'), mark: 'Nouméa' }),
      timeZone: 'Pacific/Noumea',
    }
    await keep('sites', site as never)
    now = Date.parse('2026-04-13T18:00:00Z')
    const { checkpoint } = (await pull(kiosk, { visits: null })).collections.visits!
    expect(checkpoint.day).toBe('2026-04-14')
  })
})
