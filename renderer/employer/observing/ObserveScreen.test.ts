import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Booking } from '../../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { fillDesk } from '../test-support/scenes.ts'
import { useEmployerDesk } from '../test-support/open-desk.ts'

const desk = useEmployerDesk(fillDesk)
const watched = () => document.querySelector('main h2')?.textContent
const people = () => [...document.querySelectorAll('main .person')].map((one) => one.textContent)
const person = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('main .person')].find((one) => one.textContent.includes(name))!
const grids = async () => (await desk.data.records('evaluations').find().exec()).map((one) => one.toJSON())
const step = (row: number, level: number) =>
  document.querySelectorAll('main fieldset')[row]!.querySelectorAll('input')[level]!
let told = 1
/** A booking as the server tells it anew. */
function come(id: string, name: string, ...types: Booking['events'][number]['type'][]) {
  told += 1
  const events = types.map((type, index) => ({ id: `${id}${index}`, type, at: index + 10, by: 'host' }))
  desk.place.server.write(
    'bookings',
    aBooking({ id, name, visitorId: id, events, rev: `00000000${told}.000.server` }),
  )
}

beforeEach(async () => {
  await desk.enter()
  await desk.go('/seances/s1/observer')
  await until(() => watched() === 'Inès' && document.querySelector('main fieldset'))
})

test('who comes in later takes nobody’s place under the finger that notes', async () => {
  come('adam', 'Adam', 'confirmed', 'attended')
  await until(() => people().length === 2)
  expect(people()[0]).toContain('Adam')
  expect(watched()).toBe('Inès')
})

test('notes meant for somebody who is here no longer go to nobody else', async () => {
  come('zoe', 'Zoé', 'confirmed')
  await until(() => people().length === 2)
  person('Zoé').click()
  await until(() => watched() === 'Zoé')
  come('zoe', 'Zoé', 'confirmed', 'cancelled')
  await until(() => people().length === 1)
  expect(document.querySelector('main fieldset')).toBeNull()
  expect(document.body.textContent).toContain('n’est plus notée présente')
})

test('two quick taps are two notes', async () => {
  for (const row of [0, 1]) step(row, 0).dispatchEvent(new Event('change'))
  await until(async () => (await grids())[0]?.observations.length === 2)
})

test('what could not be kept is asked about before somebody else is looked at', async () => {
  vi.stubGlobal('reportError', vi.fn())
  come('zoe', 'Zoé', 'confirmed', 'attended')
  await until(() => people().length === 2)
  vi.spyOn(desk.data, 'save').mockRejectedValue(new Error('disk'))
  step(0, 0).dispatchEvent(new Event('change'))
  await until(() => document.querySelector('main [role="alert"]'))
  person('Zoé').click()
  await until(() => document.body.textContent.includes('Vos mots ne sont pas enregistrés'))
  expect(watched()).toBe('Inès')
})

test('without anybody named to observe, what to do is said, and nothing can be noted', async () => {
  const session = desk.place.server.read('challengeSessions', 's1') as unknown as ChallengeSession
  desk.place.server.write(
    'challengeSessions',
    aSession({ ...session, observers: [], planRev: 2, rev: '000000009.000.server' }),
  )
  await until(() => document.body.textContent.includes('Personne n’est nommé pour observer'))
  expect(document.querySelector('main fieldset')).toBeNull()
})
