import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountLine } from '../../domain/contract/accounts.ts'
import { createEmployer } from '../employers/employers.ts'
import { TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let host: TestDevice
let employerId: string
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await server.createSite('quimper')
  host = await server.device('brest', 'host')
  await server.account('brest', 'maelle')
  await host.signIn('maelle', 'maelle-secret-secret')
  const made = await createEmployer(server.parts, 'brest', { name: 'Fournil' })
  if (!made.ok) throw new Error(made.reason)
  employerId = made.value.id
})
afterEach(() => server.stop())

const accounts = async () => {
  const { body } = await host.call('GET', 'host/accounts')
  return (body as { accounts: AccountLine[] }).accounts
}
const create = (form: object) => host.call('POST', 'host/accounts', form)

describe('accounts made at the host desk', () => {
  it('open the desk of their employer with the secret that is shown once', async () => {
    const made = await create({ role: 'employer', employerId, login: 'Armelle', name: 'Armelle Le Gall' })
    const { login, secret } = made.body as { login: string; secret: string }
    expect([made.status, login]).toEqual([201, 'armelle'])
    const desk = await server.device('brest', 'employer', employerId)
    expect((await desk.signIn('armelle', secret)).status).toBe(200)
    expect(JSON.stringify(await accounts())).not.toContain(secret)
    expect(await accounts()).toMatchObject([
      { login: 'maelle', role: 'host' },
      { login: 'armelle', role: 'employer', employerId, name: 'Armelle Le Gall' },
    ])
  })

  it.each([
    { role: 'employer', login: 'a', name: 'A' },
    { role: 'host', employerId: 'x', login: 'a', name: 'A' },
    { role: 'host', login: ' ', name: 'A' },
    { role: 'host', login: 'a', name: '\u3164' },
    { role: 'cook', login: 'a', name: 'A' },
  ])('are refused when they make no sense: %j', async (form) => {
    expect((await create(form)).status).toBe(400)
  })

  it('are refused under a login that is taken, whatever its capitals', async () => {
    const answer = await create({ role: 'host', login: 'MAELLE', name: 'Maëlle' })
    expect([answer.status, answer.body]).toMatchObject([409, { reasons: ['login-taken'] }])
  })

  it('are refused for an employer of another site', async () => {
    const other = await createEmployer(server.parts, 'quimper', { name: 'Garage' })
    if (!other.ok) throw new Error(other.reason)
    const form = { role: 'employer', employerId: other.value.id, login: 'yann', name: 'Yann' }
    expect(await create(form)).toMatchObject({ status: 409, body: { reasons: ['another-site'] } })
  })

  it('end at once when closed: signed out, and no way in again', async () => {
    const { body } = await create({ role: 'host', login: 'yann', name: 'Yann' })
    const { accountId, secret } = body as { accountId: string; secret: string }
    const desk = await server.device('brest', 'host')
    await desk.signIn('yann', secret)
    expect((await host.call('POST', `host/accounts/${accountId}/close`)).status).toBe(204)
    expect((await desk.call('GET', 'host/devices')).status).toBe(401)
    expect((await desk.signIn('yann', secret)).status).toBe(403)
    expect((await host.call('POST', `host/accounts/${accountId}/new-secret`)).status).toBe(404)
  })

  it('get a new secret that opens, also under a login that was kept in the decomposed form', async () => {
    const { body } = await create({ role: 'host', login: 'Noé', name: 'Noé' })
    const { accountId } = body as { accountId: string }
    await server.parts.store.transaction((tx) =>
      tx.run(
        tx.tables
          .updateTable('accounts')
          .set({ login: 'noé'.normalize('NFD') })
          .where('accountId', '=', accountId),
      ),
    )
    const renewed = await host.call('POST', `host/accounts/${accountId}/new-secret`)
    const desk = await server.device('brest', 'host')
    expect((await desk.signIn('noé', (renewed.body as { secret: string }).secret)).status).toBe(200)
  })

  it('get a new secret, and the former opens nothing', async () => {
    const { body } = await create({ role: 'host', login: 'yann', name: 'Yann' })
    const { accountId, secret } = body as { accountId: string; secret: string }
    const renewed = await host.call('POST', `host/accounts/${accountId}/new-secret`)
    const desk = await server.device('brest', 'host')
    expect((await desk.signIn('yann', secret)).status).toBe(403)
    expect((await desk.signIn('yann', (renewed.body as { secret: string }).secret)).status).toBe(200)
  })

  it('are closed neither by their own holder nor by another site', async () => {
    const [own] = await accounts()
    const refused = await host.call('POST', `host/accounts/${own!.accountId}/close`)
    expect(refused).toMatchObject({ status: 409, body: { reasons: ['own-account'] } })
    const stranger = await server.device('quimper', 'host')
    await server.account('quimper', 'yann')
    await stranger.signIn('yann', 'yann-secret-secret')
    for (const action of ['close', 'new-secret']) {
      const answer = await stranger.call('POST', `host/accounts/${own!.accountId}/${action}`)
      expect(answer.status).toBe(404)
    }
  })
})
