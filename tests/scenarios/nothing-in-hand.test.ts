import { expect, test } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import { SECOND_THOUGHTS } from '../../domain/hiring/event-time.ts'
import { DAY } from '../../domain/time.ts'
import { signInAsEmployer } from '../support/at-a-desk.ts'
import {
  applyToTheOffer,
  arriveFirstTime,
  choosePictures,
  comeBack,
  finish,
  passNumberShown,
  unlockMyApplications,
} from '../support/at-the-kiosk.ts'
import { printed } from '../support/on-paper.ts'
import { employerName, offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

test('journeys 2 and 11: who has neither e-mail, telephone nor smartphone applies, takes the receipt on paper, reads the answer at the kiosk, comes to the meeting, is hired and says how the answer was', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Ousmane')
  const pass = await passNumberShown(kiosk)
  await applyToTheOffer(kiosk)
  await kiosk.getByText('Bien reçue').waitFor()
  const receipt = await printed(kiosk, 'Imprimer ce reçu')
  expect(receipt).toMatchObject({ pages: 1, colours: ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'], cut: [] })
  for (const words of ['Accusé de réception', offerTitle, employerName, 'Bien reçue', 'vos quatre images']) {
    expect(receipt.text).toContain(words)
  }
  expect(receipt.text.replaceAll(' ', '')).not.toMatch(new RegExp(`Ousmane|${pass}`, 'u'))
  await kiosk.getByRole('button', { name: 'D’accord' }).click()
  await finish(kiosk)

  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('button', { name: /Ousmane/ }).click()
  await desk.getByText('votre réponse lui parviendra à la borne').waitFor()
  await desk.getByRole('button', { name: 'Poursuivre' }).click()
  await desk.getByText('Un entretien', { exact: true }).click()
  await desk.getByRole('radio').nth(6).check({ force: true })
  await desk.getByLabel('À quelle heure').fill('10:00')
  await desk.getByLabel('Où').fill('Au fournil')
  await desk.getByRole('button', { name: 'Envoyer' }).click()
  await desk.getByText('La personne n’a pas encore répondu.').waitFor()
  await desk.getByText('Tout est enregistré').waitFor()

  await stage.restartServer({ clockOffset: SECOND_THOUGHTS })
  await stage.networkIsBack(kiosk, desk)
  await comeBack(kiosk, pass)
  await kiosk.getByRole('button', { name: 'Un rendez-vous vous est proposé' }).click()
  await choosePictures(kiosk)
  await kiosk.getByRole('button', { name: 'Ouvrir' }).click()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByRole('button', { name: 'Je viens' }).click()
  await kiosk.locator('#app').getByText('Vous venez.').waitFor()
  const meeting = await printed(kiosk, 'Imprimer')
  for (const words of ['Un entretien', 'Au fournil', 'Vous venez.']) expect(meeting.text).toContain(words)
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await finish(kiosk)
  await desk.getByText('La personne vient.').waitFor()

  await desk.close()

  // The next day: an answer that says yes, then a word on how it was.
  const nextDay = await stage.open('employer')
  await signInAsEmployer(nextDay)
  await nextDay.getByRole('button', { name: /À conclure/ }).click()
  await nextDay.getByRole('button', { name: /Ousmane/ }).click()
  await nextDay.getByRole('button', { name: 'Embaucher' }).click()
  await nextDay.getByRole('button', { name: 'Envoyer' }).click()
  await nextDay.getByText('C’est noté. La personne lira votre réponse.').first().waitFor()
  await nextDay.getByText('Tout est enregistré').waitFor()
  await stage.restartServer({ clockOffset: stage.folder.clockOffset + DAY })
  await stage.networkIsBack(kiosk, nextDay)
  await comeBack(kiosk, pass)
  await unlockMyApplications(kiosk)
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByText('nous souhaitons vous embaucher').waitFor()
  await kiosk.getByRole('button', { name: 'Donner mon avis sur la réponse' }).click()
  for (const answer of ['Oui', 'En partie', 'Oui']) {
    await kiosk.getByRole('button', { name: answer, exact: true }).click()
  }
  await kiosk.getByText('Merci, votre avis est compté').waitFor()

  const [application] = await stage.folder.records<Application>('applications')
  expect(Object.keys(application!.sent).sort()).toEqual(['message', 'name'])
  expect(application!.events.map(({ type }) => type)).toEqual([
    'submitted',
    'viewed',
    'pursued',
    'meeting-accepted',
    'hired',
  ])
})
