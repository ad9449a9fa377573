import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountLine } from '../../domain/contract/accounts.ts'
import type { AdviceState, SilenceBoard } from '../../domain/contract/advice.ts'
import type { HookLine, ToolLine } from '../../domain/contract/tools.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { isContestFact } from '../../domain/hiring/contest-facts.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import type { Site } from '../../domain/sites/site.ts'
import { addDays, DAY, MINUTE, parisDay } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { createAccount } from '../accounts/accounts.ts'
import { revokeAttestation } from '../attestations/revoke-attestation.ts'
import { ownVerifier } from '../credentials/site-issuer.ts'
import { createEmployer } from '../employers/employers.ts'
import { hashPictures, provenPictures } from '../passes/pass-secrets.ts'
import type { Recovered } from '../passes/recoveries.ts'
import { restoreDatabase } from '../store/restore-database.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestDevice, TestServer } from '../testing/test-server.ts'

const OLD = [1, 5, 9, 11]
let requests = 0
const NEW = [2, 2, 3, 4]

let folder: string
let path: string
const summer = { from: addDays(parisDay(START), 3), to: addDays(parisDay(START), 20) }

let server: TestServer
let host: TestDevice
let kiosk: TestDevice
let tablet: TestDevice
let bakery: TestDevice
let card: { token: string; passId: string; visitorId: string }

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carry-over-'))
  path = join(folder, 'pepiniere.sqlite')
  server = await TestServer.start({ store: await openSqliteStore(path) })
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil', siren: '732829320' }, 'bakery')
  host = await server.device('brest', 'host')
  kiosk = await server.device('brest', 'kiosk')
  tablet = await server.device('brest', 'host')
  bakery = await server.device('brest', 'employer', 'bakery')
  await server.account('brest', 'yann')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  await tablet.signIn('yann', 'yann-secret-secret')
  await bakery.signIn('armelle', await server.account('brest', 'armelle', 'bakery'))
  await bakery.call('POST', 'employer/mandate', { scope: 'all' })
  await bakery.call('POST', 'employer/label-reply', { words: 'Nous répondons.' })
  const { askedAt } = (await employer()).replyAsked!
  await host.call('POST', 'host/employers/bakery/label-reply', { askedAt })
  await bakery.call('POST', 'employer/absence', { ...summer, standIn: { name: 'Anne', email: '' } })
  await contested('waits', 'decided')
  card = await newCard()
  const known = sampleRecord('visitors', { ...host.stamp(card.visitorId, START), mark: 'Lucie' })
  await host.push({ collection: 'visitors', id: card.visitorId, document: known, assumedRev: null })
  const secret = { siteId: 'brest', visitorId: card.visitorId, secretHash: await hashPictures(OLD) }
  await server.parts.store.transaction((tx) => tx.run(tx.tables.insertInto('passSecrets').values(secret)))
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

async function newCard() {
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  const [token] = (stock.body as { tokens: [string] }).tokens
  const { passId, visitorId } = readPassToken(token)!
  return { token, passId, visitorId }
}

async function backup(name: string): Promise<string> {
  const file = join(folder, name)
  await server.parts.store.backup(file)
  return file
}

/** Stops the server, puts the copy in place and starts it again; answers what the restore said. */
async function restore(file: string, between: () => void = () => undefined) {
  const at = server.clock.now()
  await server.stop()
  between()
  const restored = await restoreDatabase(file, path, at)
  server = await TestServer.start({ store: await openSqliteStore(path), at })
  ;[host, kiosk, tablet, bakery] = [host, kiosk, tablet, bakery].map((device) => {
    const again = new TestDevice(server.running.url, device.enrolled)
    again.session = device.session
    return again
  }) as [TestDevice, TestDevice, TestDevice, TestDevice]
  return restored
}

/** What somebody said of these answers. */
async function contested(...answers: string[]): Promise<void> {
  const undecided = { decidedAt: null, upheld: null, appealedAt: null, appealWords: null }
  const row = { ...undecided, appealDecidedAt: null, confirmed: null, at: START, kind: 'off-topic' as const }
  const of = { siteId: 'brest', applicationId: 'a', employerId: 'bakery', visitorId: 'somebody' }
  await server.parts.store.transaction((tx) =>
    tx.run(tx.tables.insertInto('contests').values(answers.map((about) => ({ ...of, ...row, about })))),
  )
}

