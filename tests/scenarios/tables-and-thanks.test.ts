import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import { blankProfile } from '../../domain/competences/life-answers.ts'
import type { ContactEvent } from '../../domain/postings/contact-request.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { axeFindings, targetFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import {
  arriveFirstTime,
  choosePictures,
  comeBack,
  finish,
  passNumberShown,
  scan,
  untilSeen,
} from '../support/at-the-kiosk.ts'
import { seatsLent } from '../support/seats-lent.ts'
import { useStage } from '../support/stage.ts'

/** The cards of two people whom a host brought together this morning. */
const cards: Record<'Nadia' | 'Yann', string> = { Nadia: '', Yann: '' }
const stage = useStage(async (folder) => {
  for (const name of ['Nadia', 'Yann'] as const) {
    cards[name] = await folder.giveCard(name.toUpperCase())
    await folder.choosePictures(readPassToken(cards[name])!.passId, [0, 1, 2, 3])
  }
  await folder.open(async ({ store, clock }) => {
    const now = clock.now()
    const author = { ...byServer(now), siteId: 'mende' }
    const said: Pick<ContactEvent, 'type' | 'name'>[] = [
      { type: 'interested' },
      { type: 'accepted', name: 'Nadia' },
      { type: 'introduced' },
    ]
    const events = said.map((one, at) => ({ id: `e${at}`, at: now - 3 + at, by: 'server', ...one }))
    const met = { id: 'met', topic: 'budget', visitorId: 'YANN', withId: 'NADIA', name: 'Yann' } as const
    await store.transaction(async (tx) => {
      await keepRecord(tx, 'contactRequests', newRecord(author, { ...met, events }))
      await keepRecord(tx, 'profiles', blankProfile('NADIA', author))
    })
  })
})
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
/** The server knows that they are here: who recommends is, and who keeps it. */
async function arriveWith(page: Page, name: keyof typeof cards): Promise<void> {
  await page.getByRole('button', { name: 'Bonjour, j’arrive' }).waitFor()
  await page.getByText('Tout est enregistré').waitFor()
  // By its name the kiosk knows the keys of its site too.
  await page.getByText('Pépinière de Mende').first().waitFor()
  await tap(page, 'J’ai ma carte')
  await page.getByLabel('Numéro de la carte').waitFor()
  const itsMe = page.getByRole('button', { name: 'C’est moi', exact: true })
  await untilSeen(itsMe, () => scan(page, cards[name]))
  await itsMe.click()
  await heading(page, /Bienvenue|Re-bonjour/)
  const here = async () => (await stage.folder.records<Visit>('visits')).map(({ visitorId }) => visitorId)
  await expect.poll(here).toContain(name.toUpperCase())
}
async function givePictures(page: Page): Promise<void> {
  await choosePictures(page)
  await tap(page, /^(Ouvrir|Fermer à clé)/)
}
async function isAccessible(page: Page): Promise<void> {
  expect([await axeFindings(page), await targetFindings(page)]).toEqual([[], []])
}
const recommended = async () => {
  const [page] = await stage.folder.records<CompetenceProfile>('profiles')
  return (page?.recommendations ?? []).map(({ competenceId, authorId }) => [competenceId, authorId])
}
/** A host looks at the board from behind, where tables and thanks are. */
async function openPostings(): Promise<Page> {
  const desk = await stage.open('host')
  await signInAsHost(desk)
  await desk.getByRole('link', { name: /^Annonces/ }).click()
  return desk
}

