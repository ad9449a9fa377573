import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { HOUR, parisInstant } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession, aVisit } from '../../data/testing/records.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { goTo, holdBack, signIn, useHostDesk } from '../test-support/open-desk.ts'

const visitorId = 'LXIC'
const desk = useHostDesk(({ server }) => {
  server.answers.set('host/recoveries', { code: 'ABCD2345', expiresAt: Date.now() + HOUR })
  server.write('visitors', {
    id: visitorId,
    siteId: 'mende',
    rev: '000000001.000.server',
    at: 1,
    by: 'server',
    stamps: {},
    name: 'Loïc',
    firstSeenOn: '2026-11-02',
    lastSeenOn: '2026-11-20',
  } as never)
})
const asked = () => desk.place.server.asked.filter(({ path }) => path === 'host/recoveries')

beforeEach(async () => {
  await signIn()
  await goTo('Cartes')
  await until(() => desk.data.records('visitors').findOne(visitorId).exec())
  type('Nom de la personne', 'loic')
  await until(() => screen().includes('Nouvelle carte'))
})

test('somebody is found by name without its accent, and never by a number', () => {
  expect(screen()).toContain('Loïc · dernière visite le vendredi 20 novembre 2026')
  expect(screen()).not.toContain(visitorId)
  type('Nom de la personne', 'personne ainsi')
  return until(() => screen().includes('Personne de ce nom dans les visites'))
})

test.each([
  ['Nouvelle carte', 'card', 'L’ancienne carte s’éteint'],
  ['Nouvelles images', 'pictures', 'La carte reste la même'],
] as const)(
  '%s: said what it does, then a code in two groups; closing asks nothing more',
  async (...told) => {
    const [label, kind, says] = told
    button(label).click()
    await until(() => screen().includes(says))
    button('Annuler').click()
    await until(() => !screen().includes(says))
    expect(asked()).toEqual([])
    type('Nom de la personne', 'Loïc')
    await until(() => screen().includes(label))
    button(label).click()
    await until(() => screen().includes(says))
    button('Donner un code').click()
    await until(() => screen().includes('ABCD 2345'))
    expect(asked().map(({ body }) => body)).toEqual([{ visitorId, kind }])
    button('C’est donné').click()
    await until(() => !screen().includes('ABCD 2345'))
  },
)

test('the question stays until its code has come: no code is ever shown under another name', async () => {
  const letThrough = holdBack(desk.place, 'host/recoveries')
  button('Nouvelle carte').click()
  await until(() => screen().includes('L’ancienne carte s’éteint'))
  button('Donner un code').click()
  await until(() => asked().length === 1)
  button('Annuler').click()
  button('Fermer').click()
  button('Donner un code').click()
  letThrough()
  await until(() => screen().includes('ABCD 2345'))
  expect(screen()).toContain('Nouvelle carte pour Loïc')
  expect(asked()).toHaveLength(1)
})

test('without the network the old card still works, and that is said', async () => {
  button('Nouvelle carte').click()
  await until(() => screen().includes('Donner un code'))
  desk.place.server.stop()
  button('Donner un code').click()
  await until(() => screen().includes('L’ancienne marche encore'))
})

test('a card without a name is found by the day, the hour and what was booked, and never by its number', async () => {
  const nameless = 'NAMELESS'
  const { server } = desk.place
  server.write('challengeSessions', aSession({ title: 'Vingt clients' }))
  server.write('bookings', aBooking({ visitorId: nameless }))
  const arrivedAt = parisInstant('2026-11-20', 10, 5)
  server.write('visits', aVisit('v1', { visitorId: nameless, day: '2026-11-20', arrivedAt }))
  server.write('visits', aVisit('v2', { visitorId, day: '2026-11-20', arrivedAt: arrivedAt + 1 }))
  type('Nom de la personne', '')
  type('Carte sans nom : un jour où elle est venue', '2026-11-19')
  await until(() => screen().includes('Aucune carte sans nom ce jour-là'))
  type('Carte sans nom : un jour où elle est venue', '2026-11-20')
  await until(() => screen().includes('Arrivée à 10 h 05 · a réservé : Vingt clients'))
  expect(document.querySelectorAll('main li')).toHaveLength(1)
  button('Nouvelle carte').click()
  await until(() => screen().includes('Nouvelle carte pour'))
  button('Donner un code').click()
  await until(() => asked().length === 1)
  expect(asked()[0]!.body).toEqual({ visitorId: nameless, kind: 'card' })
  expect(document.body.innerHTML).not.toContain(nameless)
})
