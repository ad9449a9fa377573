import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { anApplication, anEmployer, anOffer } from '../../data/testing/records.ts'
import { button, field, link, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const draft = { publishedAt: undefined }
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.write('employers', anEmployer({ id: 'garage', name: 'Garage', mandates: [] }))
  server.write('jobOffers', anOffer())
  server.write('jobOffers', anOffer({ id: 'mecanique', employerId: 'garage', title: 'Mécanicien' }))
  server.write('jobOffers', anOffer({ id: 'brouillon', title: 'Jeune femme à l’accueil', ...draft }))
  server.write('applications', anApplication())
  server.write('applications', anApplication({ id: 'autre', visitorId: 'V2', sent: { name: 'Omar' } }))
})
const pushed = (id: string) => desk.place.server.pushed.find((row) => row.id === id)

beforeEach(async () => {
  await signIn()
  await goTo('Offres')
  await until(() => screen().includes('Mécanicien') && screen().includes('Garage'))
})

test('words that the law protects stop a publication, and are shown where they can be changed', async () => {
  button('Publier « Jeune femme à l’accueil »').click()
  await until(() => screen().includes('Ces mots ne peuvent pas partir'))
  expect(field('Intitulé du poste').value).toBe('Jeune femme à l’accueil')
  expect(button('Publier à la borne').disabled).toBe(true)
  expect(pushed('brouillon')).toBeUndefined()
})

test('words that the law protects do not slip into an offer that is already published', async () => {
  link('Modifier « Vendeuse ou vendeur »').click()
  await until(() => screen().includes('Intitulé du poste') && field('Intitulé du poste').value !== '')
  type('Intitulé du poste', 'Jeune femme pour la vente')
  await until(() => screen().includes('Ces mots ne peuvent pas partir'))
  expect(button('Enregistrer').disabled).toBe(true)
})

test('an offer belongs to an employer; what is typed stays until one is chosen', async () => {
  button('Écrire une offre').click()
  await until(() => screen().includes('Intitulé du poste'))
  type('Intitulé du poste', 'Boulanger de nuit')
  button('Publier à la borne').click()
  await until(() => screen().includes('Choisissez l’employeur de cette offre'))
  expect(field('Intitulé du poste').value).toBe('Boulanger de nuit')
  await until(() => document.activeElement === field('Employeur'))
  field('Employeur').value = 'boulangerie'
  field('Employeur').dispatchEvent(new Event('change'))
  button('Publier à la borne').click()
  await until(() => screen().includes('Choisissez le métier'))
  type('Commune', 'Mende')
  type('Horaires', '35 h, de 2 h à 9 h')
  type('Salaire', '1 900 € brut par mois')
  await until(() => screen().includes('Chef boulanger / Cheffe boulangère'))
  const [baker] = document.querySelectorAll<HTMLInputElement>('input[type="radio"]')
  baker!.click()
  await until(() => screen().includes('Préparer des produits de pain'))
  button('Préparer des produits de pain').click()
  button('Publier à la borne').click()
  await until(() => screen().includes('« Boulanger de nuit » est publiée'))
  await until(() =>
    desk.place.server.pushed.some((row) => 'document' in row && 'publishedAt' in row.document),
  )
})

test('a host with the mandate answers for the employer, and may take it back', async () => {
  expect(screen()).not.toContain('Candidatures à « Mécanicien »')
  button('Candidatures à « Vendeuse ou vendeur »').click()
  await until(() => screen().includes('au nom de Boulangerie Pagès'))
  button('NadiaSans réponse').click()
  await until(() => screen().includes('Votre réponse'))
  button('Refuser').click()
  await until(() => screen().includes('Poste pourvu'))
  button('Poste pourvu').click()
  await until(() => screen().includes('Envoyer'))
  button('Envoyer').click()
  await until(() => screen().includes('C’est noté'))
  const sent = () =>
    desk.place.server.pushed.flatMap((row) =>
      row.id === 'candidature' && 'document' in row ? [JSON.stringify(row.document)] : [],
    )
  await until(() => sent().some((text) => text.includes('"refused"') && text.includes('"byHost":true')))
  await until(() => screen().includes('Reprendre ma réponse'))
  button('Reprendre ma réponse').click()
  await until(() => sent().some((text) => text.includes('"answer-withdrawn"')))
})

