import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { aSessionToday, aSite } from '../../data/testing/records.ts'
import { button, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const room = (id: string, name: string) => ({ id, name, capacity: 12, stepFree: true })
const { site } = await aSite({ rooms: [room('r1', 'Serre')] })
const desk = useHostDesk(({ server }) => {
  server.write('sites', site)
  server.write('challengeSessions', aSessionToday())
  server.answers.set('host/rooms', {})
})
const asked = () => desk.place.server.asked.filter(({ path }) => path === 'host/rooms')

beforeEach(async () => {
  await signIn()
  await goTo('Séances')
  await until(() => screen().includes('Vingt clients'))
  button('Salles').click()
  await until(() => screen().includes('Ajouter une salle'))
})

test('a name longer than a room may have is refused at its field, never cut', async () => {
  type('Nom', 'S'.repeat(81))
  button('Enregistrer').click()
  await until(() => screen().includes('Trop long : raccourcissez un peu.'))
  expect(asked()).toEqual([])
  type('Nom', 'S'.repeat(80))
  await until(() => !screen().includes('Trop long : raccourcissez un peu.'))
})

test('a room that another desk adds meanwhile stays', async () => {
  type('Nom', 'Grande serre')
  const rooms = [room('r1', 'Serre'), room('r2', 'Atelier')]
  desk.place.server.write('sites', { ...site, rev: '000000002.000.server', rooms } as never)
  await until(async () => {
    const kept = await desk.data.records('sites').findOne('mende').exec()
    return kept?.rooms?.length === 2
  })
  button('Enregistrer').click()
  await until(() => screen().includes('Les salles sont enregistrées.'))
  expect(asked()[0]!.body).toEqual({
    rooms: [room('r1', 'Grande serre'), room('r2', 'Atelier')],
    opened: rooms,
  })
})

test('a room that a session needs, as only the server knows, is refused in a whole sentence', async () => {
  desk.place.server.troubles.set('host/rooms', [
    { status: 409, error: 'not-possible', reasons: ['room-in-use'] },
  ])
  button('Enregistrer').click()
  await until(() => screen().includes('Une séance à venir a besoin d’une de ces salles.'))
})
