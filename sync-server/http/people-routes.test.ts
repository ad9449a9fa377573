import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract } from '../../domain/contract/contract.ts'
import type { Endpoint } from '../../domain/contract/endpoint.ts'
import type { PersonLine } from '../../domain/contract/people.ts'
import { companyRoles, PEOPLE_OF_EMPLOYER, type CompanyRole } from '../../domain/hiring/company-role.ts'
import { isPulledBy } from '../../domain/sync/access.ts'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import { PROTOCOL_HEADER } from '../../domain/sync/protocol.ts'
import { createAccount } from '../accounts/accounts.ts'
import { createEmployer } from '../employers/employers.ts'
import { keepAny } from '../sync/keep-record.ts'
import { sampleRecord, SAMPLE_SESSION } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

const MARK = 'Somebody-known'
let server: TestServer
let desk: TestDevice
const ids = {} as Record<string, string>
const secretOf = (login: string) => `${login}-secret-secret`

async function person(login: string, companyRole?: CompanyRole, employerId = 'bakery'): Promise<string> {
  const account = { siteId: 'brest', role: 'employer', employerId, login, name: login } as const
  const made = await createAccount(server.parts, { ...account, companyRole, secret: secretOf(login) })
  if (!made.ok) throw new Error(made.reason)
  return (ids[login] = made.value.accountId)
}
const signIn = (login: string, at = desk) => at.signIn(login, secretOf(login))
const people = async (at = desk) =>
  ((await at.call('GET', 'employer/people')).body as { people: PersonLine[] }).people

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  await createEmployer(server.parts, 'brest', { name: 'Garage' }, 'garage')
  // An account that says nothing of a role is one of before.
  await person('manon')
  await person('rozenn', 'recruiter')
  await person('oscar', 'observer')
  desk = await server.device('brest', 'employer', 'bakery')
})
afterEach(() => server.stop())

/** Every call of an employer, with an address that leads somewhere. */
const calls = Object.values(contract)
  .flatMap((family) => Object.values(family) as Endpoint[])
  .filter(({ caller }) => caller === 'employer')
  .map(({ method, path, body, companyRoles: may = ['manager'] }) => ({
    method,
    hasBody: body !== undefined,
    path,
    may,
    address: path.replaceAll(/:\w+/g, 'x'),
  }))

describe('what somebody may call', () => {
  it.each(companyRoles)('is what the contract says of their role: %s', async (role) => {
    await signIn({ manager: 'manon', recruiter: 'rozenn', observer: 'oscar' }[role])
    expect(calls.length).toBeGreaterThan(20)
    for (const { method, address, may, hasBody } of calls) {
      // A body of no form: whoever may call is refused for what they say, the others before it is read.
      const { status } = await desk.call(method, address, hasBody ? '[]' : undefined)
      if (!(may as readonly string[]).includes(role)) expect([address, status]).toEqual([address, 404])
      else if (hasBody) expect([address, status]).toEqual([address, 400])
    }
  })

  it('is nothing of recruiting for an observer, and nothing of the people for a recruiter', () => {
    const open = (role: CompanyRole) =>
      calls.filter(({ may }) => (may as readonly string[]).includes(role)).map(({ path }) => path)
    expect(open('observer')).toEqual(['employer/blocked-words'])
    expect(open('recruiter').filter((path) => /people|mandate|absence|label-reply/.test(path))).toEqual([])
    expect(open('recruiter')).toContain('employer/searches')
    expect(open('manager')).toHaveLength(calls.length)
  })
})

