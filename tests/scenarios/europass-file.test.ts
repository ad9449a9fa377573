import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { faultsOfEuropass } from '../support/europass/faults-of-europass.ts'
import { useStage } from '../support/stage.ts'

const bread = 'Je fais du pain & des gâteaux.'
const visitorId = 'AWA'

const stage = useStage((folder) =>
  folder.open(async ({ store, clock }) => {
    const at = clock.now()
    const profile = newRecord(
      { ...byServer(at), siteId: 'mende' },
      {
        ...{ id: visitorId, visitorId },
        competences: [{ id: 'c', label: bread, origin: 'personal' as const, addedAt: '1' }],
        consents: [{ id: 'c', purpose: 'hosts' as const, type: 'given' as const, turn: 1, at, by: 'k' }],
      },
    )
    await store.transaction((tx) => keepRecord(tx, 'profiles', profile))
  }),
)

test('a host hands somebody their page as a Europass CV that its schema accepts', async () => {
  const desk = await stage.open('host')
  await signInAsHost(desk)
  await desk.evaluate((id) => (window.location.hash = `#/competences/${id}`), visitorId)
  await desk.getByText(bread).waitFor()
  await desk.getByText('lui, en lit un autre depuis 2020').waitFor()
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: 'Enregistrer un CV (Europass, XML)' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('cv-ma-page-europass.xml')
  const file = await readFile(await download.path(), 'utf8')
  expect(file).toContain('• Je fais du pain &#38; des gâteaux.')
  expect(await faultsOfEuropass(file)).toEqual([])
})
