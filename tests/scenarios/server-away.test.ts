import { expect, test } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import {
  applyToTheOffer,
  arriveFirstTime,
  leaveThePlace,
  passNumberShown,
  qrShown,
  readyForTheWorst,
} from '../support/at-the-kiosk.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

test('what was done without server is said to be saved here, survives a kill, and arrives once', async () => {
  const before = await stage.open('kiosk', stage.browser.onDisk)
  await readyForTheWorst(before)
  await stage.server.kill()

  await arriveFirstTime(before, 'Awa')
  await before.getByText('Enregistré ici').first().waitFor()
  const pass = await passNumberShown(before)
  const token = await qrShown(before)
  await applyToTheOffer(before, 'Je connais ce métier.')
  await before.getByText('Il n’y a pas de réseau en ce moment.').waitFor()
  await before.getByRole('button', { name: 'D’accord' }).click()
  await leaveThePlace(before)
  await stage.restartBrowser()

  const kiosk = await stage.browser.openPage(stage.browser.onDisk, `${stage.server.url}/kiosk/`)
  // No server yet: the kiosk opens all the same and still has what waits.
  await kiosk.getByText('Enregistré ici').first().waitFor()
  await stage.startServer()
  await stage.networkIsBack(kiosk)
  await kiosk.getByText('Tout est enregistré').first().waitFor()

  const visits = await stage.folder.records<Visit>('visits')
  const [visitorId] = await stage.folder.idsOf(pass)
  expect(visits.filter((visit) => visit.visitorId === visitorId)).toMatchObject([
    { closing: 'left', name: 'Awa' },
  ])
  const applications = await stage.folder.records<Application>('applications')
  expect(applications).toMatchObject([{ visitorId, sent: { message: 'Je connais ce métier.' } }])
  expect(applications[0]!.events.map((event) => event.type)).toEqual(['submitted'])
  expect(token).toContain(pass)
})
