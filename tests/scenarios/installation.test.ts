import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { axeFindings } from '../support/accessibility.ts'
import { arriveFirstTime } from '../support/at-the-kiosk.ts'
import { ChromiumProcess, deskScreen } from '../support/chromium-process.ts'
import { StartedServer } from '../support/started-server.ts'

vi.setConfig({ testTimeout: 300_000 })
const SECRET = 'tracteur lampe nuage citron'
let folder: string
let server: StartedServer
let browser: ChromiumProcess
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-empty-'))
  server = await StartedServer.start({ data: folder })
  browser = await ChromiumProcess.start({ sparing: true })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true })
})

async function openedFrom(page: Page, section: string): Promise<Page> {
  const opened = page.context().waitForEvent('page')
  await page
    .locator('section', { hasText: section })
    .getByRole('link', { name: 'L’ouvrir sur cette machine' })
    .click()
  return opened
}
async function enter(desk: Page, login: string, secret: string): Promise<void> {
  await desk.getByLabel('Identifiant').fill(login)
  await desk.getByLabel('Mot de passe').fill(secret)
  await desk.getByRole('button', { name: 'Se connecter' }).click()
}

test('from an empty folder to a kiosk that takes somebody in, and an observer who reads no name', async () => {
  const computer = await browser.anotherComputer()
  const page = await browser.openPage(computer, server.announced.installation!, deskScreen)
  await page.getByLabel('Nom de la pépinière').fill('Pépinière de Mende')
  await page.getByLabel('Salle 1', { exact: true }).fill('Atelier')
  await page.getByLabel('Places de la salle 1').fill('12')
  await page.getByLabel('Votre prénom ou votre nom').fill('Maëlle')
  await page.getByLabel('Identifiant de connexion').fill('maelle')
  await page.getByLabel('Mot de passe', { exact: true }).fill('maelle')
  await page.getByLabel('Le même mot de passe').fill('maelle')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Ouvrir la pépinière' }).click()
  await page.getByText('Trop court').waitFor()
  expect(await page.getByLabel('Nom de la pépinière').inputValue()).toBe('Pépinière de Mende')
  await page.getByLabel('Mot de passe', { exact: true }).fill(SECRET)
  await page.getByLabel('Le même mot de passe').fill(SECRET)
  await page.getByRole('button', { name: 'Ouvrir la pépinière' }).click()
  await page.getByRole('heading', { name: 'Pépinière de Mende est ouverte' }).waitFor()
  expect(await axeFindings(page)).toEqual([])

  const kiosk = await openedFrom(page, 'La borne')
  await kiosk.getByRole('button', { name: 'Bonjour, j’arrive' }).waitFor()
  await page.getByText('La borne est reliée').waitFor()
  const host = await openedFrom(page, 'Le poste d’accueil')
  await host.getByLabel('Identifiant').waitFor()
  await page.getByText('Le poste d’accueil est relié').waitFor()

  await enter(host, 'maelle', SECRET)
  await host.getByRole('heading', { name: 'Aujourd’hui' }).waitFor()
  await arriveFirstTime(kiosk, 'Nadia')
  await host.getByRole('row', { name: /Nadia/ }).waitFor()

  await host.getByRole('link', { name: 'Postes' }).click()
  await host.getByRole('button', { name: 'Créer un compte' }).click()
  await host.getByLabel('Prénom et nom de la personne').fill('Conseil régional')
  await host.getByLabel('Identifiant', { exact: true }).fill('region')
  await host.getByLabel('Rôle à la pépinière').selectOption('observer')
  await host.getByRole('button', { name: 'Créer le compte' }).click()
  const secret = await host
    .getByText(/^[0-9a-z]{5}-[0-9a-z]{5}-[0-9a-z]{5}$/)
    .first()
    .innerText()
  await host.getByRole('button', { name: 'C’est noté' }).click()
  await host.getByRole('button', { name: 'Verrouiller' }).click()

  const told: string[] = []
  host.on('response', async (response) => {
    if (!response.url().includes('/v1/') || response.url().includes('/sync/stream')) return
    told.push(await response.text().catch(() => ''))
  })
  await enter(host, 'region', secret)
  await host.getByRole('heading', { name: 'Chiffres' }).waitFor()
  expect(await host.locator('nav a').allInnerTexts()).toEqual(['Chiffres'])
  // The desk heard that it lets go of what it held.
  await vi.waitUntil(() => told.some((text) => text.includes('"away":true')), { timeout: 60_000 })
  expect(told.join(' ')).not.toContain('Nadia')
  expect(await host.content()).not.toContain('Nadia')

  // Its code opens nothing any more.
  const later = await browser.openPage(
    await browser.anotherComputer(),
    server.announced.installation!,
    deskScreen,
  )
  await later.getByRole('heading', { name: 'Déjà installé' }).waitFor()
})
