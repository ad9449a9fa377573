import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, expect, test, vi } from 'vitest'
import { databaseName } from './device-identity.ts'
import { IDENTITY, openDeviceStore, storeName, writeSetting } from './device-store.ts'
import { practiceAddress, practicePath, practiceSite } from './practice-page.ts'
import { forgetPracticeSites } from './practice-sites.ts'
import { serverAddress } from './server-address.ts'

afterEach(() => vi.unstubAllGlobals())
const at = (search: string) => {
  const location = { search, origin: 'http://127.0.0.1:4100' }
  vi.stubGlobal('location', location)
  vi.stubGlobal('window', { location })
}

test('a page of the place keeps and asks as it always did', () => {
  for (const search of ['', '?', '?exercice=', '?exercice=../v1', '?exercice=A B', '?other=abc']) {
    at(search)
    expect(practiceSite()).toBeNull()
    expect([practicePath(), storeName('host')]).toEqual(['', 'pepiniere-device-host'])
    expect(serverAddress()).toBe('http://127.0.0.1:4100')
  }
})

test('a page of a practice site shares neither store nor server address with the place', () => {
  at('?exercice=k7m2')
  expect(practiceSite()).toBe('k7m2')
  expect(serverAddress()).toBe('http://127.0.0.1:4100/exercice/k7m2')
  expect(storeName('host')).toBe('pepiniere-device-host-exercice-k7m2')
  expect(practiceAddress('/host/', { id: 'k7m2', code: 'ABCDE-FGHJK' })).toBe(
    '/host/?exercice=k7m2#enrol=ABCDE-FGHJK',
  )
})

test('in the shell the address of its server is what a practice site lies under', () => {
  vi.stubGlobal('location', { search: '?exercice=k7m2' })
  vi.stubGlobal('window', { shell: { serverUrl: 'http://server.local:4100/' } })
  expect(serverAddress()).toBe('http://server.local:4100/exercice/k7m2')
})

test('what practice left goes when the place opens; what a window has open, and the place’s own, stay', async () => {
  const enrolled = async (deviceId: string) => {
    const store = openDeviceStore('host')
    await store.open()
    await writeSetting(store, IDENTITY, { deviceId, role: 'host' })
    store.close()
    const name = databaseName({ role: 'host', deviceId })
    await new Dexie(name).open().catch(() => undefined)
    const held = new Dexie(name)
    held.version(1).stores({ rows: 'id' })
    await held.open()
    held.close()
    return name
  }
  at('')
  const own = await enrolled('real')
  at('?exercice=left')
  const left = await enrolled('gone')
  at('?exercice=open')
  const open = await enrolled('here')
  at('')
  let release: () => void = () => undefined
  void navigator.locks.request(open, () => new Promise<void>((resolve) => (release = resolve)))
  await forgetPracticeSites(storeName('host'), 20)
  const names = await Dexie.getDatabaseNames()
  expect(names).toEqual(
    expect.arrayContaining([own, open, 'pepiniere-device-host', 'pepiniere-device-host-exercice-open']),
  )
  expect(names).not.toContain(left)
  expect(names).not.toContain('pepiniere-device-host-exercice-left')
  release()
})
