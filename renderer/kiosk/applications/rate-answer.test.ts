import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { fourPictures } from '../test-support/scene.ts'

const kiosk = useKiosk({ isOnline: true })
const path = 'visitor/applications/candidature/rating'
const said = () => kiosk.place.server.requests.filter((request) => request === path).length

async function openAnswer(daysAgo: number, ...answers: Partial<ApplicationEvent>[]) {
  const events = [{ type: 'submitted' as const }, ...answers].map((event, index) => {
    const at = Date.now() - (daysAgo - index) * DAY
    return { id: `e${index}`, by: 'desk', at, receivedAt: at, ...event } as ApplicationEvent
  })
  kiosk.session.access = { session: 'theirs', expiresAt: 8e15 }
  kiosk.session.myApplications = [
    {
      application: anApplication({ visitorId: 'V1', events }),
      isNew: false,
      ratableUntil: Date.now() + DAY,
      offer: { title: 'Vendeuse ou vendeur' },
      employer: { name: 'Boulangerie Pagès' },
    },
  ]
  await kiosk.open('application', { applicationId: 'candidature' })
}
const asks = (question: string) =>
  until(() =>
    kiosk.text().includes(kiosk.say(`jobs.rate.question.${question}`, { employer: 'Boulangerie Pagès' })),
  )
async function answerAll() {
  await asks('clear')
  await kiosk.tap('Oui')
  await asks('useful')
  await kiosk.tap('En partie')
  await asks('respectful')
  await kiosk.tap('Non')
}

test('three touches say how one was answered, and then it is not asked again', async () => {
  kiosk.place.server.answers.set(path, {})
  await openAnswer(5, { type: 'refused', reasons: [{ code: 'position_filled' }] })
  await kiosk.tap(kiosk.say('jobs.rate.button'))
  await answerAll()
  await until(() => kiosk.text().includes(kiosk.say('jobs.rate.thanks')))
  expect(said()).toBe(1)
  expect(kiosk.text()).not.toContain(kiosk.say('jobs.rate.button'))
  await kiosk.open('application', { applicationId: 'candidature' })
  expect(kiosk.text()).not.toContain(kiosk.say('jobs.rate.button'))
})

test('one may go back to a question, and out of them, without a word being sent', async () => {
  await openAnswer(5, { type: 'hired' })
  await kiosk.tap(kiosk.say('jobs.rate.button'))
  await asks('clear')
  await kiosk.tap('Oui')
  await asks('useful')
  await kiosk.tap('Retour')
  await asks('clear')
  expect(kiosk.button('Oui').getAttribute('aria-pressed')).toBe('true')
  await kiosk.tap('Retour')
  await until(() => kiosk.text().includes(kiosk.say('jobs.rate.button')))
  expect(said()).toBe(0)
})

test('a silence may be rated too; without network nothing is lost, and one touch tries again', async () => {
  await openAnswer(40)
  await kiosk.tap(kiosk.say('jobs.rate.buttonSilent'))
  kiosk.place.server.stop()
  await answerAll()
  await until(() => kiosk.text().includes(kiosk.say('jobs.rate.unreachable')))
  kiosk.place.server.start()
  kiosk.place.server.answers.set(path, {})
  await kiosk.tap('Non')
  await until(() => kiosk.text().includes(kiosk.say('jobs.rate.thanks')))
})

test('what may not be rated any more is said so', async () => {
  await openAnswer(5, { type: 'refused', reasons: [{ code: 'position_filled' }] })
  kiosk.place.server.troubles.set(path, [{ status: 409, error: 'not-possible', reasons: ['rating-closed'] }])
  await kiosk.tap(kiosk.say('jobs.rate.button'))
  await answerAll()
  await until(() => kiosk.text().includes(kiosk.say('jobs.rate.tooLate')))
})

test('who took too long opens their applications again with their pictures', async () => {
  const { session, place } = kiosk
  session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
  await openAnswer(5, { type: 'refused', reasons: [{ code: 'position_filled' }] })
  place.server.troubles.set(path, [{ status: 401, error: 'sign-in-needed' }])
  place.server.answers.set('visitor/session', { session: 'again', expiresAt: 8e15 })
  place.server.answers.set('visitor/applications', { applications: session.myApplications })
  await kiosk.tap(kiosk.say('jobs.rate.button'))
  await answerAll()
  await until(() => kiosk.screen() === 'unlock')
  for (const picture of fourPictures) await kiosk.tap(kiosk.say(picture))
  await kiosk.tap(kiosk.say('kiosk.unlock.open'))
  await until(() => kiosk.screen() === 'applications')
  await until(() => kiosk.text().includes('Boulangerie Pagès'))
  expect(session.access?.session).toBe('again')
})

test('a rating that was kept although its answer was lost is told as kept', async () => {
  await openAnswer(5, { type: 'refused', reasons: [{ code: 'position_filled' }] })
  kiosk.place.server.troubles.set(path, [{ status: 409, error: 'not-possible', reasons: ['already-rated'] }])
  await kiosk.tap(kiosk.say('jobs.rate.button'))
  await answerAll()
  await until(() => kiosk.text().includes(kiosk.say('jobs.rate.thanks')))
})
