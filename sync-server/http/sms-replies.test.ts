import { afterEach, beforeEach, expect, it } from 'vitest'
import { createEmployer } from '../employers/employers.ts'
import { TestServer } from '../testing/test-server.ts'
import { REPLIES_PATH } from './sms-replies.ts'

const TOKEN = 'the gateway alone knows'
let server: TestServer
beforeEach(async () => {
  server = await TestServer.start({ smsReplyToken: TOKEN })
  await server.createSite('brest')
  for (const [id, contactPhone] of [
    ['bakery', '06 12 34 56 78'],
    ['grocery', '06 12 34 56 78'],
    ['garage', '07 81 23 45 67'],
  ] as const) {
    await createEmployer(server.parts, 'brest', { name: id, contactPhone, remindersBy: 'sms' }, id)
  }
})
afterEach(() => server.stop())

const stops = async () =>
  (await server.parts.store.read((view) => view.all(view.tables.selectFrom('mailStops').selectAll()))).map(
    ({ employerId, address, because }) => [employerId, address, because],
  )
const tell = (body: unknown, token = TOKEN) =>
  fetch(server.running.url + REPLIES_PATH, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const stop = { from: '+33612345678', text: 'STOP' }

it('ends the SMS of every employer that is reached there, twice as once', async () => {
  for (const status of [204, 204]) expect((await tell(stop)).status).toBe(status)
  expect((await stops()).sort()).toEqual([
    ['bakery', '+33612345678', 'unsubscribed'],
    ['grocery', '+33612345678', 'unsubscribed'],
  ])
})

it('ends nothing for who is not the gateway, nor for words that ask for nothing', async () => {
  expect((await tell(stop, 'guessed')).status).toBe(401)
  expect((await tell({ ...stop, text: 'Bonjour' })).status).toBe(204)
  for (const body of ['{', {}, { from: 33612345678, text: 'STOP' }, { ...stop, text: 'x'.repeat(9000) }]) {
    expect((await tell(body)).status).toBeGreaterThanOrEqual(400)
  }
  expect(await stops()).toEqual([])
})

it('slows down whoever guesses the token, and not the gateway', async () => {
  const guesses = await Promise.all(Array.from({ length: 40 }, () => tell(stop, 'guessed')))
  expect(guesses.map(({ status }) => status)).toContain(429)
  expect((await tell(stop)).status).toBe(204)
})

it('is no address where no answer is heard', async () => {
  await server.stop()
  server = await TestServer.start()
  expect((await tell(stop)).status).toBe(404)
})
