import { expect, it } from 'vitest'
import { createAccount } from '../../domain/contract/accounts.ts'
import { call, type ServerTarget } from './http.ts'
import type { Machine } from './machine.ts'

const body = { role: 'host', login: 'noe', name: 'Noé' } as const
const made = { accountId: 'a1', login: 'noe', secret: 's' }

/** What becomes of a call that is answered so. */
async function answered(status: number, reply: unknown) {
  const machine = {
    timers: { after: () => () => undefined },
    fetch: () => Promise.resolve(Response.json(reply, { status })),
  } as unknown as Machine
  const target: ServerTarget = { machine, serverUrl: 'http://server.test', waiting: () => 0 }
  return call(target, createAccount, { session: 's1', body })
}

it('an answer that has the form of its contract is used, also when a newer server says more', async () => {
  expect(await answered(201, made)).toEqual({ ok: true, value: made })
  expect(await answered(201, { ...made, later: 1 })).toMatchObject({ ok: true })
})

it.each([null, [], 'words', {}, { ...made, secret: 5 }, { ...made, login: undefined }])(
  'an answer in another form (%o) has a name and goes no further',
  async (reply) => {
    expect(await answered(201, reply)).toEqual({ ok: false, reason: 'unreadable' })
  },
)

it('of a server without its database nobody knows what it did: as when no answer came', async () => {
  const away = { error: 'database-away', message: '', retryAfter: 7 }
  expect(await answered(503, away)).toEqual({ ok: false, reason: 'unreachable', retryAfter: 7 })
})

it('a refusal keeps the names that the contract knows, and no others', async () => {
  const refusal = { error: 'not-possible', message: '', reasons: ['login-taken', 'of-another-day'] }
  expect(await answered(409, refusal)).toEqual({
    ok: false,
    reason: 'not-possible',
    reasons: ['login-taken'],
  })
  expect(await answered(403, { error: 'wrong-code', message: '' })).toEqual({
    ok: false,
    reason: 'unexpected',
  })
  expect(await answered(502, { error: 'of-another-day', message: '' })).toMatchObject({
    reason: 'unexpected',
  })
})
