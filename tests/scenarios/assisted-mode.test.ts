import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import {
  arriveFirstTime,
  choosePictures,
  comeBack,
  finish,
  passNumberShown,
  untilSeen,
} from '../support/at-the-kiosk.ts'
import { hostLogin } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
const welcome = /Bienvenue|Re-bonjour/
const band = (page: Page) => page.getByText('vous aide. Vous pouvez arrêter à tout moment.')

/** From any screen of somebody who arrived: they say yes, and a host says who they are. */
async function beHelped(page: Page, secret: string): Promise<void> {
  await tap(page, 'Aide')
  await tap(page, 'Un hôte est avec moi')
  await heading(page, 'Se faire aider ici')
  await tap(page, 'Oui, j’accepte')
  await page.getByLabel('Identifiant de l’hôte').fill(hostLogin.login)
  await tap(page, 'Suivant')
  await page.getByLabel('Mot de passe de l’hôte').fill(secret)
  await tap(page, 'Commencer l’aide')
}

test('assisted mode: nobody helps unknown, what is the person’s own waits, and both sides read who helped', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Nadia')
  const pass = await passNumberShown(kiosk)
  await finish(kiosk)
  await stage.folder.choosePictures(pass, [0, 2, 4, 6])
  await comeBack(kiosk, pass)

  // Whoever does not sign in as a host of the place helps nobody, and the password is not left there.
  await beHelped(kiosk, 'pas-le-bon-mot-de-passe')
  await kiosk.getByText('ne convient pas').waitFor()
  expect(await kiosk.getByLabel('Mot de passe de l’hôte').inputValue()).toBe('')
  expect(await band(kiosk).count()).toBe(0)
  await kiosk.getByLabel('Mot de passe de l’hôte').fill(hostLogin.secret)
  await untilSeen(band(kiosk), () => tap(kiosk, 'Commencer l’aide'))
  await heading(kiosk, welcome)
  expect(await axeFindings(kiosk)).toEqual([])

  // What is hers alone is refused kindly, wherever it is asked for; the server says so too.
  await tap(kiosk, 'Mes données')
  await heading(kiosk, 'Cela, c’est à vous seul(e)')
  expect(await axeFindings(kiosk)).toEqual([])
  await tap(kiosk, 'Retour')
  await heading(kiosk, welcome)

  // Beside her: one thing with the network there, one with it unplugged. The band stays.
  await tap(kiosk, 'Qui je suis aujourd’hui')
  await tap(kiosk, 'Par curiosité')
  await tap(kiosk, 'C’est bon')
  await heading(kiosk, welcome)
  await kiosk.context().setOffline(true)
  await tap(kiosk, 'Qui m’a parlé de vous')
  await tap(kiosk, 'Le PLIE')
  await tap(kiosk, 'C’est bon')
  await band(kiosk).waitFor()
  await tap(kiosk, 'Arrêter l’aide')
  await kiosk.getByText('L’aide est terminée').waitFor()
  await kiosk.context().setOffline(false)

  // Alone again, with her pictures, she reads who helped her and with what.
  await stage.networkIsBack(kiosk)
  await kiosk.getByText('Tout est enregistré').waitFor()
  await heading(kiosk, welcome)
  await tap(kiosk, 'Mes données')
  await choosePictures(kiosk, ['Soleil', 'Arbre', 'Poisson', 'Maison'])
  await tap(kiosk, 'Ouvrir')
  await heading(kiosk, 'Mes données')
  const told = await kiosk
    .getByText(/vous a aidé à la borne/)
    .first()
    .innerText()
  expect(told).toMatch(/Léa.*votre visite/)

  // A host reads the same in her file.
  const desk = await stage.open('host')
  await signInAsHost(desk)
  await desk.getByRole('link', { name: 'Visiteurs' }).first().click()
  await desk.getByRole('link', { name: 'Nadia' }).first().click()
  await heading(desk, 'Aides à une borne')
  await desk.getByText('sa visite', { exact: false }).first().waitFor()
})
