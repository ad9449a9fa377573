import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { addDays, DAY, type Day } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication } from '../../data/testing/records.ts'
import { dayHere, keepSiteZone } from '../../words/site-zone.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk()
afterEach(() => {
  vi.unstubAllGlobals()
  keepSiteZone(undefined)
})

async function openMeeting(on: Day, title = 'Vendeuse ou vendeur') {
  const at = Date.now() - 2 * DAY
  const event = (fields: Partial<ApplicationEvent>) =>
    ({ id: String(fields.type), at, receivedAt: at, by: 'desk', ...fields }) as ApplicationEvent
  const nextStep = { what: 'Entretien', on, time: '10:00', where: '3 rue du Pont', contact: 'Anne' }
  const events = [event({ type: 'submitted' }), event({ type: 'pursued', message: 'Bravo.', nextStep })]
  kiosk.session.myApplications = [
    {
      application: anApplication({ visitorId: 'V1', events }),
      isNew: true,
      offer: { title, town: 'Mende', romeCode: 'D1106' },
      employer: { name: 'Boulangerie Pagès' },
    },
  ]
  await kiosk.open('application', { applicationId: 'candidature' })
}

test('a meeting is printed alone, on a paper of its own: when, where and with whom', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  await openMeeting(addDays(dayHere(Date.now()), 3))
  await kiosk.tap('Imprimer')
  await until(() => print.mock.calls.length === 1)
  const words = document.querySelector('.print-paper')!.textContent
  for (const said of ['Boulangerie Pagès', 'Vendeuse ou vendeur', '10 h', '3 rue du Pont', 'Anne']) {
    expect(words.replace(/\s/gu, ' ')).toContain(said)
  }
  expect(words).not.toContain('Bravo')
})

test('on paper the names are marked as French ones, and an offer that is gone has none', async () => {
  kiosk.speak('uk')
  const inThreeDays = addDays(dayHere(Date.now()), 3)
  const french = () =>
    [...document.querySelectorAll('.print-paper p:first-child [lang=fr]')].map((one) => one.textContent)
  await openMeeting(inThreeDays)
  expect(french()).toEqual(['Boulangerie Pagès', 'Vendeuse ou vendeur'])
  await kiosk.startAgain()
  await openMeeting(inThreeDays, '')
  expect(french()).toEqual(['Boulangerie Pagès'])
  expect(document.querySelector('.print-paper p')!.textContent.trim()).toBe('Boulangerie Pagès')
})

// At any hour, the day of one of the two is not the day of Paris.
test.each(['Pacific/Pago_Pago', 'Pacific/Kiritimati'])(
  'a meeting is answered until the end of its day at the site: %s',
  async (zone) => {
    keepSiteZone(zone)
    const today = dayHere(Date.now())
    await openMeeting(today)
    expect(kiosk.text()).toContain('Je viens')
    await kiosk.startAgain()
    keepSiteZone(zone)
    await openMeeting(addDays(today, -1))
    expect(kiosk.text()).toContain('Ce jour est passé')
    expect(kiosk.text()).not.toContain('Je viens')
  },
)
