import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { mayPull } from '../../domain/sync/access.ts'
import {
  heldCollections,
  isReference,
  referenceCollections,
  ruleOf,
  upgradesOf,
} from '../../domain/sync/collections.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { MemoryDisk } from './testing/memory-disk.ts'
import { aChallenge } from './testing/kit.ts'
import { Journal } from './replica/journal.ts'
import { anOffer } from './testing/records.ts'
import { replicaOn } from './testing/replica.ts'
import { checkIn } from './visits.ts'

const site = useSite()

describe.each(deviceRoles)('the collections of a %s', (role) => {
  it('are at most twelve, and only such as it may pull', () => {
    expect(heldCollections[role].filter((name) => !isReference(name)).length).toBeLessThanOrEqual(12)
    const scope = { deviceId: 'd', siteId: 's', role, employerId: 'e' }
    expect(heldCollections[role].filter((name) => !mayPull(scope, name))).toEqual([])
  })

  it('open, close and open again with what was written', async () => {
    const disk = new MemoryDisk()
    const first = await replicaOn(disk, role)
    await first.collections.sites?.insert({ id: 's', name: 'x' } as never)
    await first.close()
    const second = await replicaOn(disk, role)
    expect(second.names.sort()).toEqual([...heldCollections[role]].sort())
    const queried = heldCollections[role].filter((name) => !isReference(name))
    expect(Object.keys(second.collections).sort()).toEqual(queried.sort())
    expect((await second.collections.sites?.findOne('s').exec())?.name).toBe('x')
    await second.close()
  })

  it('have a step from each older version to the next', () => {
    for (const name of heldCollections[role]) {
      const { version } = ruleOf(name).schema as { version: number }
      expect(upgradesOf(name, 0), name).toHaveLength(version)
    }
  })
})

describe('kinds of reference', () => {
  it('are the server’s alone to write', () => {
    for (const name of referenceCollections) {
      expect(ruleOf(name).madeBy).toBe('server')
      for (const role of deviceRoles) expect(ruleOf(name).access[role].write, role).toEqual([])
    }
  })

  it('are watched whole, in the order of their ids', async () => {
    const replica = await replicaOn(new MemoryDisk(), 'host')
    const seen: string[][] = []
    replica.watchAll('challenges').subscribe((all) => seen.push(all.map(({ id }) => id)))
    const put = (...ids: string[]) =>
      replica.transaction('relaxed', (transaction) => {
        for (const id of ids) transaction.put('challenges', aChallenge(id))
      })
    await put('E02', 'A01')
    await replica.transaction('relaxed', (transaction) => transaction.remove('challenges', 'E02.1'))
    expect(seen).toEqual([[], ['A01.1', 'E02.1'], ['A01.1']])
    await replica.close()
  })

  it('that a former version kept under a collection of its own are there, brought over, with what waits', async () => {
    const disk = new MemoryDisk()
    const journal = await Journal.open(disk)
    const { rev, at, by, ...card } = aChallenge('A01')
    const before = {
      ...card,
      rev,
      at,
      by,
      _deleted: false,
      _attachments: {},
      _meta: { lwt: 1 },
      _rev: '1-device',
    }
    const sent = { collection: 'visits', checkpoint: { epoch: 'e', seq: 4 } }
    await journal.commit({
      changes: [
        { table: 'challenges@0', put: [[before.id, before]] },
        { table: 'checkpoints', put: [['visits', sent]] },
      ],
      durability: 'strict',
    })
    await journal.close()
    const replica = await replicaOn(disk, 'host')
    expect(replica.held('challenges', before.id)).toEqual(aChallenge('A01'))
    expect(replica.rows('checkpoints').get('visits')).toEqual(sent)
    await replica.close()
  })
})

describe('what people wrote', () => {
  it('is flushed to the disk before a screen confirms; what can be fetched again is not', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    // What stands there already is folded when it pays, in the background: that is no commit.
    const deleting = vi.spyOn(IDBObjectStore.prototype, 'delete')
    const isFold = (made: unknown) =>
      deleting.mock.contexts.some((frames) => (frames as IDBObjectStore).transaction === made)
    const commits = () =>
      transaction.mock.calls
        .filter(
          (_call, at) =>
            (transaction.mock.contexts[at] as IDBDatabase).name === 'pepiniere-kiosk-kiosk' &&
            !isFold(transaction.mock.results[at]?.value),
        )
        .filter(([, mode]) => mode === 'readwrite')
        .map(([, , options]) => options?.durability)
    site.server.write('jobOffers', anOffer())
    const data = await openDevice('kiosk')
    await until(() => data.records('jobOffers').findOne('vente').exec())
    const before = commits().length
    site.server.write('jobOffers', anOffer({ title: 'Autre', rev: '000000009.000.server' }))
    await until(async () => (await data.records('jobOffers').findOne('vente').exec())?.title === 'Autre')
    // That nothing more is new may be noted beside it.
    const heard = commits().slice(before)
    expect(new Set(heard)).toEqual(new Set(['relaxed']))
    await checkIn(data, { arrivedBy: 'counter' })
    expect(commits().slice(before + heard.length)).toContain('strict')
    await closeDevice(data)
  })
})

describe('the library under the storage', () => {
  it('is there once: two copies in one page refuse to load', () => {
    const ours = versionIn('node_modules/dexie/package.json')
    const theirs = JSON.parse(readFileSync('node_modules/rxdb/package.json', 'utf8')) as {
      dependencies: { dexie: string }
    }
    expect(ours).toBe(theirs.dependencies.dexie)
  })
})

function versionIn(path: string): string {
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
