import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })
const path = 'visitor/invitation-answer'

beforeEach(async () => {
  const { session, place } = kiosk
  session.access = { session: 'mine', expiresAt: 8e15 }
  session.name = 'Nadia'
  session.invitations = [
    {
      ...{ invitationId: 'i1', invitedAt: Date.now(), answerBy: Date.now() + 14 * DAY, kind: 'talk' },
      ...{ message: 'Bonjour', sought: [], status: 'waiting', employer: { name: 'Le Fournil' } },
    },
  ]
  place.server.answers.set(path, {})
  await kiosk.open('invitation', { invitationId: 'i1' })
})

/** What was answered, each under which request. */
const said = () =>
  kiosk.place.server.asked
    .filter((call) => call.path === path)
    .map(({ body }) => body as { requestId: string; answer: string })
const alert = () => document.querySelector('[role="alert"]')

beforeEach(async () => {
  // The server keeps the first answer, and what it says of it is lost on the way.
  kiosk.place.server.troubles.set(path, ['answer-lost'])
  await kiosk.tap(kiosk.say('invitations.no'))
  await until(() => alert())
})

test('a no of which nothing was heard is sent again as the same', async () => {
  await kiosk.tap(kiosk.say('invitations.no'))
  await until(() => kiosk.text().includes(kiosk.say('invitations.done.declined')))
  const [first, again] = said()
  expect(again).toEqual(first)
})

test('a yes after it is another answer; that the no was kept is said', async () => {
  kiosk.place.server.troubles.set(path, [{ status: 409, error: 'not-possible', reasons: ['answered'] }])
  await kiosk.tap(kiosk.say('invitations.yes'))
  await kiosk.tap(kiosk.say('invitations.how.here'))
  await kiosk.tap(kiosk.say('kiosk.apply.ok'))
  await until(() => kiosk.text().includes(kiosk.say('invitations.refused.answered')))
  kiosk.place.server.troubles.clear()
  await kiosk.tap(kiosk.say('invitations.how.here'))
  await kiosk.tap(kiosk.say('kiosk.apply.ok'))
  await until(() => said().length > 1)
  const [no, yes] = said()
  expect([no!.answer, yes!.answer]).toEqual(['no', 'yes'])
  expect(yes!.requestId).not.toBe(no!.requestId)
})
