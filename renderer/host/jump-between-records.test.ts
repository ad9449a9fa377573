import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { DAY, HOUR } from '../../domain/time.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { until } from '../data/testing/device.ts'
import { aChallenge } from '../data/testing/kit.ts'
import { aBooking, anApplication, anEmployer, anOffer, aSession } from '../data/testing/records.ts'
import { hostRoutes } from './routes.ts'
import { signIn, useHostDesk } from './test-support/open-desk.ts'

/** For each page of a record: the addresses of two records, and words that only the page of each has. */
const pages: Record<string, { two: [string, string]; words: [string, string] }> = {
  '/agenda/seance/:sessionId': { two: ['/agenda/seance/s1', '/agenda/seance/s2'], words: ['Awa', 'Zoé'] },
  '/agenda/:sessionId': { two: ['/agenda/s1', '/agenda/s2'], words: ['Salle des un', 'Salle des deux'] },
  '/offres/:offerId': { two: ['/offres/o1', '/offres/o2'], words: ['Boulanger un', 'Boulanger deux'] },
  '/offres/:offerId/candidatures': {
    two: ['/offres/o1/candidatures', '/offres/o2/candidatures'],
    words: ['Nadia', 'Omar'],
  },
  '/kit/:challengeId': { two: ['/kit/A01-x.1', '/kit/A05-x.1'], words: ['Mot de un', 'Mot de deux'] },
  '/employeurs/:employerId': {
    two: ['/employeurs/e1', '/employeurs/e2'],
    words: ['Fournil un', 'Fournil deux'],
  },
  '/pratiques/:whose/:sheetId': {
    two: ['/pratiques/visiteurs/read-offer', '/pratiques/accueil/debrief'],
    words: ['Lire une offre d’emploi', 'Animer un débrief'],
  },
  '/visiteurs/:visitorId': { two: ['/visiteurs/V1', '/visiteurs/V2'], words: ['Awa Un', 'Zoé Deux'] },
  '/competences/:visitorId': { two: ['/competences/V1', '/competences/V2'], words: ['Pain un', 'Pain deux'] },
}
const aVisitor = (id: string, name: string): Visitor => ({
  ...{ id, name, siteId: 'mende', rev: '000000001.000.server', at: 1, by: 'server', stamps: {} },
  ...{ firstSeenOn: '2026-11-02', lastSeenOn: '2026-11-20' },
})
const own = (cardId: string, words: string) => {
  const challenge = aChallenge(cardId)
  const card = { ...challenge.card, title: { ...challenge.card.title, fr: words } }
  const { publishedAt: _, ...draft } = challenge
  return { ...draft, id: `${cardId}-x.1`, cardId: `${cardId}-x`, forkedAtSite: 'mende', card }
}
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer({ id: 'e1', name: 'Fournil un' }))
  server.write('employers', anEmployer({ id: 'e2', name: 'Fournil deux' }))
  server.write('jobOffers', anOffer({ id: 'o1', employerId: 'e1', title: 'Boulanger un' }))
  server.write('jobOffers', anOffer({ id: 'o2', employerId: 'e2', title: 'Boulanger deux' }))
  server.write('applications', anApplication({ id: 'a1', employerId: 'e1', jobOfferId: 'o1' }))
  const omar = { id: 'a2', employerId: 'e2', jobOfferId: 'o2', sent: { name: 'Omar' } }
  server.write('applications', anApplication(omar))
  for (const [id, name] of [
    ['V1', 'Awa Un'],
    ['V2', 'Zoé Deux'],
  ] as const) {
    server.write('visitors', aVisitor(id, name))
    server.answers.set(`host/visitors/${id}/file`, { attestations: [], cards: [], hasPictures: false })
  }
  server.write('challenges', own('A01', 'Mot de un'))
  server.write('challenges', own('A05', 'Mot de deux'))
  for (const [id, label] of [
    ['V1', 'Pain un'],
    ['V2', 'Pain deux'],
  ] as const) {
    const competences = [{ id: 'bread', label, origin: 'personal', addedAt: '1' }]
    const head = { id, visitorId: id, siteId: 'mende', rev: '1', at: 1, by: 'k' }
    server.answers.set(`host/pages/${id}`, { profile: { ...head, competences }, isHere: true })
  }
  const seat = { id: 'c', type: 'confirmed' as const, at: 1, by: 'server' }
  for (const [id, name, where, days] of [
    ['s1', 'Awa', 'Salle des un', 2],
    ['s2', 'Zoé', 'Salle des deux', 5],
  ] as const) {
    const startsAt = Date.now() + days * DAY
    const times = { startsAt, endsAt: startsAt + 2 * HOUR }
    server.write('challengeSessions', aSession({ id, ...times, place: 'outdoors', where }))
    server.write('bookings', aBooking({ id, sessionId: id, visitorId: id, name, events: [seat] }))
  }
})

test('every page of a record is looked at here', () => {
  const { getRoutes } = createRouter({ history: createMemoryHistory(), routes: hostRoutes })
  const withRecord = getRoutes()
    .map(({ path }) => path)
    .filter((path) => path.includes(':') && !path.includes('(.*)*'))
  expect(withRecord.sort()).toEqual(Object.keys(pages).sort())
})

/** All that is written on the page, in its fields too. */
function written(): string {
  const main = document.querySelector('main')!
  const fields = [...main.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value)
  return [main.textContent, ...fields].join(' ')
}

test.each(Object.entries(pages))(
  '%s: a jump to another record leaves nothing of the first',
  async (_, page) => {
    await signIn()
    const [one, other] = page.two
    await desk.go(one)
    await until(() => written().includes(page.words[0]))
    expect(written()).not.toContain(page.words[1])
    await desk.go(other)
    await until(() => written().includes(page.words[1]))
    expect(written()).not.toContain(page.words[0])
  },
)
