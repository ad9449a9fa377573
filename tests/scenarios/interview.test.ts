import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import { SECOND_THOUGHTS } from '../../domain/hiring/event-time.ts'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsEmployer } from '../support/at-a-desk.ts'
import {
  applyAndGo,
  arriveFirstTime,
  choosePictures,
  comeBack,
  passNumberShown,
  readQr,
} from '../support/at-the-kiosk.ts'
import { employerName, offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
const smallPhone = { width: 360, height: 740 }

test('journey 2: an answer taken back is never read; a meeting is proposed, accepted, read on a telephone, moved and withdrawn from', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Samira')
  const pass = await passNumberShown(kiosk)
  await applyAndGo(kiosk)

  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('button', { name: /Samira/ }).click()
  await desk.getByRole('button', { name: 'Refuser' }).click()
  await desk.getByRole('button', { name: 'Poste pourvu' }).click()
  await desk.getByRole('button', { name: 'Envoyer' }).click()
  await desk.getByRole('button', { name: 'Reprendre ma réponse' }).click()
  await desk.getByText('Réponse reprise').first().waitFor()

  await desk.getByRole('button', { name: 'Poursuivre' }).click()
  await desk.getByText('Un entretien', { exact: true }).click()
  await desk.getByRole('radio').nth(6).check({ force: true })
  await desk.getByLabel('À quelle heure').fill('14:30')
  await desk.getByLabel('Où').fill('Au fournil')
  await desk.getByLabel('Avec qui').fill('Anne')
  await desk.getByRole('button', { name: 'Envoyer' }).click()
  await desk.getByText('La personne n’a pas encore répondu.').waitFor()
  await desk.getByText('Tout est enregistré').waitFor()

  await stage.restartServer({ clockOffset: SECOND_THOUGHTS })
  await stage.networkIsBack(kiosk, desk)
  await desk.getByText('Tout est enregistré').waitFor()
  await comeBack(kiosk, pass)
  await kiosk.getByRole('button', { name: 'Un rendez-vous vous est proposé' }).click()
  await choosePictures(kiosk)
  await kiosk.getByRole('button', { name: 'Ouvrir' }).click()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByRole('heading', { name: 'Un entretien' }).waitFor()
  // The paper that may be printed says the same.
  const screen = kiosk.locator('#app')
  await screen.getByText(/ à 14\sh\s30$/).waitFor()
  await screen.getByText('Au fournil').waitFor()
  expect(await kiosk.getByText('pas cette fois').count()).toBe(0)
  await kiosk.getByRole('button', { name: 'Je viens' }).click()
  await screen.getByText('Vous venez.').waitFor()
  await desk.getByText('La personne vient.').waitFor()

  // She reads it on her own telephone, where nothing names her.
  await kiosk.getByRole('button', { name: 'Suivre sur mon téléphone' }).click()
  await kiosk.getByRole('button', { name: 'Faire le code' }).click()
  await kiosk.getByRole('heading', { name: 'Lisez ce code avec votre téléphone' }).waitFor()
  expect(await axeFindings(kiosk)).toEqual([])
  const address = await readQr(kiosk, 'Code QR pour suivre ma candidature')
  const telephone = await stage.browser.openPage(await stage.browser.anotherComputer(), address, smallPhone)
  await telephone.getByText(offerTitle, { exact: true }).waitFor()
  for (const words of ['Un entretien', 'Au fournil', 'Anne', 'Vous venez.', 'venez à la borne']) {
    await telephone.getByText(words).first().waitFor()
  }
  await telephone.getByText(/ à 14\sh\s30$/).waitFor()
  expect(await telephone.getByText('Samira').count()).toBe(0)
  expect(await axeFindings(telephone)).toEqual([])
  const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth
  expect(await telephone.evaluate(isTooWide)).toBe(false)
  const download = telephone.waitForEvent('download')
  await telephone.getByRole('link', { name: 'Ajouter à mon agenda' }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain('STATUS:CONFIRMED')
  await kiosk.getByRole('button', { name: 'C’est fait' }).click()

  await kiosk.getByRole('button', { name: 'Un autre moment' }).click()
  await kiosk.getByRole('button', { name: 'le matin' }).click()
  await kiosk.getByRole('button', { name: 'Envoyer' }).click()
  await desk.getByText(/La personne demande un autre moment\.\s+le matin/).waitFor()

  await kiosk.getByRole('button', { name: 'Retirer ma candidature' }).click()
  await kiosk.getByRole('button', { name: 'J’ai trouvé du travail' }).click()
  await kiosk.getByRole('button', { name: 'Retirer ma candidature' }).click()
  await kiosk.getByText('Vous l’avez retirée').waitFor()
  await desk.getByText('elle a trouvé du travail').waitFor()
  await telephone.reload()
  await telephone.getByText('Ce lien ne montre plus rien').waitFor()
  const [application] = await stage.folder.records<Application>('applications')
  expect(application!.events.map(({ type }) => type)).toEqual([
    'submitted',
    'viewed',
    'refused',
    'answer-withdrawn',
    'pursued',
    'meeting-accepted',
    'meeting-move-asked',
    'withdrawn',
  ])
})

test('journey 32: somebody who was refused is recommended to another employer, asked first, seen after a yes without network, and no longer after a no', async () => {
  const garageLogin = { login: 'garage', secret: 'la clé de douze à droite' }
  await stage.folder.welcomeEmployer('garage', 'Garage du Pont', garageLogin)
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Nadia')
  const pass = await passNumberShown(kiosk)
  await applyAndGo(kiosk, 'Des mots pour la boulangerie.')

  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('button', { name: /Nadia/ }).click()
  await desk.getByRole('button', { name: 'Refuser' }).click()
  await desk.getByRole('button', { name: 'Poste pourvu' }).click()
  await desk.getByText('Recommander à un employeur d’ici').click()
  await desk.getByLabel('À quel employeur').selectOption('Garage du Pont')
  await desk.getByLabel('Un mot sur cette personne').fill('Trop âgée pour nous.')
  await desk.getByText('Ces mots ne peuvent pas partir').waitFor()
  await desk.getByLabel('Un mot sur cette personne').fill('Une personne sérieuse, à l’heure.')
  await desk.getByRole('button', { name: 'Envoyer' }).click()
  const asked = desk.getByText('Recommandation à Garage du Pont. La personne est interrogée')
  await asked.waitFor()
  await desk.getByText('Tout est enregistré').waitFor()

  const garage = await stage.open('employer', undefined, 'garage')
  await signInAsEmployer(garage, garageLogin)
  const look = async () => {
    await garage.getByRole('link', { name: 'Candidatures' }).click()
    await garage.getByRole('link', { name: 'Recommandations' }).click()
  }
  await look()
  await garage.getByText('Personne pour le moment').waitFor()

  await stage.restartServer({ clockOffset: stage.folder.clockOffset + SECOND_THOUGHTS })
  await stage.networkIsBack(kiosk, desk, garage)
  await comeBack(kiosk, pass)
  await kiosk.getByRole('button', { name: 'Une réponse vous attend' }).click()
  await choosePictures(kiosk)
  await kiosk.getByRole('button', { name: 'Ouvrir' }).click()
  await kiosk.getByText('On vous recommande à un autre employeur').waitFor()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByRole('heading', { name: `${employerName} vous recommande à Garage du Pont` }).waitFor()
  await kiosk.getByText('Une personne sérieuse, à l’heure.').waitFor()
  await kiosk.getByText(/Garage du Pont voit seulement.+votre nom\. Pas votre message\./u).waitFor()
  expect(await axeFindings(kiosk)).toEqual([])
  await look()
  await garage.getByText('Personne pour le moment').waitFor()

  await stage.server.stop()
  await kiosk.getByRole('button', { name: 'Oui, montrer' }).click()
  await kiosk.getByText('Vous avez dit oui. Garage du Pont vous voit').waitFor()
  await stage.startServer()
  await desk.getByText('La personne a dit oui').waitFor()

  await look()
  await garage.getByRole('heading', { name: 'Nadia' }).waitFor()
  await garage.getByText(`Recommandée par ${employerName}`).waitFor()
  await garage.getByText('Une personne sérieuse, à l’heure.').waitFor()
  expect(await garage.getByText('Des mots pour la boulangerie').count()).toBe(0)
  expect(await axeFindings(garage)).toEqual([])
  await garage.getByRole('button', { name: 'Inviter' }).click()
  await garage.getByText('À parler d’un emploi', { exact: true }).click()
  await garage.getByLabel('De', { exact: true }).fill('12')
  await garage.getByLabel('à', { exact: true }).fill('14')
  await garage.getByLabel('Votre message').fill('Dix minutes avec Paul, au garage.')
  await garage.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  await garage.getByText('Invitée, réponse attendue').waitFor()

  await kiosk.getByRole('button', { name: 'Ne plus me montrer' }).click()
  await kiosk.getByRole('heading', { name: 'Vous ne voulez pas que Garage du Pont vous voie' }).waitFor()
  await kiosk.getByRole('button', { name: 'Non merci' }).click()
  await kiosk.getByText('Garage du Pont ne voit rien.').waitFor()
  await desk.getByText('La personne n’a pas souhaité.').waitFor()
  await look()
  await garage.getByText('Personne pour le moment').waitFor()
  const told = (await stage.folder.records<Application>('applications'))
    .find(({ sent }) => sent.message === 'Des mots pour la boulangerie.')!
    .events.map(({ type }) => type)
  expect(told).toEqual(['submitted', 'viewed', 'refused', 'referral-accepted', 'referral-declined'])
})
