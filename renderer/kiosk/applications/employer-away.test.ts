import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication } from '../../data/testing/records.ts'
import { dayHere } from '../../words/site-zone.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk()

async function open(daysAgo: number, awayFrom: number, awayUntil: number): Promise<void> {
  const now = Date.now()
  const at = now - daysAgo * DAY
  const events = [{ id: 'e', type: 'submitted' as const, at, receivedAt: at, by: 'kiosk' }]
  const [from, to] = [dayHere(now + awayFrom * DAY), dayHere(now + awayUntil * DAY)]
  kiosk.session.myApplications = [
    {
      ...{ isNew: false, offer: { title: 'Vendeuse ou vendeur' } },
      employer: { name: 'Boulangerie Pagès', absence: { from, to, askedAt: 1 } },
      application: anApplication({ visitorId: 'V1', events }),
    },
  ]
  await kiosk.open('applications')
  await until(() => kiosk.text().includes('Vendeuse ou vendeur'))
}

test('whoever waits reads that the employer is away', async () => {
  await open(3, -2, 5)
  expect(kiosk.text()).toContain('L’employeur est absent jusqu’au')
  expect(kiosk.text()).not.toContain('relancer')
})

test('whoever waits for a late answer reads that too, and still hears of help', async () => {
  await open(20, -2, 5)
  expect(kiosk.text()).toMatch(/Pas de réponse au .+, et l’employeur est absent jusqu’au/)
  expect(kiosk.text()).toContain('Un hôte peut relancer avec vous.')
})

test('one that is back, or not gone yet, is as any other', async () => {
  await open(3, -9, -2)
  expect(kiosk.text()).not.toContain('absent')
  await open(3, 2, 9)
  expect(kiosk.text()).not.toContain('absent')
})
