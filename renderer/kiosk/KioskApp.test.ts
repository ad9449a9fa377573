import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { until } from '../data/testing/device.ts'
import { aLease, anEmployer, anOffer, aSession } from '../data/testing/records.ts'
import { aChallenge } from '../data/testing/kit.ts'
import type { ScreenName } from './router.ts'
import { useKiosk } from './test-support/mount-kiosk.ts'

// Nothing can be touched before it was seen: that has a test of its own.
vi.mock('./touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk({ isFramed: true })
const title = () => document.querySelector('h1')

test.each<[ScreenName, string, string, string]>([
  ['offer', 'offerId', 'vente', 'pain'],
  ['apply', 'offerId', 'vente', 'pain'],
  ['challenge', 'sessionId', 's1', 's2'],
  ['position', 'sessionId', 's1', 's2'],
  ['challenges', 'track', 'explorer', 'scout'],
])('another record at the screen "%s" is another screen: nothing of the one before stays', async (...row) => {
  const [screen, param, first, second] = row
  kiosk.session.isNewCard = true
  await kiosk.data.records('employers').insert(anEmployer())
  await kiosk.data.records('jobOffers').bulkInsert([anOffer(), anOffer({ id: 'pain', title: 'Boulanger' })])
  await kiosk.data.records('challenges').bulkInsert([aChallenge('A01'), aChallenge('A02')])
  const sessions = [aSession(), aSession({ id: 's2', challengeIds: ['A02.1'] })]
  await kiosk.data.records('challengeSessions').bulkInsert(sessions)
  await kiosk.data.records('seatLeases').insert(aLease())
  await kiosk.open(screen, { [param]: first })
  const before = title()
  await kiosk.open(screen, { [param]: second })
  await until(() => title() !== before && title() !== null)
  expect(before!.isConnected).toBe(false)
})

test('a language changes the words on the screen, and what a screen reader takes them for', async () => {
  await kiosk.open('arrive')
  const words = () => [title()!.textContent, document.documentElement.lang]
  const french = words()
  await kiosk.tap('English')
  await until(() => words()[0] !== french[0])
  expect(words()[1]).toBe('en')
  await kiosk.tap('Facile à lire')
  await until(() => words()[1] === 'fr' && document.documentElement.classList.contains('easy'))
  await kiosk.tap('Facile à lire')
  await until(() => words()[0] === french[0])
  expect(document.documentElement.classList.contains('easy')).toBe(false)
})