describe('what a desk holds', () => {
  const pulled = collectionNames.filter((name) => isPulledBy('employer', name))
  const seen: readonly CollectionName[] = [
    ...(['sites', 'challenges', 'challengeSessions', 'bookings', 'employers'] as const),
    ...(['jobOffers', 'evaluations'] as const),
  ]
  beforeEach(async () => {
    await server.parts.store.transaction(async (tx) => {
      for (const collection of pulled) {
        if (['sites', 'challenges', 'employers'].includes(collection)) continue
        const id = collection === 'challengeSessions' ? SAMPLE_SESSION : `sample-${collection}`
        const head = { id, siteId: 'brest', rev: `1.000.server`, at: START, by: 'server' }
        const record = sampleRecord(collection, { ...head, employerId: 'bakery', mark: MARK })
        await keepAny(tx, collection, record, { deleted: false })
      }
    })
  })

  it('is, for an observer, sessions and what belongs to them; no application, in no answer', async () => {
    await signIn('rozenn')
    const all = await desk.pull(...pulled)
    expect(all.applications!.documents).toHaveLength(1)
    const stream = await desk.listen()
    await stream.next('hello')
    await signIn('oscar')
    await stream.end()
    const some = await desk.pull(...pulled)
    const away = pulled.filter((name) => some[name]!.away)
    expect(away).toEqual(pulled.filter((name) => !seen.includes(name)))
    expect(away).toContain('applications')
    for (const name of away) {
      expect(some[name]).toMatchObject({ documents: [], checkpoint: { seq: 0 } })
    }
    expect(some.challengeSessions!.documents).toHaveLength(1)
    // Nor by asking from where a recruiter stood.
    const { checkpoint } = all.applications!
    const asked = { collections: { applications: { checkpoint, limit: 10 } } }
    expect((await desk.call('POST', 'sync/pull', asked)).text).toContain('"away":true')
  })

  it('is no observer’s where the desk is too old to let go of what they may not see', async () => {
    await signIn('rozenn')
    const told = { login: 'oscar', secret: secretOf('oscar') }
    const old = { [PROTOCOL_HEADER]: '12' }
    const refused = await desk.call('POST', 'sign-in', told, old)
    expect(refused.body).toMatchObject({ error: 'protocol-too-old' })
    expect((await desk.pull('applications')).applications!.away).toBeUndefined()
    const recruits = { login: 'rozenn', secret: secretOf('rozenn') }
    expect((await desk.call('POST', 'sign-in', recruits, old)).status).toBe(200)
  })

  it('comes back whole with somebody who recruits', async () => {
    await signIn('oscar')
    await desk.pull('applications')
    await signIn('rozenn')
    const { applications } = await desk.pull('applications')
    expect(applications).toMatchObject({ documents: [{ id: 'sample-applications' }] })
    expect(applications!.away).toBeUndefined()
  })

  it('stays as it is when one who recruits follows another', async () => {
    await signIn('rozenn')
    const stream = await desk.listen()
    await stream.next('hello')
    await signIn('manon')
    expect(stream.ended).toBe(false)
    stream.close()
  })

  it('waits to be written by an observer’s desk, and is answered without a word of it', async () => {
    await signIn('oscar')
    const application = sampleRecord('applications', {
      ...desk.stamp('sample-applications', START),
      ...{ employerId: 'bakery', mark: 'x' },
    })
    const row = { collection: 'applications', id: application.id, document: application, assumedRev: null }
    const [later] = await desk.push(row as never)
    expect(later).toEqual({
      ...{ collection: 'applications', id: 'sample-applications' },
      ...{ outcome: 'later', missing: 'role' },
    })
    const offer = sampleRecord('jobOffers', { ...desk.stamp('new', START), employerId: 'bakery', mark: 'x' })
    const [offered] = await desk.push({
      collection: 'jobOffers',
      id: 'new',
      document: offer as never,
      assumedRev: null,
    })
    expect(offered).toMatchObject({ outcome: 'later', missing: 'role' })
    await signIn('rozenn')
    const [kept] = await desk.push({
      collection: 'jobOffers',
      id: 'new',
      document: offer as never,
      assumedRev: null,
    })
    expect(kept).toMatchObject({ outcome: 'accepted' })
  })

  it('changes at once with the role of whoever signed in last, and with the end of their access', async () => {
    await signIn('rozenn')
    const other = await server.device('brest', 'employer', 'bakery')
    await signIn('manon', other)
    const stream = await desk.listen()
    await stream.next('hello')
    const body = { companyRole: 'observer' }
    expect((await other.call('POST', `employer/people/${ids['rozenn']}/role`, body)).status).toBe(204)
    await stream.end()
    expect((await desk.pull('applications')).applications!.away).toBe(true)
    expect((await desk.call('GET', 'employer/referrals')).status).toBe(401)
    await other.call('POST', `employer/people/${ids['rozenn']}/role`, { companyRole: 'recruiter' })
    expect((await desk.pull('applications')).applications!.away).toBeUndefined()
    await other.call('POST', `employer/people/${ids['rozenn']}/end`)
    expect((await desk.pull('applications')).applications!.away).toBe(true)
    expect((await signIn('rozenn')).status).toBe(403)
  })
})

