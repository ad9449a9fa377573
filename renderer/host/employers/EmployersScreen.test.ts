import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { ReciprokScore } from '../../../domain/hiring/employer.ts'
import { until } from '../../data/testing/device.ts'
import { anEmployer } from '../../data/testing/records.ts'
import { button, field, screen, type } from '../test-support/mount-host.ts'
import { goTo, holdBack, signIn, useHostDesk } from '../test-support/open-desk.ts'

const score = (fields: Partial<ReciprokScore>): ReciprokScore => ({
  points: 7000,
  score: 70,
  grade: 'B',
  counted: 40,
  people: 30,
  answered: 34,
  medianDays: 6,
  asOf: 1,
  formula: 1,
  ...fields,
})
const desk = useHostDesk(({ server }) => {
  const published = score({})
  const preview = score({ points: 8500, score: 85, grade: 'A', answered: 40 })
  server.write('employers', anEmployer({ reciprok: published, reciprokPreview: preview }))
  server.answers.set('host/employers', anEmployer({ id: 'garage', name: 'Garage' }))
})

beforeEach(async () => {
  await signIn()
  await goTo('Employeurs')
  await until(() => screen().includes('Boulangerie Pagès'))
})

const openForm = async () => {
  button('Ajouter un employeur').click()
  await until(() => screen().includes('Présentation lue à la borne'))
}

test('an employer without a name, or with a false SIREN, is told beside the fields', async () => {
  await openForm()
  type('SIREN ou SIRET (facultatif)', '552 100 555')
  button('Enregistrer').click()
  await until(() => screen().includes('Donnez le nom de l’employeur'))
  expect(screen()).toContain('Ce numéro n’existe pas')
  expect(desk.place.server.requests).not.toContain('host/employers')
  type('Nom', 'Fournil')
  await until(() => !screen().includes('Donnez le nom de l’employeur'))
})

test('a number that another card has is told at its field', async () => {
  desk.place.server.troubles.set('host/employers', [
    { status: 409, error: 'not-possible', reasons: ['siren-taken'] },
  ])
  await openForm()
  type('Nom', 'Fournil')
  type('SIREN ou SIRET (facultatif)', '552 100 554')
  button('Enregistrer').click()
  await until(() => screen().includes('Un autre employeur porte déjà ce numéro'))
})

test('without the server nothing is lost of what was typed, and leaving asks', async () => {
  await openForm()
  type('Nom', 'Garage des Terrils')
  desk.place.server.stop()
  button('Enregistrer').click()
  await until(() => screen().includes('on ne sait pas si c’est fait'))
  expect(field('Nom').value).toBe('Garage des Terrils')
  ;[...document.querySelectorAll<HTMLElement>('nav a')]
    .find((link) => link.textContent.includes('Cartes'))!
    .click()
  await until(() => screen().includes('Vos mots ne sont pas enregistrés'))
  button('Rester et continuer').click()
  await until(() => field('Nom').value === 'Garage des Terrils')
})

test('a new employer is written by the server, then shows its accounts and its devices', async () => {
  await openForm()
  type('Nom', 'Garage')
  button('Enregistrer').click()
  await until(() => screen().includes('Garage est enregistré'))
  expect(desk.place.server.requests).toContain('host/employers')
})

test('a card sent again after a lost answer is sent under the same id; the next one is another', async () => {
  const { server } = desk.place
  const ids = () =>
    server.asked.flatMap(({ path, body }) =>
      path === 'host/employers' ? (body as { requestId: string }).requestId : [],
    )
  await openForm()
  type('Nom', 'Garage')
  server.troubles.set('host/employers', ['answer-lost'])
  button('Enregistrer').click()
  await until(() => screen().includes('on ne sait pas si c’est fait'))
  button('Enregistrer').click()
  await until(() => screen().includes('Garage est enregistré'))
  await goTo('Employeurs')
  await openForm()
  type('Nom', 'Garage')
  button('Enregistrer').click()
  await until(() => ids().length === 3)
  expect(ids()[1]).toBe(ids()[0])
  expect(ids()[2]).not.toBe(ids()[0])
})

