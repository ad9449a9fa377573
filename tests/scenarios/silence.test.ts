import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import { nextWorking, type WorkingHours } from '../../domain/reminders/working-hours.ts'
import { addDays, DAY, lastMondayAtSix, MINUTE, parisDay, parisInstant } from '../../domain/time.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { changeEmployer, createEmployer } from '../../sync-server/employers/employers.ts'
import type { ServerParts } from '../../sync-server/server-parts.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { sampleRecord } from '../../sync-server/testing/sample-records.ts'
import { someSiren } from '../../sync-server/testing/some-siren.ts'
import { enterEmployerDesk, signInAsEmployer, signInAsHost } from '../support/at-a-desk.ts'
import {
  applyAndGo,
  arriveFirstTime,
  comeBack,
  finish,
  passNumberShown,
  unlockMyApplications,
} from '../support/at-the-kiosk.ts'
import { startMailServer, type MailServer } from '../support/mail-server.ts'
import { employerId, employerName, offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const contactEmail = 'anne@boulangerie.example'
const paris: WorkingHours = { timeZone: 'Europe/Paris', area: 'mainland' }

const stage = useStage((folder) =>
  folder.open(async (parts) => {
    await changeEmployer(parts, 'mende', employerId, { contactEmail })
    await furnishWhoAnswers(parts)
  }),
)

/** An employer of the town that answered all who came, with a label by its own score, and two offers. */
async function furnishWhoAnswers(parts: ServerParts): Promise<void> {
  await createEmployer(
    parts,
    'mende',
    { name: 'Fromagerie du Causse', town: 'Mende', siren: someSiren('cheese') },
    'cheese',
  )
  const at = parts.clock.now() - 45 * DAY
  const head = (id: string) => ({ id, siteId: 'mende', rev: '1', at, by: 'desk', employerId: 'cheese' })
  await parts.store.transaction(async (tx) => {
    for (const mark of ['Affineuse ou affineur', 'Livreuse ou livreur']) {
      const offer = sampleRecord('jobOffers', { ...head(`cheese-${mark[0]}`), mark }) as JobOffer
      await keepRecord(tx, 'jobOffers', { ...offer, town: 'Mende' })
    }
    for (let rank = 0; rank < 8; rank++) {
      const id = `cheese-${rank}`
      const sample = sampleRecord('applications', { ...head(id), mark: 'Lou' }) as Application
      const event = (type: 'submitted' | 'refused') => ({
        id: `${id}.${type}`,
        type,
        at,
        by: 'desk',
        receivedAt: at,
      })
      const events = [event('submitted'), event('refused')]
      await keepRecord(tx, 'applications', { ...sample, jobOfferId: 'cheese-A', events })
    }
  })
}
let post: MailServer
beforeAll(async () => {
  post = await startMailServer()
  // For the server from its next start on.
  vi.stubEnv('PEPINIERE_SMTP_HOST', '127.0.0.1')
  vi.stubEnv('PEPINIERE_SMTP_PORT', String(post.port))
  vi.stubEnv('PEPINIERE_SMTP_TLS', 'none')
  vi.stubEnv('PEPINIERE_MAIL_FROM', 'bonjour@pepiniere.example')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await post.stop()
})

/** What a message to the employer was about, once one has come. */
async function mailAbout(subject: RegExp): Promise<string> {
  const found = () => post.taken.map(({ parsed }) => parsed).find((mail) => subject.test(mail.subject ?? ''))
  await vi.waitFor(() => expect(found()).toBeDefined(), { timeout: 120_000, interval: 200 })
  return found()!.text ?? ''
}

test('journey 12: nothing answers for an employer; after thirty days the candidate is told so', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Idriss')
  const pass = await passNumberShown(kiosk)
  await applyAndGo(kiosk)

  // Three weeks later, at the first hour at which somebody works.
  const atWork = nextWorking(Date.now() + 21 * DAY, paris) + 5 * MINUTE
  await stage.restartServer({ clockOffset: atWork - Date.now() })
  const mail = await mailAbout(/^Une personne attend votre réponse/)
  expect(mail).toContain('1 personne attend votre réponse depuis trois semaines')
  expect(mail).not.toContain('Idriss')
  await stage.networkIsBack(kiosk)
  await comeBack(kiosk, pass)
  await unlockMyApplications(kiosk)
  await kiosk.getByText(/^Pas de réponse au/).waitFor()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByText(/^La pépinière a rappelé votre candidature à l’employeur le/).waitFor()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await finish(kiosk)

  await stage.restartServer({ clockOffset: 31 * DAY })
  await stage.networkIsBack(kiosk)
  await comeBack(kiosk, pass)
  await unlockMyApplications(kiosk)
  await kiosk.getByText('L’employeur n’a pas répondu').waitFor()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByText('Ce n’est pas un avis sur vous.').waitFor()
  await kiosk.getByText('Un hôte peut vous aider à relancer').waitFor()
  await kiosk.getByText(/^La pépinière a rappelé votre candidature à l’employeur le/).waitFor()

  // Where somebody answers, near here; and what the silence was like.
  await kiosk.getByRole('heading', { name: 'Des employeurs qui répondent' }).waitFor()
  for (const offer of ['Affineuse ou affineur', 'Livreuse ou livreur']) {
    await kiosk.getByRole('button', { name: offer }).waitFor()
  }
  await kiosk.getByRole('button', { name: 'Donner mon avis sur cet employeur' }).click()
  for (const said of ['Non', 'Non', 'En partie']) {
    const asked = await kiosk.getByRole('heading', { level: 1 }).innerText()
    await kiosk.getByRole('button', { name: said, exact: true }).click()
    await expect.poll(() => kiosk.getByRole('heading', { level: 1 }).innerText()).not.toBe(asked)
  }
  await kiosk.getByText('Merci, votre avis est compté').waitFor()

  // The desk may still answer; no machine wrote anything.
  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('button', { name: /Idriss/ }).waitFor()
  const applications = await stage.folder.records<Application>('applications')
  const application = applications.find((one) => one.employerId === employerId)
  expect(application!.events.map((event) => event.type)).toEqual(['submitted'])
})

