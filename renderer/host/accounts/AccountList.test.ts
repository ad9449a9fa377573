import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const account = { role: 'host', createdAt: 1 } as const
const desk = useHostDesk(({ server }) => {
  server.answers.set('host/accounts', {
    login: 'paul',
    secret: 'jjjjj-kkkkk-lllll',
    accounts: [
      { ...account, accountId: 'h1', login: 'claire', name: 'Claire Dumont' },
      { ...account, accountId: 'h2', login: 'paul', name: 'Paul Ker' },
      { ...account, accountId: 'h3', login: 'ancien', name: 'Ancienne', closedAt: 2 },
    ],
  })
  server.answers.set('host/accounts/h2/new-secret', { login: 'paul', secret: 'mmmmm-nnnnn-ppppp' })
  server.answers.set('host/accounts/h2/close', {})
})
const requests = () => desk.place.server.requests

beforeEach(async () => {
  await signIn()
  await goTo('Postes')
  await until(() => screen().includes('Paul Ker'))
})

test('one’s own account cannot be closed, and a closed one has nothing left to press', () => {
  expect(screen()).toContain('Claire Dumontvous')
  expect(() => button('Fermer le compte de Claire Dumont')).toThrow()
  expect(() => button('Nouveau mot de passe pour Ancienne')).toThrow()
})

test('an account is closed after a second thought', async () => {
  button('Fermer le compte de Paul Ker').click()
  await until(() => screen().includes('Fermer le compte de Paul Ker ?'))
  button('Annuler').click()
  await until(() => !screen().includes('Fermer le compte de Paul Ker ?'))
  expect(requests()).not.toContain('host/accounts/h2/close')
  button('Fermer le compte de Paul Ker').click()
  await until(() => screen().includes('Fermer le compte de Paul Ker ?'))
  button('Fermer le compte').click()
  await until(() => screen().includes('Le compte de Paul Ker est fermé'))
})

test('a new password is asked twice, shown once, and gone when it is noted', async () => {
  button('Nouveau mot de passe pour Paul Ker').click()
  await until(() => screen().includes('Donner un nouveau mot de passe à Paul Ker ?'))
  expect(requests()).not.toContain('host/accounts/h2/new-secret')
  button('Donner un nouveau mot de passe').click()
  await until(() => screen().includes('mmmmm-nnnnn-ppppp'))
  button('C’est noté').click()
  await until(() => !screen().includes('mmmmm-nnnnn-ppppp'))
})

test('without the server the reason is told where one asked, and nothing is closed', async () => {
  button('Fermer le compte de Paul Ker').click()
  await until(() => screen().includes('Fermer le compte de Paul Ker ?'))
  desk.place.server.stop()
  button('Fermer le compte').click()
  await until(() => screen().includes('on ne sait pas si c’est fait'))
  expect(screen()).toContain('Fermer le compte de Paul Ker ?')
  button('Annuler').click()
  await until(() => !screen().includes('Fermer le compte de Paul Ker ?'))
  expect(screen()).not.toContain('on ne sait pas si c’est fait')
  button('Nouveau mot de passe pour Paul Ker').click()
  await until(() => screen().includes('Donner un nouveau mot de passe à Paul Ker ?'))
  expect(screen()).not.toContain('on ne sait pas si c’est fait')
})

test('an account asked for again after a lost answer is asked for under the same id, the next under another', async () => {
  const asked = () => desk.place.server.asked.filter(({ path, body }) => path === 'host/accounts' && body)
  const ids = () => asked().map(({ body }) => (body as { requestId: string }).requestId)
  desk.place.server.answers.set('host/accounts', {
    accountId: 'h4',
    login: 'anne',
    secret: 'a-b-c',
    accounts: [],
  })
  desk.place.server.troubles.set('host/accounts', ['answer-lost'])
  button('Créer un compte').click()
  await until(() => screen().includes('Prénom et nom de la personne'))
  type('Prénom et nom de la personne', 'Anne')
  type('Identifiant', 'anne')
  button('Créer le compte').click()
  await until(() => screen().includes('on ne sait pas si c’est fait'))
  button('Créer le compte').click()
  await until(() => screen().includes('a-b-c'))
  button('C’est noté').click()
  await until(() => !screen().includes('a-b-c'))
  button('Créer un compte').click()
  await until(() => screen().includes('Prénom et nom de la personne'))
  type('Prénom et nom de la personne', 'Anne')
  type('Identifiant', 'anne')
  button('Créer le compte').click()
  await until(() => ids().length === 3)
  expect(ids()[1]).toBe(ids()[0])
  expect(ids()[2]).not.toBe(ids()[0])
})

test('a login that is taken is told at its field, and goes when it is changed', async () => {
  desk.place.server.troubles.set('host/accounts', [
    { status: 409, error: 'not-possible', reasons: ['login-taken'] },
  ])
  button('Créer un compte').click()
  await until(() => screen().includes('Prénom et nom de la personne'))
  type('Prénom et nom de la personne', 'Paul')
  type('Identifiant', 'paul')
  button('Créer le compte').click()
  await until(() => screen().includes('Cet identifiant est déjà pris'))
  type('Identifiant', 'paul.k')
  await until(() => !screen().includes('Cet identifiant est déjà pris'))
})

test('the role of somebody of an employer is changed there, and what is the same already is not asked for', async () => {
  const { server } = desk.place
  const person = { role: 'employer', employerId: 'boulangerie', createdAt: 1 } as const
  server.answers.set('host/accounts', {
    accounts: [
      { ...account, accountId: 'h1', login: 'claire', name: 'Claire Dumont' },
      { ...person, accountId: 'e1', login: 'anne', name: 'Anne Pagès', companyRole: 'recruiter' },
    ],
  })
  server.answers.set('host/accounts/e1/company-role', {})
  const asked = () => server.asked.filter(({ path }) => path === 'host/accounts/e1/company-role')
  expect(() => button('Changer le rôle de Claire Dumont')).toThrow()
  server.write('employers', anEmployer())
  await goTo('Employeurs')
  await until(() => screen().includes('Boulangerie Pagès'))
  button('Ouvrir Boulangerie Pagès').click()
  await until(() => screen().includes('Recruteur·e : offres'))
  const change = async (role: string) => {
    button('Changer le rôle de Anne Pagès').click()
    await until(() => screen().includes('Changer le rôle de Anne Pagès ?'))
    expect(field('Rôle chez l’employeur').value).toBe('recruiter')
    type('Rôle chez l’employeur', role)
    field('Rôle chez l’employeur').dispatchEvent(new Event('change'))
    button('Changer le rôle').click()
  }
  await change('recruiter')
  await until(() => !screen().includes('Changer le rôle de Anne Pagès ?'))
  expect(asked()).toEqual([])
  server.troubles.set('host/accounts/e1/company-role', [{ status: 404, error: 'not-found' }])
  await change('observer')
  await until(() => document.querySelector('[role=dialog] [role=alert]'))
  button('Changer le rôle').click()
  await until(() => screen().includes('Anne Pagès : le rôle est changé.'))
  expect(asked().map(({ body }) => body)).toEqual([{ companyRole: 'observer' }])
})
