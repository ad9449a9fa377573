import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { button, screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const message = {
  ...{ key: 'boulangerie/waiting/a1', to: 'Boulangerie Pagès', dueAt: 1, state: 'unsure' as const },
  ...{ subject: 'Une personne attend votre réponse', words: 'Bonjour,\n\nUne personne attend.' },
}
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.answers.set('host/messages', { messages: [message] })
})

beforeEach(async () => {
  await signIn()
  await goTo('Employeurs')
  await until(() => screen().includes('Messages en attente (1)'))
  button('Messages en attente (1)').click()
  await until(() => screen().includes('Une personne attend votre réponse'))
  expect(screen()).toContain('on ne l’envoie pas deux fois')
  button('Lire le message pour Boulangerie Pagès').click()
  await until(() => screen().includes('Une personne attend.'))
})

test('a message that is told in another way leaves the list, and says so', async () => {
  desk.place.server.answers.set('host/messages/told', {})
  desk.place.server.answers.set('host/messages', { messages: [] })
  button('C’est dit').click()
  await until(() => screen().includes('C’est noté'))
  expect(screen()).not.toContain('Messages en attente')
})

test('when the server does not answer, the message stays, and the button is given back', async () => {
  desk.place.server.troubles.set('host/messages/told', ['no-answer'])
  button('C’est dit').click()
  await until(() => screen().includes('Le serveur n’a pas répondu'))
  expect(button('C’est dit').hasAttribute('disabled')).toBe(false)
})
