import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PEOPLE_OF_EMPLOYER, type CompanyRole } from '../../domain/hiring/company-role.ts'
import type { PushRow } from '../../domain/sync/messages.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { checkCredentials, createAccount } from '../accounts/accounts.ts'
import { changeRoleAsHost } from '../accounts/company-people.ts'
import { closeAccount } from '../accounts/site-accounts.ts'
import { createEmployer } from '../employers/employers.ts'
import { revokePass } from '../passes/passes.ts'
import type { StoreReader } from '../store/store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, TestServer, type TestDevice, type TestStream } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]
let server: TestServer
let host: TestDevice
let desk: TestDevice
let kiosk: TestDevice
const ids = {} as Record<string, string>

async function person(login: string, companyRole: CompanyRole): Promise<void> {
  const account = { siteId: 'brest', role: 'employer', employerId: 'bakery', login, name: login } as const
  const made = await createAccount(server.parts, {
    ...account,
    companyRole,
    secret: `${login}-secret-secret`,
  })
  if (!made.ok) throw new Error(made.reason)
  ids[login] = made.value.accountId
}

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  await person('manon', 'manager')
  await person('rozenn', 'recruiter')
  ;[host, desk, kiosk] = await Promise.all([
    server.device('brest', 'host'),
    server.device('brest', 'employer', 'bakery'),
    server.device('brest', 'kiosk'),
  ])
  await host.signIn('lea', await server.account('brest', 'lea'))
  await desk.signIn('manon', 'manon-secret-secret')
})
afterEach(() => server.stop())

/** Something happens when guards have let a request through, right before the transaction in which it would write. */
function meanwhile(happens: () => Promise<unknown>, transaction = 1): void {
  const { store } = server.parts
  const begin = store.transaction.bind(store)
  let begun = 0
  store.transaction = async (work) => {
    begun += 1
    if (begun < transaction) return begin(work)
    store.transaction = begin
    await happens()
    return begin(work)
  }
}

const revoke = async ({ scope: { deviceId } }: TestDevice) => {
  const { store, clock } = server.parts
  const devices = store.transaction((tx) =>
    tx.run(tx.tables.updateTable('devices').set({ revokedAt: clock.now() }).where('deviceId', '=', deviceId)),
  )
  await devices
}
const becomes = (login: string, role: CompanyRole) =>
  changeRoleAsHost(server.parts, 'brest', ids[login]!, role)
const opens = async (device: TestDevice, login: string, secret = `${login}-secret-secret`) =>
  (await checkCredentials(server.parts, device.scope, login, secret)) !== null
const isRevoked = async ({ scope: { deviceId } }: TestDevice) =>
  (
    await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('devices').select('revokedAt').where('deviceId', '=', deviceId)),
    )
  )[0]!.revokedAt !== null
const told = async () => ((await host.call('GET', 'host/refused-rows')).body as { rows: object[] }).rows

describe('a push whose sender', () => {
  const row = (device: TestDevice): PushRow => {
    const head = { ...device.stamp('j1', server.clock.now()), employerId: 'bakery', mark: 'K7QF3M2X9' }
    const document = sampleRecord('jobOffers', head)
    return { collection: 'jobOffers', id: 'j1', document, assumedRev: null }
  }
  const kept = () => server.parts.store.read((view) => view.record('jobOffers', 'j1', 'brest'))

  it('is revoked meanwhile is taken from nobody: the device is told, and nobody has a row to mend', async () => {
    meanwhile(() => revoke(desk))
    const answer = await desk.call('POST', 'sync/push', {
      epoch: desk.enrolled!.epoch,
      rows: [row(desk), {}],
    })
    expect([answer.status, refusalIn(answer).error]).toEqual([401, 'unknown-device'])
    expect([await kept(), await told()]).toEqual([undefined, []])
  })

  it('becomes an observer meanwhile waits for somebody who may', async () => {
    meanwhile(() => becomes('manon', 'observer'))
    expect(await desk.push(row(desk))).toEqual([
      { collection: 'jobOffers', id: 'j1', outcome: 'later', missing: 'role' },
    ])
    expect([await kept(), await told()]).toEqual([undefined, []])
    await becomes('manon', 'recruiter')
    expect(await desk.push(row(desk))).toMatchObject([{ outcome: 'accepted' }])
  })
})

