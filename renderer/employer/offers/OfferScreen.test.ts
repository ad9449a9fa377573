import { afterEach, expect, test, vi } from 'vitest'
import { jobOfferStatus, type JobOffer } from '../../../domain/hiring/job-offer.ts'
import { makeOffer } from '../../desk/hiring/test-support/made-applications.ts'
import * as shipped from '../../finder/testing/finder-in-process.ts'
import { fakeDesk, type FakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let desk: FakeDesk
let screen: MountedDesk
afterEach(() => {
  screen.wrapper.unmount()
  vi.restoreAllMocks()
})

const draft = { publishedAt: undefined } as unknown as Partial<JobOffer>
const bare = {
  ...{ town: undefined, hours: undefined, pay: undefined, romeCode: undefined },
  criteria: [],
} as unknown as Partial<JobOffer>
async function open(path: string, ...jobOffers: JobOffer[]) {
  desk = fakeDesk({ jobOffers })
  screen = await mountDesk(desk, path)
}
const settled = () => new Promise((resolve) => setTimeout(resolve))
const saved = () => desk.held('jobOffers').at(-1)!
const fieldOf = (label: string) => {
  const found = screen.wrapper.findAll('label').find((one) => one.text() === label)
  return screen.wrapper.find(`#${CSS.escape(found!.attributes('for')!)}`)
}
async function write(label: string, words: string) {
  await fieldOf(label).setValue(words)
  await settled()
}
const trades = () =>
  screen.wrapper.findAll('input[type="radio"]').map((one) => one.element.parentElement!.textContent)
async function choose(label: string) {
  const radio = screen.wrapper
    .findAll('input[type="radio"]')
    .find((one) => one.element.parentElement!.textContent === label)
  await radio!.trigger('change')
  await settled()
}
const focused = () => document.activeElement?.closest('[data-part]')?.getAttribute('data-part')

test('an offer is made of what its title and its trade propose', async () => {
  await open('/offres/nouvelle')
  expect(screen.text()).toContain('Écrivez d’abord l’intitulé')
  await write('Intitulé du poste', 'Boulanger de nuit')
  expect(trades()).toEqual([
    'Boulanger / Boulangère',
    'Chef boulanger / Cheffe boulangère',
    'Boulanger industriel / Boulangère industrielle',
    'Aucun de ceux-ci',
  ])
  // Nothing is chosen that was not touched.
  expect(screen.wrapper.findAll('input:checked')).toEqual([])
  await choose('Boulanger / Boulangère')
  const proposed = screen.wrapper.findAll('[aria-pressed]')
  expect(proposed.map((one) => one.attributes('aria-pressed'))).not.toContain('true')
  await screen.tap('Préparer des produits de pain')
  await screen.tap('Travailler par équipes')
  await screen.tap('Travailler par équipes')
  await write('Commune', 'Mende')
  await write('Horaires', '35 h, de 2 h à 9 h')
  await write('Salaire', '1 900 € brut par mois')
  await screen.tap('Publier à la borne')
  const offer = saved()
  expect(offer).toMatchObject({ title: 'Boulanger de nuit', romeCode: 'D1102' })
  expect(offer.criteria).toMatchObject([{ kind: 'competence', label: 'Préparer des produits de pain' }])
  expect(jobOfferStatus(offer)).toBe('open')
})

test('a publication that says too little is refused at each field; the draft is kept as it is', async () => {
  await open('/offres/nouvelle')
  await write('Intitulé du poste', 'Boulanger de nuit')
  await write('Salaire', 'Selon profil')
  await screen.tap('Publier à la borne')
  expect(desk.held('jobOffers')).toEqual([])
  for (const words of [
    'Choisissez le métier',
    'Dites où',
    'Dites quand',
    'Dites le salaire',
    'Dites au moins une chose',
  ])
    expect(screen.text()).toContain(words)
  expect(focused()).toBe('romeCode')
  await screen.tap('le salaire')
  expect(focused()).toBe('pay')
  await write('Salaire', 'SMIC')
  expect(screen.text()).not.toContain('Dites le salaire')
  await screen.tap('Enregistrer le brouillon')
  expect(jobOfferStatus(saved())).toBe('draft')
  expect(screen.path()).toBe('/offres')
})

test('from the list, what is missing is said and shown where it is written', async () => {
  await open('/offres', makeOffer({ ...draft, pay: undefined }))
  await screen.tap('Publier')
  await expect.poll(() => screen.path()).toContain('/offres/offer-1')
  expect(screen.said()).toBe('Pas encore publiée : il manque le salaire.')
  expect(screen.text()).toContain('Dites le salaire')
  expect(focused()).toBe('pay')
  expect(jobOfferStatus(saved())).toBe('draft')
})

test('a closed offer that says too little is not published again', async () => {
  await open('/offres', makeOffer({ closedAt: 5, romeCode: undefined }))
  await screen.tap('Publier de nouveau')
  expect(screen.said()).toBe('Pas encore publiée : il manque le métier.')
  expect(jobOfferStatus(saved())).toBe('closed')
})

test('an open offer stays, says kindly what is missing, and loses nothing of what it said', async () => {
  await open('/offres/offer-1', makeOffer({ ...bare, town: 'Mende' }))
  expect(screen.text()).toContain('L’offre reste publiée')
  await write('Intitulé du poste', 'Boulangère de nuit')
  await screen.tap('Enregistrer')
  expect(saved()).toMatchObject({ title: 'Boulangère de nuit', town: 'Mende' })
  await write('Commune', '')
  await screen.tap('Enregistrer')
  expect(screen.text()).toContain('Dites où l’on travaille')
  expect(saved()).toMatchObject({ town: 'Mende' })
})

test('none of the trades: other words find one, which stays when the title changes', async () => {
  await open('/offres/nouvelle')
  await write('Intitulé du poste', 'Animateur')
  await choose('Aucun de ceux-ci')
  await write('Le métier, avec d’autres mots', 'zzzqq')
  expect(screen.text()).toContain('Aucun métier ne porte ces mots')
  await write('Le métier, avec d’autres mots', 'cariste')
  await choose('Cariste')
  await write('Intitulé du poste', 'Boulanger de nuit')
  expect(screen.wrapper.find('input:checked').element.parentElement!.textContent).toBe('Cariste')
  await screen.tap('Enregistrer le brouillon')
  expect(saved()).toMatchObject({ romeCode: 'N1101' })
})

test('a title that no trade has asks for other words at once', async () => {
  await open('/offres/nouvelle')
  await write('Intitulé du poste', 'zzzqq')
  await write('Le métier, avec d’autres mots', 'commis de cuisine')
  await choose('Commis / Commise de cuisine')
  expect(screen.text()).toContain('Travailler selon une recette')
  expect(screen.wrapper.find('input:checked').element.parentElement!.textContent).toBe(
    'Commis / Commise de cuisine',
  )
})

test('a trade that was chosen before is shown by its name', async () => {
  await open('/offres/offer-1', makeOffer({ title: 'Renfort du matin', romeCode: 'N1101' }))
  expect(screen.wrapper.find('input:checked').element.parentElement!.textContent).toBe('Cariste')
})

test('where the list of trades cannot be opened it is said, and a code can be written', async () => {
  vi.spyOn(shipped, 'finderInProcess').mockReturnValue({
    ...shipped.finderInProcess(),
    ask: () => Promise.resolve({ ok: false, reason: 'unreachable' }),
  })
  await open('/offres/nouvelle')
  await write('Intitulé du poste', 'Boulanger de nuit')
  expect(screen.text()).toContain('La liste des métiers n’est pas encore sur ce poste')
  await write('Le métier, avec d’autres mots', 'd1102')
  await choose('code ROME D1102')
  await screen.tap('Enregistrer le brouillon')
  expect(saved()).toMatchObject({ title: 'Boulanger de nuit', romeCode: 'D1102' })
})
