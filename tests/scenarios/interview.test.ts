import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import { SECOND_THOUGHTS } from '../../domain/hiring/event-time.ts'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsEmployer } from '../support/at-a-desk.ts'
import {
  applyToTheOffer,
  arriveFirstTime,
  choosePictures,
  comeBack,
  finish,
  passNumberShown,
  readQr,
} from '../support/at-the-kiosk.ts'
import { offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
const smallPhone = { width: 360, height: 740 }

test('journey 2: an answer taken back is never read; a meeting is proposed, accepted, read on a telephone, moved and withdrawn from', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Samira')
  const pass = await passNumberShown(kiosk)
  await applyToTheOffer(kiosk)
  await kiosk.getByText('Bien reçue').waitFor()
  await kiosk.getByRole('button', { name: 'D’accord' }).click()
  await finish(kiosk)

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
  await telephone.getByText(offerTitle).waitFor()
  for (const words of ['Un entretien', 'Au fournil', 'Anne', 'Vous venez.', 'venez à la borne']) {
    await telephone.getByText(words).waitFor()
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