/** Attestations of the card's holder, under these serials. */
async function signed(...serials: string[]): Promise<void> {
  const about = {
    siteId: 'brest',
    sessionId: 's',
    visitorId: card.visitorId,
    issuedAt: START,
    issuedBy: 'maelle',
  }
  const rows = serials.map((serial) => ({
    ...about,
    serial,
    bookingId: `of-${serial}`,
    body: '{}',
    token: serial,
    revokedAt: null,
    revokedBecause: null,
  }))
  await server.parts.store.transaction((tx) => tx.run(tx.tables.insertInto('attestations').values(rows)))
}

/** Applications of the card's holder under these ids, each with a link of the same hash. */
async function linked(...ids: string[]): Promise<void> {
  const { visitorId } = card
  await server.parts.store.transaction(async (tx) => {
    for (const id of ids) {
      const head = { id, siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery' }
      const application = sampleRecord('applications', { ...head, mark: id })
      await keepRecord(tx, 'applications', { ...application, visitorId })
      const link = { linkHash: id, siteId: 'brest', applicationId: id, visitorId, madeAt: START }
      await tx.run(tx.tables.insertInto('followLinks').values(link))
    }
  })
}
const links = async () => {
  const rows = await server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('followLinks').select('linkHash')),
  )
  return rows.map(({ linkHash }) => linkHash)
}

const accountId = async (login: string) => {
  const { body } = await host.call('GET', 'host/accounts')
  return (body as { accounts: AccountLine[] }).accounts.find((one) => one.login === login)!.accountId
}
const typesNumber = async () => (await kiosk.call('POST', 'passes/resolve', { code: card.passId })).status
const proves = async (pictures: number[]) => {
  const person = { mainId: card.visitorId, ids: [card.visitorId] }
  return (await provenPictures(server.parts.store, 'brest', person, pictures)) !== null
}
const employer = async () =>
  (await server.parts.store.read((view) => view.record('employers', 'bakery'))) as Employer
const site = async () =>
  (await server.parts.store.read((view) => view.record('sites', 'brest', 'brest'))) as Site

/** All that may be taken back, taken back. */
async function takeAllBack(): Promise<void> {
  server.clock.advance(MINUTE)
  await host.call('POST', `host/devices/${tablet.scope.deviceId}/revoke`)
  await host.call('POST', `host/accounts/${await accountId('yann')}/close`)
  const renewed = await host.call('POST', `host/accounts/${await accountId('armelle')}/new-secret`)
  secret = (renewed.body as { secret: string }).secret
  await bakery.signIn('armelle', secret)
  await contested('since')
  await server.parts.store.transaction((tx) =>
    tx.run(
      tx.tables.updateTable('contests').set({ decidedAt: START, upheld: 1 }).where('about', '=', 'decided'),
    ),
  )
  await bakery.call('DELETE', 'employer/mandate')
  await bakery.call('POST', 'employer/label-reply/taken-back', { place: 'published' })
  await bakery.call('POST', 'employer/label-reply', { words: 'Nous répondons vite.' })
  const doubt = { siren: '732829320', reason: 'other-company' }
  await host.call('POST', 'host/employers/bakery/siren-doubted', doubt)
  const instead = (await employer()).absence!.askedAt
  const nobody = { name: '', email: '' }
  await bakery.call('POST', 'employer/absence', { ...summer, to: summer.from, standIn: nobody, instead })
  for (const kind of ['card', 'pictures'] as const) {
    const asked = { visitorId: card.visitorId, kind }
    const given = await host.call('POST', 'host/recoveries', asked)
    const typed = { ...(given.body as { code: string }), ...(kind === 'pictures' ? { secret: NEW } : {}) }
    const { code, secret: pictures } = typed as { code: string; secret?: number[] }
    const got = await kiosk.call('POST', 'passes/recover', {
      code,
      ...(pictures ? { secret: pictures } : {}),
    })
    fresh = (got.body as Recovered).token!
  }
}
let secret: string
let fresh: string

