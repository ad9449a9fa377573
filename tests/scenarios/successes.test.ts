import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Posting } from '../../domain/postings/posting.ts'
import { postingState } from '../../domain/postings/posting-state.ts'
import { parisDay } from '../../domain/time.ts'
import { axeFindings, targetFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, choosePictures } from '../support/at-the-kiosk.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
const success = 'J’ai osé téléphoner'
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).first().waitFor()

/** How the success stands at the server; `null`: it is not known there. */
async function standing(): Promise<string | null> {
  const all = await stage.folder.records<Posting>('postings')
  const kept = all.find(({ title }) => title === success)
  return kept ? postingState(kept, parisDay(Date.now())).is : null
}

test('a success put up by tapping is read by a host, shown at another kiosk, and taken off by its author', async () => {
  const [kiosk, desk] = [await stage.open('kiosk'), await stage.open('host')]
  const another = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Nadia')
  await tap(kiosk, /^Coup de main/)
  await tap(kiosk, /^Les réussites de la semaine/)
  await kiosk.getByText('Pas encore de réussite cette semaine').waitFor()
  await tap(kiosk, 'J’ai une réussite')
  await tap(kiosk, 'J’ai osé')
  await tap(kiosk, success)
  await kiosk.getByText('Oui, cette phrase peut être affichée ici une semaine, sans mon nom.').waitFor()
  expect([...(await axeFindings(kiosk)), ...(await targetFindings(kiosk))]).toEqual([])
  await tap(kiosk, 'Oui, affichez-la')
  await heading(kiosk, 'Bravo, et merci')
  await expect.poll(standing).toBe('pending')
  expect(await another.getByText(success).count()).toBe(0)

  await signInAsHost(desk)
  await desk.getByRole('link', { name: /^Annonces/ }).click()
  await desk.getByRole('button', { name: new RegExp(`^Publier.*${success}`) }).click()
  // The screen that waits for somebody at another kiosk, without a name.
  await another.getByText('Une réussite d’ici').waitFor()
  await another.getByText(success).waitFor()
  expect(await another.getByText('Nadia').count()).toBe(0)

  await tap(kiosk, 'D’accord')
  await kiosk.getByRole('button', { name: success }).waitFor()
  expect([...(await axeFindings(kiosk)), ...(await targetFindings(kiosk))]).toEqual([])
  await tap(kiosk, 'Retour')
  await tap(kiosk, /^Mes annonces/)
  await choosePictures(kiosk)
  await tap(kiosk, /^(Ouvrir|Fermer à clé)/)
  await tap(kiosk, new RegExp(`^${success}`))
  await tap(kiosk, 'La retirer')
  await kiosk.getByText('Elle n’est plus au tableau').waitFor()
  await another.getByText(success).waitFor({ state: 'detached' })
  await expect.poll(standing).toBe('ended')
})
