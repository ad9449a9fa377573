import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { HOUR } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { evaluationId, type Evaluation } from '../../../domain/observation/evaluation.ts'
import type { Booking } from '../../../domain/seats/booking.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const here = (id: string, name: string) => {
  const seat = { id: 'c', type: 'confirmed' as const, at: 1, by: 'server' }
  const attended = { id: 'h', type: 'attended' as const, at: 2, by: 'host' }
  return aBooking({ id, visitorId: id, name, events: [seat, attended] })
}
function contest({ siteId, rev, at, by, id, sessionId, visitorId }: Booking): Evaluation[] {
  const voice = { siteId, rev, at, by, sessionId, visitorId, bookingId: id, observations: [], criteria: [] }
  const says = [{ id: 'w', at: 6, word: 'contest' as const, text: `Non, dit ${id}.` }]
  const words = { strength: 'Calme', fact: 'A rangé', nextStep: 'Un autre', sharedAt: 5, says: [] }
  return [
    { ...voice, id: evaluationId(id, 'debrief', 'host'), kind: 'debrief', authorId: 'host', ...words },
    { ...voice, id: evaluationId(id, 'answer', 'self'), kind: 'answer', authorId: 'self', says },
  ]
}
const [mina, zoe] = [here('mina', 'Mina'), here('zoe', 'Zoé')]
const desk = useHostDesk(({ server }) => {
  server.answers.set('host/attestations', { attestations: [] })
  const startsAt = Date.now() + HOUR / 2
  const told = (['observer-arrived', 'started', 'ended'] as const).map((kind, index) => ({
    id: `m${index}`,
    type: kind,
    at: index + 1,
    by: 'host',
  }))
  server.write('challengeSessions', aSession({ startsAt, endsAt: startsAt + HOUR, moments: told }))
  for (const booking of [mina, zoe]) {
    server.write('bookings', booking)
    for (const voice of contest(booking)) server.write('evaluations', voice)
  }
})

beforeEach(async () => {
  await signIn()
  await desk.go('/agenda/seance/s1')
  await until(() => screen().includes('Mina') && screen().includes('Zoé'))
  button('Retours').click()
  await until(() => screen().includes('Non, dit mina.'))
})

test('whoever arrives meanwhile, of an earlier name even, takes the page of nobody', async () => {
  type('1 force', 'A gardé son calme')
  desk.place.server.write('bookings', here('awa', 'Awa'))
  await until(() => screen().includes('Awa'))
  expect(screen()).toContain('Non, dit mina.')
  expect(field('1 force').value).toBe('A gardé son calme')
})

test('what was written about one contest never stands under another', async () => {
  type('Ce qui a été décidé, et pourquoi', 'Relu avec Mina')
  button('Zoé Pas d’accord').click()
  await until(() => screen().includes('Vos mots ne sont pas enregistrés'))
  button('Partir sans enregistrer').click()
  await until(() => screen().includes('Non, dit zoe.'))
  expect(field('Ce qui a été décidé, et pourquoi').value).toBe('')
})

test('signs that say nothing are no decision', async () => {
  type('Ce qui a été décidé, et pourquoi', 'Relu')
  await until(() => !button('Le retour est maintenu').disabled)
  type('Ce qui a été décidé, et pourquoi', '\u3164')
  await until(() => button('Le retour est maintenu').disabled)
})
