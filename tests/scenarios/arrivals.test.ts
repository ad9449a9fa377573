import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import type { Visit } from '../../domain/visits/visit.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { seen, signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, finish } from '../support/at-the-kiosk.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
const call = async (kiosk: Page) => {
  await kiosk.getByRole('button', { name: 'Aide' }).click()
  await kiosk.getByRole('button', { name: 'Appeler l’accueil' }).click()
}
const tap = (kiosk: Page, name: string | RegExp) => kiosk.getByRole('button', { name }).first().click()
const reads = (page: Page, words: string | RegExp, timeout = 60_000) =>
  page.getByText(words).first().waitFor({ timeout })
/** How many notes the page has played; counted from the first time on. */
const notes = (page: Page) =>
  page.evaluate(() => {
    const counted = globalThis as unknown as { notes?: number }
    if (counted.notes === undefined) {
      counted.notes = 0
      const start = OscillatorNode.prototype.start
      OscillatorNode.prototype.start = function (...when) {
        counted.notes = (counted.notes ?? 0) + 1
        return start.apply(this, when)
      }
    }
    return counted.notes
  })

test('a call is heard at the desk, also while it is locked, and the host who answers is announced', async () => {
  const desk = await stage.open('host')
  const kiosk = await stage.open('kiosk')
  await notes(desk)
  const title = await desk.title()
  await call(kiosk)
  await reads(desk, 'Borne : quelqu’un appelle')
  await reads(desk, 'Ouvrez le poste pour répondre')
  await reads(kiosk, 'Votre appel s’affiche à l’accueil')
  expect(await desk.title()).toBe('On vous appelle')
  await vi.waitFor(async () => expect(await notes(desk)).toBeGreaterThan(2), { timeout: 20_000 })
  // Nobody moves: after a minute the kiosk says so, and goes on calling.
  await reads(kiosk, 'Personne n’a encore répondu', 120_000)
  await signInAsHost(desk)
  await desk.getByRole('button', { name: 'Dans 5 minutes' }).click()
  await reads(kiosk, /vient dans cinq minutes/)
  await desk.getByRole('button', { name: 'J’arrive' }).click()
  await reads(kiosk, /entendu.+ arrive/)
  expect(await desk.title()).toBe(title)
  // The session of whoever called may end: the kiosk still says that somebody comes.
  await kiosk.reload()
  await reads(kiosk, /entendu.+ arrive/)
  // What has just come takes no finger before it could be seen.
  const met = kiosk.getByRole('button', { name: 'L’hôte est là' })
  await vi.waitFor(
    async () => {
      if (await met.isVisible()) await met.click({ timeout: 2000 })
      expect(await kiosk.getByText('Votre appel est entendu').count()).toBe(0)
    },
    { timeout: 30_000, interval: 500 },
  )
  await vi.waitFor(async () => expect(await desk.getByText('Borne : ').count()).toBe(0), { timeout: 30_000 })
})

test('without any desk, and without network, the kiosk says so at once', async () => {
  await stage.restartServer()
  const kiosk = await stage.open('kiosk')
  await call(kiosk)
  await reads(kiosk, 'Aucun poste de l’accueil n’est allumé')
  await tap(kiosk, 'Arrêter l’appel')
  await stage.server.stop()
  await call(kiosk)
  await reads(kiosk, 'La borne ne peut pas joindre l’accueil', 15_000)
})

test('a group comes in, is called at an evacuation as so many, and leaves in two parts', async () => {
  const desk = await stage.open('host')
  const kiosk = await stage.open('kiosk')
  await signInAsHost(desk)
  await tap(kiosk, 'Bonjour, j’arrive')
  await tap(kiosk, 'Nous sommes un groupe')
  await kiosk.getByRole('button', { name: '8', exact: true }).click()
  await tap(kiosk, 'Une personne de moins')
  await kiosk.getByText('7', { exact: true }).waitFor()
  await tap(kiosk, 'Suivant')
  await tap(kiosk, 'Une autre structure')
  await kiosk.getByLabel('Nom de la structure').fill('Foyer des Capucins')
  await tap(kiosk, 'Suivant')
  await tap(kiosk, 'Avancer un projet')
  await reads(kiosk, 'Vous êtes comptés, 7 personnes')
  await desk.getByRole('link', { name: 'Évacuation' }).click()
  await reads(desk, '· 7 personnes')
  await reads(desk, 'Foyer des Capucins')
  /** Touches "one less" until so many are meant: a screen takes no finger before it could be seen. */
  const mean = (words: string) =>
    vi.waitFor(
      async () => {
        const meant = kiosk.getByText(words, { exact: true })
        if ((await meant.count()) === 0) await tap(kiosk, 'Une personne de moins')
        expect(await meant.count()).toBe(1)
      },
      { timeout: 30_000, interval: 300 },
    )
  const leave = async (words: string) => {
    const loaded = kiosk.waitForEvent('load')
    await tap(kiosk, 'Terminer')
    await Promise.race([loaded, kiosk.getByRole('button', { name: 'Je pars' }).waitFor()])
    await tap(kiosk, 'Je pars')
    await tap(kiosk, 'Notre groupe part')
    await kiosk.getByRole('button', { name: /personnes, arrivées à/ }).click()
    await mean(words)
    await tap(kiosk, 'Nous partons')
    await kiosk.getByRole('heading', { name: 'À bientôt' }).waitFor()
  }
  await leave('3')
  await reads(desk, '· 4 personnes')
  await leave('4')
  await vi.waitFor(async () => expect(await desk.getByText('Foyer des Capucins').count()).toBe(0), {
    timeout: 30_000,
  })
  const [visit] = (await stage.folder.records<Visit>('visits')).filter(({ people }) => people === 7)
  expect(visit).toMatchObject({ closing: 'left', name: 'Foyer des Capucins', leavings: [{ people: 3 }] })
  expect(visit).not.toHaveProperty('visitorId')
})

test('somebody who is expected is recognised by a host when they come, and entered once', async () => {
  const desk = await stage.open('host')
  const kiosk = await stage.open('kiosk')
  await signInAsHost(desk)
  await tap(desk, 'Noter une personne attendue')
  await desk.getByLabel('Prénom ou nom choisi').fill('Karim')
  await desk.getByLabel('Heure (facultatif)').fill('10:00')
  await desk.getByRole('button', { name: 'Noter', exact: true }).click()
  await reads(desk, 'Karim est sur la liste des personnes attendues')
  await arriveFirstTime(kiosk, 'karim')
  // No list of who is expected on the kiosk.
  expect(await kiosk.getByText('10:00').count()).toBe(0)
  await reads(desk, /karim vient d’arriver/i)
  await seen(desk)
  await tap(desk, 'Oui, c’est Karim')
  await reads(desk, 'Personne d’autre n’est attendu aujourd’hui')
  await finish(kiosk)
  const known = (await stage.folder.records<Visitor>('visitors')).filter(
    ({ name }) => name?.toLowerCase() === 'karim',
  )
  expect(known).toHaveLength(1)
})
