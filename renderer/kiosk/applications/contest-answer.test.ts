import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { MyApplication } from '../../../domain/contract/visitors.ts'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })
const path = 'visitor/applications/candidature/contests'

async function openAnswer(fields: Partial<MyApplication>) {
  const at = Date.now() - 3 * DAY
  const events = [
    { id: 'e0', type: 'submitted', at, by: 'desk', receivedAt: at },
    { id: 'e1', type: 'refused', at, by: 'desk', receivedAt: at, reasons: [{ code: 'position_filled' }] },
  ] as ApplicationEvent[]
  kiosk.session.access = { session: 'theirs', expiresAt: 8e15 }
  kiosk.session.myApplications = [
    {
      application: anApplication({ visitorId: 'V1', events }),
      isNew: false,
      offer: { title: 'Vendeuse ou vendeur' },
      employer: { name: 'Boulangerie Pagès' },
      ...fields,
    },
  ]
  await kiosk.open('application', { applicationId: 'candidature' })
}
const contestable = { about: 'e1', until: Date.now() + DAY }
async function contest() {
  await kiosk.tap(kiosk.say('jobs.contest.button'))
  await until(() => kiosk.text().includes(kiosk.say('jobs.contest.lead')))
  await kiosk.tap(kiosk.say('jobs.contest.because.off-topic'))
  await kiosk.tap(kiosk.say('jobs.contest.send'))
}

test('what may not be contested has no button', async () => {
  await openAnswer({})
  expect(kiosk.text()).not.toContain(kiosk.say('jobs.contest.button'))
})

test.each([
  ['unknown', 'gone'],
  ['no-answer', 'gone'],
  ['replaced', 'replaced'],
  ['too-late', 'too-late'],
  ['already-contested', 'already-contested'],
  ['already-decided', 'already-decided'],
  ['too-many', 'too-many'],
])('%s is said in words, and the choice stays', async (reason, words) => {
  kiosk.place.server.troubles.set(path, [{ status: 409, error: 'not-possible', reasons: [reason] }])
  await openAnswer({ contestable })
  await contest()
  await until(() => kiosk.text().includes(kiosk.say(`jobs.contest.problem.${words}`)))
  expect(kiosk.text()).toContain(kiosk.say('jobs.contest.title'))
})

test('without network it is not sent, is said so, and goes at the next touch', async () => {
  kiosk.place.server.troubles.set(path, ['no-answer'])
  await openAnswer({ contestable })
  await contest()
  await until(() => kiosk.text().includes(kiosk.say('jobs.contest.problem.unreachable')))
  kiosk.place.server.answers.set(path, {})
  await kiosk.tap(kiosk.say('jobs.contest.send'))
  await until(() => kiosk.text().includes(kiosk.say('jobs.contest.state.waits')))
  expect(kiosk.place.server.asked.findLast((asked) => asked.path === path)!.body).toEqual({
    about: 'e1',
    because: 'off-topic',
  })
  expect(kiosk.text()).not.toContain(kiosk.say('jobs.contest.button'))
})

test.each([
  ['waits', 'waits'],
  ['upheld', 'upheld'],
  ['confirmed', 'upheld'],
  ['appealed', 'appealed'],
  ['dismissed', 'dismissed'],
  ['lifted', 'dismissed'],
] as const)('one that is %s says what hosts found', async (state, words) => {
  await openAnswer({ contests: [{ kind: 'not-received', at: 1, state }] })
  await until(() => kiosk.text().includes(kiosk.say(`jobs.contest.state.${words}`)))
  await openAnswer({ contests: [{ kind: 'withdrawal-asked', at: 1, state }] })
  await until(() => kiosk.text().includes(kiosk.say(`jobs.contest.withdrawal.${words}`)))
})
