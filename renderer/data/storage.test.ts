import 'fake-indexeddb/auto'
import { createRxDatabase, type RxJsonSchema } from 'rxdb/plugins/core'
import { describe, expect, it, vi } from 'vitest'
import { siteSchema, type Site } from '../../domain/sites/site.ts'
import { mayPull } from '../../domain/sync/access.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import { databaseName, deviceStorage, openDatabase, roleCollections } from './storage.ts'
import { closeDevice, identityOf, openDevice, useSite } from './testing/device.ts'
import { aSite, aVisit } from './testing/records.ts'
import { checkIn } from './visits.ts'
import { readFileSync } from 'node:fs'

describe.each(deviceRoles)('the collections of a %s', (role) => {
  useSite()

  it('are at most twelve, and only such as it may pull', () => {
    expect(roleCollections[role].length).toBeLessThanOrEqual(12)
    const scope = { deviceId: 'd', siteId: 's', role, employerId: 'e' }
    expect(roleCollections[role].filter((name) => !mayPull(scope, name))).toEqual([])
  })

  it('open, close and open again with what was written', async () => {
    const first = await openDatabase(identityOf(role))
    await first.collections.sites?.insert({ id: 's', name: 'x' } as never)
    await first.database.close()
    const second = await openDatabase(identityOf(role))
    expect(Object.keys(second.collections).sort()).toEqual([...roleCollections[role]].sort())
    expect((await second.collections.sites?.findOne('s').exec())?.name).toBe('x')
    await second.database.close()
  })
})

describe.each(deviceRoles)('what the first version of the application kept on a %s', (role) => {
  useSite()

  it('is there after the update, and is written on', async () => {
    const { site } = await aSite()
    const { rooms: _rooms, revokedAttestations: _revoked, ...fields } = siteSchema.properties
    const former = await createRxDatabase({
      name: databaseName(identityOf(role)),
      storage: deviceStorage(),
      multiInstance: false,
    })
    const schema = { ...siteSchema, version: 0, properties: fields } as unknown as RxJsonSchema<Site>
    const { sites } = await former.addCollections({ sites: { schema } })
    await sites.insert(site)
    await former.close()

    const rooms = [{ id: 'salle', name: 'Grande salle', capacity: 12, stepFree: true }]
    for (const expected of [site, { ...site, rooms }]) {
      const { database, collections } = await openDatabase(identityOf(role))
      const kept = await collections.sites!.findOne(site.id).exec(true)
      expect(kept.toJSON()).toEqual(expected)
      await kept.incrementalPatch({ rooms })
      await database.close()
    }
  })
})

describe('what people wrote', () => {
  useSite()

  it('is flushed to the disk before a screen confirms; what can be fetched again is not', async () => {
    const flushed = new Map<string, Set<string | undefined>>()
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const data = await openDevice('kiosk')
    await checkIn(data, { arrivedBy: 'counter' })
    await data.records('employers').insert({ ...aVisit('e'), name: 'x', siteIds: ['brest'] } as never)
    transaction.mock.contexts.forEach((database, call) => {
      const [, mode, options] = transaction.mock.calls[call]!
      if (mode !== 'readwrite') return
      const name = (database as IDBDatabase).name
      const kind =
        /--(visits|employers)$/.exec(name)?.[1] ?? (/^pepiniere-device/.test(name) ? 'device' : 'rest')
      flushed.set(kind, (flushed.get(kind) ?? new Set()).add(options?.durability))
    })
    expect([...flushed.get('visits')!]).toEqual(['strict'])
    expect([...flushed.get('device')!]).toEqual(['strict'])
    expect([...flushed.get('employers')!]).toEqual(['relaxed'])
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
