import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const replyAsked = { words: 'Nous répondons en deux semaines.', askedAt: 5 }
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer({ replyAsked }))
  server.write('employers', anEmployer({ id: 'ailleurs', name: 'Ailleurs', siteIds: ['brest'], replyAsked }))
})
const CALL = 'host/employers/boulangerie/label-reply'

beforeEach(async () => {
  await signIn()
  await until(() => screen().includes('1 employeur répond à son label'))
  await goTo('Employeurs')
  await until(() => screen().includes('Réponses au label, à relire (1)'))
  button('Relire la réponse de Boulangerie Pagès').click()
  await until(() => screen().includes('Nous répondons en deux semaines.'))
})

test('a reply is not refused without words for its employer', async () => {
  button('Ne pas publier').click()
  await until(() => screen().includes('Dites à l’employeur ce qui ne va pas.'))
  expect(desk.place.server.asked.filter(({ path }) => path === CALL)).toEqual([])
  type('Pourquoi ne pas le publier ?', 'Vous nommez quelqu’un.')
  desk.place.server.answers.set(CALL, {})
  button('Ne pas publier').click()
  await until(() => screen().includes('lit pourquoi'))
  const { body } = desk.place.server.asked.findLast(({ path }) => path === CALL)!
  expect(body).toEqual({ askedAt: 5, refusal: 'Vous nommez quelqu’un.' })
})

test('what the server refuses is said by name, and the words stay', async () => {
  type('Pourquoi ne pas le publier ?', 'Non.')
  const { troubles } = desk.place.server
  troubles.set(CALL, [{ status: 409, error: 'not-possible', reasons: ['replaced'] }])
  button('Ne pas publier').click()
  await until(() => screen().includes('L’employeur a changé son texte entre-temps'))
  troubles.set(CALL, ['no-answer'])
  button('Ne pas publier').click()
  await until(() => screen().includes('Le serveur n’a pas répondu'))
  expect(field('Pourquoi ne pas le publier ?').value).toBe('Non.')
})

test('a reason that is typed is not dropped by publishing', async () => {
  type('Pourquoi ne pas le publier ?', 'Vous nommez quelqu’un.')
  button('Publier').click()
  await until(() => screen().includes('effacez ces mots pour publier'))
  expect(desk.place.server.asked.filter(({ path }) => path === CALL)).toEqual([])
  expect(field('Pourquoi ne pas le publier ?').value).toBe('Vous nommez quelqu’un.')
  type('Pourquoi ne pas le publier ?', ' ')
  desk.place.server.answers.set(CALL, {})
  button('Publier').click()
  await until(() => screen().includes('C’est publié'))
})

test('it is published by the moment of the words that were read', async () => {
  desk.place.server.answers.set(CALL, {})
  button('Publier').click()
  await until(() => screen().includes('C’est publié'))
  const { body } = desk.place.server.asked.findLast(({ path }) => path === CALL)!
  expect(body).toEqual({ askedAt: 5 })
})
