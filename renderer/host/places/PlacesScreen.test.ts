import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { Reservation, ReservationEvent } from '../../../domain/places/reservation.ts'
import type { Thing } from '../../../domain/places/thing.ts'
import { DAY, HOUR } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aSite } from '../../data/testing/records.ts'
import { button, closeEyes, screen, seen } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const desk = useHostDesk()
const hours = { opensAt: '09:00', closesAt: '17:00', slotMinutes: 60, longestDays: 7, count: 2 } as const
const tool = (id: string, name: string): Thing => ({
  ...{ id, kind: 'tool', way: 'loan', name, picture: 'hammer', ...hours },
})
function granted(id: string, thingId: string): Reservation {
  const now = desk.data.now()
  const event: ReservationEvent = { id: `${id}.1`, type: 'granted', at: now - HOUR, by: 'server' }
  const head = { id, siteId: 'mende', rev: '1', at: now, by: 'server', thingId, visitorId: id }
  return { ...head, startsAt: now - HOUR, endsAt: now + DAY, askedAt: now - HOUR, events: [event] }
}
const told = async (id: string) =>
  ((await desk.data.records('reservations').findOne(id).exec())?.events ?? []).map(({ type }) => type)

async function openPlaces() {
  const { server } = desk.place
  const things = [tool('drill', 'Perceuse'), tool('saw', 'Scie'), tool('spade', 'Bêche')]
  server.write('sites', { ...(await aSite()).site, rev: '2', things } as never)
  for (const { id } of things) server.write('reservations', granted(`r-${id}`, id) as never)
  await signIn()
  await desk.go('/salles-et-prets')
  // A line that comes later moves the others.
  await until(() => things.every(({ name }) => button(`Remettre « ${name} » à sans nom`)))
}

test('a second press on what was handed out hands nothing to whoever is next', async () => {
  await openPlaces()
  await seen()
  const eyes = closeEyes()
  button('Remettre « Perceuse » à sans nom').click()
  await until(async () => (await told('r-drill')).includes('handed-out'))
  await until(() => screen().includes('Sorti (1)'))
  button('Remettre « Scie » à sans nom').click()
  button('Reprendre la réservation « Scie » de sans nom').click()
  eyes.mockRestore()
  await seen()
  expect(await told('r-saw')).toEqual(['granted'])
  button('Remettre « Scie » à sans nom').click()
  await until(async () => (await told('r-saw')).includes('handed-out'))
})

test('a second press on a thing that was taken off the list leaves the next one there', async () => {
  await openPlaces()
  button('Ce qu’on peut réserver').click()
  await until(() => screen().includes('Bêche'))
  await seen()
  const eyes = closeEyes()
  button('Retirer « Perceuse »').click()
  await until(() => document.querySelectorAll('fieldset').length === 2)
  button('Retirer « Scie »').click()
  eyes.mockRestore()
  await seen()
  expect(button('Retirer « Scie »')).toBeTruthy()
})