describe('the people of an employer', () => {
  it('are changed by nobody of another employer, and nobody of another is changed', async () => {
    await person('gael', 'manager', 'garage')
    const garage = await server.device('brest', 'employer', 'garage')
    await signIn('gael', garage)
    for (const [action, body] of [['role', { companyRole: 'observer' }], ['end'], ['new-secret']] as const) {
      const answer = await garage.call('POST', `employer/people/${ids['manon']}/${action}`, body)
      expect(answer.status).toBe(404)
    }
    expect((await people(garage)).map(({ login }) => login)).toEqual(['gael'])
  })

  it('always keep somebody who may change them: nobody changes their own access', async () => {
    await signIn('manon')
    for (const [action, body] of [['role', { companyRole: 'observer' }], ['end']] as const) {
      const answer = await desk.call('POST', `employer/people/${ids['manon']}/${action}`, body)
      expect(answer).toMatchObject({ status: 409, body: { reasons: ['own-account'] } })
    }
    expect((await people()).map(({ login }) => login)).toContain('manon')
  })

  it('are added with a role and a secret shown once, made once, up to a limit', async () => {
    await signIn('manon')
    const form = { requestId: 'request-of-manon-1', login: 'Ines', name: 'Inès', companyRole: 'observer' }
    const taken = await desk.call('POST', 'employer/people', { ...form, login: 'rozenn' })
    expect(taken).toMatchObject({ status: 409, body: { reasons: ['login-taken'] } })
    await desk.call('POST', 'employer/people', form)
    const made = await desk.call('POST', 'employer/people', form)
    expect(made.status).toBe(201)
    const ines = (await people()).filter(({ login }) => login === 'ines')
    expect(ines).toMatchObject([{ companyRole: 'observer', name: 'Inès' }])
    const { secret } = made.body as { secret: string }
    const other = await server.device('brest', 'employer', 'bakery')
    const answer = await other.signIn('ines', secret)
    expect(answer.body).toMatchObject({ account: { companyRole: 'observer' } })
    const known = (await people()).length
    await server.parts.store.transaction(async (tx) => {
      const [one] = await tx.all(tx.tables.selectFrom('accounts').selectAll().where('login', '=', 'ines'))
      for (let index = known; index < PEOPLE_OF_EMPLOYER; index += 1) {
        const copy = { ...one!, accountId: `more-${index}`, login: `more-${index}` }
        await tx.run(tx.tables.insertInto('accounts').values(copy))
      }
    })
    const full = await desk.call('POST', 'employer/people', {
      ...form,
      requestId: 'request-of-manon-2',
      login: 'yan',
    })
    expect(full).toMatchObject({ status: 409, body: { reasons: ['too-many-people'] } })
    // An answer that was lost is asked for again, also of whoever came last.
    expect((await desk.call('POST', 'employer/people', form)).status).toBe(201)
  })

  it('are helped by a host when nobody of them may', async () => {
    await server.createSite('quimper')
    const host = await server.device('brest', 'host')
    await server.account('brest', 'lea')
    await host.signIn('lea', 'lea-secret-secret')
    await host.call('POST', `host/accounts/${ids['manon']}/close`)
    const lea = (await host.call('GET', 'host/accounts')).body as {
      accounts: { login: string; accountId: string }[]
    }
    const own = lea.accounts.find(({ login }) => login === 'lea')!
    const asked = (id: string) =>
      host.call('POST', `host/accounts/${id}/company-role`, { companyRole: 'manager' })
    expect((await asked(own.accountId)).status).toBe(404)
    expect((await asked(ids['manon']!)).status).toBe(404)
    const quimper = await server.device('quimper', 'host')
    await quimper.signIn('yann', await server.account('quimper', 'yann'))
    const path = `host/accounts/${ids['rozenn']}/company-role`
    expect((await quimper.call('POST', path, { companyRole: 'manager' })).status).toBe(404)
    expect((await asked(ids['rozenn']!)).status).toBe(204)
    await signIn('rozenn')
    expect((await people()).map(({ login, companyRole }) => [login, companyRole])).toEqual([
      ['rozenn', 'manager'],
      ['oscar', 'observer'],
    ])
  })
})

describe('the number of an employer', () => {
  const give = (at = desk) => at.call('POST', 'employer/siren', { siren: '732 829 320' })
  const sirenOf = async (id: string) =>
    (await server.parts.store.read((view) => view.record('employers', id)))?.siren

  it('is given by one of its managers, at its own desk alone, and for that employer', async () => {
    await person('gwen', 'manager', 'garage')
    await signIn('rozenn')
    expect((await give()).status).toBe(404)
    expect((await signIn('gwen')).status).toBe(403)
    const session = desk.session
    const garage = await server.device('brest', 'employer', 'garage')
    await signIn('gwen', garage)
    // Their session is of that desk: nothing of it opens here.
    desk.session = garage.session
    expect((await give()).status).toBe(401)
    desk.session = session
    await signIn('manon')
    expect((await give()).status).toBe(204)
    expect([await sirenOf('bakery'), await sirenOf('garage')]).toEqual(['732829320', undefined])
  })
})
