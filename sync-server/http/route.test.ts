import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { afterEach, expect, it } from 'vitest'
import { endpoint } from '../../domain/contract/endpoint.ts'
import { neededLine } from '../../domain/contract/words.ts'
import type { ServerParts } from '../server-parts.ts'
import { answerErrors } from './answer-errors.ts'
import { addRoutes, notPossible, route } from './route.ts'

const greet = endpoint({
  summary: 'A call for tests.',
  method: 'POST',
  path: 'greet/:name',
  caller: 'anyone',
  noStore: true,
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      words: neededLine(5),
      list: { type: 'array', maxItems: 2, items: { anyOf: [{ type: 'integer' }, { type: 'null' }] } },
    },
    required: ['words'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { said: { type: 'string', maxLength: 12 } },
    required: ['said'],
  },
  reasons: ['too-loud'],
})

let server: Server
afterEach(() => server.close())

/** What is answered by a server that says what it was told. */
async function answerTo(body: unknown, checksReplies = true) {
  const app = express()
  const say = route(greet, ({ params, body: { words } }) => {
    if (words === 'LOUD') return notPossible('too-loud')
    return { said: words === 'break' ? 'more than fits' : `${params.name}: ${words}` }
  })
  addRoutes(app, {} as ServerParts, [say], checksReplies)
  app.use(answerErrors(pino({ level: 'silent' })))
  server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/greet/zo%C3%A9`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as object }
}

it('a handler is given clean words that fit, and what the address names', async () => {
  const { status, headers, body } = await answerTo({ words: ' \u202ea\u200bb ', list: [1, null] })
  expect([status, body]).toEqual([200, { said: 'zoé: ab' }])
  expect(headers.get('cache-control')).toBe('no-store')
})

it.each([
  [{}, 'words', 'required'],
  [{ words: ' \u200b ' }, 'words', 'minLength'],
  [{ words: 'abcdef' }, 'words', 'maxLength'],
  [{ words: 'a', more: 1 }, 'more', 'additionalProperties'],
  [{ words: 'a', list: [1, 2, 3] }, 'list', 'maxItems'],
  [{ words: 'a', list: [1, 'x'] }, 'list.1', 'anyOf'],
  [[], 'record', 'type'],
])('%j is refused, and told where and by which rule', async (sent, field, rule) => {
  const { status, body } = await answerTo(sent)
  expect(status).toBe(400)
  expect(body).toMatchObject({ error: 'invalid-request', fault: { field, rule } })
})

it('a refusal of the rules is told with its reasons', async () => {
  const { status, body } = await answerTo({ words: 'LOUD' })
  expect([status, body]).toMatchObject([409, { error: 'not-possible', reasons: ['too-loud'] }])
})

it('a reply that breaks its contract is an error where replies are checked, and given where they are not', async () => {
  expect((await answerTo({ words: 'break' })).status).toBe(500)
  server.close()
  expect((await answerTo({ words: 'break' }, false)).status).toBe(200)
})
