import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { screen } from '../test-support/mount-host.ts'
import { signIn, useHostDesk } from '../test-support/open-desk.ts'

const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.troubles.set('host/devices', Array<'no-answer'>(20).fill('no-answer'))
})

test('devices that nobody could tell yet are not said to be none', async () => {
  await signIn()
  await desk.go('/employeurs/boulangerie')
  await until(() => screen().includes('Ses postes') && screen().includes('Le serveur ne répond pas'))
  expect(screen()).not.toContain('Aucun poste')
  expect(screen()).not.toContain('Lecture de la liste')
  desk.place.server.troubles.clear()
  document.dispatchEvent(new Event('visibilitychange'))
  await until(() => screen().includes('Aucun poste'))
})
