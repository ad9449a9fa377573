import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { readSetting } from '../settings.ts'
import type { Store } from '../store/store.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer } from '../testing/test-server.ts'
import { keepRecord } from './keep-record.ts'
import { tellDoubts } from './tell-doubts.ts'

const REV = nextRevision(undefined, START, 'server')
let store: Store
let server: TestServer
beforeEach(async () => {
  store = await openMemoryStore()
  server = await TestServer.start({ store })
  await server.createSite('brest')
  await keep('doubted', { unverified: true })
  await keep('attached', { unverified: false })
  await keep('usual')
})
afterEach(() => server.stop())

function keep(id: string, fields: Partial<Application> = {}): Promise<Application> {
  const head = { id, siteId: 'brest', rev: REV, at: START, by: 'server', employerId: 'bakery', mark: id }
  return store.transaction((tx) =>
    keepRecord(tx, 'applications', { ...sampleRecord('applications', head), ...fields }),
  )
}
/** As before the first start of the version that tells. */
const forget = () =>
  store.transaction(async (tx) => {
    await tx.run(tx.tables.deleteFrom('settings').where('name', '=', 'doubts-told'))
  })
const revisions = async () =>
  new Map((await store.read((view) => view.records('applications'))).map(({ id, rev }) => [id, rev]))

it('tells an employer again, once, of what is in doubt alone', async () => {
  await forget()
  await tellDoubts(server.parts)
  const told = await revisions()
  expect(told.get('doubted')! > REV).toBe(true)
  expect([told.get('attached'), told.get('usual')]).toEqual([REV, REV])
  await tellDoubts(server.parts)
  expect(await revisions()).toEqual(told)
})

it('tells employers of every site', async () => {
  await server.createSite('quimper')
  await keep('elsewhere', { unverified: true, siteId: 'quimper' })
  await forget()
  await tellDoubts(server.parts)
  const told = await revisions()
  for (const id of ['doubted', 'elsewhere']) expect(told.get(id)! > REV).toBe(true)
})

it('is done when a server starts', async () => {
  expect(await store.read((view) => readSetting(view, 'doubts-told'))).toBe(String(START))
})