async function expectAllGone(): Promise<void> {
  expect((await tablet.call('GET', 'sync/head')).status).toBe(401)
  expect((await host.signIn('yann', 'yann-secret-secret')).status).toBe(403)
  expect((await bakery.signIn('armelle', 'armelle-secret-secret')).status).toBe(403)
  expect((await bakery.signIn('armelle', secret)).status).toBe(200)
  expect((await employer()).mandates).toMatchObject([
    { siteId: 'brest', withdrawnAt: expect.any(Number) as number },
  ])
  // A reply that was taken back is not shown again, and the one that waits still does.
  expect(await employer()).not.toHaveProperty('reply')
  expect(await employer()).toMatchObject({ replyAsked: { words: 'Nous répondons vite.' } })
  // No grade is shown again under a number that hosts doubt.
  expect(await employer()).toMatchObject({ siren: '732829320', sirenToConfirm: expect.any(Number) as number })
  expect(await employer()).toMatchObject({ sirenWord: { type: 'taken-back', reason: 'other-company' } })
  // Who is back earlier, and needs nobody in its place, is.
  expect(await employer()).toMatchObject({ absence: { from: summer.from, to: summer.from } })
  expect(await employer()).not.toHaveProperty('standIn')
  // What hosts decided is not asked of them again; what was said since waits for them still.
  const contests = server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('contests').select(['about', 'upheld']).orderBy('about')),
  )
  expect(await contests).toEqual([
    { about: 'decided', upheld: 1 },
    { about: 'since', upheld: null },
    { about: 'waits', upheld: null },
  ])
  expect(await typesNumber()).toBe(403)
  expect((await site()).revokedPasses).toContain(card.passId)
  expect(await Promise.all([proves(OLD), proves(NEW)])).toEqual([false, true])
  // The card that took its place is found by its number, though the copy never heard of it.
  const { passId } = readPassToken(fresh)!
  expect((await kiosk.call('POST', 'passes/resolve', { code: passId })).status).toBe(200)
}

describe('what was said of cards on the board since the backup', () => {
  it('is heard still: a yes, an introduction, and interest that nobody else can tell again', async () => {
    const event = (type: ContactRequest['events'][number]['type']) => ({ id: type, type, at: START, by: 'k' })
    const keep = (id: string, ...types: Parameters<typeof event>[0][]) =>
      server.parts.store.transaction((tx) => {
        const head = { id, siteId: 'brest', rev: `${types.length}`, at: START, by: 'server', mark: 'YANN' }
        const events = types.map(event)
        return keepRecord(tx, 'contactRequests', {
          ...{ ...sampleRecord('contactRequests', head), postingId: 'p1', name: 'Yann', events },
        })
      })
    const types = async (id: string) => {
      const kept = await server.parts.store.read((view) => view.record('contactRequests', id, 'brest'))
      return kept?.events.map(({ type }) => type).toSorted()
    }
    await keep('known', 'interested')
    const copy = await backup('copy.sqlite')
    await keep('known', 'interested', 'accepted', 'introduced')
    await keep('since', 'interested', 'accepted')
    // What follows from it is not kept with it: its kiosk tells it again.
    await keep('report', 'reported')
    await restore(copy)
    expect(await types('known')).toEqual(['accepted', 'interested', 'introduced'])
    expect(await types('since')).toEqual(['accepted', 'interested'])
    expect(await types('report')).toBeUndefined()
  })
})

