import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Dossier } from '../../domain/competences/dossier.ts'
import { showPassCode } from '../../domain/visits/pass-code.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import {
  arriveFirstTime,
  choosePictures,
  finish,
  pictures,
  qrShown,
  readyForTheWorst,
  scan,
} from '../support/at-the-kiosk.ts'
import { everythingKept } from '../support/everything-kept.ts'
import { recordsKept } from '../support/journal-kept.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
const cooked = 'J’ai cuisiné pour trente personnes ou plus.'
const proud = 'Le mariage de ma cousine, 120 personnes, et aucune assiette revenue pleine.'
const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Not on the sheet beside it that can be printed. */
const onScreen = (page: Page, text: string) => page.getByText(text).filter({ visible: true })

/** What somebody tells of themselves on their first day; they let the kiosks keep it, locked. Ends at the consents. */
async function tellAndLock(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: 'Mes compétences' }).click()
  await tap(kiosk, 'Cuisine, jardin')
  await kiosk.getByRole('button', { name: 'Cuisiner pour beaucoup de monde' }).click()
  await kiosk.getByRole('group', { name: cooked }).getByRole('button', { name: 'J’aide les autres' }).click()
  await tap(kiosk, 'C’est bon')
  await tap(kiosk, 'Voir ma page')
  await kiosk.getByLabel('Ma réussite').fill(proud)
  await tap(kiosk, 'C’est bon')
  await onScreen(kiosk, proud).waitFor()
  await kiosk.getByRole('button', { name: 'Qui peut voir ma page' }).click()
  await kiosk.getByRole('button', { name: 'Moi, même sans réseau' }).click()
  await kiosk.getByRole('heading', { name: 'Choisissez quatre images' }).waitFor()
  await choosePictures(kiosk)
  await tap(kiosk, 'Fermer à clé')
  await kiosk.getByRole('heading', { name: 'Qui peut voir ma page' }).waitFor()
}

/** Comes back with the card in the hand, and opens the page. */
async function openPage(kiosk: Page, card: string, chosen: readonly string[]): Promise<void> {
  await scan(kiosk, card)
  await tap(kiosk, 'C’est moi')
  await kiosk.getByRole('heading', { name: /Bienvenue|Re-bonjour/ }).waitFor()
  await kiosk.getByRole('button', { name: 'Mes compétences' }).click()
  await tap(kiosk, 'Voir ma page')
  await kiosk.getByRole('button', { name: 'Retrouver ma page' }).click()
  await choosePictures(kiosk, chosen)
  await tap(kiosk, 'Ouvrir')
}

/** Every byte of every file of a folder, as far as it is there still when it is read. */
function* filesIn(folder: string): Generator<Buffer> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    try {
      yield readFileSync(join(entry.parentPath, entry.name))
    } catch {
      // A file of the browser's own that came and went.
    }
  }
}
const isOnDisk = (text: string) =>
  [...filesIn(stage.browser.profile)].some((bytes) =>
    (['utf8', 'utf16le'] as const).some((encoding) => bytes.includes(Buffer.from(text, encoding))),
  )

test('journey 6, another day: without network the page opens at a second kiosk with card and pictures, and its disk says none of it', async () => {
  const first = await stage.open('kiosk')
  await arriveFirstTime(first, 'Nadia')
  const card = await qrShown(first)
  const { passId, cardKey } = readPassToken(card)!
  expect(card).toMatch(/^PEP3/)
  await tellAndLock(first)
  const dossiers = async () => (await stage.folder.records('dossiers')) as Dossier[]
  await expect.poll(async () => (await dossiers()).map(({ sealed }) => typeof sealed)).toEqual(['string'])
  await tap(first, 'C’est bon')
  await onScreen(first, proud).waitFor()
  await tap(first, 'C’est bon')
  await finish(first)

  const second = await stage.open('kiosk', stage.browser.onDisk)
  await readyForTheWorst(second)
  await expect.poll(() => recordsKept(second, 'dossiers')).toHaveLength(1)
  // What the kiosk keeps, read frame by frame: the dossier is there, and nothing of what it says.
  const kept = await everythingKept(second)
  expect(kept).toContain((await dossiers())[0]!.id)
  for (const words of [proud, passId, cardKey!, card]) expect(kept, words).not.toContain(words)
  await stage.server.kill()

  await openPage(second, card, [...pictures].reverse())
  await second.getByRole('alert').waitFor()
  expect(await onScreen(second, proud).count()).toBe(0)
  await choosePictures(second)
  await tap(second, 'Ouvrir')
  await onScreen(second, proud).waitFor()
  await second.getByText('gardée ici fermée à clé').waitFor()

  // The kiosk is carried away: its whole profile, byte by byte, cache and journal.
  await stage.browser.kill()
  for (const words of [proud, 'mariage de ma cousine', passId, showPassCode(passId), cardKey!, card]) {
    expect(isOnDisk(words), words).toBe(false)
  }
})
