import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, aLease, anEvent } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { knownCard } from '../test-support/scene.ts'

const kiosk = useKiosk()
const soon = (days: number) => ({ startsAt: Date.now() + days * DAY, endsAt: Date.now() + days * DAY + HOUR })
const line = () => document.querySelector('.print-paper')!.textContent.replace(/\s+/gu, ' ')

beforeEach(async () => {
  knownCard(kiosk)
  const words = { kind: 'coffee' as const, text: 'On boit un café.', easyText: 'On boit un café. On parle.' }
  await kiosk.data
    .records('challengeSessions')
    .bulkInsert([
      anEvent({ ...soon(1), event: words }),
      anEvent({ id: 'full', title: 'Repas partagé', capacity: 1, ...soon(2) }),
    ])
  await kiosk.data.records('seatLeases').insert(aLease({ sessionId: 'cafe' }))
  const events = [{ id: 'e', type: 'confirmed' as const, at: 1, by: 'server' }]
  await kiosk.data
    .records('bookings')
    .insert(aBooking({ id: 'o', sessionId: 'full', visitorId: 'V9', events }))
})

test('an event is found, booked out of the seats of this kiosk, and printed without a word of challenges', async () => {
  await kiosk.open('events')
  await until(() => document.querySelector('main li button'))
  document.querySelector<HTMLElement>('main li button')!.click()
  await until(() => kiosk.screen() === 'event' && kiosk.text().includes('Il reste'))
  expect(kiosk.text()).toContain('On boit un café.')
  await kiosk.tap('Je réserve')
  await until(() => kiosk.screen() === 'slip' && document.querySelector('.print-paper'))
  expect(line()).toContain('Café du mardi')
  expect(`${kiosk.text()} ${line()}`).not.toMatch(/défi/i)
  const kept = (await kiosk.data.records('bookings').find().exec()).find(({ id }) => id !== 'o')!
  expect([kept.sessionId, kept.ageBand]).toEqual(['cafe', undefined])
})

test('a full one offers its waiting line and another event', async () => {
  await kiosk.open('event', { sessionId: 'full' })
  await until(() => kiosk.text().includes('C’est complet'))
  expect(kiosk.text()).toContain('Café du mardi')
  await kiosk.tap('Liste d’attente')
  await until(() => kiosk.screen() === 'slip')
  expect(kiosk.text()).not.toMatch(/défi/i)
})

test('one that is moved while somebody reads shows its new hour, and asks whoever booked it before', async () => {
  await kiosk.open('event', { sessionId: 'cafe' })
  await kiosk.tap('Je réserve')
  await until(() => kiosk.screen() === 'slip')
  const event = await kiosk.data.records('challengeSessions').findOne('cafe').exec(true)
  const { planRev, startsAt, endsAt, place, minimumAge } = event.toMutableJSON()
  const before = { planRev, at: Date.now(), startsAt, endsAt, place, minimumAge }
  await event.incrementalPatch({ planRev: planRev + 1, ...soon(5), formerPlans: [before] })
  await kiosk.open('my-challenges')
  await until(() => kiosk.text().includes('Cette séance a changé'))
  expect(kiosk.text()).not.toMatch(/Nouveau défi/)
  await kiosk.tap('Oui, je viens')
  await until(() => !kiosk.text().includes('Cette séance a changé'))
})

test('easy French is read where hosts wrote it', async () => {
  kiosk.speak('fr-x-falc')
  await kiosk.open('event', { sessionId: 'cafe' })
  await until(() => kiosk.text().includes('On parle.'))
})
