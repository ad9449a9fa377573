import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { axeFindings, targetFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import {
  arriveFirstTime,
  choosePictures,
  comeBack,
  finish,
  passNumberShown,
} from '../support/at-the-kiosk.ts'
import { everythingKept } from '../support/everything-kept.ts'
import { useStage } from '../support/stage.ts'

const login = { login: 'awen', secret: 'une phrase pour florac' }
const stage = useStage((folder) => folder.openAnotherSite('florac', 'La Serre de Florac', login))
const name = 'Perrine'
const mine = ['Soleil', 'Arbre', 'Poisson', 'Maison']
const others = ['Lune', 'Fleur', 'Oiseau', 'Bateau']

const tap = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true }).click()
const heading = (page: Page, words: RegExp) => page.getByRole('heading', { name: words }).waitFor()
async function show(page: Page, pass: string): Promise<void> {
  await page.getByRole('button', { name: 'J’ai ma carte' }).click()
  await page.getByLabel('Numéro de la carte').fill(pass)
  await page.getByRole('button', { name: 'Suivant' }).click()
}
async function openMyData(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mes données' }).click()
  await choosePictures(page, mine)
  await tap(page, 'Ouvrir')
  await heading(page, /^Mes données$/)
}
const at = async (siteId: string) =>
  (await stage.folder.records<Visitor>('visitors')).filter((one) => one.siteId === siteId)

test('a person known at a second site: asked, refused without proof, known by a yes, and taken back', async () => {
  const kiosk = await stage.open('kiosk')
  const desk = await stage.open('host')
  const there = await stage.open('kiosk', undefined, undefined, 'florac')
  await signInAsHost(desk)
  await arriveFirstTime(kiosk, name)
  const pass = await passNumberShown(kiosk)
  await finish(kiosk)
  await stage.folder.choosePictures(pass, [0, 2, 4, 6])
  await desk.getByText(name).first().waitFor()

  // No: like anybody without a card, and nobody there hears of her.
  await show(there, pass)
  await heading(there, /Peut-on vous reconnaître ici/)
  expect([await axeFindings(there), await targetFindings(there)]).toEqual([[], []])
  await tap(there, 'Non, j’entre sans carte')
  await heading(there, /Comment/)
  await there.getByRole('button', { name: 'Retour' }).click()
  await there.getByRole('button', { name: 'Retour' }).click()
  expect(await at('florac')).toEqual([])

  // Yes, but not for whoever found the card.
  await show(there, pass)
  await tap(there, 'Oui, reconnaissez-moi')
  await choosePictures(there, others)
  await tap(there, 'C’est oui')
  await there.getByRole('alert').waitFor()
  expect(await at('florac')).toEqual([])
  await choosePictures(there, mine)
  await tap(there, 'C’est oui')
  await heading(there, /Bienvenue|Re-bonjour/)
  const [known] = await at('florac')
  expect(known).toMatchObject({ name })
  await expect
    .poll(async () =>
      (await stage.folder.records<Visit>('visits')).map(({ siteId, visitorId }) => [siteId, visitorId]),
    )
    .toContainEqual(['florac', known!.id])
  await finish(there)
  // What happened there stays there.
  expect(await everythingKept(desk)).not.toContain(known!.id)

  // The next time it is one touch, and one touch takes it back.
  await comeBack(there, pass)
  await openMyData(there)
  await there.getByRole('button', { name: /Ne plus me connaître à/ }).click()
  await there.getByText('C’est retiré').waitFor()
  await tap(there, 'Prendre une carte d’ici')
  await heading(there, /Votre carte/)
  await there.getByRole('button', { name: 'Retour' }).click()
  await finish(there)
  await show(there, pass)
  await heading(there, /Peut-on vous reconnaître ici/)
  expect(await at('florac')).toHaveLength(1)
})

test('erased at home and there at once, where it is asked', async () => {
  const kiosk = await stage.open('kiosk')
  const there = await stage.open('kiosk', undefined, undefined, 'florac')
  await arriveFirstTime(kiosk, 'Ursule')
  const pass = await passNumberShown(kiosk)
  await finish(kiosk)
  await stage.folder.choosePictures(pass, [0, 2, 4, 6])
  await expect.poll(async () => (await at('mende')).map((one) => one.name)).toContain('Ursule')
  await show(there, pass)
  await tap(there, 'Oui, reconnaissez-moi')
  await choosePictures(there, mine)
  await tap(there, 'C’est oui')
  await heading(there, /Bienvenue|Re-bonjour/)
  await finish(there)
  await comeBack(kiosk, pass)
  await openMyData(kiosk)
  await kiosk
    .getByText(/Aussi connu à/)
    .first()
    .waitFor()
  await tap(kiosk, 'Tout effacer')
  await kiosk.getByText('garde votre prénom').waitFor()
  expect([await axeFindings(kiosk), await targetFindings(kiosk)]).toEqual([[], []])
  await kiosk.getByRole('button', { name: /Effacer aussi à/ }).click()
  await tap(kiosk, 'Continuer')
  await choosePictures(kiosk, mine)
  await tap(kiosk, 'Tout effacer')
  await heading(kiosk, /C’est effacé/)
  const names = async () => (await stage.folder.records<Visitor>('visitors')).map((one) => one.name)
  expect(await names()).not.toContain('Ursule')
})
