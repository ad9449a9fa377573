import { expect, test } from 'vitest'
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
import { recordsKept } from '../support/everything-kept.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

const visitsOf = async (visitorId: string) =>
  (await stage.folder.records<Visit>('visits')).filter((visit) => visit.visitorId === visitorId)

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
    .toContainEqual(expect.objectContaining({ visitorId: pass, closing: 'left' }))

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