describe('what was taken back since the backup', () => {
  it('stays so, and the restore says how much of each', async () => {
    const copy = await backup('copy.sqlite')
    await takeAllBack()
    const restored = await restore(copy)
    expect(restored).toMatchObject({
      ok: true,
      carried: { devices: 1, accounts: 1, secrets: 1, passes: 1, pictures: 1, attestations: 0, mandates: 1 },
    })
    await expectAllGone()
  })

  it('stays so when a backup that never heard of any of it is put in place before the right one', async () => {
    const early = join(folder, 'early.sqlite')
    const empty = await openSqliteStore(early)
    await empty.close()
    const copy = await backup('copy.sqlite')
    await takeAllBack()
    await restore(early)
    // Nobody knows the site there: what follows is told by the files alone.
    await restore(copy)
    expect((await tablet.call('GET', 'sync/head')).status).toBe(401)
    expect((await host.signIn('yann', 'yann-secret-secret')).status).toBe(403)
    expect(await typesNumber()).toBe(403)
  })

  it('is not undone by an older database: the later secret counts', async () => {
    const before = await backup('before.sqlite')
    await takeAllBack()
    const copy = await backup('copy.sqlite')
    await restore(before, () => rmSync(path))
    await restore(copy)
    await expectAllGone()
  })

  it('what hosts found, and found again after an appeal, stands in the application, sealed and once', async () => {
    await linked('a')
    const application = async () =>
      (await server.parts.store.read((view) => view.record('applications', 'a', 'brest'))) as Application
    const about = (await application()).events[0]!.id
    await contested(about)
    const copy = await backup('copy.sqlite')
    const verdict = (stage: string, upheld: boolean) =>
      host.call('POST', `host/contests/a/${about}`, { stage, upheld })
    expect((await verdict('contest', true)).status).toBe(204)
    const decided = await backup('decided.sqlite')
    const appeal = { words: 'Voici le courriel.' }
    expect((await bakery.call('POST', `employer/contests/a/${about}/appeal`, appeal)).status).toBe(204)
    expect((await verdict('appeal', false)).status).toBe(204)
    const told = (await application()).events.filter(isContestFact)
    expect(told.map(({ type }) => type)).toEqual(['contest-upheld', 'contest-appealed', 'contest-lifted'])
    for (const file of [copy, decided, copy]) {
      await restore(file)
      const restored = await application()
      expect(restored.events.filter(isContestFact)).toEqual(told)
      expect(told.every((event) => server.parts.receipts.isGenuine(restored, event))).toBe(true)
    }
  })

  it('figures that a host looked at are not shown as new, whatever they said of them', async () => {
    const named = { employerId: 'bakery', siteId: 'brest', kind: 'withdrawals', subject: '' } as const
    const alert = { ...named, facts: '{}', until: 5, raisedAt: START }
    const words = {
      ...named,
      reason: 'other' as const,
      note: 'x',
      accountId: 'a',
      host: 'Yann',
      facts: '{}',
      at: START,
    }
    const said = (decisionId: string, until: number, subject: string) =>
      ({ ...words, at: START, decisionId, until, subject, verdict: 'nothing-wrong' }) as const
    await server.parts.store.transaction(async (tx) => {
      await tx.run(tx.tables.insertInto('scoreAlerts').values(alert))
      await tx.run(tx.tables.insertInto('scoreAlerts').values({ ...alert, subject: 'newer', until: 9 }))
    })
    const copy = await backup('copy.sqlite')
    await server.parts.store.transaction(async (tx) => {
      await tx.run(tx.tables.insertInto('alertDecisions').values(said('d1', 5, '')))
      await tx.run(tx.tables.insertInto('alertDecisions').values(said('d2', 5, 'newer')))
    })
    await restore(copy)
    const left = await server.parts.store.read(async (view) => [
      ...(await view.all(view.tables.selectFrom('scoreAlerts').select('subject'))),
      ...(await view.all(
        view.tables.selectFrom('alertDecisions').select('decisionId').orderBy('decisionId'),
      )),
    ])
    expect(left).toEqual([{ subject: 'newer' }, { decisionId: 'd1' }, { decisionId: 'd2' }])
  })

  it('a code that was given to somebody opens nothing, and who signed out is not signed in again', async () => {
    const { body } = await host.call('POST', 'host/recoveries', {
      visitorId: card.visitorId,
      kind: 'pictures',
    })
    const copy = await backup('copy.sqlite')
    await bakery.call('DELETE', 'sign-in')
    await restore(copy)
    const typed = { code: (body as { code: string }).code, secret: NEW }
    expect((await kiosk.call('POST', 'passes/recover', typed)).status).toBe(403)
    expect((await bakery.call('POST', 'employer/mandate', { scope: 'all' })).status).toBe(401)
    // Whoever is signed in stays so.
    expect((await host.call('GET', 'host/devices')).status).toBe(200)
  })

  it('a link that was ended, or whose application was, shows nothing again; one in use does', async () => {
    const withdrawn = [{ id: 'w', type: 'withdrawn' as const, at: START, by: 'k', receivedAt: START }]
    await linked('ended', 'withdrawn', 'open')
    const copy = await backup('copy.sqlite')
    await linked('later')
    await server.parts.store.transaction(async (tx) => {
      await tx.run(tx.tables.deleteFrom('followLinks').where('linkHash', '=', 'ended'))
      const application = (await tx.record('applications', 'withdrawn', 'brest'))!
      await keepRecord(tx, 'applications', { ...application, events: [...application.events, ...withdrawn] })
    })
    await restore(copy)
    expect(await links()).toEqual(['open'])
  })

  it('a yes to being seen by another employer, taken back since, shows nobody again', async () => {
    const { store } = server.parts
    const referral = { siteId: 'brest', applicationId: 'a1', acceptedAt: START, employerId: 'garage' }
    const noted = ['before', 'both'].map((referralId) => ({ ...referral, referralId, endedAt: null }))
    const write = (...rows: (typeof referral & { referralId: string; endedAt: number | null })[]) =>
      store.transaction((tx) => tx.run(tx.tables.insertInto('referrals').values(rows)))
    await write(...noted)
    const copy = await backup('copy.sqlite')
    await store.transaction((tx) =>
      tx.run(tx.tables.updateTable('referrals').set({ endedAt: START }).where('referralId', '=', 'both')),
    )
    await write({ ...referral, referralId: 'since', endedAt: START })
    await restore(copy)
    const rows = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('referrals').select(['referralId', 'endedAt']).orderBy('referralId')),
    )
    expect(rows).toEqual([
      { referralId: 'before', endedAt: null },
      { referralId: 'both', endedAt: START },
      { referralId: 'since', endedAt: START },
    ])
  })

  it('a yes to being known at a second site, taken back since, joins nobody again; one given since still does', async () => {
    const { store } = server.parts
    const link = {
      ...{ siteId: 'brest', visitorId: 'LUCIE', otherSiteId: 'quimper', otherVisitorId: 'THERE' },
      ...{ madeAt: START, proof: 'host' as const, textId: 'known-here-1', language: 'fr' },
    }
    const write = (...rows: { linkId: string; endedAt: number | null }[]) =>
      store.transaction((tx) =>
        tx.run(tx.tables.insertInto('siteLinks').values(rows.map((row) => ({ ...link, ...row })))),
      )
    await write({ linkId: 'stays', endedAt: null }, { linkId: 'ended', endedAt: null })
    const copy = await backup('copy.sqlite')
    await store.transaction((tx) =>
      tx.run(tx.tables.updateTable('siteLinks').set({ endedAt: START }).where('linkId', '=', 'ended')),
    )
    await write({ linkId: 'since', endedAt: null })
    await restore(copy)
    const rows = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('siteLinks').select(['linkId', 'endedAt']).orderBy('linkId')),
    )
    expect(rows).toEqual([
      { linkId: 'ended', endedAt: START },
      { linkId: 'since', endedAt: null },
      { linkId: 'stays', endedAt: null },
    ])
  })

  it('an attestation taken back stays so, and what was erased is not read again', async () => {
    const serials = ['ERASED', 'KEPT', 'LATER', 'WRONG']
    await signed('KEPT', 'WRONG', 'ERASED')
    const copy = await backup('copy.sqlite')
    await signed('LATER')
    for (const serial of ['WRONG', 'LATER']) await revokeAttestation(server.parts, 'brest', serial, 'error')
    await revokeAttestation(server.parts, 'brest', 'ERASED', 'erased')
    expect(await restore(copy)).toMatchObject({ ok: true, carried: { attestations: 2 } })
    const rows = await server.parts.store.read((view) =>
      view.all(
        view.tables
          .selectFrom('attestations')
          .selectAll()
          .where('siteId', '=', 'brest')
          .where('serial', 'in', serials),
      ),
    )
    expect(rows.map(({ serial, revokedBecause, body }) => [serial, revokedBecause, body]).sort()).toEqual([
      ['ERASED', 'erased', null],
      ['KEPT', null, '{}'],
      ['LATER', 'error', '{}'],
      ['WRONG', 'error', '{}'],
    ])
    const told = (await site()).revokedAttestations?.map(({ serial }) => serial)
    expect(told?.sort()).toEqual(['ERASED', 'LATER', 'WRONG'])
  })

  it('a credential that left since keeps its key and its place, and what it says beside its attestation only', async () => {
    await signed('KEPT')
    const copy = await backup('copy.sqlite')
    await signed('LATER')
    const { publicJwk } = await server.parts.keyring.credentialKey('brest')
    const rows = ['KEPT', 'LATER'].map((serial, place) => {
      return { siteId: 'brest', serial, listIndex: 7 + place, issuedAt: START, jwt: `jwt of ${serial}` }
    })
    await server.parts.store.transaction((tx) => tx.run(tx.tables.insertInto('credentials').values(rows)))
    await restore(copy)
    const kept = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('credentials').selectAll().where('siteId', '=', 'brest')),
    )
    expect(kept.map(({ serial, listIndex, jwt }) => [serial, listIndex, jwt]).sort()).toEqual([
      ['KEPT', 7, 'jwt of KEPT'],
      ['LATER', 8, null],
    ])
    expect((await ownVerifier(server.parts)).known[0]!.keys).toMatchObject([publicJwk])
  })

  it('a key of a program stays ended, and one that was made since opens what it did; so do webhooks', async () => {
    const made = async (what: string, form: object, id: 'toolId' | 'hookId') => {
      const answer = await host.call('POST', `host/${what}`, {
        requestId: `request-number-${what}-${requests++}`,
        ...form,
      })
      return (answer.body as Record<string, string>)[id]!
    }
    const tool = { name: 'Écran', rights: ['board'] }
    const hook = { url: 'https://lieu.example/hook', topics: ['posting'] }
    const [ended, stopped] = [await made('tools', tool, 'toolId'), await made('webhooks', hook, 'hookId')]
    const copy = await backup('copy.sqlite')
    await host.call('DELETE', `host/tools/${ended}`)
    await host.call('DELETE', `host/webhooks/${stopped}`)
    const [later, since] = [await made('tools', tool, 'toolId'), await made('webhooks', hook, 'hookId')]
    await restore(copy)
    const { tools, hooks } = (await host.call('GET', 'host/tools')).body as {
      tools: ToolLine[]
      hooks: HookLine[]
    }
    expect(tools.map(({ toolId }) => toolId)).toEqual([later])
    expect(hooks.flatMap(({ hookId, endedAt }) => (endedAt === undefined ? [hookId] : []))).toEqual([since])
    expect(hooks).toHaveLength(2)
  })

  it('forgives no guess', async () => {
    const copy = await backup('copy.sqlite')
    for (let count = 0; count < 6; count += 1) await host.signIn('armelle', 'wrong')
    await restore(copy)
    expect((await host.signIn('armelle', 'wrong')).status).toBe(429)
  })
})

