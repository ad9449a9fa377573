import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { DAY } from '../../../domain/time.ts'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { place } from '../test-support/scene.ts'

const kiosk = useKiosk()
const button = () => kiosk.say('jobs.followedUp.button')

/** Sent so many days ago, with what was said since. */
async function openSent(daysAgo: number, ...said: { type: ApplicationEvent['type']; daysAgo: number }[]) {
  await place(kiosk)
  const events = [{ type: 'submitted' as const, daysAgo }, ...said].map(({ type, daysAgo: ago }, index) => {
    const at = Date.now() - ago * DAY
    return { id: `e${index}`, type, by: 'desk', at, receivedAt: at } as ApplicationEvent
  })
  kiosk.session.myApplications = [
    {
      application: anApplication({ visitorId: 'V1', events }),
      isNew: false,
      offer: { title: 'Vendeuse ou vendeur' },
      employer: { name: 'Boulangerie Pagès' },
    },
  ]
  await kiosk.open('application', { applicationId: 'candidature' })
  await until(() => kiosk.text().includes('Boulangerie Pagès'))
}
test('who waits reads when the employer was reminded; who has an answer does not', async () => {
  const words = kiosk.say('jobs.reminded', { day: '|' }).split('|')[0]!
  await openSent(20)
  expect(kiosk.text()).not.toContain(words)
  kiosk.session.myApplications[0]!.remindedAt = Date.now() - DAY
  await until(() => kiosk.text().includes(words))
  const at = Date.now()
  const refused = { id: 'no', type: 'refused', by: 'desk', at, receivedAt: at - DAY } as ApplicationEvent
  kiosk.session.myApplications[0]!.application.events.push(refused)
  await until(() => !kiosk.text().includes(words))
})

/** Words of a text up to its first day. */
const head = (key: string) => kiosk.say(`jobs.followedUp.${key}`, { day: '|', until: '|' }).split('|')[0]!

test('before the answer is late there is nothing to note', async () => {
  await openSent(10)
  expect(kiosk.text()).not.toContain(button())
})

test('who asked again reads until when to wait, and may not say so twice', async () => {
  await openSent(20)
  await kiosk.tap(button())
  await until(() => kiosk.text().includes(head('waits')))
  expect(kiosk.text()).not.toContain(button())
  expect(kiosk.session.myApplications[0]!.application.events.at(-1)!.type).toBe('followed-up')
})

test('a week later nothing came: a host may call, and it may be said once more', async () => {
  await openSent(25, { type: 'followed-up', daysAgo: 8 })
  const [, said] = kiosk.say('jobs.followedUp.over', { day: '|' }).split('|')
  expect(kiosk.text()).toContain(said)
  expect(kiosk.text()).toContain(button())
})
