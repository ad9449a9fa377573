import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { CompetenceProfile } from '../../../domain/competences/profile.ts'
import { until } from '../../data/testing/device.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })
const path = 'visitor/proofs/take-back'
const profile: CompetenceProfile = {
  ...{ id: 'V1', visitorId: 'V1', siteId: 'mende', rev: '1', at: 1, by: 'k' },
  competences: [{ id: 'own', label: 'Je répare un vélo.', origin: 'personal', addedAt: '1' }],
  recommendations: [{ id: 'r', competenceId: 'own', by: 'visitor', authorId: 'V2', at: 1 }],
}
const said = {
  ...{ id: 's', competenceId: 'x', label: 'Je fais du pain.', at: 1 },
  ...{ role: 'work', fact: 'Elle a servi trente repas.' },
}
const line = () => kiosk.button(`${kiosk.say('recommend.around.takeBack')} : Je répare un vélo.`)
async function askToTakeBack(): Promise<void> {
  await until(() => !line().hasAttribute('aria-busy'))
  line().click()
  await until(() => document.querySelector('[role="dialog"]'))
}
const asked = () => kiosk.place.server.asked.filter((call) => call.path === path).map(({ body }) => body)

beforeEach(async () => {
  const { session, place } = kiosk
  session.access = { session: 'mine', expiresAt: 8e15 }
  session.profile = profile
  place.server.answers.set('visitor/profile', { profile })
  place.server.answers.set('visitor/recommendations', { said: [said], readByHosts: [] })
  place.server.answers.set(path, {})
  await kiosk.open('around-my-page')
  await askToTakeBack()
})

test('what was said is taken back once it was asked about, and a no leaves it', async () => {
  await kiosk.tap(kiosk.say('recommend.around.sureNo'))
  await until(() => !document.querySelector('[role="dialog"]'))
  expect(asked()).toEqual([])
  await askToTakeBack()
  await kiosk.tap(kiosk.say('recommend.around.sureYes'))
  await until(() => kiosk.text().includes(kiosk.say('recommend.around.takenBack')))
  expect(asked()).toEqual([{ id: 'r' }])
})

test('what one said of somebody is shown with what one told besides', () => {
  expect(kiosk.text()).toContain('Je fais du pain.')
  expect(kiosk.text()).toContain('Elle a servi trente repas.')
  expect(kiosk.text()).toContain(kiosk.say('recommend.role.work'))
})

test('without network it stays, and this is said', async () => {
  kiosk.place.server.troubles.set(path, ['no-answer'])
  await kiosk.tap(kiosk.say('recommend.around.sureYes'))
  await until(() => kiosk.text().includes(kiosk.say('recommend.refused.unreachable')))
  await until(() => !document.querySelector('[role="dialog"]'))
})

test('of one sentence the five newest are read at once, the rest counted, and all of them may be taken back', async () => {
  const recommendations = Array.from({ length: 7 }, (_, index) => ({
    ...{ id: `r${index}`, competenceId: 'own', by: 'visitor' as const, authorId: `V${index}` },
    at: Date.parse(`202${index}-03-03T12:00:00Z`),
  }))
  kiosk.place.server.answers.set('visitor/profile', { profile: { ...profile, recommendations } })
  await kiosk.open('my-page')
  await kiosk.open('around-my-page')
  await until(() => kiosk.text().includes('et 3 autres'))
  const offered = () =>
    [...document.querySelectorAll('button')].filter((one) =>
      one.getAttribute('aria-label')?.endsWith('Je répare un vélo.'),
    ).length
  expect(offered()).toBe(5)
  expect(kiosk.text()).toContain('3 mars 2026')
  expect(kiosk.text()).not.toContain('3 mars 2021')
  await kiosk.tap(kiosk.say('recommend.around.showAll'))
  await until(() => offered() === 8)
  expect(kiosk.text()).not.toContain('et 3 autres')
  expect(kiosk.text()).toContain('3 mars 2021')
})
