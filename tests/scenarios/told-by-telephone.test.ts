import { expect, test } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import { applicationStatus } from '../../domain/hiring/application-status.ts'
import { SECOND_THOUGHTS } from '../../domain/hiring/event-time.ts'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsEmployer } from '../support/at-a-desk.ts'
import {
  applyAndGo,
  arriveFirstTime,
  comeBack,
  passNumberShown,
  unlockMyApplications,
} from '../support/at-the-kiosk.ts'
import { offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

test('journeys 11 and 27: told by telephone, which the person denies, so that the employer answers here', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Samira')
  const pass = await passNumberShown(kiosk)
  await applyAndGo(kiosk)

  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('button', { name: /Samira/ }).click()
  await desk.getByRole('button', { name: 'Refuser' }).click()
  await desk.getByRole('button', { name: 'Poste pourvu' }).click()
  const letter = desk.getByRole('heading', { name: 'La lettre, telle que la personne la lira' })
  await letter.waitFor()
  await desk.getByLabel('La personne est déjà prévenue').check()
  await letter.waitFor({ state: 'detached' })
  expect(await desk.getByLabel('Un mot de vous').count()).toBe(0)
  expect(await axeFindings(desk)).toEqual([])
  await desk.getByRole('button', { name: 'Envoyer' }).click()
  await desk.getByText('La personne est interrogée à la borne').waitFor()
  await desk.getByText('Tout est enregistré').waitFor()

  await stage.restartServer({ clockOffset: SECOND_THOUGHTS })
  await stage.networkIsBack(kiosk, desk)
  await comeBack(kiosk, pass)
  await unlockMyApplications(kiosk)
  await kiosk.getByText(/^L’employeur dit vous avoir déjà répondu/).waitFor()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByText(/^L’employeur dit vous avoir répondu au téléphone le/).waitFor()
  expect(await axeFindings(kiosk)).toEqual([])
  await kiosk.getByRole('button', { name: 'Non, ce n’est pas vrai' }).click()
  await kiosk.getByText(/^Vous avez dit que ce n’est pas vrai/).waitFor()

  await desk.getByText(/^La personne dit .*ne compte pas/).waitFor()
  await desk.getByRole('button', { name: 'Revenir à la liste' }).click()
  await desk.getByRole('button', { name: /Samira/ }).click()
  await desk.getByRole('button', { name: 'Refuser' }).waitFor()
  const [application] = await stage.folder.records<Application>('applications')
  expect(applicationStatus(application!, Date.now() + stage.folder.clockOffset).kind).toBe('viewed')
  const contests = await stage.folder.open(({ store }) =>
    store.read((view) => view.all(view.tables.selectFrom('contests').select(['kind', 'about']))),
  )
  expect(contests).toEqual([{ kind: 'not-told', about: application!.events.find(({ told }) => told)!.id }])
})