describe('half hours with a host, and what an employer said of its silence', () => {
  const slots = async () => ((await host.call('GET', 'host/silence')).body as SilenceBoard).slots
  const advice = async (desk = bakery) => (await desk.call('GET', 'employer/advice')).body as AdviceState
  const book = (slotId: string, desk = bakery) => desk.call('POST', 'employer/advice/bookings', { slotId })
  const offer = (startsAt: number, count: number) =>
    host.call('POST', 'host/advice/slots', { startsAt, count })

  it('stay as they are since the backup', async () => {
    await offer(START + DAY, 2)
    const [first, second] = await slots()
    await book(first!.slotId)
    const copy = await backup('copy.sqlite')
    await bakery.call('DELETE', `employer/advice/bookings/${(await advice()).booking!.bookingId}`)
    await host.call('DELETE', `host/advice/slots/${second!.slotId}`)
    await offer(START + 2 * DAY, 1)
    const [, third] = await slots()
    await book(third!.slotId)
    const told = { requestId: 'a-request-of-its-own', codes: ['no-time'] }
    await bakery.call('POST', 'employer/advice/motives', told)
    expect(await restore(copy)).toMatchObject({ ok: true })
    expect((await slots()).map(({ slotId, employer }) => [slotId, employer])).toEqual([
      [first!.slotId, undefined],
      [third!.slotId, 'Fournil'],
    ])
    expect(await advice()).toMatchObject({ motives: { codes: ['no-time'] }, booking: { host: 'maelle' } })
  })

  it('are not undone by an older database: what was given back, taken back and booked by another', async () => {
    await createEmployer(server.parts, 'brest', { name: 'Garage' }, 'garage')
    const garage = await server.device('brest', 'employer', 'garage')
    await garage.signIn('gaston', await server.account('brest', 'gaston', 'garage'))
    await offer(START + DAY, 2)
    const [first, second] = await slots()
    await book(first!.slotId)
    const before = await backup('before.sqlite')
    await bakery.call('DELETE', `employer/advice/bookings/${(await advice()).booking!.bookingId}`)
    expect((await book(first!.slotId, garage)).status).toBe(204)
    await host.call('DELETE', `host/advice/slots/${second!.slotId}`)
    const copy = await backup('copy.sqlite')
    await restore(before, () => rmSync(path))
    expect(await restore(copy)).toMatchObject({ ok: true, carried: { accounts: 0 } })
    await host.signIn('maelle', 'maelle-secret-secret')
    await bakery.signIn('armelle', 'armelle-secret-secret')
    expect(await slots()).toMatchObject([{ slotId: first!.slotId, employer: 'Garage' }])
    expect((await advice()).booking).toBeUndefined()
  })
})

