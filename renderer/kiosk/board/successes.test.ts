import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { addDays, parisDay } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aSite } from '../../data/testing/records.ts'
import { blankPosting } from '../../stores/board-session.ts'
import { aPosting } from '../test-support/a-posting.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { contentOf } from './draft-content.ts'

// Nothing can be touched before it was seen: that has a test of its own.
vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk({ isOnline: true })
const today = parisDay(Date.now())
const success = aPosting({ id: 'call', kind: 'success', topic: 'dared-to', title: 'J’ai osé téléphoner' })
const buttons = () => [...document.querySelectorAll('button')].map((one) => one.textContent.trim()).join('\n')

beforeEach(async () => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  await kiosk.data.records('postings').bulkInsert([aPosting(), success])
})

test('the wall shows successes alone, one tap from the board, and each is read for itself', async () => {
  await kiosk.open('board')
  await kiosk.tap(kiosk.say('board.success.title'))
  await until(() => kiosk.text().includes(success.title))
  expect(kiosk.text()).not.toContain('relire mon CV')
  await kiosk.tap(success.title)
  await until(() => kiosk.screen() === 'posting' && kiosk.text().includes(kiosk.say('board.kind.success')))
  // It asks for nobody; that something is wrong with it can be said.
  expect(buttons()).not.toContain(kiosk.say('board.interested'))
  expect(buttons()).not.toContain(kiosk.say('board.take'))
  expect(buttons()).toContain(kiosk.say('board.report'))
  await kiosk.tap(kiosk.say('kiosk.back'))
  await until(() => kiosk.screen() === 'successes')
})

test('one that vanishes while somebody reads it leads back to the wall', async () => {
  await kiosk.open('posting', { postingId: 'call' })
  await until(() => kiosk.text().includes(success.title))
  await kiosk.data.records('postings').findOne('call').remove()
  await until(() => kiosk.text().includes(kiosk.say('board.gone')))
  await kiosk.tap(kiosk.say('board.others'))
  await until(() => kiosk.screen() === 'successes')
})

test('none stands behind a door of the board', async () => {
  for (const door of ['need', 'offer', 'project', 'resource']) {
    await kiosk.open('postings', { door })
    expect(kiosk.text()).not.toContain(success.title)
  }
})

test('it is made by tapping: what, a sentence, and a yes to a plain line; then the wall', async () => {
  await kiosk.open('successes')
  await kiosk.tap(kiosk.say('board.success.write'))
  await until(() => kiosk.text().includes(kiosk.say('board.success.topic')))
  await kiosk.tap(kiosk.say('board.topic.helped-somebody'))
  await kiosk.tap('On m’a dit merci')
  await until(() => kiosk.text().includes(kiosk.say('board.success.agree')))
  // One sentence: there is nothing else to add.
  expect(buttons()).not.toMatch(/Ajouter/)
  expect(kiosk.session.posted).toEqual([])
  await kiosk.tap(kiosk.say('board.success.send'))
  await until(() => kiosk.text().includes(kiosk.say('board.success.sent.title')))
  expect(kiosk.session.posted).toHaveLength(1)
  await kiosk.tap(kiosk.say('board.ok'))
  await until(() => kiosk.screen() === 'successes')
})

test('what is sent holds the yes and ends after a week; another card holds none', () => {
  const draft = { ...blankPosting('success'), title: 'On m’a dit merci' }
  const read = contentOf(draft, 'helped-somebody', today)
  expect(read).toMatchObject({ ok: true, value: { agreedToShow: true, endsOn: addDays(today, 7) } })
  const other = contentOf({ ...blankPosting('help'), title: 'Je peux coudre' }, 'can-do', today)
  expect(other.ok && 'agreedToShow' in other.value).toBe(false)
})

test('its author takes it off at one touch, and may make it again', async () => {
  const { id, kind, topic, title } = success
  const own = { id, kind, topic, title, state: 'published' as const, since: 1, submittedAt: 1, interests: [] }
  const board = { asked: [], postings: [{ ...own, endsOn: addDays(today, 3) }], interests: [] }
  kiosk.session.access = { session: 'mine', expiresAt: 8e15 }
  kiosk.session.myBoard = board
  kiosk.place.server.answers.set('visitor/postings', board)
  await kiosk.open('my-posting', { postingId: 'call' })
  await kiosk.tap(kiosk.say('board.own.end'))
  await until(() => kiosk.text().includes(kiosk.say('board.own.ended')))
  expect(kiosk.session.saidOfOwn.get('call')).toEqual({ type: 'ended' })
  await kiosk.tap(kiosk.say('board.own.again'))
  await until(() => kiosk.text().includes(kiosk.say('board.success.agree')))
})
