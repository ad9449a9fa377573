import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HOUR, MINUTE, parisInstant } from '../../../domain/time.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { until } from '../../data/testing/device.ts'
import { holdReference } from '../../data/testing/hold-reference.ts'
import { anEvent, aSession, aSite, aVisit } from '../../data/testing/records.ts'
import { pictograms, type PictogramName } from '../../ui/pictograms/pictograms.ts'
import { aPosting } from '../test-support/a-posting.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const noon = parisInstant('2026-05-12', 12)
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: noon }))
afterEach(() => void vi.useRealTimers())
const kiosk = useKiosk()
beforeEach(async () => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  kiosk.session.$reset()
})

const lines = () => [...document.querySelectorAll('main section li, main section p')]
/** A style writes the hour in small letters. */
const plain = (words: string) => words.toLowerCase().replace(/\s/g, ' ')
const lineWith = (words: string) => lines().find((line) => plain(line.textContent).includes(plain(words)))
/** Whether this drawing stands beside these words. */
const isDrawn = (words: string, picture: PictogramName) =>
  lineWith(words)?.querySelector(`path[d="${pictograms[picture].lines}"]`) != null

test('what happens today stands there with its hour and its own picture; what is tomorrow or over does not', async () => {
  await holdReference(kiosk.data, 'challenges', aChallenge('A01'))
  const at = (startsAt: number) => ({ startsAt, endsAt: startsAt + HOUR })
  const sessions = kiosk.data.records('challengeSessions')
  await sessions.bulkInsert([
    anEvent({ id: 'cafe', title: 'Café du mardi', ...at(noon + 2 * HOUR) }),
    anEvent({ id: 'over', title: 'Petit déjeuner', ...at(noon - 3 * HOUR) }),
    anEvent({ id: 'later', title: 'Repas partagé', ...at(noon + 24 * HOUR) }),
    aSession({ id: 'two', ...at(noon + 3 * HOUR) }),
  ])
  await kiosk.open('attract')
  await until(() => isDrawn('Café du mardi', 'coffee') && isDrawn('aujourd’hui à 15', 'adventurer'))
  expect(plain(lineWith('Café du mardi')!.textContent)).toContain('aujourd’hui à 14')
  for (const away of ['Petit déjeuner', 'Repas partagé']) expect(kiosk.text()).not.toContain(away)
})

const cards = [
  aPosting({ id: 'old', title: 'Une vieille annonce', publishedAt: 1 }),
  aPosting({ id: 'bike', title: 'Réparer mon vélo', picture: 'wheel', publishedAt: 2 }),
  aPosting({ id: 'plain', kind: 'resource', topic: 'gift', title: 'Des livres', publishedAt: 3 }),
]

test('the two latest cards of the board stand there with their pictures', async () => {
  await kiosk.data.records('postings').bulkInsert(cards)
  await kiosk.open('attract')
  await until(() => isDrawn('Réparer mon vélo', 'wheel') && isDrawn('Des livres', 'gift'))
  expect(kiosk.text()).not.toContain('Une vieille annonce')
  expect(lineWith('Réparer mon vélo')!.textContent).toContain(kiosk.say('board.kind.ask'))
})

test('a success takes the place of one of them, and stands there once', async () => {
  const glad = { kind: 'success', topic: 'dared-to', title: 'J’ai osé téléphoner', publishedAt: 4 } as const
  await kiosk.data.records('postings').bulkInsert([...cards, aPosting({ id: 'glad', ...glad })])
  await kiosk.open('attract')
  await until(() => isDrawn('Des livres', 'gift'))
  expect(kiosk.text()).not.toContain('Réparer mon vélo')
  expect(lines().filter((line) => line.textContent.includes('J’ai osé'))).toHaveLength(1)
})

test('one success stands there with its picture, in the language of the screen, each in its turn', async () => {
  const success = { kind: 'success', topic: 'dared-to' } as const
  await kiosk.data
    .records('postings')
    .bulkInsert([
      aPosting({ id: 'a', ...success, title: 'J’ai osé téléphoner' }),
      aPosting({ id: 'b', ...success, title: 'J’ai osé demander de l’aide' }),
    ])
  kiosk.speak('en')
  const shownNow = async () => {
    await kiosk.open('kept')
    await kiosk.open('attract')
    await until(() => isDrawn(kiosk.say('board.success.attract'), 'bird'))
    return lineWith(kiosk.say('board.success.attract'))!.textContent
  }
  const first = await shownNow()
  vi.setSystemTime(noon + 10 * MINUTE)
  kiosk.standAgain({})
  kiosk.session.$reset()
  const second = await shownNow()
  expect([first, second].map((text) => /I dared to (make|ask)/.exec(text)?.[1]).sort()).toEqual([
    'ask',
    'make',
  ])
})

test('without a success none is announced; the mood is told without a name or a number', async () => {
  await kiosk.open('attract')
  await until(() => kiosk.text().includes(kiosk.say('meeting.mood.calm')))
  expect(kiosk.text()).not.toContain(kiosk.say('board.success.attract'))
  const people = Array.from({ length: 14 }, (_, index) =>
    aVisit(`v${index}`, { name: `Nadia ${index}`, visitorId: `P${index}`, arrivedAt: noon - MINUTE }),
  )
  await kiosk.data.records('visits').bulkInsert(people)
  await until(() => kiosk.text().includes(kiosk.say('meeting.mood.lively')))
  expect(kiosk.text()).not.toMatch(/Nadia|14/)
})
