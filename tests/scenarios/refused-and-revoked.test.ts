import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visitSchema, type Visit } from '../../domain/visits/visit.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, finish } from '../support/at-the-kiosk.ts'
import { recordsKept, spoilJournal } from '../support/journal-kept.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

/** Spoils the kiosk's disk: a visit that no server can accept, among those that it still has to send. */
async function poisonDisk(kiosk: Page): Promise<void> {
  const [visit] = await recordsKept<Visit>(kiosk, 'visits')
  // Without what the database notes beside it.
  const fields = Object.fromEntries(Object.entries(visit!).filter(([name]) => !name.startsWith('_')))
  const record = { ...fields, id: 'poison', name: 'En clair' }
  const beside = { _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '1-poison' }
  const table = `visits@${visitSchema.version}`
  const row = { seq: 1000, key: 'visits/poison', collection: 'visits', id: 'poison', base: null, record }
  await spoilJournal(kiosk, [
    { table, put: [['poison', { ...record, ...beside }]] },
    { table: 'writes', put: [['1000', row]] },
  ])
}

test('a poisoned row stops no other, and the host desk shows it with its reason', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Sain')
  await kiosk.getByText('L’accueil le sait').waitFor()
  await finish(kiosk)
  await poisonDisk(kiosk)
  await kiosk.reload()
  await arriveFirstTime(kiosk, 'Suivante')
  await kiosk.getByText('L’accueil le sait').waitFor()

  const host = await stage.open('host')
  await signInAsHost(host)
  await host.getByRole('row', { name: /Suivante/ }).waitFor()
  await host.getByRole('link', { name: 'Envois à corriger' }).click()
  await host.getByRole('row', { name: /Visite/ }).waitFor()
  await host.getByRole('button', { name: /^Lire l’envoi/ }).click()
  await host.getByText('que seuls le serveur ou l’accueil peuvent changer').first().waitFor()
  const visits = await stage.folder.records<Visit>('visits')
  expect(visits.map((visit) => visit.name).sort()).toEqual(['Sain', 'Suivante'])
  // The kiosk keeps what was written, marked as refused.
  expect((await recordsKept<Visit>(kiosk, 'visits')).map((visit) => visit.id)).toContain('poison')
})

test('a kiosk that the host revokes says so, receives nothing more and keeps what it could not send', async () => {
  const [kiosk, host] = [await stage.open('kiosk'), await stage.open('host')]
  await signInAsHost(host)
  await kiosk.getByText('1 offre d’emploi en ce moment').waitFor()
  await host.getByRole('link', { name: 'Postes' }).click()
  // The newest kiosk is this one.
  await host
    .getByRole('button', { name: /^Retirer Borne/ })
    .last()
    .click()
  await host.getByRole('dialog').getByRole('button', { name: 'Retirer ce poste' }).click()
  await kiosk.getByRole('heading', { name: 'Cette borne a été retirée' }).waitFor()

  const before = await recordsKept<Visit>(kiosk, 'visits')
  const other = await stage.open('kiosk')
  await arriveFirstTime(other)
  await other.getByText('L’accueil le sait').waitFor()
  expect(await recordsKept<Visit>(kiosk, 'visits')).toEqual(before)
  await kiosk.reload()
  await kiosk.getByRole('heading', { name: 'Cette borne a été retirée' }).waitFor()
})
