import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Posting } from '../../domain/postings/posting.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime } from '../support/at-the-kiosk.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
const entry = async () => (await stage.folder.records<Visitor>('visitors')).find(({ name }) => name === 'Awa')
const cards = async () => (await stage.folder.records<Posting>('postings')).length

test('journey 14: a minor reads kindly why a card waits, a host notes a parent’s agreement, and the card is handed in', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Awa')
  await tap(kiosk, 'J’ai moins de 18 ans')
  await heading(kiosk, 'Quel âge avez-vous')
  await tap(kiosk, 'Moins de 16 ans')
  await tap(kiosk, 'C’est bon')
  await heading(kiosk, /Bienvenue/)
  await expect.poll(async () => (await entry())?.minority?.map(({ band }) => band)).toEqual(['under-16'])

  const before = await cards()
  await tap(kiosk, /^Coup de main/)
  await tap(kiosk, /^Projets/)
  await tap(kiosk, 'J’ai un projet')
  await heading(kiosk, 'Avec l’accord d’un parent')
  await kiosk.getByText('Demandez à un hôte, avec un parent ou un tuteur.').waitFor()
  await tap(kiosk, 'C’est noté')
  await kiosk.getByText('L’accord n’est pas encore arrivé à la borne.').waitFor()

  const desk = await stage.open('host')
  await signInAsHost(desk)
  await desk.getByText('1 mineur présent').waitFor()
  await desk.getByRole('link', { name: 'Awa' }).first().click()
  await desk.getByRole('button', { name: 'Noter un accord' }).click()
  await desk.getByLabel('Nom du parent ou du tuteur').fill('Mme Cissé')
  await desk.getByLabel('Mettre des annonces au tableau').check()
  await desk.getByRole('button', { name: 'Noter l’accord' }).click()
  await desk.getByText('Mme Cissé, jusqu’au').waitFor()
  await expect.poll(async () => (await entry())?.minority?.at(-1)?.type).toBe('agreed')

  await tap(kiosk, 'C’est noté')
  await heading(kiosk, 'Coup de main')
  await tap(kiosk, /^Projets/)
  await tap(kiosk, 'J’ai un projet')
  await tap(kiosk, 'Créer son activité')
  await tap(kiosk, 'Monter une friperie')
  await tap(kiosk, 'Envoyer')
  await heading(kiosk, 'Votre annonce est faite')
  await expect.poll(cards).toBe(before + 1)

  // Work is for later, whoever agrees.
  await desk.getByRole('button', { name: 'Retirer l’accord de Mme Cissé' }).click()
  await desk.getByText('Aucun accord n’est en cours.').waitFor()
})
