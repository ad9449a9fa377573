import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { HOUR } from '../../domain/time.ts'
import { until } from '../data/testing/device.ts'
import { aChallenge } from '../data/testing/kit.ts'
import { aBooking, anApplication, anEmployer, anOffer, aSession } from '../data/testing/records.ts'
import { useSheetLanguage } from './advice/sheet-language.ts'
import { employerRoutes } from './routes.ts'
import { useEmployerDesk } from './test-support/open-desk.ts'

/** For each page of a record: the addresses of two records, and words that only the page of each has. */
const pages: Record<string, { two: [string, string]; words: [string, string] }> = {
  '/candidatures/:applicationId?': {
    two: ['/candidatures/a1', '/candidatures/a2'],
    words: ['Je sais vendre', 'Je sais pétrir'],
  },
  '/conseil/:sheetId': {
    two: ['/conseil/no-time', '/conseil/tool'],
    words: ['dix personnes', 'L’outil ou la technique'],
  },
  '/offres/:offerId': { two: ['/offres/o1', '/offres/o2'], words: ['Salaire un', 'Salaire deux'] },
  '/offres/:offerId/clore': {
    two: ['/offres/o1/clore', '/offres/o2/clore'],
    words: ['Boulanger un', 'Boulanger deux'],
  },
  '/offres/:offerId/bilan': {
    two: ['/offres/o1/bilan', '/offres/o2/bilan'],
    words: ['Boulanger un', 'Boulanger deux'],
  },
  '/seances/:sessionId/observer': {
    two: ['/seances/s1/observer', '/seances/s2/observer'],
    words: ['Séance un', 'Séance deux'],
  },
  '/seances/proposer/:sessionId?': {
    two: ['/seances/proposer/p1', '/seances/proposer/p2'],
    words: ['Rendez-vous un', 'Rendez-vous deux'],
  },
}
const own = { employerId: 'boulangerie', challengeIds: ['A01.1'] }
const startsAt = Date.now() + 100 * HOUR
const times = { startsAt, endsAt: startsAt + 3 * HOUR }
const desk = useEmployerDesk(({ server }) => {
  server.write('employers', anEmployer())
  server.write('challenges', aChallenge('A01'))
  const sentences = ['Je sais vendre.', 'Je sais pétrir.']
  for (const [index, word] of ['un', 'deux'].entries()) {
    const number = index + 1
    server.write(
      'jobOffers',
      anOffer({ id: `o${number}`, title: `Boulanger ${word}`, pay: `Salaire ${word}` }),
    )
    const sent = { name: `Nom ${word}`, message: sentences[index]! }
    server.write('applications', anApplication({ id: `a${number}`, jobOfferId: `o${number}`, sent }))
    const observers = [{ id: 'o1', name: 'Anne', side: 'employer' as const }]
    const session = aSession({ ...own, ...times, id: `s${number}`, title: `Séance ${word}`, observers })
    server.write('challengeSessions', session)
    server.write('bookings', aBooking({ id: `b${number}`, sessionId: session.id, employerId: 'boulangerie' }))
    const { publishedAt: _, ...proposed } = session
    const asks = {
      id: `p${number}`,
      title: `Proposée ${word}`,
      information: `Rendez-vous ${word}`,
      proposedAt: 1,
    }
    server.write('challengeSessions', { ...proposed, ...asks })
  }
})

// Whoever read a sheet before, in this thread, may have chosen another.
beforeEach(() => (useSheetLanguage().value = 'fr'))

test('every page of a record is looked at here', () => {
  const { getRoutes } = createRouter({ history: createMemoryHistory(), routes: employerRoutes })
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
    await desk.enter()
    const [one, other] = page.two
    await desk.go(one)
    await until(() => written().includes(page.words[0]))
    expect(written()).not.toContain(page.words[1])
    await desk.go(other)
    await until(() => written().includes(page.words[1]))
    expect(written()).not.toContain(page.words[0])
  },
)
