import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Booking } from '../../domain/seats/booking.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, finish, passNumberShown } from '../support/at-the-kiosk.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage(async (folder) => {
  await folder.planSession('sjardin', 'E02')
  await folder.planSession('smur', 'E04')
})
const garden = /Une heure dans les gants/
const wall = /Mon premier mur/

async function book(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('button', { name: /Essayer un défi/ }).click()
  await page.getByRole('group', { name: 'Quel genre' }).getByRole('button', { name: 'Explorateur' }).click()
  await page.getByRole('button', { name: title }).first().click()
  await page.getByRole('button', { name: /Je réserve/ }).click()
  const noted = page.getByRole('button', { name: 'C’est noté' })
  const adult = page.getByRole('button', { name: '18 ans ou plus' })
  await noted.or(adult).first().waitFor()
  if (await adult.isVisible()) await adult.click()
  await noted.click()
}
/** Arrives, books, and goes on; the number of the card that was given. */
async function comeAndBook(kiosk: Page, name: string, title: RegExp): Promise<string> {
  await arriveFirstTime(kiosk, name)
  const pass = await passNumberShown(kiosk)
  await book(kiosk, title)
  await finish(kiosk)
  return pass
}
const bookedOf = async (pass: string) => {
  const ids = await stage.folder.idsOf(pass)
  const bookings = await stage.folder.records<Booking>('bookings')
  return bookings
    .filter(({ visitorId }) => ids.includes(visitorId))
    .map(({ sessionId }) => sessionId)
    .sort()
}
const mergings = async () =>
  (await stage.folder.records<Visitor>('visitors')).flatMap(({ mergedInto }) => mergedInto ?? [])

test('journey 4: somebody types their name otherwise; the kiosk hints at nothing, a host sees the pair, merges it and takes it back', async () => {
  const kiosk = await stage.open('kiosk')
  const host = await stage.open('host')
  await signInAsHost(host)
  const known = await comeAndBook(kiosk, 'Jerôme Le Goff', garden)

  // Everything the kiosk says on the way of the second arrival.
  const said: string[] = []
  const listen = async () => said.push(await kiosk.locator('body').innerText())
  await kiosk.getByRole('button', { name: 'Bonjour, j’arrive' }).click()
  await kiosk.getByRole('button', { name: 'C’est la première fois' }).click()
  await kiosk.keyboard.type('Jérome Le Gof')
  await listen()
  await kiosk.getByRole('button', { name: 'Suivant' }).click()
  await kiosk.getByRole('button', { name: 'Chercher un emploi' }).waitFor()
  await listen()
  await kiosk.getByRole('button', { name: 'Chercher un emploi' }).click()
  await kiosk.getByRole('button', { name: 'Je l’ai notée' }).click()
  await kiosk.getByRole('heading', { name: 'Bienvenue' }).waitFor()
  await listen()
  const typed = await passNumberShown(kiosk)
  await book(kiosk, wall)
  await listen()
  await finish(kiosk)
  expect(said.join('\n')).not.toContain('Le Goff')
  await expect.poll(() => bookedOf(typed)).toEqual(['smur'])
  expect(await bookedOf(known)).toEqual(['sjardin'])

  // It waits among the things to do.
  await host.getByText('1 personne a peut-être deux fiches').waitFor()
  await host.getByRole('main').getByRole('button', { name: 'Comparer' }).click()
  await host.getByRole('heading', { name: 'Peut-être la même personne' }).waitFor()
  await host.getByText('même nom, écrit autrement').waitFor()
  expect(await axeFindings(host)).toEqual([])
  await host.getByRole('button', { name: /^Comparer J.* et J/ }).click()
  const dialog = host.getByRole('dialog')
  await dialog.getByText('Les deux sont notées présentes').waitFor()
  await expect
    .poll(() => dialog.getByRole('row', { name: /^Inscriptions/ }).innerText())
    .toMatch(/1\s+1\s+2$/)
  await expect.poll(() => dialog.getByRole('row', { name: /^Cartes/ }).innerText()).toMatch(/1\s+1\s+2$/)
  expect(await axeFindings(host)).toEqual([])
  expect(await mergings()).toEqual([])
  await dialog.getByRole('button', { name: 'Réunir' }).click()
  await host.getByText('Les deux fiches sont réunies.').waitFor()

  // The booking of the new entry is the old person's, with either card; both stays are kept.
  await expect.poll(() => bookedOf(known)).toEqual(['sjardin', 'smur'])
  expect(await bookedOf(typed)).toEqual(['sjardin', 'smur'])
  const visits = await stage.folder.records<Visit>('visits')
  expect(visits.filter(({ closing }) => closing === undefined)).toHaveLength(2)
  await host.getByText('Aucun doublon à regarder.').waitFor()

  // Taken back at once: all as before.
  await host.getByRole('button', { name: 'Annuler' }).click()
  await host.getByText('Les deux fiches sont de nouveau à part.').waitFor()
  await expect.poll(() => bookedOf(known)).toEqual(['sjardin'])
  expect(await bookedOf(typed)).toEqual(['smur'])

  // And merged again, taken back later, from the file.
  await host.getByRole('button', { name: /^Comparer J.* et J/ }).click()
  await dialog.getByRole('button', { name: 'Réunir' }).click()
  await host.getByText('Les deux fiches sont réunies.').waitFor()
  await dialog.waitFor({ state: 'hidden' })
  await host.getByLabel('Nom').fill('jerom legof')
  await host.getByLabel('Nom').press('Enter')
  await host.getByRole('heading', { name: /^J.r.me Le Gof/, level: 1 }).waitFor()
  await host.getByText(/Inscription\s*: Séance E04/).waitFor()
  await host.getByText(/Inscription\s*: Séance E02/).waitFor()
  await host
    .getByText(/^J.r.me Le Goff?, réunie avec J.r.me Le Goff? par/)
    .first()
    .waitFor()
  expect(await axeFindings(host)).toEqual([])
  await host.getByRole('button', { name: /^Séparer de nouveau J/ }).click()
  await host.getByText('Les deux fiches sont de nouveau à part.').waitFor()
  await expect.poll(() => bookedOf(typed)).toEqual(['smur'])
})

