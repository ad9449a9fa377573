import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import type { MyInterest } from '../../data/my-board-api.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })
const at = Date.now()
const interest = (id: string, more: Partial<MyInterest>): MyInterest => ({
  ...{ id, postingId: id, title: `Annonce ${id}`, at, answerBy: at + 14 * DAY, state: 'waiting' },
  ...more,
})

beforeEach(() => {
  kiosk.session.access = { session: 'mine', expiresAt: 8e15 }
})

test('hosts speak of a card of the place, and one that stands no more promises nothing', async () => {
  const interests = [
    interest('a', { ofPlace: true }),
    interest('b', { ofPlace: true, state: 'introduced' }),
    interest('c', { over: true }),
  ]
  kiosk.session.myBoard = { asked: [], postings: [], interests }
  kiosk.place.server.answers.set('visitor/postings', kiosk.session.myBoard)
  await kiosk.open('my-postings')
  await until(() => kiosk.text().includes('Annonce a'))
  for (const key of ['place', 'placeTold', 'over'])
    expect(kiosk.text()).toContain(kiosk.say(`board.own.mineState.${key}`))
  expect(kiosk.text()).not.toContain(kiosk.say('board.own.mineState.waiting'))
})
