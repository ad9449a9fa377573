import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract } from '../../domain/contract/contract.ts'
import type { Endpoint } from '../../domain/contract/endpoint.ts'
import { mayAtSite, siteRoles, type SiteRole } from '../../domain/sites/site-role.ts'
import { isPulledBy } from '../../domain/sync/access.ts'
import { collectionNames } from '../../domain/sync/collections.ts'
import { checkCredentials, createAccount } from '../accounts/accounts.ts'
import { keepAny } from '../sync/keep-record.ts'
import { sampleRecord, SAMPLE_SESSION } from '../testing/sample-records.ts'
import { refusalIn, START, TestServer, type TestDevice } from '../testing/test-server.ts'

const MARK = 'Somebody-known'
const hostCalls: Endpoint[] = Object.values(contract).flatMap((calls) =>
  Object.values(calls).filter(({ caller }) => caller === 'host'),
)
const secretOf = (login: string) => `${login}-secret-secret`

let server: TestServer
let desk: TestDevice
const ids = {} as Record<SiteRole | 'other' | 'employer', string>

async function account(login: string, siteRole?: SiteRole, siteId = 'brest'): Promise<string> {
  const form = { siteId, login, name: `${login} ${MARK}`, secret: secretOf(login) }
  const made = await createAccount(
    server.parts,
    siteRole ? { ...form, role: 'host', siteRole } : { ...form, role: 'employer', employerId: 'bakery' },
  )
  if (!made.ok) throw new Error(made.reason)
  return made.value.accountId
}

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  for (const role of siteRoles) ids[role] = await account(role, role)
  ids.other = await account('other', 'host')
  ids.employer = await account('employer')
  desk = await server.device('brest', 'host')
})
afterEach(() => server.stop())

const enter = (role: string) => desk.signIn(role, secretOf(role))
const asked = ({ path }: Endpoint) => path.replaceAll(/:\w+/g, 'nobody')
/** Puts a role into the table, as a change would that ends no session. */
const becomes = (role: SiteRole, siteRole: SiteRole) =>
  server.parts.store.transaction((tx) =>
    tx.run(tx.tables.updateTable('accounts').set({ siteRole }).where('accountId', '=', ids[role])),
  )

it('every call of a host says which right it asks for, and no other call does', () => {
  for (const call of Object.values(contract).flatMap((calls) => Object.values(calls))) {
    expect([call.path, call.right !== undefined]).toEqual([call.path, call.caller === 'host'])
  }
})

describe.each(siteRoles)('to somebody who is %s', (role) => {
  it('every call is open that their role may make, and no other exists', async () => {
    expect((await enter(role)).status).toBe(200)
    const told: [string, number][] = []
    for (const call of hostCalls) {
      const answer = await desk.call(call.method, asked(call))
      if (!mayAtSite(role, call.right!)) expect([call.path, answer.status]).toEqual([call.path, 404])
      // Nothing was sent: whoever may is told that something is missing.
      else if (call.body) told.push([call.path, answer.status])
    }
    expect(told.filter(([, status]) => status !== 400)).toEqual([])
  })
})

describe('an observer', () => {
  async function fill() {
    await server.parts.store.transaction(async (tx) => {
      for (const collection of collectionNames) {
        const id = collection === 'challengeSessions' ? SAMPLE_SESSION : `sample-${collection}`
        if (collection === 'sites') continue
        const siteId = ['employers', 'challenges'].includes(collection) ? '*' : 'brest'
        const head = { id, siteId, rev: '1.000.server', at: START, by: 'server' }
        const record = sampleRecord(collection, { ...head, employerId: 'bakery', mark: MARK })
        await keepAny(tx, collection, record, { deleted: false })
      }
    })
  }
  const held = collectionNames.filter((name) => isPulledBy('host', name))
  const open = ['sites', 'challenges']

  it('reads no name in any reply, and the desk lets go of those that it held', async () => {
    await fill()
    await enter('lead')
    expect(JSON.stringify(await desk.pull(...held))).toContain(MARK)
    const signedIn = await enter('observer')
    const pulled = await desk.pull(...held)
    for (const name of held) {
      if (open.includes(name)) expect(pulled[name]!.documents).not.toEqual([])
      else expect([name, pulled[name]!.documents, pulled[name]!.away]).toEqual([name, [], true])
    }
    const texts = [JSON.stringify(held.filter((name) => !open.includes(name)).map((name) => pulled[name]))]
    for (const call of hostCalls.filter(({ method }) => method === 'GET')) {
      const query = call.right === 'counts' && call.query ? '?from=2026-01&to=2026-01' : ''
      texts.push((await desk.call('GET', asked(call) + query)).text)
    }
    expect(texts.join(' ')).not.toContain(MARK)
    // Their own name, and nobody else’s.
    expect(signedIn.text.split(MARK)).toHaveLength(2)
    expect((await desk.call('POST', 'passes/resolve', { code: 'AAAA-AAAA' })).status).toBe(404)
  })

  it('writes nothing, and what the desk has still to send waits for a host', async () => {
    await enter('observer')
    const document = sampleRecord('visitors', {
      ...desk.stamp('v1', START),
      employerId: 'bakery',
      mark: MARK,
    })
    const row = { collection: 'visitors', id: 'v1', document, assumedRev: null } as const
    expect(await desk.push(row)).toMatchObject([{ outcome: 'later' }])
    await enter('host')
    expect(await desk.push(row)).toMatchObject([{ outcome: 'accepted' }])
  })

  it('has their stream ended as they sign in', async () => {
    await enter('lead')
    const stream = await desk.listen()
    await stream.next('hello')
    await enter('observer')
    await stream.end()
  })
})