test('what went wrong with one answer is not said of another', async () => {
  vi.stubGlobal('reportError', vi.fn())
  button('Candidatures à « Vendeuse ou vendeur »').click()
  await until(() => screen().includes('NadiaSans réponse'))
  const begin = async (name: string) => {
    button(`${name}Sans réponse`).click()
    await until(() => document.querySelector('article h2')?.textContent === name)
    button('Refuser').click()
    await until(() => screen().includes('Poste pourvu'))
    button('Poste pourvu').click()
    await until(() => screen().includes('Envoyer'))
  }
  await begin('Omar')
  await begin('Nadia')
  vi.spyOn(desk.data, 'save').mockRejectedValueOnce(new Error('full'))
  button('Envoyer').click()
  await until(() => screen().includes('Cette réponse n’a pas pu être enregistrée.'))
  button('OmarSans réponse').click()
  await until(() => document.querySelector('article h2')?.textContent === 'Omar')
  expect(screen()).toContain('Envoyer')
  expect(screen()).not.toContain('Cette réponse n’a pas pu être enregistrée.')
})
test('what one looks for is there again on the way back, and not for the next host', async () => {
  const status = () =>
    [...document.querySelectorAll('label')]
      .find((label) => label.textContent.includes('Publiées'))!
      .querySelector('input')!
  status().click()
  type('Chercher une offre', 'meca')
  await until(() => !screen().includes('Vendeuse'))
  link('Modifier « Mécanicien »').click()
  await until(() => screen().includes('Toutes les offres'))
  link('Toutes les offres').click()
  await until(() => document.querySelector('h1')?.textContent === 'Offres d’emploi')
  expect([status().checked, field('Chercher une offre').value]).toEqual([true, 'meca'])

  desk.place.server.answers.set('sign-in', {
    session: 's2',
    expiresAt: 8e15,
    account: { id: 'h2', name: 'Paul Ker' },
  })
  button('Verrouiller').click()
  await until(() => screen().includes('Poste d’accueil'))
  await signIn()
  await until(() => screen().includes('Paul Ker') && screen().includes('Vendeuse'))
  expect([status().checked, field('Chercher une offre').value]).toEqual([false, ''])
})

test('what went wrong with closing one offer is not said of the next', async () => {
  vi.stubGlobal('reportError', vi.fn())
  vi.spyOn(desk.data, 'save').mockRejectedValueOnce(new Error('broken'))
  button('Clore « Mécanicien »').click()
  await until(() => screen().includes('Clore l’offre'))
  button('Clore l’offre').click()
  await until(() => screen().includes('Ce n’est pas enregistré.'))
  button('Annuler').click()
  await until(() => !document.querySelector('[role="dialog"]'))
  button('Clore « Vendeuse ou vendeur »').click()
  await until(() => document.querySelector('[role="dialog"]'))
  expect(screen()).not.toContain('Ce n’est pas enregistré.')
})

test('closing an offer says how many people still wait', async () => {
  button('Clore « Vendeuse ou vendeur »').click()
  await until(() => screen().includes('2 personnes qui ont postulé attendent encore une réponse'))
  button('Annuler').click()
  await until(() => !screen().includes('2 personnes qui ont postulé'))
  expect(pushed('vente')).toBeUndefined()
})

test('without a mandate the desk does not pretend to know who waits', async () => {
  button('Clore « Mécanicien »').click()
  await until(() => screen().includes('l’accueil ne voit pas les candidatures'))
  button('Clore l’offre').click()
  await until(() => screen().includes('« Mécanicien » est close'))
  await until(() => pushed('mecanique'))
})

test('drafts, published and closed offers are counted and told apart', async () => {
  expect(screen()).toMatch(/Toutes ?3.*Brouillons ?1.*Publiées ?2.*Closes ?0/)
  const choice = [...document.querySelectorAll('label')].find((label) =>
    label.textContent.includes('Brouillons'),
  )
  choice!.querySelector('input')!.click()
  await until(() => !screen().includes('Mécanicien'))
  expect(screen()).toContain('Jeune femme à l’accueil')
})
