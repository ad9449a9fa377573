import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { projectFor } from '../../domain/sync/access.ts'
import { heldCollections, type CollectionName } from '../../domain/sync/collections.ts'
import { closeDevice, identityOf, openDevice, until, useSite } from './testing/device.ts'
import { aChallenge } from './testing/kit.ts'
import {
  aBooking,
  aLease,
  anApplication,
  anEmployer,
  anOffer,
  aSession,
  aSite,
  aVisit,
} from './testing/records.ts'

const site = useSite()
const broken = (record: WireRecord, fields: object) => ({ ...record, ...fields }) as unknown as WireRecord

it('what cannot be read is set aside and counted, also over a restart, until it can be read', async () => {
  const { server } = site
  server.write('challengeSessions', aSession())
  server.write('challengeSessions', broken(aSession({ id: 's2' }), { startsAt: undefined }))
  server.write('jobOffers', anOffer())
  server.write('jobOffers', broken(anOffer({ id: 'o2' }), { publishedAt: 9e15 }))
  server.write('bookings', aBooking())
  server.write('bookings', broken(aBooking({ id: 'b2' }), { events: null }))
  const data = await openDevice('host')
  await until(() => data.sync.unreadable === 3)
  const held = () =>
    (['challengeSessions', 'jobOffers', 'bookings'] as const).flatMap((name) => data.replica.ids(name))
  await until(() => held().length === 3)
  expect(held()).toEqual(['s1', 'vente', 'b1'])

  await closeDevice(data)
  const again = await openDevice('host')
  expect(again.sync.unreadable).toBe(3)
  await until(() => again.sync.connected)
  server.write('bookings', aBooking({ id: 'b2', rev: '000000002.000.server' }))
  await until(() => again.sync.unreadable === 2)
  expect(again.replica.ids('bookings').sort()).toEqual(['b1', 'b2'])
  server.write('jobOffers', { ...anOffer({ id: 'o2' }), _deleted: true })
  await until(() => again.sync.unreadable === 1)
})

it('a copy that was read before stays when a broken one is told', async () => {
  site.server.write('jobOffers', anOffer())
  const data = await openDevice('host')
  await until(() => data.replica.ids('jobOffers').length === 1)
  site.server.write('jobOffers', broken(anOffer({ rev: '000000002.000.server' }), { title: 7 }))
  await until(() => data.sync.unreadable === 1)
  expect(data.replica.held('jobOffers', 'vente')).toMatchObject({ title: 'Vendeuse ou vendeur' })
})

it('a newer server may tell more than this application knows', async () => {
  const told = broken(anOffer({ title: 'a'.repeat(500) }), { colour: 'green' })
  site.server.write('jobOffers', told)
  const data = await openDevice('host')
  await until(() => data.replica.ids('jobOffers').length === 1)
  expect(data.sync.unreadable).toBe(0)
})

it.each(['kiosk', 'host', 'employer'] as const)(
  'a %s reads all that the server tells its role, without what is kept from it',
  async (role) => {
    const scope = { ...identityOf(role), employerId: 'boulangerie' }
    const records: [CollectionName, WireRecord][] = [
      ['sites', (await aSite()).site],
      ['employers', anEmployer()],
      ['employers', anEmployer({ id: 'elsewhere', siteIds: ['brest'] })],
      ['jobOffers', anOffer()],
      ['challenges', aChallenge('A01')],
      ['challengeSessions', aSession()],
      ['bookings', aBooking({ name: 'Awa', ageBand: 'adult' })],
      ['seatLeases', aLease()],
      ['visits', aVisit('v1', { name: 'Awa' })],
      ['applications', anApplication()],
    ]
    const told = records.filter(([name]) => heldCollections[role].includes(name))
    for (const [name, record] of told) site.server.write(name, projectFor(scope, name, record))
    const data = await openDevice(role)
    await until(() => told.every(([name, { id }]) => data.replica.held(name, id)))
    expect(data.sync.unreadable).toBe(0)
  },
)
