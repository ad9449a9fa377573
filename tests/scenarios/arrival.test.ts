import { expect, test } from 'vitest'
import type { Site } from '../../domain/sites/site.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import {
  arriveFirstTime,
  comeBack,
  finish,
  goodbye,
  leaveThePlace,
  passNumberShown,
  qrShown,
  scan,
  tapsDuring,
} from '../support/at-the-kiosk.ts'
import { recordsKept } from '../support/journal-kept.ts'
import { printed } from '../support/on-paper.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

const visitsOf = async (pass: string) => {
  const ids = await stage.folder.idsOf(pass)
  return (await stage.folder.records<Visit>('visits')).filter(({ visitorId = '' }) => ids.includes(visitorId))
}

test('journey 1: a first visit without papers takes five taps, and the host desk shows it by itself', async () => {
  const host = await stage.open('host')
  await signInAsHost(host)
  const kiosk = await stage.open('kiosk')
  const taps = await tapsDuring(kiosk, () => arriveFirstTime(kiosk, 'Nadia'))
  expect(taps).toBeGreaterThan(0)
  expect(taps).toBeLessThanOrEqual(5)
  await kiosk.getByText('L’accueil le sait').waitFor()
  await host.getByRole('row', { name: /Nadia/ }).waitFor()
  expect(await host.getByRole('row', { name: /Nadia/ }).innerText()).toContain('Recherche d’emploi')
  // The name is readable at the desk only.
  await finish(kiosk)
  expect(await kiosk.content()).not.toContain('Nadia')
})

test('journey 2: somebody comes back with the card, shown to the scanner, in two gestures', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Loïc')
  const pass = await passNumberShown(kiosk)
  const token = await qrShown(kiosk)
  await finish(kiosk)
  await scan(kiosk, token)
  expect(await kiosk.content()).not.toContain('Loïc')
  await kiosk.getByRole('button', { name: 'C’est moi', exact: true }).click()
  await kiosk.getByText('Votre arrivée d’aujourd’hui est déjà notée.').waitFor()
  // Leaving and coming back is another stay.
  await leaveThePlace(kiosk)
  await goodbye(kiosk)
  await comeBack(kiosk, pass)
  await kiosk.getByText('L’accueil le sait').waitFor()
  const visits = await visitsOf(pass)
  expect(visits.map((visit) => visit.closing).sort()).toEqual(['left', undefined])
})

test('journey 3: a lost card is dead at once on every kiosk, and the new one is printed and leads to everything', async () => {
  const [kiosk, elsewhere] = [await stage.open('kiosk'), await stage.open('kiosk')]
  await arriveFirstTime(kiosk, 'Lucie')
  const lost = await passNumberShown(kiosk)
  const token = await qrShown(kiosk)
  await kiosk.getByText('L’accueil le sait').waitFor()
  await finish(kiosk)

  const host = await stage.open('host')
  await signInAsHost(host)
  await host.getByRole('link', { name: 'Cartes' }).click()
  await host.getByLabel('Nom de la personne').fill('lucie')
  await host.getByRole('button', { name: 'Nouvelle carte' }).click()
  await host.getByRole('button', { name: 'Donner un code' }).click()
  const code = await host.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/).innerText()
  await host.getByRole('button', { name: 'C’est donné' }).click()
  // Whoever found the old card gets nowhere, before the code is even typed.
  for (const page of [kiosk, elsewhere]) {
    await expect.poll(() => recordsKept<Site>(page, 'sites')).toMatchObject([{ revokedPasses: [lost] }])
    await scan(page, token)
    await page.getByText('Cette carte n’ouvre rien ici').waitFor()
  }

  await kiosk.getByRole('button', { name: 'J’ai ma carte' }).click()
  await kiosk.getByRole('button', { name: 'J’ai perdu ma carte' }).click()
  await kiosk.getByLabel('Code donné par l’accueil').fill(code)
  await kiosk.getByRole('button', { name: 'Suivant' }).click()
  await kiosk.getByRole('heading', { name: 'Votre carte' }).waitFor()
  await kiosk.getByRole('button', { name: 'Affichage' }).click()
  await kiosk.getByRole('button', { name: 'Contraste fort' }).click()
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
  const blackOnWhite = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']
  for (const [paper, size] of [
    ['Format carte', [85, 54]],
    ['Feuille', [210, 297]],
    ['Ticket', [80, 160]],
  ] as const) {
    const sheet = await printed(kiosk, paper)
    expect([paper, sheet]).toMatchObject([paper, { pages: 1, size, colours: blackOnWhite, cut: [] }])
    expect(sheet.text).toContain('Pépinière de Mende')
    expect(sheet.text).toMatch(/[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]/)
  }
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  const fresh = await passNumberShown(kiosk)
  expect(fresh).not.toBe(lost)
  await finish(kiosk)
  await comeBack(elsewhere, fresh)
  // Whatever card she holds, she is one visitor, who came once.
  expect(await stage.folder.idsOf(fresh)).toEqual([readPassToken(token)!.visitorId])
  const stays = await visitsOf(fresh)
  expect(stays).toHaveLength(1)
  expect(stays[0]).not.toHaveProperty('closing')
})

test('a card of nobody, and one with a slip of the finger, get a sentence and no visit', async () => {
  const kiosk = await stage.open('kiosk')
  const refusal = async (typed: string) => {
    await kiosk.getByRole('button', { name: 'J’ai ma carte' }).click()
    await kiosk.getByLabel('Numéro de la carte').fill(typed)
    await kiosk.getByRole('button', { name: 'Suivant' }).click()
    const words = await kiosk.getByLabel('Numéro de la carte').evaluate((field) => {
      const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
      return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
    })
    await kiosk.getByRole('button', { name: 'Retour' }).click()
    return words
  }
  expect(await refusal('K7QF3M2X8')).toContain('une lettre a changé')
})

test('one visitor at two kiosks without network is one visit', async () => {
  const [first, second] = [await stage.open('kiosk'), await stage.open('kiosk')]
  await arriveFirstTime(first, 'Awa')
  const pass = await passNumberShown(first)
  const token = await qrShown(first)
  await leaveThePlace(first)
  await goodbye(first)
  await expect.poll(() => visitsOf(pass).then((visits) => visits[0]?.closing)).toBe('left')
  // The other kiosk has heard of it.
  await expect
    .poll(() => recordsKept<Visit>(second, 'visits'))
    .toContainEqual(expect.objectContaining({ visitorId: readPassToken(token)!.visitorId, closing: 'left' }))

  await stage.server.stop()
  for (const kiosk of [first, second]) {
    await scan(kiosk, token)
    await kiosk.getByRole('button', { name: 'C’est moi', exact: true }).click()
    await kiosk.getByText('Enregistré ici').first().waitFor()
  }
  await stage.startServer()
  await stage.networkIsBack(first, second)
  for (const kiosk of [first, second]) await kiosk.getByText('L’accueil le sait').waitFor()
  expect(await visitsOf(pass)).toHaveLength(2)
})
