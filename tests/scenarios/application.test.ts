import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Booking } from '../../domain/seats/booking.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { SECOND_THOUGHTS } from '../../domain/hiring/event-time.ts'
import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import { verifyProof } from '../../domain/hiring/verify-proof.ts'
import { addDays, DAY, parisDay } from '../../domain/time.ts'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsEmployer } from '../support/at-a-desk.ts'
import {
  applyToTheOffer,
  arriveFirstTime,
  choosePictures,
  comeBack,
  finish,
  passNumberShown,
  reopenMyApplications,
  unlockMyApplications,
} from '../support/at-the-kiosk.ts'
import { recordsKept } from '../support/journal-kept.ts'
import { employerId, offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage(async (folder) => {
  await folder.receiveApplications(5, 40)
  await folder.nameTheTrade('D1106')
  await folder.planSession('scomptoir', 'A01')
})

async function published(): Promise<Employer['reciprok']> {
  const [employer] = await stage.folder.records<Employer>('employers')
  return employer!.reciprok
}

test('journeys 2, 11, 13 and 27: applied, seen, refused with a reason and a challenge that is booked, and counted alike everywhere', async () => {
  const before = await published()
  expect(before).toMatchObject({ counted: 5, answered: 0, points: 2000, grade: 'E' })

  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Samira')
  const pass = await passNumberShown(kiosk)
  await applyToTheOffer(kiosk)
  await kiosk.getByText('Bien reçue').waitFor()
  await kiosk.getByRole('button', { name: 'D’accord' }).click()
  await reopenMyApplications(kiosk)
  await kiosk.getByText(/^Envoyée le/).waitFor()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await finish(kiosk)

  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('button', { name: /Samira/ }).click()
  await desk.getByText('Je suis libre dès lundi.').waitFor()
  await desk.getByText('Tout est enregistré').waitFor()
  // It will be away from today on: it reads that the score's clock runs on, and whoever waits reads until when.
  await desk.getByRole('link', { name: 'Mandat à l’accueil' }).click()
  const today = parisDay(Date.now() + stage.folder.clockOffset)
  await desk.getByLabel('Premier jour d’absence').fill(today)
  await desk.getByLabel('Dernier jour d’absence').fill(addDays(today, 20))
  await desk.getByText(/^1 candidature qui attend aujourd’hui passera son 14e jour/).waitFor()
  await desk.getByRole('button', { name: 'Dire cette absence' }).click()
  await desk.getByText('Absence dite', { exact: false }).waitFor()
  await comeBack(kiosk, pass)
  await unlockMyApplications(kiosk)
  await kiosk.getByText(/^Lue le/).waitFor()
  await kiosk.getByText(/^L’employeur est absent jusqu’au/).waitFor()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await desk
    .getByRole('button', { name: 'Je suis de retour' })
    .or(desk.getByRole('button', { name: 'Je ne pars plus' }))
    .click()
  await desk.getByRole('link', { name: 'Candidatures' }).click()
  await desk.getByRole('button', { name: /Samira/ }).click()
  await finish(kiosk)

  // Refuse, reason, criterion, a challenge as step forward, send: the letter is ready.
  await desk.getByRole('button', { name: 'Refuser' }).click()
  await desk.getByRole('button', { name: 'Compétence demandée non retrouvée' }).click()
  const criterion = desk.getByRole('button', { name: /Servir des clients/ })
  if (await criterion.isVisible()) await criterion.click()
  await desk
    .getByText(/^Un défi\s*:/)
    .first()
    .click()
  const letter = await desk.locator('.letter p').allInnerTexts()
  expect(letter.join(' ')).toMatch(/^Bonjour Samira, Merci .*Servir des clients.*votre valeur\./su)
  await desk.getByRole('button', { name: 'Envoyer' }).click()
  await desk.getByText('C’est noté. La personne lira votre réponse.').waitFor()

  await desk.getByText('Tout est enregistré').waitFor()
  // Until the employer can no longer take it back, nothing of the answer is told.
  await comeBack(kiosk, pass)
  await unlockMyApplications(kiosk)
  await kiosk.getByText(/^Lue le/).waitFor()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await finish(kiosk)
  await stage.restartServer({ clockOffset: SECOND_THOUGHTS })
  await stage.networkIsBack(kiosk, desk)
  await desk.getByText('Tout est enregistré').waitFor()
  // The first thing that the welcome says, without a word of the answer: the four pictures open it.
  await comeBack(kiosk, pass)
  const news = kiosk.getByRole('button', { name: 'Une réponse vous attend' })
  await news.click()
  await choosePictures(kiosk)
  await kiosk.getByRole('button', { name: 'Ouvrir' }).click()
  await kiosk.getByText('Nouveau').waitFor()
  await kiosk.getByText(/^Réponse reçue le/).waitFor()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  // The very letter that the employer saw before it left.
  await kiosk.getByRole('heading', { name: 'La lettre de l’employeur' }).waitFor()
  expect(await kiosk.locator('blockquote p').allInnerTexts()).toEqual(letter)
  await kiosk.getByRole('heading', { name: 'Et maintenant' }).waitFor()
  // A refusal leads to a challenge in which one shows just that, and to a word on whether it helped.
  await kiosk.getByRole('button', { name: 'Voir ce défi' }).click()
  await kiosk.getByRole('button', { name: /Je réserve|Je demande/ }).click()
  await kiosk.getByRole('button', { name: '18 ans ou plus' }).click()
  await kiosk.getByRole('button', { name: 'C’est noté' }).click()
  await reopenMyApplications(kiosk)
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByRole('group', { name: 'Cette réponse vous a été utile' }).getByText('Oui').click()
  await kiosk.getByText('Merci. L’employeur le lira').waitFor()
  // Three touches more say how one was answered: a mean of several people, which the employer never reads alone.
  await kiosk.getByRole('button', { name: 'Donner mon avis sur la réponse' }).click()
  for (const said of ['Oui', 'En partie', 'Oui']) {
    const asked = await kiosk.getByRole('heading', { level: 1 }).innerText()
    await kiosk.getByRole('button', { name: said, exact: true }).click()
    await expect.poll(() => kiosk.getByRole('heading', { level: 1 }).innerText()).not.toBe(asked)
  }
  await kiosk.getByText('Merci, votre avis est compté').waitFor()
  await kiosk.getByRole('button', { name: 'D’accord' }).click()
  await kiosk.getByRole('heading', { name: 'Mes candidatures' }).waitFor()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  // What was read is no news any more. A number that a busy server checked later is greeted like a first arrival.
  await kiosk.getByRole('heading', { name: /Bienvenue|Re-bonjour/ }).waitFor()
  expect(await news.count()).toBe(0)
  await finish(kiosk)

  // Asked for once nobody stands at the kiosk, which ends by itself what is not touched.
  const ratings = await stage.folder.open(({ store }) =>
    store.read((view) => view.all(view.tables.selectFrom('answerRatings').selectAll())),
  )
  expect(ratings).toMatchObject([{ clear: 'yes', useful: 'partly', respectful: 'yes' }])
  await expect
    .poll(async () =>
      (await stage.folder.records<Application>('applications')).flatMap(({ events }) => events),
    )
    .toContainEqual(expect.objectContaining({ type: 'answer-judged', helped: true }))
  await expect
    .poll(async () =>
      (await stage.folder.records<Booking>('bookings')).map(({ sessionId, visitorId }) => [
        sessionId,
        visitorId,
      ]),
    )
    .toEqual([['scomptoir', (await stage.folder.idsOf(pass))[0]]])

  // A month later the refused application counts; a Monday has passed, so that it is published.
  await stage.restartServer({ clockOffset: 38 * DAY })
  await stage.networkIsBack(kiosk, desk)
  const after = await published()
  expect(after).toMatchObject({ counted: 6, answered: 1 })
  expect(after!.points).toBeGreaterThan(before!.points)
  expect(after).toEqual(await countedByHand(after!.asOf))
  for (const page of [kiosk, desk]) {
    await expect
      .poll(async () => (await recordsKept<Employer>(page, 'employers'))[0]?.reciprok)
      .toEqual(after)
  }
  await arriveFirstTime(kiosk)
  await kiosk.getByRole('button', { name: 'Offres d’emploi' }).click()
  await kiosk.getByText(/1 .*6/).first().waitFor()
  await desk.getByRole('link', { name: 'Mon label Reciprok' }).click()
  await desk.getByText(String(after!.score), { exact: true }).first().waitFor()

  // Anybody reads the same on a telephone, without an account, and takes along what it is counted from.
  const address = `${stage.server.url}/reciprok/${employerId}`
  const telephone = { width: 390, height: 844 }
  const page = await stage.browser.openPage(await stage.browser.anotherComputer(), address, telephone)
  await page.getByRole('heading', { name: `${after!.grade} · `, exact: false }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Fichier de preuve' }).click(),
  ])
  const proven = await verifyProof(await readFile(await file.path(), 'utf8'))
  expect(proven).toMatchObject({
    valid: true,
    proof: { result: { score: after!.score, grade: after!.grade } },
  })
})

async function countedByHand(asOf: number) {
  // One after the other: each opens the database, which only one may do at a time.
  const applications = await stage.folder.records<Application>('applications')
  const files = applications.map((one) => scoredFileOf(one)).filter((file) => file !== null)
  return scoreEmployer(files, asOf).score
}
