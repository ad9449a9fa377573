import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { aBooking, anEvent, aSessionToday, aSite } from '../../data/testing/records.ts'
import { addDays, parisDay } from '../../../domain/time.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const { site } = await aSite({ rooms: [{ id: 'r1', name: 'Serre', capacity: 20, stepFree: true }] })
const today = aSessionToday()
const hours = { startsAt: today.startsAt, endsAt: today.endsAt }
const desk = useHostDesk(({ server }) => {
  server.write('sites', site)
  server.write('challengeSessions', anEvent({ ...hours, roomId: 'r1', where: 'Serre' }))
  const events = [{ id: 'e', type: 'confirmed' as const, at: 1, by: 'server' }]
  server.write('bookings', aBooking({ id: 'b', sessionId: 'cafe', name: 'Awa', events }))
  server.answers.set('host/events', anEvent({ id: 'new' }))
  server.answers.set('host/events/cafe', anEvent(hours))
})
function choose(room: string): void {
  const list = field('Salle') as unknown as HTMLSelectElement
  list.value = room
  list.dispatchEvent(new Event('change'))
}
const asked = (path: string) => desk.place.server.asked.filter((one) => one.path === path)

beforeEach(async () => {
  await signIn()
  await goTo('Séances')
  await until(() => screen().includes('Café du mardi'))
})

test('an event is made with the words of its kind, on several weeks; a taken room is said before', async () => {
  button('Ajouter un évènement').click()
  await until(() => screen().includes('Un évènement du lieu'))
  button('Publier sur les bornes').click()
  await until(() => screen().includes('Choisissez une salle.'))
  expect(asked('host/events')).toEqual([])
  choose('r1')
  type('Jour', parisDay(hours.startsAt))
  type('À partir de', '12:00')
  await until(() => screen().includes('La salle Serre sert à « Café du mardi »'))
  type('Jour', addDays(parisDay(hours.startsAt), 1))
  await until(() => !screen().includes('La salle Serre sert à'))
  type('Combien de semaines de suite', '3')
  button('Publier sur les bornes').click()
  await until(() => asked('host/events').length === 1)
  expect(asked('host/events')[0]!.body).toMatchObject({
    ...{ title: 'Café rencontre', roomId: 'r1', weeks: 3, capacity: 12 },
    event: { kind: 'coffee' },
  })
  await until(() => screen().includes('les bornes le montrent'))
})

test('its cockpit has no part of a challenge; moving it names who booked, and sends only what changed', async () => {
  document.querySelector<HTMLElement>('a.chip')!.click()
  await until(() => screen().includes('Annuler l’évènement'))
  expect([...document.querySelectorAll('[role="tab"]')]).toHaveLength(2)
  button('Modifier').click()
  await until(() => screen().includes('Modifier l’évènement'))
  type('À partir de', '15:00')
  button('Enregistrer').click()
  await until(() => screen().includes('Une personne est inscrite'))
  expect(asked('host/events/cafe')).toEqual([])
  button('Changer quand même').click()
  await until(() => asked('host/events/cafe').length === 1)
  expect(Object.keys(asked('host/events/cafe')[0]!.body as object).sort()).toEqual(['endsAt', 'startsAt'])
})
