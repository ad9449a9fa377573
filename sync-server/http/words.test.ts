import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectionNames } from '../../domain/sync/collections.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { createEmployer } from '../employers/employers.ts'
import { loadKit } from '../kit/load-kit.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

const KIT = new URL('../../resources/kit', import.meta.url).pathname
/** Turned around, decomposed, and with what nobody sees. */
const dirty = (words: string) => `\u202e ${words.normalize('NFD')}\u3164\u200b `
const NOTHING = ' \u3164\u200b'
const unclean = /[\u202e\u3164\u200b\u0301]/u

let server: TestServer
let host: TestDevice
let employer: TestDevice
beforeAll(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await loadKit(server.parts, KIT)
  await createEmployer(server.parts, 'brest', { name: 'Atelier Nova' }, 'nova')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  employer = await server.device('brest', 'employer', 'nova')
  await employer.signIn('bruno', await server.account('brest', 'bruno', 'nova'))
})
afterAll(() => server.stop())

const plan = (told: object = {}) => ({
  challengeIds: ['A01.1'],
  title: dirty('Vingt clients, un été'),
  offersPresented: [],
  place: 'outdoors',
  where: dirty('Café du marché'),
  startsAt: START + 2 * DAY,
  endsAt: START + 2 * DAY + 2 * HOUR,
  capacity: 8,
  deskReserve: 1,
  minimumAge: 16,
  access: [],
  information: dirty('On regarde.\n\nVous pouvez dire non, égalité.'),
  materialNote: dirty('Tabliers à laver, clé'),
  observers: [{ id: 'o1', name: dirty('Léa'), organisation: dirty('Atelier égal'), side: 'host' }],
  conventionRef: dirty('réf. 12'),
  ...told,
})
const employerCard = (told: object = {}) => ({
  name: dirty('Fournil du Léon'),
  activity: dirty('Pâtisserie, blé'),
  town: dirty('Brélès'),
  presentation: dirty('Du pain,\n\nété comme hiver.'),
  contactName: dirty('Théo'),
  contactPhone: dirty('06 12 34 56 78'),
  contactEmail: dirty('theo@exemple.fr'),
  hostNotes: dirty('Rappeler Théo'),
  ...told,
})

describe('the words of what is asked over HTTP', () => {
  it('are kept clean, whichever address they came to', async () => {
    const made = await host.call('POST', 'host/employers', employerCard())
    expect(made.status).toBe(201)
    const { id } = made.body as { id: string }
    expect((await host.call('PATCH', `host/employers/${id}`, { town: dirty('Plouvorné') })).status).toBe(200)
    const planned = await host.call('POST', 'host/sessions', plan())
    expect(planned.status).toBe(201)
    const { id: session } = planned.body as { id: string }
    expect((await host.call('PATCH', `host/sessions/${session}`, plan())).status).toBe(200)
    const seats = { seats: 1, reason: 'other', note: dirty('Une personne âgée de plus') }
    expect((await host.call('POST', `host/sessions/${session}/overcommit`, seats)).status).toBe(204)
    const note = { reason: 'weather', note: dirty('Tempête, désolée') }
    expect((await host.call('POST', `host/sessions/${session}/publish`)).status).toBe(200)
    expect((await host.call('POST', `host/sessions/${session}/cancel`, note)).status).toBe(200)
    const proposed = await employer.call('POST', 'employer/sessions', plan())
    const { id: proposal } = proposed.body as { id: string }
    const because = { because: dirty('La salle est déjà prise, désolée') }
    expect((await host.call('POST', `host/sessions/${proposal}/decline`, because)).status).toBe(200)
    const room = { id: 'r1', name: dirty('Salle Élorn, clé'), capacity: 8, stepFree: true }
    expect((await host.call('POST', 'host/rooms', { rooms: [room] })).status).toBe(204)
    const account = { role: 'host', login: dirty('noé'), name: dirty('Noé') }
    expect((await host.call('POST', 'host/accounts', account)).status).toBe(201)
    const code = await host.call('POST', 'host/enrolment-codes', {
      role: 'kiosk',
      name: dirty('Borne, entrée'),
    })
    expect(code.status).toBe(200)
    const forked = await host.call('POST', 'host/challenges/A01.1', { step: 'fork' })
    const texts = { fr: dirty('Été'), 'fr-x-falc': dirty('Été'), en: dirty('Été') }
    const own = (forked.body as { id?: string } | undefined)?.id
    if (own) await host.call('PATCH', `host/challenges/${own}`, { title: texts, room: dirty('Une clé') })

    const kept = await server.parts.store.read(async (view) => {
      const records = await Promise.all(collectionNames.map((name) => view.records(name)))
      const tables = await Promise.all(
        (['accounts', 'devices', 'enrolmentCodes'] as const).map((name) =>
          view.all(view.tables.selectFrom(name).selectAll()),
        ),
      )
      return [...records.flat(), ...tables.flat()]
    })
    const text = JSON.stringify(kept)
    expect(unclean.exec(text)?.index).toBe(undefined)
    for (const words of ['Fournil du Léon', 'Plouvorné', 'Vingt clients, un été', 'Salle Élorn', 'Noé'])
      expect(text).toContain(words)
  })

  it.each([
    ['POST', 'host/employers', employerCard({ name: NOTHING })],
    ['POST', 'host/sessions', plan({ title: NOTHING })],
    ['POST', 'host/sessions', plan({ observers: [{ id: 'o1', name: NOTHING, side: 'host' }] })],
    ['POST', 'host/sessions/x/decline', { because: NOTHING }],
    ['POST', 'host/rooms', { rooms: [{ id: 'r', name: NOTHING, capacity: 8, stepFree: true }] }],
    ['POST', 'host/accounts', { role: 'host', login: 'x', name: NOTHING }],
    ['POST', 'host/accounts', { role: 'host', login: NOTHING, name: 'Noé' }],
  ] as const)('%s %s is refused where it needs words and has none', async (method, path, body) => {
    expect((await host.call(method, path, body)).status).toBe(400)
  })

  it('that say nothing take an optional field away', async () => {
    const made = await host.call(
      'POST',
      'host/employers',
      employerCard({ town: NOTHING, name: 'Sans ville' }),
    )
    expect(made.body).not.toHaveProperty('town')
  })

  it('are measured in characters as people count them', async () => {
    const fits = '🙂'.repeat(80)
    expect((await host.call('POST', 'host/employers', { name: fits })).status).toBe(201)
    expect((await host.call('POST', 'host/employers', { name: `${fits}🙂` })).status).toBe(400)
  })
})