describe('whoever signs in at a desk', () => {
  it('has a session there only together with the note of it: the desk holds what they may see', async () => {
    const { store } = server.parts
    const begin = store.transaction.bind(store)
    const atTheDesk = (tx: StoreReader) =>
      tx.all(
        tx.tables
          .selectFrom('devices')
          .innerJoin('sessions', 'sessions.deviceId', 'devices.deviceId')
          .select(['sessions.subject', 'devices.signedInAs'])
          .where('sessions.deviceId', '=', desk.scope.deviceId)
          .where('sessions.subject', '=', ids['rozenn']!),
      )
    const after: object[] = []
    store.transaction = async (work) => {
      const done = await begin(work)
      after.push(...(await store.read(atTheDesk)))
      return done
    }
    expect((await desk.signIn('rozenn', 'rozenn-secret-secret')).status).toBe(200)
    store.transaction = begin
    const rozenn = ids['rozenn']
    expect(after).not.toEqual([])
    for (const row of after) expect(row).toEqual({ subject: rozenn, signedInAs: rozenn })
  })

  it('ends the stream of whoever signed in meanwhile and may see more', async () => {
    await becomes('rozenn', 'observer')
    await desk.signIn('rozenn', 'rozenn-secret-secret')
    const open: TestStream[] = []
    meanwhile(async () => {
      await desk.signIn('manon', 'manon-secret-secret')
      const stream = await desk.listen()
      await stream.next('hello')
      open.push(stream)
    }, 3)
    await desk.signIn('rozenn', 'rozenn-secret-secret')
    await open[0]!.end()
    expect((await desk.pull('applications')).applications!.away).toBe(true)
  })
})

it('a stream that opens for somebody who meanwhile only observes ends, and the next one tells them no more', async () => {
  const { store } = server.parts
  const look = store.read.bind(store)
  let looks = 0
  store.read = async (work) => {
    looks += 1
    // The first look is that of the guard.
    if (looks < 2) return look(work)
    store.read = look
    await becomes('manon', 'observer')
    return look(work)
  }
  const stream = await desk.listen()
  await stream.end()
  const next = await desk.listen()
  await next.next('hello')
  expect(next.ended).toBe(false)
  next.close()
})

describe('what somebody asks for who meanwhile', () => {
  const form = { requestId: 'request-of-manon-1', login: 'marc', name: 'Marc', companyRole: 'recruiter' }

  it.each([
    ['loses their role', () => becomes('manon', 'observer'), 'sign-in-needed'],
    ['loses their access', () => closeAccount(server.parts, 'brest', ids['manon']!), 'sign-in-needed'],
    ['is at a device that is revoked', () => revoke(desk), 'unknown-device'],
  ])('%s is not done for their employer', async (_what, happens, error) => {
    meanwhile(happens)
    const answer = await desk.call('POST', 'employer/people', form)
    expect([refusalIn(answer).error, await opens(desk, 'marc')]).toEqual([error, false])
    const accounts = (await host.call('GET', 'host/accounts')).body as { accounts: { login: string }[] }
    expect(accounts.accounts.map(({ login }) => login)).not.toContain('marc')
  })

  it.each([
    ['new-secret', undefined],
    ['role', { companyRole: 'manager' }],
    ['end', undefined],
  ])('becomes a recruiter changes no colleague: %s', async (change, body) => {
    meanwhile(() => becomes('manon', 'recruiter'))
    const { status } = await desk.call('POST', `employer/people/${ids['rozenn']}/${change}`, body)
    expect([status, await opens(desk, 'rozenn')]).toEqual([401, true])
  })

  it('has another role in the same session is not done where the role does not allow it', async () => {
    const { store } = server.parts
    // As a server of an older version left it: the session goes on.
    meanwhile(() =>
      store.transaction((tx) =>
        tx.run(
          tx.tables.updateTable('accounts').set({ companyRole: 'recruiter' }).where('login', '=', 'manon'),
        ),
      ),
    )
    const answer = await desk.call('POST', `employer/people/${ids['rozenn']}/new-secret`)
    expect([answer.status, await opens(desk, 'rozenn')]).toEqual([404, true])
  })

  it.each([
    ['loses their access', () => closeAccount(server.parts, 'brest', ids['manon']!)],
    ['loses their role', () => becomes('manon', 'recruiter')],
  ])('%s gives their employer no number', async (_what, happens) => {
    meanwhile(happens)
    const answer = await desk.call('POST', 'employer/siren', { siren: '732 829 320' })
    const bakery = await server.parts.store.read((view) => view.record('employers', 'bakery'))
    expect([answer.status, bakery!.siren]).toEqual([401, undefined])
  })

  it('has their access ended by the manager whose access they end leaves one', async () => {
    await person('marc', 'manager')
    const other = await server.device('brest', 'employer', 'bakery')
    await other.signIn('marc', 'marc-secret-secret')
    const statuses: number[] = []
    const ends = async (at: TestDevice, login: string) =>
      statuses.push((await at.call('POST', `employer/people/${ids[login]}/end`)).status)
    meanwhile(() => ends(other, 'manon'))
    await ends(desk, 'marc')
    expect(statuses).toEqual([204, 401])
    expect([await opens(desk, 'manon'), await opens(desk, 'marc')]).toEqual([false, true])
  })

  it('is signed out at a desk of hosts shuts no device out', async () => {
    meanwhile(() => host.call('DELETE', 'sign-in'))
    const answer = await host.call('POST', `host/devices/${kiosk.scope.deviceId}/revoke`)
    expect([refusalIn(answer).error, await isRevoked(kiosk)]).toEqual(['sign-in-needed', false])
  })

  it('is at a kiosk that is revoked gets no cards', async () => {
    meanwhile(() => revoke(kiosk))
    expect(refusalIn(await kiosk.call('POST', 'passes/stock', { count: 5 })).error).toBe('unknown-device')
    const passes = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('passes').selectAll()),
    )
    expect(passes).toEqual([])
  })
})

