import 'fake-indexeddb/auto'
import { test } from 'vitest'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { until } from '../data/testing/device.ts'
import { aBooking, aSessionToday, anEmployer, anOffer } from '../data/testing/records.ts'
import { button, screen } from './test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from './test-support/open-desk.ts'

const broken = (record: WireRecord, fields: object) => ({ ...record, ...fields }) as unknown as WireRecord
const seat = { id: 'c', type: 'confirmed' as const, at: 1, by: 'server' }

const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.write('challengeSessions', aSessionToday({ title: 'Vingt clients' }))
  server.write('challengeSessions', broken(aSessionToday({ id: 's2' }), { startsAt: 9e15 }))
  server.write('jobOffers', anOffer({ title: 'Vente' }))
  server.write('jobOffers', broken(anOffer({ id: 'o2' }), { criteria: undefined }))
  server.write('bookings', aBooking({ name: 'Awa', events: [seat] }))
  server.write('bookings', broken(aBooking({ id: 'b2' }), { events: null }))
})

test('one record that cannot be read blanks no list, and is said', async () => {
  await signIn()
  await until(() => screen().includes('3 fiches n’ont pas pu être lues, les autres sont là'))
  await goTo('Offres')
  await until(() => screen().includes('Vente'))
  await goTo('Séances')
  button('Liste').click()
  await until(() => screen().includes('Vingt clients'))
  await desk.go('/agenda/seance/s1')
  await until(() => screen().includes('Awa'))
})
