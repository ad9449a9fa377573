import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { DAY, parisDay } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { erasePerson } from '../../sync-server/erasure/erase-person.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { journalKept, recordsKept } from '../support/journal-kept.ts'
import type { SiteFolder } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const siteId = 'mende'
const longAgo = parisDay(Date.now() - 200 * DAY)

/** Somebody was there, so many days ago. */
const cameBy = (folder: SiteFolder, visitorId: string, daysAgo: number, name?: string) =>
  folder.open(({ store, clock }) => {
    const arrivedAt = clock.now() - daysAgo * DAY
    const came = { kind: 'stay', day: parisDay(arrivedAt), arrivedAt, arrivedBy: 'host' } as const
    const gone = { reasons: [], closing: 'left' as const, leftAt: arrivedAt }
    const told = {
      id: `${visitorId}.visit`,
      visitorId,
      ...came,
      ...gone,
      ...(name === undefined ? {} : { name }),
    }
    const visit: Visit = newRecord({ ...byServer(arrivedAt), siteId }, told)
    return store.transaction((tx) => keepRecord(tx, 'visits', visit))
  })

const stage = useStage(async (folder) => {
  await cameBy(folder, 'LXIC', 200)
  await cameBy(folder, 'AWA', 2, 'Awa')
  await cameBy(folder, 'ODILE', 2, 'Odile')
})

const idsKept = async (page: Page) => (await recordsKept<Visit>(page, 'visits')).map(({ id }) => id)
const namesKept = async (page: Page) =>
  (await recordsKept<Visit>(page, 'visits')).map(({ name }) => name).sort()
const namesAtServer = async () => (await stage.folder.records<Visit>('visits')).map(({ name }) => name)

test('what is older than a host desk holds is asked of the server, and is kept by no desk', async () => {
  const host = await stage.open('host')
  await signInAsHost(host)
  await host.getByRole('link', { name: 'Cartes' }).click()
  await expect.poll(() => namesKept(host)).toEqual(['Awa', 'Odile'])
  await stage.server.stop()
  await host.getByLabel('Carte sans nom : un jour où elle est venue').fill(longAgo)
  const ask = host.getByRole('button', { name: 'Plus ancien : demander au serveur' })
  await ask.click()
  await host.getByRole('alert').filter({ hasText: 'dès que le réseau revient' }).waitFor()
  await stage.startServer()
  await ask.click()
  await host.getByText('Arrivée à').waitFor()
  await host.getByText('Lu au serveur, sans être gardé sur ce poste.').waitFor()
  expect(await ask.count()).toBe(0)
  // Nor is it found again by whoever starts the desk anew.
  await host.reload()
  await host.getByLabel('Identifiant').waitFor()
  expect(await idsKept(host)).not.toContain('LXIC.visit')
})

/** Somebody comes while the desk hears nothing of the server. */
async function arriveMeanwhile(host: Page, name: string): Promise<void> {
  await host.getByRole('button', { name: 'Enregistrer une arrivée' }).click()
  await host.getByLabel('Prénom ou nom choisi').fill(name)
  await host.getByRole('dialog').getByRole('button', { name: 'Enregistrer l’arrivée' }).click()
  await host.getByRole('dialog').waitFor({ state: 'hidden' })
}

test('a desk that was away for a month shows nobody before it heard who is gone, and after three begins anew', async () => {
  const host = await stage.open('host')
  await signInAsHost(host)
  await expect.poll(() => namesKept(host)).toEqual(['Awa', 'Odile'])
  let isHeld = Promise.resolve()
  await host.route('**/v1/sync/pull', async (route) => {
    await isHeld
    await route.continue()
  })
  const awayFor = async (days: number, meanwhile: () => Promise<unknown>) => {
    await stage.server.stop()
    await meanwhile()
    const { promise, resolve } = Promise.withResolvers<void>()
    isHeld = promise
    await stage.startServer({ clockOffset: stage.folder.clockOffset + days * DAY })
    await stage.networkIsBack(host)
    return resolve
  }
  const silence = host.getByRole('heading', {
    name: 'Ce poste est resté longtemps sans nouvelles du serveur',
  })

  const hear = await awayFor(40, async () => {
    await arriveMeanwhile(host, 'Inès')
    await stage.folder.open(({ store, clock }) =>
      store.transaction((tx) => erasePerson(tx, siteId, 'ODILE', clock.now())),
    )
  })
  await silence.waitFor()
  await host.getByText('Ce qui attend d’être envoyé est gardé.').waitFor()
  expect(await host.getByText('Inès').count()).toBe(0)
  // Nothing goes to the server before it was heard, and nothing goes from the desk.
  expect(await namesAtServer()).not.toContain('Inès')
  expect(await namesKept(host)).toEqual(['Awa', 'Inès', 'Odile'])
  hear()
  await silence.waitFor({ state: 'hidden' })
  await expect.poll(() => namesAtServer()).toContain('Inès')
  await expect.poll(() => namesKept(host)).toEqual(['Awa', 'Inès'])

  // Nobody's session lasts for a month.
  await signInAsHost(host)
  const hearAnew = await awayFor(100, () => arriveMeanwhile(host, 'Paul'))
  await silence.waitFor()
  expect([...(await journalKept(host)).rows('writes')]).toHaveLength(1)
  expect(await namesAtServer()).not.toContain('Paul')
  hearAnew()
  await silence.waitFor({ state: 'hidden' })
  await expect.poll(() => namesAtServer()).toContain('Paul')
  // Who left before these three months is kept here no more; who was never seen to leave is.
  await expect.poll(() => namesKept(host)).toEqual(['Inès', 'Paul'])
})
