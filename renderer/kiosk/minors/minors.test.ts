import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { kioskLanguages } from '../../../domain/language.ts'
import { until } from '../../data/testing/device.ts'
import { aSession, aSite, aVisit } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { noNews } from '../test-support/scene.ts'
import { minorsTexts } from './minors.texts.ts'

const kiosk = useKiosk()
const visit = async () => (await kiosk.data.records('visits').findOne('visit').exec())?.toJSON()
async function arrived() {
  await kiosk.data.records('sites').insert((await aSite()).site)
  await kiosk.data.records('visits').insert(aVisit('visit', { visitorId: 'V1' }))
}

test.each([
  ['apply', { offerId: 'o1' }, 'On travaille à partir de 16 ans'],
  ['write-posting', {}, 'Tout le monde lit le tableau.'],
  ['meet', {}, 'on rencontre quelqu’un que l’on ne connaît pas avec un parent'],
  ['talk', {}, 'on rencontre quelqu’un que l’on ne connaît pas avec un parent'],
  ['say', {}, 'Garder une page de vos compétences avant 16 ans'],
  ['proud', {}, 'Garder une page de vos compétences avant 16 ans'],
] as const)('under 16, the screen %s explains before anything is begun', async (screen, params, words) => {
  await arrived()
  kiosk.session.ageBand = 'under-16'
  await kiosk.open(screen, params)
  expect(kiosk.screen()).toBe('minor')
  expect(kiosk.text()).toContain(words)
})

test('at 16 and 17 one writes a card; employers are for once a parent agrees', async () => {
  await arrived()
  kiosk.session.ageBand = '16-17'
  kiosk.session.isNewCard = true
  await kiosk.open('write-posting')
  expect(kiosk.screen()).toBe('write-posting')
  await kiosk.open('consents')
  kiosk.button('Les employeurs, sans votre nom').click()
  await until(() => kiosk.screen() === 'minor')
  expect(kiosk.text()).toContain('si un parent ou un tuteur est d’accord')
  expect(kiosk.session.profile?.consents ?? []).toEqual([])
})

test('what a parent agreed to, as the site tells it, is open; what was said here makes only younger', async () => {
  await arrived()
  kiosk.session.news = { ...noNews, minor: { band: 'under-16', agreed: ['board'] } }
  await kiosk.open('write-posting')
  expect(kiosk.screen()).toBe('write-posting')
  kiosk.session.ageBand = '16-17'
  await kiosk.open('meet')
  expect(kiosk.screen()).toBe('minor')
  kiosk.session.news = { ...noNews, minor: { band: '16-17', agreed: ['board'] } }
  kiosk.session.ageBand = 'under-16'
  await kiosk.open('write-posting')
  expect(kiosk.screen()).toBe('minor')
})

test('an age is kept with the visit, and taken back by a second touch', async () => {
  await arrived()
  await kiosk.open('age')
  await kiosk.tap('Moins de 16 ans')
  await until(async () => (await visit())?.ageBand === 'under-16')
  await kiosk.tap('Moins de 16 ans')
  await until(async () => (await visit())?.ageBand === undefined)
  expect([kiosk.session.ageBand, (await visit())?.ageBandRev !== undefined]).toEqual([null, true])
})

test('known to be under 16, a day of work is for later without being asked again', async () => {
  await arrived()
  const startsAt = Date.now() + 86_400_000
  await kiosk.data
    .records('challengeSessions')
    .insert(aSession({ id: 's1', track: 'adventurer', startsAt, endsAt: startsAt + 3_600_000 }))
  kiosk.session.news = { ...noNews, minor: { band: 'under-16', agreed: [] } }
  await kiosk.open('challenge', { sessionId: 's1' })
  await until(() => kiosk.text().includes('Celui-là, ce sera pour plus tard'))
  expect(kiosk.text()).toContain('Ce n’est pas votre âge ? Dites-le à l’accueil.')
  expect(() => kiosk.button('Corriger mon âge')).toThrow()
})

test('every language says what to do, and why each thing waits', () => {
  for (const language of kioskLanguages) {
    const { stop } = minorsTexts[language]
    expect(stop.ask.length).toBeGreaterThan(20)
    expect(Object.keys(stop.act)).toEqual(['account', 'apply', 'search', 'board', 'meet', 'table'])
  }
})
