import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import type { ReciprokGrade } from '../../../domain/hiring/employer.ts'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication, anEmployer, anOffer } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { place } from '../test-support/scene.ts'

vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk()

/** An offer in the same town, of an employer that is called as the offer is. */
async function offer(id: string, grade: ReciprokGrade): Promise<void> {
  const score = {
    points: 9000,
    score: 90,
    counted: 12,
    answered: 12,
    people: 9,
    asOf: Date.now(),
    formula: 1,
  }
  await kiosk.data.records('employers').insert(anEmployer({ id, name: id, reciprok: { ...score, grade } }))
  await kiosk.data.records('jobOffers').insert(anOffer({ id, title: id, employerId: id, town: 'Mende' }))
}
/** Opens an application that was received so many days ago, and what followed. */
async function openApplication(daysAgo: number, ...told: Partial<ApplicationEvent>[]): Promise<void> {
  const at = Date.now() - daysAgo * DAY
  const events = [{ type: 'submitted' as const }, ...told].map(
    (event, index) => ({ id: `e${index}`, at, receivedAt: at, by: 'desk', ...event }) as ApplicationEvent,
  )
  const held = {
    isNew: true,
    offer: { title: 'Vendeuse ou vendeur', town: 'Mende', romeCode: 'D1106' },
    employer: { name: 'Boulangerie Pagès' },
  }
  kiosk.session.myApplications = [
    { ...held, application: anApplication({ visitorId: 'V1', events }) },
    {
      ...held,
      application: anApplication({
        id: 'other',
        jobOfferId: 'applied to',
        visitorId: 'V1',
        events,
      }),
    },
  ]
  await kiosk.open('application', { applicationId: 'candidature' })
}
const heading = 'Des employeurs qui répondent'

test('after a silence come offers of employers who answer, none that was applied to, and a touch opens one', async () => {
  for (const id of ['applied to', 'answers']) await offer(id, 'A')
  await offer('rarely answers', 'E')
  await openApplication(40)
  await until(() => kiosk.text().includes(heading))
  expect(kiosk.text()).toContain('answers')
  expect(kiosk.text()).not.toMatch(/rarely answers|applied to/)
  const card = document.querySelector<HTMLElement>('button.offer')!
  expect(card.textContent).toContain('answers · Mende')
  expect(card.textContent).toMatch(/12\D+12/)
  document.querySelector<HTMLElement>('button.offer')!.click()
  await until(() => kiosk.screen() === 'offer')
})

test.each(['viewed', 'refused'] as const)(
  'where somebody %s it, no other offers are pushed',
  async (type) => {
    await offer('answers', 'A')
    await kiosk.open('offers')
    await until(() => kiosk.text().includes('answers'))
    await openApplication(20, { type, reasons: [] })
    expect(kiosk.text()).toContain('Vendeuse ou vendeur')
    expect(kiosk.text()).not.toContain(heading)
  },
)

test('a challenge that was pointed at and cannot be booked now says so; one that can leads there', async () => {
  const refused = (itemId: string) => ({
    ...{ type: 'refused' as const, reasons: [] },
    stepForward: { kind: 'challenge' as const, itemId },
  })
  await place(kiosk)
  await openApplication(5, refused('none'))
  await until(() => kiosk.text().includes(kiosk.say('jobs.forward.noSeat')))
  await kiosk.open('applications')
  await openApplication(5, refused('E02'))
  await kiosk.tap(kiosk.say('jobs.forward.see'))
  expect(kiosk.text()).not.toContain(kiosk.say('jobs.forward.noSeat'))
  await until(() => kiosk.screen() === 'challenge')
})