describe('where the database cannot be read', () => {
  it('the restore goes on, says so with what is in use, and nobody stays signed in', async () => {
    await linked('open')
    const copy = await backup('copy.sqlite')
    await takeAllBack()
    const restored = await restore(copy, () => writeFileSync(path, 'no database any more'))
    expect(restored).toMatchObject({
      ok: true,
      carried: null,
      inUse: {
        accounts: ['yann', 'maelle', 'armelle'],
        devices: expect.arrayContaining(['Borne']) as string[],
      },
    })
    expect((await tablet.call('GET', 'sync/head')).status).toBe(200)
    expect((await host.call('GET', 'host/devices')).status).toBe(401)
    expect(await links()).toEqual([])
  })

  it('as when a part of it is torn', async () => {
    const copy = await backup('copy.sqlite')
    await takeAllBack()
    const torn = join(folder, 'torn.sqlite')
    const restored = await restore(copy, () => {
      copyFileSync(path, torn)
      writeFileSync(path, 'SQLite format 3\0 and nothing more')
    })
    expect(restored).toMatchObject({ ok: true, carried: null })
  })
})

it('an account of the same login that was made since stops nothing', async () => {
  const copy = await backup('copy.sqlite')
  await server.parts.store.transaction((tx) =>
    tx.run(tx.tables.deleteFrom('accounts').where('login', '=', 'yann')),
  )
  const again = await createAccount(server.parts, {
    ...{ siteId: 'brest', role: 'host', login: 'yann', name: 'Yann', secret: 'yann-another-secret' },
  } as const)
  if (!again.ok) throw new Error(again.reason)
  await host.call('POST', `host/accounts/${again.value.accountId}/close`)
  expect(await restore(copy)).toMatchObject({ ok: true, carried: { accounts: 0 } })
  expect((await host.signIn('yann', 'yann-secret-secret')).status).toBe(200)
})

it('whoever may do less for their employer since may not do more again, nor does the desk hold more', async () => {
  const account = { siteId: 'brest', role: 'employer', employerId: 'bakery', name: 'Rozenn' } as const
  const secret = 'rozenn-secret-secret'
  const made = await createAccount(server.parts, {
    ...account,
    login: 'rozenn',
    companyRole: 'recruiter',
    secret,
  })
  if (!made.ok) throw new Error(made.reason)
  await bakery.signIn('rozenn', secret)
  const copy = await backup('copy.sqlite')
  server.clock.advance(1)
  const role = { companyRole: 'observer' }
  const changed = await host.call('POST', `host/accounts/${made.value.accountId}/company-role`, role)
  expect(changed.status).toBe(204)
  await restore(copy)
  expect((await bakery.pull('applications')).applications!.away).toBe(true)
  const again = await bakery.signIn('rozenn', secret)
  expect(again.body).toMatchObject({ account: { companyRole: 'observer' } })
})
