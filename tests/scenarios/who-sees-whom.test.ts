import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { axeFindings } from '../support/accessibility.ts'
import { enterEmployerDesk, signInAsEmployer, signInAsHost } from '../support/at-a-desk.ts'
import { comeBack, unlockMyApplications, untilSeen } from '../support/at-the-kiosk.ts'
import { employerId, employerName, offerTitle, type SiteFolder } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const till = { id: 'till', esco: '3982571a-e9ce-442a-a4a0-fdfc97727091' } as const
let pass: string
const stage = useStage(async (folder) => {
  await folder.planSession('comptoir', 'A01', { employerId })
  for (const visitorId of ['AWA', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6']) await canBeFound(folder, visitorId)
  await folder.receiveApplications(1, 5, { from: 'AWA' })
  pass = readPassToken(await folder.giveCard('AWA'))!.passId
  await folder.choosePictures(pass, [0, 1, 2, 3])
})

/** Somebody who can hold a till, and lets employers find them. */
function canBeFound(folder: SiteFolder, visitorId: string): Promise<void> {
  return folder.open(async ({ store, clock }) => {
    const at = clock.now()
    const skill = { label: 'x', origin: 'professional', addedAt: '1', ...till } as const
    const consent = { id: 'c', purpose: 'search', type: 'given', turn: 1, at, by: 'k' } as const
    const head = { ...byServer(at), siteId: 'mende' }
    const page = newRecord(head, { id: visitorId, visitorId, competences: [skill], consents: [consent] })
    await store.transaction((tx) => keepRecord(tx, 'profiles', page as CompetenceProfile))
  })
}

const tap = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).waitFor()
/** How many people the desk finds who can hold a till. */
async function search(desk: Page, found: string): Promise<void> {
  await tap(desk, 'Chercher')
  await heading(desk, found)
}

test('journeys 27, 30 and 33: whom somebody is hidden from, a withdrawal that an employer asked for, and a colleague who only observes', async () => {
  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('link', { name: 'Recherche' }).click()
  await heading(desk, 'Chercher des compétences')
  await desk.getByLabel('Le travail, avec vos mots').fill('tenir la caisse')
  await tap(desk, 'Proposer des compétences')
  const needs = desk.getByRole('listitem').filter({ has: desk.getByRole('combobox') })
  await needs.filter({ hasText: 'Tenir une caisse' }).waitFor()
  for (const text of await needs.allInnerTexts()) {
    const name = text.split('\n')[0]!
    if (name !== 'Tenir une caisse') await desk.getByRole('button', { name: `Retirer ${name}` }).click()
  }
  await search(desk, '7 personnes')

  const kiosk = await stage.open('kiosk')
  await comeBack(kiosk, pass)
  await unlockMyApplications(kiosk)
  await tap(kiosk, new RegExp(offerTitle))
  await tap(kiosk, 'Retirer ma candidature')
  await heading(kiosk, 'Vous retirez votre candidature')
  expect(await axeFindings(kiosk)).toEqual([])
  await tap(kiosk, /^L’employeur m’a demandé de la retirer/)
  await tap(kiosk, 'Retirer ma candidature')
  await kiosk.getByText(/^Vous l’avez retirée/).waitFor()
  await tap(kiosk, 'D’accord')
  await tap(kiosk, 'Retour')
  await tap(kiosk, /^Mes compétences/)
  await tap(kiosk, 'Voir ma page')
  await tap(kiosk, /^Qui peut voir ma page/)
  // The screen before offers the same: it is asked for once this one stands.
  await heading(kiosk, 'Qui peut voir ma page')
  const hide = kiosk.getByRole('button', { name: /^Me cacher d’un employeur/ })
  await untilSeen(hide, () => tap(kiosk, /^Retrouver ma page/))
  await hide.click()
  await heading(kiosk, 'Me cacher d’un employeur')
  await tap(kiosk, new RegExp(`^${employerName}`))
  await kiosk.getByText('C’est noté\u202f: cet employeur ne vous trouve plus.').waitFor()
  await kiosk.getByText('Cet employeur ne vous trouve pas.').waitFor()
  expect(await axeFindings(kiosk)).toEqual([])
  await search(desk, '6 personnes')

  // The employer reads that it was withdrawn, and no reason; hosts decide, and then it counts as never answered.
  await desk.getByRole('link', { name: 'Candidatures' }).click()
  await tap(desk, /Terminées/)
  await tap(desk, /Personne 1/)
  await heading(desk, 'Personne 1')
  expect(await desk.getByText('restée sans réponse').count()).toBe(0)
  const host = await stage.open('host')
  await signInAsHost(host)
  await host.getByRole('link', { name: 'Employeurs' }).click()
  await tap(host, 'Ouvrir ce que dit Personne 1')
  await host.getByRole('dialog').getByText('Retrait demandé par l’employeur').waitFor()
  expect(await axeFindings(host)).toEqual([])
  await tap(host, 'La personne a raison')
  await host.getByText(/^C’est décidé/).waitFor()
  await desk.getByText('cette candidature retirée compte comme restée sans réponse').waitFor()

  // A colleague who observes finds the sessions at this desk, and nobody's application.
  await desk.getByRole('link', { name: 'Mon équipe' }).click()
  await tap(desk, 'Ajouter une personne')
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('Prénom et nom de la personne').fill('Oscar Le Bihan')
  await dialog.getByLabel('Identifiant').fill('oscar')
  await dialog.getByRole('radio', { name: /^Observateur/ }).check()
  await dialog.getByRole('button', { name: 'Ajouter' }).click()
  await dialog.getByText('À remettre à la personne').waitFor()
  const [login, secret] = await dialog.locator('dd').allInnerTexts()
  await tap(desk, 'C’est noté')
  await desk.getByText('Oscar Le Bihan').waitFor()
  await tap(desk, 'Verrouiller')
  await enterEmployerDesk(desk, { login: login!, secret: secret! })
  await desk.getByText('Séance A01').first().waitFor()
  expect(await desk.locator('#desk-menu a').allInnerTexts()).toEqual(['Séances'])
  expect(await desk.content()).not.toContain('Personne 1')
  expect(await axeFindings(desk)).toEqual([])
  await tap(desk, 'Verrouiller')
  await enterEmployerDesk(desk)
  await desk.getByRole('link', { name: 'Candidatures' }).click()
  await tap(desk, /Terminées/)
  await desk.getByRole('button', { name: /Personne 1/ }).waitFor()
})
