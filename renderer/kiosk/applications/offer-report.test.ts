import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { place } from '../test-support/scene.ts'

const kiosk = useKiosk()

async function openWith(report: object) {
  await place(kiosk)
  kiosk.session.myApplications = [
    {
      application: anApplication({ visitorId: 'V1' }),
      isNew: false,
      offer: { title: 'Vendeuse ou vendeur' },
      employer: { name: 'Boulangerie Pagès' },
      ...report,
    },
  ]
  await kiosk.open('application', { applicationId: 'candidature' })
  await until(() => kiosk.text().includes('Boulangerie Pagès'))
}

test('the numbers of the recruitment are read once the server tells them', async () => {
  await openWith({})
  expect(kiosk.text()).not.toContain(kiosk.say('jobs.report.title'))
})

test('each of them has its name', async () => {
  const report = { closedAt: Date.now() - 8 * DAY, received: 12, answered: 9, explained: 7, oriented: 3 }
  await openWith({ report })
  expect(kiosk.text()).toContain(kiosk.say('jobs.report.title'))
  const shown = [...document.querySelectorAll('dl > div')].map((line) => line.textContent)
  expect(shown).toEqual(
    (['received', 'answered', 'explained', 'oriented'] as const).map(
      (figure) => kiosk.say(`jobs.report.figures.${figure}`) + report[figure],
    ),
  )
})
