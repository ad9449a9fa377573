import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { DAY, HOUR } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { aLease, anEmployer, anOffer, aSession, aVisit } from '../../data/testing/records.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { holdReference } from '../../data/testing/hold-reference.ts'

vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk()
const main = () => document.querySelector('main')!

test('back from an offer finds the choice, the page and the place where one was', async () => {
  await kiosk.data.records('employers').insert(anEmployer())
  const towns = ['Mende', 'Mende', 'Mende', 'Mende', 'Florac']
  const offers = towns.map((town, index) => anOffer({ id: `o${index}`, title: `Poste ${index}`, town }))
  await kiosk.data.records('jobOffers').bulkInsert(offers)
  await kiosk.open('offers')
  await kiosk.tap('Mende')
  await until(() => kiosk.text().includes('Page 1 sur 2'))
  await kiosk.tap(kiosk.say('jobs.page.more'))
  await until(() => document.querySelectorAll('main li').length === 1)
  const shown = main().textContent
  main().scrollTop = 240
  const [card] = document.querySelectorAll<HTMLElement>('main li button')
  card!.click()
  await until(() => kiosk.screen() === 'offer')
  await until(() => kiosk.button('Retour'))
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'offers' && main().textContent === shown)
  expect(main().scrollTop).toBe(240)
})

test.each([{ language: 'fr-x-falc' as const }, { largeText: true }])(
  'where the choices would take the room of the offers they wait behind a button, once (%o)',
  async (display) => {
    await kiosk.data.records('employers').insert(anEmployer())
    const offers = ['Mende', 'Florac'].map((town) => anOffer({ id: town, title: `Poste à ${town}`, town }))
    await kiosk.data.records('jobOffers').bulkInsert(offers)
    Object.assign(usePreferences(), display)
    await kiosk.open('offers')
    await until(() => document.querySelectorAll('main li').length === 2)
    expect(() => kiosk.button('Florac')).toThrow()
    await kiosk.tap(kiosk.say('jobs.filter.open'))
    await kiosk.tap('Florac')
    await until(() => document.querySelectorAll('main li').length === 1)
    document.querySelector<HTMLElement>('main li button')!.click()
    await until(() => kiosk.screen() === 'offer')
    await kiosk.tap(kiosk.say('kiosk.back'))
    await until(() => kiosk.screen() === 'offers')
    await until(() => kiosk.button('Florac'))
    expect(() => kiosk.button(kiosk.say('jobs.filter.open'))).toThrow()
  },
)

test('back from a challenge finds the choice, the page and the place where one was', async () => {
  await holdReference(kiosk.data, 'challenges', aChallenge('A01'), aChallenge('E02'))
  const soon = (days: number) => ({
    startsAt: Date.now() + days * DAY,
    endsAt: Date.now() + days * DAY + HOUR,
  })
  const sessions = [1, 2, 3, 4].map((days) => aSession({ id: `s${days}`, ...soon(days) }))
  const other = aSession({ id: 'seed', track: 'explorer', challengeIds: ['E02.1'], ...soon(5) })
  await kiosk.data.records('challengeSessions').bulkInsert([...sessions, other])
  await kiosk.open('challenges', { track: 'adventurer' })
  await kiosk.tap(kiosk.say('challenges.list.more'))
  await until(() => document.querySelectorAll('main li').length === 1 && kiosk.text().includes('8 places'))
  const shown = main().textContent
  main().scrollTop = 180
  document.querySelector<HTMLElement>('main li button')!.click()
  await until(() => kiosk.screen() === 'challenge')
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'challenges' && main().textContent === shown)
  expect(main().scrollTop).toBe(180)
})

test('no challenge is full before its seats were counted', async () => {
  await holdReference(kiosk.data, 'challenges', aChallenge('A01'))
  await kiosk.data.records('challengeSessions').insert(aSession())
  const said: string[] = []
  const watching = new MutationObserver(() => said.push(kiosk.text()))
  watching.observe(document.body, { subtree: true, childList: true, characterData: true })
  await kiosk.open('challenges')
  await until(() => kiosk.text().includes('8 places'))
  await kiosk.open('challenge', { sessionId: 's1' })
  await until(() => kiosk.text().includes('8 places') && kiosk.screen() === 'challenge')
  watching.disconnect()
  expect(said.filter((words) => words.includes('Complet'))).toEqual([])
})

test('an age that was said can be corrected, and the seat follows the new one', async () => {
  await holdReference(kiosk.data, 'challenges', aChallenge('A01'))
  await kiosk.data.records('challengeSessions').insert(aSession({ track: 'scout', minimumAge: 18 }))
  await kiosk.data.records('seatLeases').insert(aLease())
  await kiosk.open('challenge', { sessionId: 's1' })
  await kiosk.tap(kiosk.say('challenges.card.book'))
  await kiosk.tap(kiosk.say('challenges.age.16-17'))
  await kiosk.tap(kiosk.say('challenges.age.correct'))
  await kiosk.tap(kiosk.say('challenges.age.adult'))
  await until(() => kiosk.text().includes(kiosk.say('challenges.card.book')))
  expect(kiosk.session.age?.band).toBe('adult')
})

test.each([
  ['about', 'audience'],
  ['told-by', 'prescriber'],
] as const)('what somebody said of themselves (%s) is unsaid with a second tap', async (screen, field) => {
  await kiosk.data.records('visits').insert(aVisit('visit', { visitorId: 'V1' }))
  await kiosk.open(screen)
  const chosen = () => document.querySelectorAll('main [aria-pressed="true"]').length
  const first = () => document.querySelector<HTMLElement>('main [aria-pressed]')!
  const kept = async () => (await kiosk.data.records('visits').findOne('visit').exec(true)).toJSON()[field]
  first().click()
  await until(() => chosen() === 1)
  expect(await kept()).toBeTypeOf('string')
  first().click()
  await until(() => chosen() === 0)
  expect(await kept()).toBeUndefined()
})

test.each([
  ['about', 'audience'],
  ['told-by', 'prescriber'],
] as const)(
  'where the visit is not held here any more (%s), no tile says that it was kept',
  async (screen, field) => {
    await kiosk.open(screen)
    document.querySelector<HTMLElement>('main [aria-pressed]')!.click()
    await until(() => kiosk.text().includes(kiosk.say('common.save.failed')))
    expect(document.querySelectorAll('main [aria-pressed="true"]')).toHaveLength(0)
    expect(kiosk.session[field]).toBeNull()
  },
)