test('where the first card was kept and the words changed since, it is said where to correct it', async () => {
  desk.place.server.troubles.set('host/employers', [{ status: 409, error: 'request-reused' }])
  await openForm()
  type('Nom', 'Garage')
  button('Enregistrer').click()
  await until(() => screen().includes('C’est déjà enregistré, tel qu’au premier envoi'))
})

test('a card that is sent twice is one employer', async () => {
  await openForm()
  type('Nom', 'Garage')
  const form = document.querySelector<HTMLFormElement>('main form')!
  for (const _twice of [1, 2]) form.dispatchEvent(new Event('submit', { cancelable: true }))
  await until(() => screen().includes('Garage est enregistré'))
  expect(desk.place.server.requests.filter((path) => path === 'host/employers')).toHaveLength(1)
})

test('what is typed while a card is being saved stays, and is saved the next time', async () => {
  const card = anEmployer({ town: 'Lens' })
  desk.place.server.answers.set('host/employers/boulangerie', card)
  button('Ouvrir Boulangerie Pagès').click()
  await until(() => screen().includes('Présentation lue à la borne'))
  type('Commune (facultatif)', 'Lens')
  const letThrough = holdBack(desk.place, 'host/employers/boulangerie')
  button('Enregistrer').click()
  await until(() => desk.place.server.requests.includes('host/employers/boulangerie'))
  type('Interlocuteur', 'Anne Pagès')
  letThrough()
  await until(() => screen().includes('Boulangerie Pagès est enregistré'))
  expect(field('Interlocuteur').value).toBe('Anne Pagès')
  button('Enregistrer').click()
  const bodies = () => desk.place.server.asked.filter(({ path }) => path === 'host/employers/boulangerie')
  await until(() => bodies().length === 2)
  expect(bodies().map(({ body }) => body)).toEqual([{ town: 'Lens' }, { contactName: 'Anne Pagès' }])
})

test('an account of an employer is made at its card, and its secret shown once', async () => {
  desk.place.server.answers.set('host/accounts', {
    accountId: 'a1',
    login: 'armelle',
    secret: 'aaaaa-bbbbb-ccccc',
    accounts: [],
  })
  button('Ouvrir Boulangerie Pagès').click()
  await until(() => screen().includes('Aucun compte pour l’instant'))
  expect(screen()).toContain('Mandat donné par')
  button('Créer un compte').click()
  await until(() => screen().includes('Prénom et nom de la personne'))
  type('Prénom et nom de la personne', 'Armelle')
  type('Identifiant', 'armelle')
  button('Créer le compte').click()
  await until(() => screen().includes('aaaaa-bbbbb-ccccc'))
  button('C’est noté').click()
  await until(() => !screen().includes('aaaaa-bbbbb-ccccc'))
})

test('the label that candidates read stands beside the one Monday would publish', () => {
  expect(screen()).toContain('a répondu à 34 candidatures sur 40, en 6 jours')
  expect(screen()).toContain('a répondu à 40 candidatures sur 40')
})

const asksForSilence = () => desk.place.server.requests.filter((path) => path === 'host/silence').length

test('half hours are not counted before the server has told of them', async () => {
  await desk.startAgain()
  const { server } = desk.place
  server.troubles.set(
    'host/silence',
    Array.from({ length: 9 }, () => 'no-answer' as const),
  )
  await signIn()
  await goTo('Offres')
  const before = asksForSilence()
  await goTo('Employeurs')
  await until(() => asksForSilence() > before && screen().includes('Boulangerie Pagès'))
  expect(screen()).not.toContain('Demi-heures de conseil')
  server.troubles.delete('host/silence')
  await goTo('Offres')
  await goTo('Employeurs')
  await until(() => screen().includes('Demi-heures de conseil (0)'))
})

test('half hours that were told stay while the server is away', async () => {
  await until(() => screen().includes('Demi-heures de conseil (0)'))
  await goTo('Offres')
  desk.place.server.troubles.set('host/silence', ['no-answer'])
  await goTo('Employeurs')
  await until(() => desk.place.server.troubles.get('host/silence')?.length === 0)
  expect(screen()).toContain('Demi-heures de conseil (0)')
})