describe('a session is not opened for', () => {
  const sessions = () =>
    server.parts.store.read((view) => view.all(view.tables.selectFrom('sessions').select('subject')))

  it.each([
    ['an account that is closed', () => closeAccount(server.parts, 'brest', ids['rozenn']!)],
    ['an account that gets another role', () => becomes('rozenn', 'observer')],
    [
      'an account that gets another secret',
      () => host.call('POST', `host/accounts/${ids['rozenn']}/new-secret`),
    ],
  ])('%s while its secret is looked at', async (_whom, happens) => {
    // The first transaction counts the try, the second takes it back.
    meanwhile(happens, 3)
    const answer = await desk.signIn('rozenn', 'rozenn-secret-secret')
    expect(refusalIn(answer).error).toBe('wrong-credentials')
    expect((await sessions()).map(({ subject }) => subject)).not.toContain(ids['rozenn'])
  })

  it('a card that is reported lost while its pictures are looked at', async () => {
    const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
    const [token] = (stock.body as { tokens: [string] }).tokens
    const { passId } = readPassToken(token)!
    await kiosk.call('POST', 'visitor/pictures', { token, secret: PICTURES })
    meanwhile(() => revokePass(server.parts, host.scope, passId), 3)
    const answer = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
    expect(refusalIn(answer).error).toBe('wrong-credentials')
    expect(await sessions()).toHaveLength(2)
  })
})

describe('no help begins at a kiosk', () => {
  const begins = async (happens: (passId: string) => Promise<unknown>) => {
    await server.account('brest', 'sophie', undefined, 'host')
    const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
    const [token] = (stock.body as { tokens: [string] }).tokens
    // What follows from the kiosk's first word makes transactions of its own.
    await server.running.followUps.idle()
    meanwhile(() => happens(readPassToken(token)!.passId), 3)
    const asked = { token, login: 'sophie', secret: 'sophie-secret-secret' }
    const answer = await kiosk.call('POST', 'kiosk/assistance', asked)
    const { body } = await kiosk.call('GET', 'kiosk/assistance')
    return [refusalIn(answer)?.error, 'assistance' in (body as object)]
  }
  const ofSophie = async () => {
    const { store } = server.parts
    const find = store.read((view) =>
      view.all(view.tables.selectFrom('accounts').select('accountId').where('login', '=', 'sophie')),
    )
    return (await find)[0]!.accountId
  }

  it('for a card that is reported lost while the host signs in', async () => {
    const lost = (passId: string) => revokePass(server.parts, host.scope, passId)
    expect(await begins(lost)).toEqual(['wrong-credentials', false])
  })

  it('by a host who gets another secret meanwhile', async () => {
    const changes = async () => host.call('POST', `host/accounts/${await ofSophie()}/new-secret`)
    expect(await begins(changes)).toEqual(['wrong-credentials', false])
  })
})

describe('what stands against it as it is written counts, not what stood before', () => {
  it.each([
    ['host', 'host/accounts'],
    ['colleague', 'employer/people'],
  ])('a new secret for somebody whose access ends is given to no %s', async (who, path) => {
    meanwhile(() => closeAccount(server.parts, 'brest', ids['rozenn']!))
    const asks = who === 'host' ? host : desk
    expect((await asks.call('POST', `${path}/${ids['rozenn']}/new-secret`)).status).toBe(404)
  })

  it('the last place among an employer’s people is given once', async () => {
    for (let rank = 3; rank < PEOPLE_OF_EMPLOYER; rank += 1) await person(`p${rank}`, 'observer')
    const add = (login: string) => {
      const form = { requestId: `request-for-${login}-1`, login, name: login, companyRole: 'recruiter' }
      return desk.call('POST', 'employer/people', form)
    }
    const answers = await Promise.all([add('marc'), add('maud')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })

  it('an account or a device of an employer that leaves the site is not made', async () => {
    const leaves = async () => {
      const { store } = server.parts
      await store.transaction(async (tx) => {
        const known = (await tx.document('employers', 'bakery'))!
        tx.put({ ...known, record: { ...known.record, siteIds: ['mende'] } })
      })
    }
    const account = { role: 'employer', employerId: 'bakery', login: 'marc', name: 'Marc' }
    meanwhile(leaves)
    expect(refusalIn(await host.call('POST', 'host/accounts', account)).reasons).toEqual(['another-site'])
    const code = { role: 'employer', employerId: 'bakery' }
    expect(refusalIn(await host.call('POST', 'host/enrolment-codes', code)).reasons).toEqual(['another-site'])
    expect(await opens(desk, 'marc')).toBe(false)
  })
})
