import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import { HOUR } from '../../domain/time.ts'
import { passIdFrom } from '../../domain/visits/pass-code.ts'
import { writePassToken } from '../../domain/visits/pass-token.ts'
import { plain } from '../data/live.ts'
import { until } from '../data/testing/device.ts'
import { aChallenge } from '../data/testing/kit.ts'
import { aBooking, aLease, anEmployer, aSession } from '../data/testing/records.ts'
import { button, field, screen, type } from './test-support/mount-host.ts'
import { signIn, useHostDesk } from './test-support/open-desk.ts'

/** Controls beside the straight way through a page: what they do, and that a dialog can be left without doing it. */
const startsAt = Date.now() + HOUR / 2
const number = passIdFrom(new Uint8Array(8).fill(7))
const card = { passId: number, visitorId: 'V9', keyId: 1, signature: new Uint8Array(64) }
const desk = useHostDesk(({ server }) => {
  server.answers.set('passes/resolve', { token: writePassToken(card) })
  server.write('challenges', aChallenge('A01'))
  server.write('employers', anEmployer())
  const times = { startsAt, endsAt: startsAt + 2 * HOUR }
  server.write('challengeSessions', aSession({ ...times, title: 'Vingt clients' }))
  const asks = { id: 'proposed', proposedAt: 1, employerId: 'boulangerie', ...times }
  const { publishedAt: _, ...proposed } = aSession(asks)
  server.write('challengeSessions', proposed)
  const events = [{ id: 'w', type: 'waitlisted' as const, at: 1, by: 'server' }]
  server.write('bookings', aBooking({ id: 'mina', name: 'Mina', events }))
  server.write('seatLeases', aLease())
  server.answers.set('host/sessions/s1/declare-lost', {})
})
const dialog = () => document.querySelector('[role="dialog"]')
const asked = (path: string) => desk.place.server.asked.filter((one) => one.path === path)
const mina = async () => bookingStatus(plain((await desk.data.records('bookings').findOne('mina').exec())!))

beforeEach(async () => {
  await signIn()
  await desk.go('/agenda/seance/s1')
  await until(() => screen().includes('Mina'))
})

async function leave(closer: string): Promise<void> {
  await until(() => dialog())
  button(closer).click()
  await until(() => !dialog())
}

test('material that was looked for is ticked, and unticked', async () => {
  button('Matériel').click()
  await until(() => document.querySelector('input[type="checkbox"]'))
  const first = document.querySelector<HTMLInputElement>('input[type="checkbox"]')!
  first.click()
  await until(() => first.checked)
  first.click()
  await until(() => !first.checked)
})

test('a kiosk that holds seats of the session is declared lost', async () => {
  button('Places').click()
  await until(() => screen().includes('Borne perdue'))
  button('Borne perdue').click()
  await leave('L’attendre encore')
  expect(asked('host/sessions/s1/declare-lost')).toEqual([])
  button('Borne perdue').click()
  await until(() => dialog())
  button('Elle est perdue').click()
  await until(() => screen().includes('La borne est déclarée perdue'))
  expect(asked('host/sessions/s1/declare-lost')).toMatchObject([{ body: { deviceId: 'kiosk' } }])
})

test('somebody who waits comes now, or not after all; a request is declined', async () => {
  button('Vient maintenant').click()
  await leave('Fermer')
  expect(await mina()).toBe('waitlisted')
  button('Décliner').click()
  await leave('Garder la demande')
  expect(await mina()).toBe('waitlisted')
  button('Décliner').click()
  await until(() => dialog())
  button('Décliner cette demande').click()
  await until(() => screen().includes('Choisissez une raison'))
  field('Raison').value = 'age'
  field('Raison').dispatchEvent(new Event('change'))
  button('Décliner cette demande').click()
  await until(async () => (await mina()) === 'declined')
  const { events } = plain((await desk.data.records('bookings').findOne('mina').exec())!)
  expect(events.at(-1)).toMatchObject({ type: 'declined', declined: 'age' })
})

test('a request that cannot be declined any more says so, and the sheet stays', async () => {
  button('Décliner').click()
  await until(() => dialog())
  const { events, ...rest } = plain((await desk.data.records('bookings').findOne('mina').exec())!)
  const gone = { id: 'x', type: 'cancelled' as const, at: 2, by: 'kiosk' }
  const cancelled = { ...rest, rev: '000000002.000.server', events: [...events, gone] }
  desk.place.server.write('bookings', cancelled)
  await until(async () => (await mina()) === 'cancelled')
  field('Raison').value = 'age'
  field('Raison').dispatchEvent(new Event('change'))
  button('Décliner cette demande').click()
  await until(() => screen().includes('Ce n’est pas noté'))
  expect(dialog()).not.toBeNull()
})

test('whoever waited and came in on an added chair is called no more, and is not added twice', async () => {
  desk.place.server.answers.set('passes/resolve', { token: writePassToken({ ...card, visitorId: 'V1' }) })
  button('Vient maintenant').click()
  await until(() => dialog())
  button('Ajouter').click()
  await until(() => screen().includes('Personne n’attend.'))
  type('Scanner une carte, ou taper son numéro', number)
  button('Noter la venue').click()
  await until(() => screen().includes('Mina est présent·e.'))
  expect(dialog()).toBeNull()
  expect(await desk.data.records('bookings').count().exec()).toBe(2)
})

test('a person who was not expected is not added when one thinks again', async () => {
  type('Scanner une carte, ou taper son numéro', number)
  button('Noter la venue').click()
  await leave('Fermer')
  expect(await desk.data.records('bookings').count().exec()).toBe(1)
})

test('a proposal is not declined when one thinks again', async () => {
  await desk.go('/agenda/proposed')
  await until(() => screen().includes('Décliner'))
  button('Décliner').click()
  await leave('Fermer')
  expect(desk.place.server.asked.filter(({ path }) => path.includes('proposed'))).toEqual([])
})

test('a proposal is declined with a word, and one that is too long is said so beside the field and kept', async () => {
  await desk.go('/agenda/proposed')
  await until(() => screen().includes('Décliner'))
  button('Décliner').click()
  await until(() => screen().includes('Un mot pour l’employeur'))
  const decline = () =>
    [...document.querySelectorAll<HTMLElement>('[role="dialog"] button')].find(
      (one) => one.textContent.trim() === 'Décliner',
    )!
  const asked = () => desk.place.server.asked.filter(({ path }) => path.includes('proposed'))
  decline().click()
  await until(() => screen().includes('Dites-lui pourquoi, en une phrase.'))
  // Signs that nobody can see say nothing.
  type('Un mot pour l’employeur', '\u3164')
  await until(() => !screen().includes('Dites-lui pourquoi'))
  decline().click()
  await until(() => screen().includes('Dites-lui pourquoi, en une phrase.'))
  expect(asked()).toEqual([])
  type('Un mot pour l’employeur', 'a'.repeat(301))
  await until(() => !screen().includes('Dites-lui pourquoi'))
  decline().click()
  await until(() => screen().includes('C’est trop long.'))
  expect(asked()).toEqual([])
  type('Un mot pour l’employeur', 'Un autre jour irait mieux.')
  await until(() => !screen().includes('C’est trop long.'))
  decline().click()
  await until(() => asked().length === 1)
})
