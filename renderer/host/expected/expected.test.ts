import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../domain/time.ts'
import { plain } from '../../data/live.ts'
import { checkIn } from '../../data/visits.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { dayHere } from '../../words/site-zone.ts'
import { button, closeEyes, screen, seen, type } from '../test-support/mount-host.ts'
import { holdBack, signIn, useHostDesk } from '../test-support/open-desk.ts'

const desk = useHostDesk()
const visits = async () => (await desk.data.records('visits').find().exec()).map(plain)
const askedFor = (path: string) => desk.place.server.asked.filter((one) => one.path === path)
function expects(...names: string[]) {
  const expected = names.map((name, i) => {
    const day = dayHere(desk.data.now())
    return {
      expectedId: `x${i}`,
      name,
      day,
      clock: '10:00',
      reason: 'meeting',
      host: 'Léa',
      at: desk.data.now(),
    }
  })
  desk.place.server.answers.set('host/expected', { expected })
  return expected
}

test('"C’est Karim, attendu à 10 h ?": a host confirms, and nobody expects him any more', async () => {
  expects('Karim')
  desk.place.server.answers.set('host/expected/x0', null)
  await checkIn(desk.data, { arrivedBy: 'walk-in', name: 'Omar' })
  await checkIn(desk.data, { arrivedBy: 'walk-in', name: 'KARIM' })
  await signIn()
  await until(() => screen().includes('KARIM vient d’arriver'))
  expect(screen()).not.toContain('Omar vient d’arriver')
  expects()
  await seen()
  button('Oui, c’est Karim').click()
  await until(() => screen().includes('Karim est là : la liste ne l’attend plus.'))
  expect(askedFor('host/expected/x0')).toHaveLength(1)
  expect(await visits()).toHaveLength(2)
})

test('somebody else of that name is not offered again, and the list still expects him', async () => {
  expects('Karim')
  await checkIn(desk.data, { arrivedBy: 'walk-in', name: 'Karim' })
  await signIn()
  await until(() => screen().includes('Karim vient d’arriver'))
  await seen()
  button('Non, ce n’est pas Karim').click()
  await until(() => !screen().includes('vient d’arriver'))
  expect(button('Noter l’arrivée de Karim')).toBeTruthy()
  expect(askedFor('host/expected/x0')).toEqual([])
})

test('whoever has a seat today is expected, and who comes without a card becomes that person', async () => {
  const startsAt = desk.data.now() + 2 * MINUTE
  desk.place.server.write('challengeSessions', aSession({ startsAt, endsAt: startsAt + HOUR }) as never)
  const confirmed = { id: 'e1', type: 'confirmed' as const, at: 1, by: 'server' }
  const seat = aBooking({ visitorId: 'V7', name: 'Nadia', events: [confirmed] })
  desk.place.server.write('bookings', seat as never)
  const arrived = await checkIn(desk.data, { arrivedBy: 'walk-in', name: 'Nadia' })
  const fresh = arrived.ok ? arrived.value.visitorId! : ''
  const head = { siteId: 'mende', rev: '1', at: 1, by: 'server', stamps: {}, firstSeenOn: '2026-01-01' }
  for (const id of [fresh, 'V7'])
    desk.place.server.write('visitors', { ...head, id, name: 'Nadia', lastSeenOn: '2026-01-01' } as never)
  await signIn()
  await until(() => screen().includes('Nadia vient d’arriver'))
  await seen()
  button('Oui, c’est Nadia').click()
  await until(async () => (await desk.data.records('visitors').findOne(fresh).exec())?.mergedInto === 'V7')
  await until(() => screen().includes('Personne d’autre n’est attendu aujourd’hui.'))
})

test('a host notes somebody, and a server that is away loses no word', async () => {
  await signIn()
  button('Noter une personne attendue').click()
  await until(() => screen().includes('Oublié dès son arrivée'))
  button('Noter').click()
  await until(() => screen().includes('Écrivez le nom de la personne attendue'))
  type('Prénom ou nom choisi', 'Karim')
  desk.place.server.troubles.set('host/expected', ['no-answer'])
  button('Noter').click()
  await until(() => screen().includes('Rien n’a été noté'))
  desk.place.server.answers.set('host/expected', null)
  button('Noter').click()
  await until(() => screen().includes('Karim est sur la liste des personnes attendues.'))
  const told = askedFor('host/expected').filter(({ body }) => body !== undefined)
  expect(told.at(-1)?.body).toMatchObject({ name: 'Karim', day: dayHere(desk.data.now()) })
})

test('somebody who is expected is checked in by a host', async () => {
  expects('Zoé')
  desk.place.server.answers.set('host/expected/x0', null)
  await signIn()
  await until(() => screen().includes('Rendez-vous · par Léa'))
  button('Noter l’arrivée de Zoé').click()
  await until(() => askedFor('host/expected/x0').length === 1)
  expect(await visits()).toMatchObject([{ name: 'Zoé', arrivedBy: 'host', reasons: ['meeting'] }])
})

test('a second press while the server is slow notes no second arrival', async () => {
  expects('Zoé')
  desk.place.server.answers.set('host/expected/x0', null)
  await signIn()
  await until(() => screen().includes('Rendez-vous · par Léa'))
  const letThrough = holdBack(desk.place, 'host/expected/x0')
  button('Noter l’arrivée de Zoé').click()
  await until(async () => (await visits()).length === 1)
  await seen()
  button('Noter l’arrivée de Zoé').click()
  await seen()
  expects()
  letThrough()
  await until(() => screen().includes('Personne d’autre n’est attendu aujourd’hui.'))
  expect(await visits()).toHaveLength(1)
})

test('a second press meant for whoever left the list is none for the next one', async () => {
  const [, ...others] = expects('Zoé', 'Omar', 'Inès')
  for (const id of ['x0', 'x1', 'x2']) desk.place.server.answers.set(`host/expected/${id}`, null)
  await signIn()
  await until(() => screen().includes('Inès'))
  const eyes = closeEyes()
  desk.place.server.answers.set('host/expected', { expected: others })
  button('Retirer Zoé de la liste des personnes attendues').click()
  await until(() => !screen().includes('Zoé de'))
  await until(() => screen().includes('Zoé n’est plus sur la liste.'))
  button('Noter l’arrivée de Omar').click()
  button('Retirer Omar de la liste des personnes attendues').click()
  eyes.mockRestore()
  await seen()
  expect(await visits()).toEqual([])
  expect(askedFor('host/expected/x1')).toEqual([])
})

test('many who are expected leave those who are here in sight: the first five by name, the others when asked for', async () => {
  expects('Zoé', 'Omar', 'Inès', 'Élie', 'Awa', 'Karim', 'Lou')
  await signIn()
  await until(() => screen().includes('Voir 2 autres personnes attendues'))
  const names = () =>
    [...document.querySelectorAll('[aria-labelledby=expected-today] li .font-semibold + .font-semibold')].map(
      ({ textContent }) => textContent,
    )
  // Whoever is no longer among the first is on the way out for a moment.
  await until(() => names().join() === 'Awa,Élie,Inès,Karim,Lou')
  button('Voir 2 autres personnes attendues').click()
  await until(() => names().length === 7)
  button('Montrer moins de personnes attendues').click()
  await until(() => names().length === 5)
})