test('journey 29: without a label the employer hears of it, says why, reads what helps and books half an hour', async () => {
  await stage.folder.receiveApplications(8, 40, { together: true })
  // The first working hour after the Monday that tells it.
  const monday = lastMondayAtSix(Date.now() + stage.folder.clockOffset + 8 * DAY)
  const tuesday = nextWorking(parisInstant(addDays(parisDay(monday), 1)), paris) + 5 * MINUTE
  await stage.restartServer({ clockOffset: tuesday - Date.now() })
  expect(await mailAbout(/empêché de répondre/)).toContain('label Reciprok n’est pas atteint')

  const host = await stage.open('host')
  await signInAsHost(host)
  await host.getByRole('link', { name: 'Employeurs' }).click()
  const board = host.getByRole('region', { name: 'Employeurs silencieux' })
  await board.getByText('À appeler').waitFor()
  // Eight people who first came on one day: the host knows why, and is not asked again.
  const figures = host.getByRole('region', { name: 'Chiffres à regarder' })
  await figures.getByText(/^8 candidatures sur \d+ viennent de 8 personnes arrivées/).waitFor()
  await figures.getByRole('button', { name: /^Regarder/ }).click()
  await host.getByLabel('Ce que vous en dites').selectOption('Vu, rien d’anormal')
  await host.getByLabel('Pourquoi c’est normal').selectOption('Il y avait une journée d’emploi')
  await host.getByRole('button', { name: 'Noter' }).click()
  await host.getByText(/ne reviendront que si de nouvelles candidatures/).waitFor()
  await figures.waitFor({ state: 'detached' })
  await host.getByRole('button', { name: /^Demi-heures de conseil/ }).click()
  await host.getByRole('button', { name: 'Proposer' }).click()
  await host.getByText('C’est proposé aux employeurs.').waitFor()

  const desk = await stage.open('employer')
  await enterEmployerDesk(desk)
  await desk.getByRole('heading', { name: 'Votre label n’est pas atteint' }).waitFor()
  await desk.getByText(/^Candidatures comptées/).waitFor()
  await desk.getByLabel('Manque de temps').check()
  await desk.getByLabel('Je ne sais pas comment dire non').check()
  await desk.getByRole('button', { name: 'Envoyer' }).click()
  await desk.getByRole('link', { name: 'Répondre à dix personnes en quinze minutes' }).click()
  await desk.getByRole('heading', { name: 'Lundi matin' }).waitFor()
  await desk.getByText('Facile à lire').click()
  await desk.getByRole('heading', { name: 'Que faire' }).waitFor()
  await desk.getByRole('button', { name: 'Conseil et fiches' }).click()
  await desk
    .getByRole('button', { name: /^Réserver/ })
    .first()
    .click()
  await desk.getByRole('button', { name: 'Rendre cette demi-heure' }).waitFor()

  // Whoever has said why is asked no more; the host reads the reason, and what is booked.
  await desk.getByRole('button', { name: 'Verrouiller' }).click()
  await enterEmployerDesk(desk)
  await desk.getByRole('heading', { name: 'Pour vous' }).waitFor()
  await host.getByRole('link', { name: 'Aujourd’hui' }).click()
  await host.getByRole('heading', { name: 'Aujourd’hui' }).waitFor()
  await host.getByRole('link', { name: 'Employeurs' }).click()
  await board.getByText('Manque de temps').waitFor()
  await board.getByText('Demi-heure réservée').waitFor()
  await host.getByRole('button', { name: /^Demi-heures de conseil/ }).click()
  await host.locator('strong', { hasText: employerName }).first().waitFor()
})