test('journey 23: two desks without network write of one visitor, and both keep their words; a pair told apart stays so', async () => {
  const [kiosk, one, other] = [await stage.open('kiosk'), await stage.open('host'), await stage.open('host')]
  await arriveFirstTime(kiosk, 'Nolwenn Kermarrec')
  await finish(kiosk)
  await arriveFirstTime(kiosk, 'Nolwen Kermarec')
  await finish(kiosk)
  for (const desk of [one, other]) {
    await signInAsHost(desk)
    await desk.getByRole('link', { name: /^Visiteurs/ }).click()
    await desk.getByRole('link', { name: /Nolwenn Kermarrec/ }).waitFor()
    await desk.getByRole('link', { name: /Nolwen Kermarec/ }).waitFor()
  }
  await stage.server.stop()
  await one.getByRole('link', { name: /Nolwenn Kermarrec/ }).click()
  await one.getByLabel('Note de l’accueil').fill('Vient avec sa fille le mardi.')
  await one.getByRole('button', { name: 'Enregistrer' }).click()
  await one.getByText('C’est enregistré.').waitFor()
  await other.getByRole('button', { name: /^Ce ne sont pas les mêmes.*Nolwen/ }).click()
  await other.getByText(/sont deux personnes/).waitFor()
  await other.getByRole('link', { name: /Nolwenn Kermarrec/ }).click()
  await other.getByLabel('Nom').fill('Nolwenn Kermarrec-Le Bihan')
  await other.getByRole('button', { name: 'Enregistrer' }).click()
  await other.getByText('C’est enregistré.').waitFor()
  await stage.startServer()
  await stage.networkIsBack(one, other)
  await one.getByRole('heading', { name: 'Nolwenn Kermarrec-Le Bihan', level: 1 }).waitFor()
  await expect
    .poll(() => other.getByLabel('Note de l’accueil').inputValue(), { timeout: 30_000 })
    .toBe('Vient avec sa fille le mardi.')
  await one.getByRole('link', { name: /^Visiteurs/ }).click()
  await one.getByRole('heading', { name: 'Peut-être la même personne' }).waitFor()
  expect(await one.getByRole('button', { name: /Comparer Nolwen/ }).count()).toBe(0)
})
