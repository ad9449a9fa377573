import { expect, test } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { signInAsEmployer, signInAsHost } from '../support/at-a-desk.ts'
import { applyAndGo, arriveFirstTime, finish, passNumberShown } from '../support/at-the-kiosk.ts'
import { recordsKept } from '../support/journal-kept.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

test('a server restored from an older backup gets back from its devices what it lost, and nothing twice', async () => {
  const [kiosk, host, desk] = [
    await stage.open('kiosk'),
    await stage.open('host'),
    await stage.open('employer'),
  ]
  await signInAsHost(host)
  await signInAsEmployer(desk)
  await arriveFirstTime(kiosk, 'Avant')
  await kiosk.getByText('L’accueil le sait').waitFor()
  await finish(kiosk)
  const backup = await stage.folder.backup()

  await arriveFirstTime(kiosk, 'Après')
  const pass = await passNumberShown(kiosk)
  await applyAndGo(kiosk)
  await host.getByRole('row', { name: /Après/ }).waitFor()
  await desk.getByRole('button', { name: /Après/ }).click()
  await desk.getByRole('button', { name: 'Refuser' }).click()
  await desk.getByRole('button', { name: 'Poste pourvu' }).click()
  await desk.getByRole('button', { name: 'Envoyer' }).click()
  await desk.getByText('C’est noté. La personne lira votre réponse.').waitFor()
  await expect.poll(() => eventsAtServer()).toEqual(['submitted', 'viewed', 'refused'])
  const before = { visits: await visitsAtServer(), applications: await applicationsAtServer() }
  // The desk was told that its answer arrived: without that the restored server would give another receipt.
  await expect
    .poll(async () => receiptsOf(await recordsKept<Application>(desk, 'applications')))
    .toEqual(receiptsOf(before.applications))

  const { port } = stage.server
  await stage.server.stop()
  await stage.folder.restore(backup)
  expect(await visitsAtServer()).toHaveLength(before.visits.length - 1)
  expect(await applicationsAtServer()).toEqual([])
  await stage.startServer({ port })
  await stage.networkIsBack(kiosk, host, desk)

  await expect.poll(() => visitsAtServer(), { timeout: 30_000 }).toEqual(before.visits)
  await expect.poll(() => applicationsAtServer(), { timeout: 30_000 }).toEqual(before.applications)
  const [visitorId] = await stage.folder.idsOf(pass)
  expect(before.visits.filter((visit) => visit.visitorId === visitorId)).toHaveLength(1)
  expect(await host.getByRole('row', { name: /Après/ }).count()).toBe(1)
  expect(await host.getByRole('row', { name: /Avant/ }).count()).toBe(1)
})

/** Without what tells which copy it is: the facts. */
async function visitsAtServer() {
  const visits = await stage.folder.records<Visit>('visits')
  return visits
    .map(({ id, arrivedAt, closing, name, visitorId }) => ({ id, arrivedAt, closing, name, visitorId }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

async function applicationsAtServer() {
  const applications = await stage.folder.records<Application>('applications')
  return applications.map(({ id, sent, events }) => ({ id, sent, events }))
}

function receiptsOf(applications: Pick<Application, 'events'>[]) {
  return applications.flatMap(({ events }) => events.map(({ receipt }) => receipt))
}

async function eventsAtServer(): Promise<string[]> {
  const [application] = await stage.folder.records<Application>('applications')
  return application?.events.map((event) => event.type) ?? []
}
