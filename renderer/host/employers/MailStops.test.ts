import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const stop = {
  ...{ employerId: 'boulangerie', name: 'Boulangerie Pagès', address: 'anne@fournil.example', at: 1 },
  because: 'unsubscribed' as const,
}
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.answers.set('host/mail-stops', { stops: [stop] })
})

beforeEach(async () => {
  await signIn()
  await goTo('Employeurs')
  await until(() => screen().includes('Adresses où plus rien ne part (1)'))
  button('Adresses où plus rien ne part (1)').click()
  await until(() => screen().includes('ne veut plus de messages'))
  button('Écrire à nouveau à Boulangerie Pagès').click()
  await until(() => screen().includes('Faites-le seulement si elle vous a dit qu’elle le veut de nouveau'))
})

test('an address is written to again after a second thought, and leaves the list', async () => {
  desk.place.server.answers.set('host/mail-stops/lift', {})
  desk.place.server.answers.set('host/mail-stops', { stops: [] })
  button('Écrire à nouveau').click()
  await until(() => screen().includes('les prochains messages partiront à cette adresse'))
  expect(screen()).not.toContain('Adresses où plus rien ne part')
})

test('when the server does not answer nothing is said to be done, and the button is given back', async () => {
  desk.place.server.troubles.set('host/mail-stops/lift', ['no-answer'])
  button('Écrire à nouveau').click()
  await until(() => screen().includes('Le serveur n’a pas répondu'))
  expect(button('Écrire à nouveau').hasAttribute('disabled')).toBe(false)
})
