import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { DAY, siteDay } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { place } from '../test-support/scene.ts'

const kiosk = useKiosk()
const say = (key: string, named: object = {}) => kiosk.say(`jobs.telling.${key}`, named as never)

/** A refusal that the employer declared so many days ago to have told by telephone; what the person may contest. */
async function openDeclared(daysAgo = 2) {
  await place(kiosk)
  const told = { channel: 'telephone', on: siteDay(Date.now() - 3 * DAY) } as const
  const reasons = [{ code: 'position_filled' as const }]
  const events = [
    { type: 'submitted' as const },
    { id: 'call', type: 'refused' as const, told, reasons },
  ].map((event, index) => {
    const at = Date.now() - (daysAgo + 1 - index) * DAY
    return { id: `e${index}`, by: 'desk', at, receivedAt: at, ...event } as ApplicationEvent
  })
  kiosk.session.myApplications = [
    {
      application: anApplication({ visitorId: 'V1', events }),
      isNew: false,
      offer: { title: 'Vendeuse ou vendeur' },
      employer: { name: 'Boulangerie Pagès' },
      contestable: { about: 'call', until: Date.now() + DAY },
    },
  ]
  await kiosk.open('application', { applicationId: 'candidature' })
}
const said = () =>
  kiosk.session.myApplications[0]!.application.events.flatMap(({ type, about }) =>
    about === 'call' ? [type] : [],
  )
const isShown = (words: string) => until(() => kiosk.text().includes(words))

test('a no ends the answer on the screen, and may be followed by a yes', async () => {
  await openDeclared()
  await isShown(say('ask'))
  expect(kiosk.text()).not.toContain(kiosk.say('jobs.contest.button'))
  await kiosk.tap(say('no'))
  await isShown(say('saidNo'))
  expect(said()).toEqual(['telling-denied'])
  expect(kiosk.text()).not.toContain(kiosk.say('jobs.helped.title'))
  await kiosk.tap(say('yes'))
  await isShown(say('saidYes'))
  expect(said()).toEqual(['telling-denied', 'telling-confirmed'])
  await isShown(kiosk.say('jobs.helped.title'))
})

test('what the disk refuses is said, and the question stays', async () => {
  vi.stubGlobal('reportError', vi.fn())
  await openDeclared()
  const save = vi.spyOn(kiosk.data, 'saveSealed').mockRejectedValueOnce(new Error('disk'))
  await kiosk.tap(say('no'))
  await until(() => document.querySelector('[role="alert"]'))
  expect(said()).toEqual([])
  save.mockRestore()
  await kiosk.tap(say('no'))
  await isShown(say('saidNo'))
})

test('after seven days nothing is asked any more, and a host may be asked instead', async () => {
  await openDeclared(7)
  await isShown(kiosk.say('jobs.contest.button'))
  expect(kiosk.text()).not.toContain(say('ask'))
})
