import { afterEach, expect, test } from 'vitest'
import { makeOffer, NOW } from '../../desk/hiring/test-support/made-applications.ts'
import { fakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let screen: MountedDesk
afterEach(() => screen.wrapper.unmount())

const offers = [
  makeOffer({ id: 'o1', title: 'Boulangère', town: 'Brest', publishedAt: 1 }),
  makeOffer({ id: 'o2', title: 'Vendeur', town: 'Quimper', publishedAt: 2 }),
  makeOffer({ id: 'o3', title: 'Apprentie', publishedAt: 3, closedAt: 4 }),
]
const titles = () => screen.wrapper.findAll('tbody a').map((link) => link.text())
const open = async (jobOffers = offers) => {
  screen = await mountDesk(fakeDesk({ jobOffers }), '/offres')
}

test('offers are found by words, without accents, and by town', async () => {
  await open()
  const search = screen.wrapper.find('input[type="search"]')
  await search.setValue('boulangere')
  expect(titles()).toEqual(['Boulangère'])
  await search.setValue('quimper')
  expect(titles()).toEqual(['Vendeur'])
  await search.setValue('plombier')
  expect(screen.text()).toContain('Aucune offre ne porte ces mots')
})

test('back from an offer finds the words one looked for', async () => {
  await open()
  await screen.wrapper.find('input[type="search"]').setValue('quimper')
  await screen.go('/offres/o2')
  await screen.go('/offres')
  expect(titles()).toEqual(['Vendeur'])
})

test('the head of a column orders them, up, down, and back', async () => {
  await open()
  await screen.tap('Offre')
  expect(titles()).toEqual(['Apprentie', 'Boulangère', 'Vendeur'])
  await screen.tap('Offre')
  expect(titles()).toEqual(['Vendeur', 'Boulangère', 'Apprentie'])
  await screen.tap('Offre')
  expect(titles()).toEqual(['Vendeur', 'Boulangère', 'Apprentie'])
})

test('a click anywhere on a row opens it; its own buttons do what they say', async () => {
  await open()
  await screen.wrapper.findAll('tbody tr')[1]!.find('td:nth-child(2)').trigger('click')
  await expect.poll(() => screen.path()).toBe('/offres/o1')
  await screen.go('/offres')
  await screen.tap('Bilan')
  expect(screen.path()).toBe('/offres/o3/bilan')
  await screen.tap('Revenir aux offres')
  await screen.tap('Publier de nouveau')
  expect(screen.text()).not.toContain('Publier de nouveau')
  await screen.tap('Nouvelle offre')
  expect(screen.path()).toBe('/offres/nouvelle')
})

test('without an offer, what to do is said', async () => {
  await open([])
  expect(screen.text()).toContain('Écrivez-en une en quelques lignes')
  expect(screen.wrapper.find('input').exists()).toBe(false)
})

test('an offer with words that the law protects is not published: they are shown where they can be changed', async () => {
  await open([makeOffer({ id: 'o9', title: 'Jeune femme pour la vente', publishedAt: undefined })])
  await screen.tap('Publier')
  await expect.poll(() => screen.path()).toBe('/offres/o9')
  expect(screen.text()).toContain('« Jeune femme »')
  const publish = screen.wrapper.findAll('button').find((button) => button.text() === 'Publier à la borne')!
  expect(publish.attributes('disabled')).toBeDefined()
})

test('of a recruitment that it was asked about, one press says that it goes on', async () => {
  const asked = makeOffer({ id: 'o1', title: 'Boulangère', publishedAt: 1, askedAt: NOW })
  const quietly = makeOffer({ id: 'o2', title: 'Vendeur', publishedAt: 1, closedAt: 9, closedQuietlyAt: 9 })
  await open([asked, quietly])
  expect(screen.text()).toContain('Rien depuis 60 jours')
  expect(screen.text()).toContain('close sans nouvelles de vous')
  await screen.tap('Le recrutement continue')
  await expect.poll(() => screen.text()).not.toContain('Rien depuis 60 jours')
  expect(screen.text()).not.toContain('Le recrutement continue')
})