test('a table that a host makes of what people share fills without network, and names are for who sits there', async () => {
  // It is here when the table is made: the chairs are lent to it.
  const kiosk = await stage.open('kiosk', stage.browser.onDisk)
  const desk = await openPostings()
  await tap(desk, 'Faire une table')
  await desk.getByLabel('De quoi on parle').selectOption('budget')
  await desk.getByLabel('Chaises').selectOption('2')
  await desk.getByRole('button', { name: 'Faire la table' }).click()
  await desk.getByText('0 sur 2 chaises prises').waitFor()
  const [table] = (await stage.folder.records<ChallengeSession>('challengeSessions')).filter(
    ({ event }) => event?.kind === 'table',
  )
  const openTable = async () => {
    await tap(kiosk, /^Petites tables/)
    await tap(kiosk, /^Faire un budget/)
    await heading(kiosk, 'Faire un budget')
  }
  await arriveFirstTime(kiosk, 'Idris')
  const number = await passNumberShown(kiosk)
  await openTable()
  await kiosk.getByText('La table attend ses deux premières personnes.').waitFor()
  await expect.poll(() => seatsLent(kiosk, table!.id)).toBe(2)
  await stage.server.kill()
  await tap(kiosk, 'Je viens')
  await kiosk.getByText('Vous avez une chaise.').waitFor()
  await kiosk.getByText('Il manque une personne pour que la table se fasse.').waitFor()
  await tap(kiosk, 'Donner mon prénom à la table')
  await tap(kiosk, 'C’est bon')
  await kiosk.getByText('À cette table, on vous appelle Idris.').waitFor()
  await tap(kiosk, 'Retour')
  await tap(kiosk, 'Retour')
  await finish(kiosk)
  await arriveFirstTime(kiosk, 'Mina')
  const mina = await passNumberShown(kiosk)
  await openTable()
  expect(await kiosk.content()).not.toContain('Idris')
  await tap(kiosk, 'Je viens')
  await kiosk.getByText('La table se fait.').waitFor()
  await tap(kiosk, 'Retour')
  await tap(kiosk, 'Retour')
  await finish(kiosk)
  await arriveFirstTime(kiosk, 'Paul')
  await openTable()
  await kiosk.getByText('Les chaises sont prises.').waitFor()
  await tap(kiosk, 'Retour')
  await tap(kiosk, 'Retour')
  await finish(kiosk)
  await stage.startServer()
  await stage.networkIsBack(kiosk)
  const statuses = async () =>
    (await stage.folder.records<Booking>('bookings')).map((one) => bookingStatus(one)).sort()
  await expect.poll(statuses, { timeout: 30_000 }).toEqual(['confirmed', 'confirmed'])
  await desk.getByText('2 sur 2 chaises prises').waitFor()

  await comeBack(kiosk, mina)
  await openTable()
  await tap(kiosk, 'Voir qui vient')
  await givePictures(kiosk)
  await heading(kiosk, 'S’asseoir à quelques-uns')
  await tap(kiosk, /^Faire un budget/)
  await kiosk.getByText('Avec vous\u202f: Idris').waitFor()
  await tap(kiosk, 'Retour')
  await tap(kiosk, 'Retour')
  await finish(kiosk)
  await comeBack(kiosk, number)
  await openTable()
  await tap(kiosk, 'Je laisse ma chaise')
  await kiosk.getByText('C’est noté, la chaise est libre.').waitFor()
  await desk.getByText('1 sur 2 chaises prises').waitFor()
})

test('thanks after an introduction are read by a host, then by whoever is thanked, who keeps a competence with them', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveWith(kiosk, 'Yann')
  await tap(kiosk, /^Coup de main/)
  await tap(kiosk, /^Dire merci/)
  await givePictures(kiosk)
  await heading(kiosk, /^Merci$/)
  await isAccessible(kiosk)
  await tap(kiosk, /^Dire merci à Nadia/)
  await isAccessible(kiosk)
  await tap(kiosk, /^Écrire ma phrase/)
  await kiosk.getByLabel('Votre phrase pour Nadia').fill('Mon budget tient enfin, merci')
  await isAccessible(kiosk)
  await tap(kiosk, 'Suite')
  await heading(kiosk, 'Qu’avez-vous vu Nadia faire')
  await isAccessible(kiosk)
  await tap(kiosk, /^J’aide quelqu’un à y voir clair/)
  await tap(kiosk, /^Dire merci$/)
  await kiosk.getByText('L’accueil lit votre phrase, puis elle arrive.').waitFor()
  await tap(kiosk, 'Retour')
  await tap(kiosk, 'Retour')
  await finish(kiosk)

  const desk = await openPostings()
  await desk.getByText('Mon budget tient enfin, merci').waitFor()
  await tap(desk, /^Transmettre à Nadia/)
  await desk.getByText('Mercis à lire').waitFor({ state: 'hidden' })
  expect(await recommended()).toEqual([])

  await arriveWith(kiosk, 'Nadia')
  await kiosk.getByRole('button', { name: /^Quelqu’un vous dit merci/ }).waitFor()
  expect(await kiosk.content()).not.toContain('Mon budget tient')
  await tap(kiosk, /^Quelqu’un vous dit merci/)
  await givePictures(kiosk)
  await kiosk.getByText('Mon budget tient enfin, merci').waitFor()
  await isAccessible(kiosk)
  expect(await recommended()).toEqual([])
  await tap(kiosk, 'Garder')
  await kiosk.getByText('Sur votre page, recommandé').waitFor()
  expect(await recommended()).toEqual([['budget-10', 'YANN']])
  await tap(kiosk, 'Retour')
  await tap(kiosk, 'Retour')
  await finish(kiosk)
})
