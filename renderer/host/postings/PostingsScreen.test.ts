import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { Posting } from '../../../domain/postings/posting.ts'
import type { WireRecord } from '../../../domain/sync/messages.ts'
import { until } from '../../data/testing/device.ts'
import { anEvent, aPosting, aVisit } from '../../data/testing/records.ts'
import { button, closeEyes, field, screen, seen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const submitted = (at: number) => ({ id: 's', type: 'submitted' as const, at, by: 'k1' })
const off = { publishedAt: undefined as never }
const report = (id: string, reason: 'money' | 'over') => ({
  id,
  type: 'reported' as const,
  at: 5,
  by: 'server',
  reason,
})
const desk = useHostDesk(({ server }) => {
  const doubtful = { text: 'Écrivez-moi sur WhatsApp', events: [submitted(1)] }
  server.write('postings', aPosting({ id: 'new', ...off, title: 'Une friperie', ...doubtful }))
  const hidden = { id: 'h', type: 'hidden' as const, at: 6, by: 'server', turn: 2, reason: 'money' as const }
  const reports = [report('r1', 'money'), report('r2', 'money'), report('r3', 'over')]
  const events = [...aPosting().events!, ...reports, hidden]
  server.write('postings', aPosting({ id: 'bad', ...off, title: 'Argent facile', events }))
  server.write('postings', aPosting())
  server.write('visits', aVisit('v1', { name: 'Nadia', visitorId: 'P1', arrivedAt: Date.now() - 1000 }))
  const both = { authorName: 'Nadia', interestedName: 'Yann', interestedId: 'P2', acceptedAt: 1 }
  server.answers.set('host/introductions', {
    introductions: [
      { id: 'i1', postingId: 'card', title: 'Je relis une lettre', ...both },
      {
        id: 'i2',
        postingId: 'workshop',
        title: 'Atelier',
        interestedName: 'Olga',
        interestedId: 'P3',
        acceptedAt: 1,
      },
    ],
  })
  server.answers.set('host/introductions/i1', {})
  const line = { id: 't1', authorName: 'Yann', name: 'Nadia', line: 'Merci, et voici mon gain', at: 1 }
  server.answers.set('host/thanks', { thanks: [{ ...line, doubts: ['money'] }] })
  server.answers.set('host/thanks/t1', {})
  const proposed = { topic: 'budget', startsAt: Date.now() + 7_200_000, at: 1 }
  const own = { word: 'Les placements', startsAt: Date.now() + 7_200_000, at: 1 }
  server.answers.set('host/table-proposals', {
    proposals: [
      { id: 'w1', ...proposed, doubts: [] },
      { id: 'w2', ...own, doubts: ['money'] },
    ],
  })
  server.answers.set('host/table-proposals/w2/decline', {})
})
const ofPlace = { postingId: 'workshop', title: 'Atelier', interestedId: 'P3', acceptedAt: 1 }
/** As long as eyes need for what moved. */
function choose(label: string, value: string): void {
  const select = field(label)
  select.value = value
  select.dispatchEvent(new Event('change', { bubbles: true }))
}
const atServer = (id: string) => desk.place.server.read('postings', id) as unknown as Posting
const lastAt = (id: string) => atServer(id).events!.at(-1)!

beforeEach(async () => {
  await signIn()
  await until(() => screen().includes('2 annonces attendent votre décision'))
  await goTo('Annonces')
  await until(() => screen().includes('À regarder (2)'))
})

test('what people reported comes first, with what they said and how many, and doubts are marked in the text', () => {
  const cards = [...document.querySelectorAll('article')].map((card) => card.getAttribute('aria-label'))
  expect(cards).toEqual(['Argent facile', 'Une friperie'])
  expect(screen()).toContain('Demande d’argent : 2 personnes')
  expect(screen()).toContain('retirée après trois signalements')
  const marks = [...document.querySelectorAll('mark')].map(({ textContent }) => textContent.trim())
  expect(marks).toEqual([
    'Argent facile (Vente ou gains promis)',
    'Écrivez-moi sur WhatsApp (Numéro ou adresse)',
  ])
})

test('a card is published, by name, and that is taken back for a while', async () => {
  button('Publier « Une friperie »').click()
  await until(() => lastAt('new').type === 'published')
  expect(lastAt('new')).toMatchObject({ turn: 1, name: 'Claire Dumont' })
  await until(() => screen().includes('est au tableau'))
  button('Annuler').click()
  await until(() => lastAt('new').type === 'reopened')
  await until(() => screen().includes('attend de nouveau une décision'))
})

test('a card is refused with a reason that its author reads, and not without', async () => {
  button('Refuser « Une friperie »').click()
  await until(() => screen().includes('La personne lira'))
  // What is doubted is proposed.
  expect(screen()).toContain('Le texte donne un numéro ou une adresse.')
  choose('Pourquoi', 'other')
  button('Refuser l’annonce').click()
  await until(() => screen().includes('sans elle, la personne ne saura pas pourquoi'))
  expect(lastAt('new').type).toBe('submitted')
  type('Une ligne de plus', 'Enlevez le nom de l’application.')
  button('Refuser l’annonce').click()
  await until(() => lastAt('new').type === 'rejected')
  expect(lastAt('new')).toMatchObject({ reason: 'other', note: 'Enlevez le nom de l’application.' })
})

test('a line that says nothing to its author is none', async () => {
  button('Refuser « Une friperie »').click()
  await until(() => screen().includes('La personne lira'))
  choose('Pourquoi', 'other')
  type('Une ligne de plus', ' \u200b\u2066 ')
  button('Refuser l’annonce').click()
  await until(() => screen().includes('sans elle, la personne ne saura pas pourquoi'))
  expect(lastAt('new').type).toBe('submitted')
})

test('a line for the author that is not saved is asked about before it is thrown away', async () => {
  button('Refuser « Une friperie »').click()
  await until(() => screen().includes('La personne lira'))
  type('Une ligne de plus', 'Enlevez le nom.')
  button('Ne rien changer').click()
  await until(() => screen().includes('Vos mots ne sont pas enregistrés'))
  expect(field('Une ligne de plus').value).toBe('Enlevez le nom.')
})

test('a card that people said something of is left where it stands', async () => {
  const events = [...aPosting().events!, report('r9', 'over')]
  const eyes = closeEyes()
  desk.place.server.write('postings', aPosting({ id: 'fine', title: 'Je prête un vélo', events }))
  await until(() => screen().includes('À regarder (3)'))
  // It has just come, and moved what a finger may have been on its way to.
  button('Laisser au tableau « Je prête un vélo »').click()
  button('Publier « Une friperie »').click()
  button('Refuser « Une friperie »').click()
  eyes.mockRestore()
  await seen()
  expect([lastAt('fine').type, lastAt('new').type, screen().includes('La personne lira')]).toEqual([
    'reported',
    'submitted',
    false,
  ])
  button('Laisser au tableau « Je prête un vélo »').click()
  await until(() => lastAt('fine').type === 'restored')
  await until(() => screen().includes('« Je prête un vélo » reste au tableau.'))
  await until(() => screen().includes('À regarder (2)'))
})

test('what another host decided meanwhile is said, and nothing is written over it', async () => {
  button('Refuser « Une friperie »').click()
  await until(() => screen().includes('La personne lira'))
  const published = { id: 'x', type: 'published' as const, at: 9, by: 'h2', turn: 1, name: 'Paul' }
  desk.place.server.write('postings', {
    ...{ ...atServer('new'), rev: '999999999.000.h2' },
    events: [submitted(1), published],
  } as WireRecord)
  await until(() => screen().includes('À regarder (1)'))
  button('Refuser l’annonce').click()
  await until(() => screen().includes('Quelqu’un d’autre a décidé entre-temps'))
  expect(lastAt('new')).toMatchObject({ name: 'Paul' })
})

test('two people who said yes are brought together, and that is told to the server', async () => {
  expect(screen()).toContain('À présenter (2)')
  // For a card of the place hosts answer themselves.
  expect(screen()).toMatch(/Le lieu et Olga.*intérêt pour cette annonce du lieu/)
  const eyes = closeEyes()
  button('C’est fait, Nadia et Yann se sont rencontrés').click()
  const told = (id: string) => desk.place.server.asked.some(({ path }) => path === `host/introductions/${id}`)
  desk.place.server.answers.set('host/introductions', {
    introductions: [{ ...ofPlace, id: 'i2', interestedName: 'Olga' }],
  })
  await until(() => told('i1'))
  await until(() => screen().includes('Nadia et Yann se sont rencontrés.'))
  // A second press meant for those two is none for whoever stands there now.
  await until(() => screen().includes('À présenter (1)'))
  button('C’est fait, Le lieu et Olga se sont rencontrés').click()
  eyes.mockRestore()
  await seen()
  expect(told('i2')).toBe(false)
})

test('a card is keyed in for somebody who is here, with what is doubted said as it is written', async () => {
  button('Écrire pour quelqu’un').click()
  await until(() => screen().includes('Pour qui'))
  button('Déposer l’annonce').click()
  await until(() => screen().includes('Écrivez une phrase.'))
  choose('Pour qui', 'P1')
  type('En une phrase', 'Je garde vos enfants')
  await until(() => screen().includes('La garde passe par des personnes agréées'))
  type('En une phrase', 'Je cherche un vélo')
  button('Déposer l’annonce').click()
  await until(() => screen().includes('est déposée'))
  const all = await desk.data.records('postings').find().exec()
  expect(all.find(({ title }) => title === 'Je cherche un vélo')).toMatchObject({
    authorId: 'P1',
    kind: 'ask',
  })
})

test('a line of thanks is read with its doubts, and passed on once', async () => {
  expect(screen()).toContain('Mercis à lire (1)')
  expect(screen()).toContain('Yann remercie Nadia')
  desk.place.server.answers.set('host/thanks', { thanks: [] })
  button('Transmettre à Nadia ce que dit Yann').click()
  await until(() => screen().includes('Nadia lira le merci de Yann.'))
  const told = desk.place.server.asked.filter(({ path }) => path === 'host/thanks/t1')
  expect(told.map(({ body }) => body)).toEqual([{ pass: true }])
  expect(screen()).not.toContain('Mercis à lire')
})

const labelled = (start: string) => document.querySelector<HTMLButtonElement>(`[aria-label^="${start}"]`)!
const asked = (path: string) => desk.place.server.asked.filter((one) => one.path === path)

test('a table that a visitor proposes is made with its topic and its hour, in one call with the yes', async () => {
  expect(screen()).toContain('Quelqu’un propose : faire un budget')
  labelled('Dire oui à faire un budget').click()
  await until(() => screen().includes('Elle paraît aussitôt aux bornes'))
  type('Où s’installer', ' ')
  button('Faire la table').click()
  await until(() => screen().includes('Dites où s’installer'))
  expect(asked('host/events')).toEqual([])
  type('Où s’installer', 'Table 2')
  desk.place.server.answers.set('host/events', anEvent())
  button('Faire la table').click()
  await until(() => screen().includes('est aux bornes.'))
  expect(asked('host/events').at(-1)?.body).toMatchObject({
    event: { kind: 'table', topic: 'budget' },
    ...{ title: 'faire un budget', where: 'Table 2', capacity: 4, weeks: 1, proposalId: 'w1' },
  })
})

test('a topic of somebody’s own is read with its doubts, and declined', async () => {
  expect(screen()).toContain('Les placements')
  labelled('Pas cette fois pour Les placements').click()
  await until(() => asked('host/table-proposals/w2/decline').length === 1)
})
