import { expect, test } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import { DAY } from '../../domain/time.ts'
import { signInAsEmployer } from '../support/at-a-desk.ts'
import {
  applyToTheOffer,
  arriveFirstTime,
  comeBack,
  finish,
  passNumberShown,
  unlockMyApplications,
} from '../support/at-the-kiosk.ts'
import { offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

test('journey 12: nothing answers for an employer; after thirty days the candidate is told so', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Idriss')
  const pass = await passNumberShown(kiosk)
  await applyToTheOffer(kiosk)
  await kiosk.getByText('Bien reçue').waitFor()
  await kiosk.getByRole('button', { name: 'D’accord' }).click()
  await finish(kiosk)

  await stage.restartServer({ clockOffset: 29 * DAY })
  await stage.networkIsBack(kiosk)
  await comeBack(kiosk, pass)
  await unlockMyApplications(kiosk)
  await kiosk.getByText(/^Pas de réponse au/).waitFor()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await finish(kiosk)

  await stage.restartServer({ clockOffset: 31 * DAY })
  await stage.networkIsBack(kiosk)
  await comeBack(kiosk, pass)
  await unlockMyApplications(kiosk)
  await kiosk.getByText('L’employeur n’a pas répondu').waitFor()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByText('Ce n’est pas un avis sur vous.').waitFor()
  await kiosk.getByText('Un hôte peut vous aider à relancer').waitFor()

  // The desk may still answer; no machine wrote anything.
  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('button', { name: /Idriss/ }).waitFor()
  const [application] = await stage.folder.records<Application>('applications')
  expect(application!.events.map((event) => event.type)).toEqual(['submitted'])
})
