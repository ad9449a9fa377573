import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime } from '../support/at-the-kiosk.ts'
import type { SiteFolder } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const cooked = 'J’ai cuisiné pour trente personnes ou plus.'
/** The ability that this sentence declares, as hosts read it. */
const ability = 'work-under-pressure'
const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const stage = useStage(async (folder) => {
  for (let rank = 0; rank < 4; rank += 1) await agreed(folder, `visitor-${rank}`)
  await agreed(folder, 'not-asked', false)
})

/** Somebody who says the same of themselves, and lets it count. */
async function agreed(folder: SiteFolder, visitorId: string, lets = true): Promise<void> {
  await folder.open(({ store, clock }) => {
    const at = clock.now()
    const word = { purpose: 'statistics', type: 'given', turn: 1, at, by: 'k' } as const
    const profile = newRecord(
      { ...byServer(at), siteId: 'mende' },
      {
        ...{ id: visitorId, visitorId },
        competences: [{ id: 'c', label: cooked, origin: 'personal' as const, addedAt: '1', ability }],
        consents: lets ? [{ id: 'c', ...word }] : [],
      },
    )
    return store.transaction((tx) => keepRecord(tx, 'profiles', profile))
  })
}

/** The counts as the host reads them now. */
async function readCounts(desk: Page): Promise<void> {
  await desk.getByRole('link', { name: 'Aujourd’hui' }).click()
  await desk.getByRole('link', { name: 'Compétences' }).click()
  await desk.getByRole('heading', { name: 'La page d’une personne' }).waitFor()
}

test('what people can do is counted by fives, of those who agreed: the fifth makes a row, and takes it away again', async () => {
  const desk = await stage.open('host')
  await signInAsHost(desk)
  await readCounts(desk)
  await desk.getByText('Moins de 5 personnes l’ont permis').waitFor()

  const kiosk = await stage.open('kiosk', await stage.browser.anotherComputer())
  await arriveFirstTime(kiosk, 'Nadia')
  await kiosk.getByRole('button', { name: 'Mes compétences' }).click()
  await tap(kiosk, 'Cuisine, jardin')
  await kiosk.getByRole('button', { name: 'Cuisiner pour beaucoup de monde' }).click()
  await kiosk.getByRole('group', { name: cooked }).getByRole('button', { name: 'J’aide les autres' }).click()
  await tap(kiosk, 'C’est bon')
  await tap(kiosk, 'Voir ma page')
  await kiosk.getByRole('button', { name: 'Passer', exact: true }).click()
  await kiosk.getByRole('button', { name: 'Qui peut voir ma page' }).click()
  await kiosk.getByRole('button', { name: 'Le total de tout le monde' }).click()
  await kiosk.getByText('C’est noté\u202f: oui.').waitFor()
  const isSent = kiosk.getByText('Tout est enregistré').filter({ visible: true }).last()
  await isSent.waitFor()

  await readCounts(desk)
  const row = desk.getByRole('row', { name: /Travailler sous tension/ })
  await row.waitFor()
  // Said by five, and on the other rungs too few to be told.
  expect(await row.getByRole('cell').allTextContents()).toEqual([
    '5',
    'moins de 5',
    'moins de 5',
    'moins de 5',
  ])
  expect(await desk.getByRole('row').count()).toBe(2)
  expect(await desk.locator('body').innerText()).not.toContain('Nadia')

  await kiosk.getByRole('button', { name: 'Le total de tout le monde' }).click()
  await kiosk.getByText(/C’est (?:repris|noté\u202f: non)/).waitFor()
  await isSent.waitFor()
  await readCounts(desk)
  await desk.getByText('Moins de 5 personnes l’ont permis').waitFor()
})