describe('a role that is taken away meanwhile', () => {
  it('shuts out no device', async () => {
    const kiosk = await server.device('brest', 'kiosk')
    await enter('lead')
    const { store } = server.parts
    const begin = store.transaction.bind(store)
    store.transaction = async (work) => {
      store.transaction = begin
      await becomes('lead', 'host')
      return begin(work)
    }
    const answer = await desk.call('POST', `host/devices/${kiosk.scope.deviceId}/revoke`)
    expect(answer.status).toBe(404)
    expect((await kiosk.call('GET', 'sync/head')).status).toBe(200)
  })
})

describe('accounts', () => {
  const form = (siteRole?: SiteRole) => ({
    role: 'host',
    login: 'new',
    name: 'New',
    ...(siteRole ? { siteRole } : {}),
  })
  const create = async (siteRole?: SiteRole) =>
    (await desk.call('POST', 'host/accounts', form(siteRole))).status
  const renew = async (id: string) => (await desk.call('POST', `host/accounts/${id}/new-secret`)).status
  const close = async (id: string) => (await desk.call('POST', `host/accounts/${id}/close`)).status
  const change = (id: string, siteRole: SiteRole) =>
    desk.call('POST', `host/accounts/${id}/site-role`, { siteRole })
  const opens = async (login: string) =>
    (await checkCredentials(server.parts, desk.scope, login, secretOf(login))) !== null

  it('of those who may do more are neither made, taken over nor closed by a lead', async () => {
    await enter('lead')
    expect([
      await create('administrator'),
      await renew(ids.administrator),
      await close(ids.administrator),
    ]).toEqual([404, 404, 404])
    expect((await change(ids.administrator, 'observer')).status).toBe(404)
    expect((await change(ids.host, 'administrator')).status).toBe(404)
    expect([await opens('administrator'), await create('lead')]).toEqual([true, 201])
  })

  it('of those who work for the site are no matter of hosts, those of employers are', async () => {
    await enter('host')
    expect([await create(), await renew(ids.other), await close(ids.other)]).toEqual([404, 404, 404])
    expect(await opens('other')).toBe(true)
    expect([await renew(ids.employer), await close(ids.employer)]).toEqual([200, 204])
    // Their own secret they change themselves.
    expect(await renew(ids.host)).toBe(200)
  })

  it('are not taken over with the request that made them, once they may do more', async () => {
    await enter('lead')
    const request = { ...form(), requestId: 'request-of-the-lead-1' }
    const made = (await desk.call('POST', 'host/accounts', request)).body as { accountId: string }
    await enter('administrator')
    expect((await change(made.accountId, 'administrator')).status).toBe(204)
    await enter('lead')
    expect((await desk.call('POST', 'host/accounts', request)).status).toBe(404)
  })

  it('with another role are signed in again with it; nobody changes their own', async () => {
    const second = await server.device('brest', 'host')
    await second.signIn('other', secretOf('other'))
    await enter('lead')
    expect((await change(ids.other, 'observer')).status).toBe(204)
    expect(refusalIn(await second.call('GET', 'host/devices')).error).toBe('sign-in-needed')
    await second.signIn('other', secretOf('other'))
    expect((await second.call('GET', 'host/devices')).status).toBe(404)
    expect(refusalIn(await change(ids.lead, 'observer')).reasons).toEqual(['own-account'])
    expect((await change(ids.employer, 'host')).status).toBe(404)
  })
})

describe('another site of the server', () => {
  it('opens to whoever administers the server, and to nobody else of this one', async () => {
    await server.createSite('quimper')
    const elsewhere = await server.device('quimper', 'host')
    for (const role of siteRoles) {
      const { status } = await elsewhere.signIn(role, secretOf(role))
      expect([role, status]).toEqual([role, role === 'administrator' ? 200 : 403])
    }
    await account('nolwenn', 'lead', 'quimper')
    await elsewhere.signIn('administrator', secretOf('administrator'))
    const { accounts } = (await elsewhere.call('GET', 'host/accounts')).body as {
      accounts: { login: string }[]
    }
    expect(accounts.map(({ login }) => login)).toEqual(['nolwenn'])
    // No longer an administrator, in the same session: the other site is closed.
    await becomes('administrator', 'lead')
    expect((await elsewhere.call('GET', 'host/accounts')).status).toBe(404)
  })
})
