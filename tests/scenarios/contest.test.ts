import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DAY } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsEmployer, signInAsHost } from '../support/at-a-desk.ts'
import { choosePictures, comeBack, finish, unlockMyApplications } from '../support/at-the-kiosk.ts'
import { offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const words = 'Bonjour Marc, merci pour votre camion.'
/** The card of whoever was answered with words about somebody else. */
let pass: string
const stage = useStage(async (folder) => {
  await folder.receiveApplications(5, 40)
  await folder.receiveApplications(1, 40, { after: 5, from: 'AWA' })
  await folder.refuse('application-5', words, 20)
  await folder.refuse('application-1', 'Bonjour, nous avons choisi quelqu’un.', 20)
  pass = readPassToken(await folder.giveCard('AWA'))!.passId
  await folder.choosePictures(pass, [0, 1, 2, 3])
})

test('journeys 13 and 27: an answer about something else is contested and decided, the employer appeals once, and the score follows hosts alone', async () => {
  // Another Monday has passed: a curve has two points at least.
  await stage.restartServer({ clockOffset: 8 * DAY })
  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('link', { name: 'Mon label Reciprok' }).click()
  // Of today: what was published on Monday stays as it was.
  const counted = desk.locator('section', { has: desk.getByRole('heading', { name: 'si l’on publiait' }) })
  const answered = (count: string) => counted.getByText(new RegExp(`a répondu à\\s${count} sur\\s6`))
  await answered('2 candidatures').waitFor()
  await readThePublishedYear(desk)

  const kiosk = await stage.open('kiosk')
  await comeBack(kiosk, pass)
  await kiosk.getByRole('button', { name: 'Une réponse vous attend' }).click()
  await choosePictures(kiosk)
  await kiosk.getByRole('button', { name: 'Ouvrir' }).click()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByText(words).waitFor()
  await kiosk.getByRole('button', { name: 'Signaler un problème avec cette réponse' }).click()
  await kiosk.getByRole('heading', { name: 'Quel est le problème' }).waitFor()
  expect(await axeFindings(kiosk)).toEqual([])
  await kiosk.getByRole('button', { name: 'Cette réponse ne parle pas de ma candidature' }).click()
  await kiosk.getByRole('button', { name: 'Envoyer à l’accueil' }).click()
  await kiosk.getByText('Vous avez signalé un problème.').waitFor()
  await kiosk.getByRole('button', { name: 'D’accord' }).click()
  await kiosk.getByRole('heading', { name: 'Mes candidatures' }).waitFor()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await finish(kiosk)

  // Hosts read both sides. What was said alone changes nothing, and is not at the desk of the employer.
  const host = await stage.open('host')
  await signInAsHost(host)
  const decide = async (verdict: string) => {
    await host.getByRole('link', { name: 'Aujourd’hui' }).click()
    await host.getByRole('heading', { name: 'Aujourd’hui' }).waitFor()
    await host.getByRole('link', { name: 'Employeurs' }).click()
    await host.getByRole('button', { name: 'Ouvrir ce que dit Personne 6' }).click()
    await host.getByRole('dialog').getByText(words).waitFor()
    expect(await axeFindings(host)).toEqual([])
    await host.getByRole('button', { name: verdict }).click()
    await host.getByText(/^C’est décidé/).waitFor()
  }
  await answered('2 candidatures').waitFor()
  await decide('La personne a raison')
  await answered('1 candidature').waitFor()
  await desk.getByRole('link', { name: 'Candidatures' }).click()
  await desk.getByRole('button', { name: /Personne 6/ }).click()
  await desk.getByText('votre réponse ne compte pas dans la note').waitFor()
  expect(await axeFindings(desk)).toEqual([])
  await desk.getByLabel(/^Vous n’êtes pas d’accord/).fill('Nous avons écrit Marc par erreur.')
  await desk.getByRole('button', { name: 'Faire appel' }).click()
  await desk.getByText('Vous avez fait appel.').waitFor()
  expect(await desk.getByRole('button', { name: 'Faire appel' }).count()).toBe(0)
  await desk.getByRole('link', { name: 'Mon label Reciprok' }).click()
  await answered('1 candidature').waitFor()

  await decide('L’employeur a raison')
  await answered('2 candidatures').waitFor()
  await comeBack(kiosk, pass)
  await unlockMyApplications(kiosk)
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByText(/L’accueil a vérifié.+la réponse compte\./).waitFor()
  expect(await kiosk.getByRole('button', { name: 'Signaler un problème' }).count()).toBe(0)
})

/** The curve says from where to where it goes; who cannot see it reads the same Mondays, one by one. */
async function readThePublishedYear(desk: Page): Promise<void> {
  const rows = await stage.folder.open(({ store }) =>
    store.read((view) =>
      view.all(view.tables.selectFrom('publications').select(['monday', 'score', 'grade']).orderBy('monday')),
    ),
  )
  const rated = rows.filter(({ grade }) => grade !== null)
  expect(rated.length).toBeGreaterThan(1)
  const [first, last] = [rated[0]!, rated.at(-1)!]
  await desk
    .getByRole('img', { name: new RegExp(`^De ${first.score} sur 100 le .+ à ${last.score}`) })
    .waitFor()
  const table = desk.getByRole('table', { name: 'Votre label, lundi après lundi' })
  const told = await table
    .locator('tbody tr')
    .evaluateAll((lines) =>
      lines.map((line) => [...line.querySelectorAll('td')].map(({ textContent }) => textContent)),
    )
  const dayOf = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' })
  expect(told.map(([day, score]) => [day, score])).toEqual(
    rated.map(({ monday, score }) => [dayOf.format(monday).replace(/^1 /, '1er '), String(score)]),
  )
}
