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
const lift = { ...stop, at: Date.UTC(2026, 4, 6, 8), by: 'Claire Dumont' }
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.answers.set('host/mail-stops', { stops: [stop], lifts: [] })
})

beforeEach(async () => {
  await signIn()
  await goTo('Employeurs')
  await until(() => screen().includes('Adresses où plus rien ne part (1)'))
  button('Adresses où plus rien ne part (1)').click()
  await until(() => screen().includes('ne veut plus de messages'))
  button('Écrire à nouveau à Boulangerie Pagès, anne@fournil.example').click()
  await until(() =>
    screen().includes(
      'Cette personne a demandé à ne plus rien recevoir. Faites-le seulement si elle vous a dit qu’elle le veut de nouveau',
    ),
  )
})

test('an address is written to again after a second thought, and leaves the list', async () => {
  desk.place.server.answers.set('host/mail-stops/lift', {})
  desk.place.server.answers.set('host/mail-stops', { stops: [], lifts: [lift] })
  button('Écrire à nouveau').click()
  await until(() => screen().includes('les prochains messages partiront à cette adresse'))
  await until(() => !screen().includes('Adresses où plus rien ne part'))
  expect(screen()).toContain('Adresses permises de nouveau par l’accueil')
  await until(() => document.activeElement?.matches('h1'))
})

test('of two addresses, one without a name, each button and question names its own', async () => {
  const other = { ...stop, employerId: 'sans', name: '', address: 'contact@atelier.example' }
  desk.place.server.answers.set('host/mail-stops/lift', {})
  desk.place.server.answers.set('host/mail-stops', { stops: [other], lifts: [] })
  expect(document.querySelector('[role=dialog] h2')?.textContent).toContain('anne@fournil.example')
  button('Écrire à nouveau').click()
  await until(() => screen().includes('contact@atelier.example'))
  await until(() => document.querySelector('[role=dialog]') === null)
  button('Écrire à nouveau à sans nom, contact@atelier.example').click()
  await until(() => document.querySelector('[role=dialog]'))
  expect(document.querySelector('[role=dialog] h2')?.textContent).toMatch(/sans nom, contact@atelier/)
})

test('when the server does not answer nothing is said to be done, and the button is given back', async () => {
  desk.place.server.troubles.set('host/mail-stops/lift', ['no-answer'])
  button('Écrire à nouveau').click()
  await until(() => screen().includes('Le serveur n’a pas répondu'))
  expect(button('Écrire à nouveau').hasAttribute('disabled')).toBe(false)
})

test('who let messages go to an address again is in sight, and when', async () => {
  desk.place.server.answers.set('host/mail-stops/lift', {})
  const gone = { ...lift, address: 'contact@fournil.example', because: 'bounced' as const }
  const { by: _, ...withoutAccount } = gone
  desk.place.server.answers.set('host/mail-stops', { stops: [], lifts: [lift, withoutAccount] })
  button('Écrire à nouveau').click()
  await until(() => screen().includes('par Claire Dumont'))
  expect(screen()).toContain('avant, cette personne ne voulait plus de messages')
  expect(screen()).toContain('par une personne qui n’a plus de compte')
})
