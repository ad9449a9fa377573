import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AlertDecision, ScoreAlertLine } from '../../domain/contract/alerts.ts'
import type { ErrorReply } from '../../domain/contract/refusals.ts'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { DAY, parisDay, SECOND } from '../../domain/time.ts'
import { createEmployer, employerOf, keepEmployer } from '../employers/employers.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

const OLD = START - 60 * DAY
const HIRING_DAY = parisDay(OLD - DAY)

let server: TestServer
let host: TestDevice
let elsewhere: TestDevice
let requests: number

beforeEach(async () => {
  server = await TestServer.start()
  for (const site of ['brest', 'quimper']) await server.createSite(site)
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  host = await desk('brest', 'lea')
  elsewhere = await desk('quimper', 'tom')
  requests = 0
})
afterEach(() => server.stop())

async function desk(site: string, login: string): Promise<TestDevice> {
  const device = await server.device(site, 'host')
  await device.signIn(login, await server.account(site, login))
  return device
}

type Fields = {
  siteId?: string
  firstSeenOn?: string
  receivedAt?: number
  events?: Partial<ApplicationEvent>[]
}
/** Somebody applied to the bakery, and the site knows since when they come. */
async function applied(id: string, { siteId = 'brest', ...fields }: Fields = {}): Promise<void> {
  const at = fields.receivedAt ?? OLD
  const head = { siteId, rev: '1', at, by: 'kiosk', employerId: 'bakery', mark: 'x' }
  const visitorId = `v-${id}`
  const submitted = { id: `${id}.0`, type: 'submitted', at, by: 'kiosk', receivedAt: at }
  const later = (fields.events ?? []).map((event, index) => ({
    id: `${id}.${index + 1}`,
    by: 'desk',
    ...event,
  }))
  const application = {
    ...sampleRecord('applications', { ...head, id }),
    ...{ jobOfferId: 'baker', visitorId, events: [submitted, ...later] },
  } as Application
  const seen = fields.firstSeenOn ?? `2025-01-${String((Number(id.slice(1)) % 27) + 1).padStart(2, '0')}`
  const visitor = {
    ...sampleRecord('visitors', { ...head, id: visitorId }),
    ...{ firstSeenOn: seen, lastSeenOn: seen },
  }
  await server.parts.store.transaction(async (tx) => {
    await keepRecord(tx, 'visitors', visitor)
    await keepRecord(tx, 'applications', application)
  })
}
async function hiringDay(people = 6, fields: Fields = {}, name = 'h'): Promise<void> {
  for (let one = 0; one < people; one += 1) {
    await applied(`${name}${one}`, { firstSeenOn: HIRING_DAY, ...fields })
  }
}
async function nextDay(days = 1): Promise<void> {
  server.clock.advance(days * DAY)
  await server.running.followUps.look()
  await server.running.followUps.idle()
  await host.signIn('lea', 'lea-secret-secret')
  await elsewhere.signIn('tom', 'tom-secret-secret')
}
async function alerts(device = host): Promise<ScoreAlertLine[]> {
  const answer = await device.call('GET', 'host/score-alerts')
  expect(answer.status).toBe(200)
  return (answer.body as { alerts: ScoreAlertLine[] }).alerts
}
function decide(line: ScoreAlertLine, said: Partial<AlertDecision> = {}, device = host) {
  requests += 1
  const { employerId, kind, subject, until } = line
  const body = { requestId: `request-number-${requests}`, employerId, kind, subject, until, note: '' }
  return device.call('POST', 'host/score-alerts/decisions', {
    ...{ ...body, verdict: 'nothing-wrong', reason: 'hiring-day' },
    ...said,
  })
}
const reasons = ({ body }: { body: unknown }) => (body as ErrorReply).reasons

it('is told to hosts alone, and to those of the site where the people came', async () => {
  await hiringDay()
  await nextDay()
  const kiosk = await server.device('brest', 'kiosk')
  const bakery = await server.device('brest', 'employer', 'bakery')
  await bakery.signIn('bakery', await server.account('brest', 'bakery', 'bakery'))
  for (const device of [kiosk, bakery]) {
    expect((await device.call('GET', 'host/score-alerts')).status).toBe(404)
    expect((await device.call('POST', 'host/score-alerts/decisions', {})).status).toBe(404)
  }
  expect(await alerts(elsewhere)).toEqual([])
  const [line] = await alerts()
  expect(reasons(await decide(line!, {}, elsewhere))).toEqual(['already-decided'])
  expect(await alerts()).toHaveLength(1)
})

it.each([
  ['a reason of another kind of figures', { reason: 'found-work' }, 409],
  ['another reason without a word', { reason: 'other', note: ' \u200b ' }, 409],
  ['a note that is too long', { note: 'x'.repeat(301) }, 400],
  ['a verdict that there is not', { verdict: 'guilty' }, 400],
  ['no id', { requestId: 'short' }, 400],
] as const)('keeps nothing of %s', async (_name, said, status) => {
  await hiringDay()
  await nextDay()
  const [line] = await alerts()
  expect((await decide(line!, said as never)).status).toBe(status)
  expect((await alerts())[0]!.followed).toBeUndefined()
})

it('says a day and numbers, and nobody’s name', async () => {
  await hiringDay()
  for (let other = 0; other < 4; other += 1) await applied(`o${other}`)
  await nextDay()
  const { raisedAt, until, ...line } = (await alerts())[0]!
  expect(line).toEqual({
    ...{ employerId: 'bakery', employer: 'Fournil', kind: 'same-day', subject: HIRING_DAY, day: HIRING_DAY },
    ...{ files: 6, of: 10, people: 6, before: [] },
  })
  expect([raisedAt, until]).toEqual([START + DAY, OLD])
  expect(JSON.stringify(line)).not.toContain('v-h')
})

it('looks once a day, and keeps since when hosts are asked', async () => {
  await hiringDay(4)
  await nextDay()
  expect(await alerts()).toEqual([])
  await applied('h9', { firstSeenOn: HIRING_DAY })
  await server.running.followUps.look()
  expect(await alerts()).toEqual([])
  await nextDay()
  await nextDay()
  expect((await alerts())[0]!.raisedAt).toBe(START + 2 * DAY)
})

it('what nothing is wrong with does not come back, until as many came anew; then it says who had said what', async () => {
  await hiringDay()
  await nextDay()
  const [line] = await alerts()
  expect((await decide(line!, { note: 'Journée avec la mission locale' })).status).toBe(204)
  expect(await alerts()).toEqual([])
  await hiringDay(4, { receivedAt: OLD + DAY }, 'n')
  await nextDay()
  expect(await alerts()).toEqual([])
  await hiringDay(5, { receivedAt: OLD + 2 * DAY }, 'm')
  await nextDay()
  const [again] = await alerts()
  expect(again).toMatchObject({ files: 9, of: 9, until: OLD + 2 * DAY })
  expect(again!.before).toMatchObject([
    { host: 'lea', verdict: 'nothing-wrong', reason: 'hiring-day', note: 'Journée avec la mission locale' },
  ])
})

it('what somebody keeps an eye on stays, says who, and can be settled later; each word stays', async () => {
  await hiringDay()
  await nextDay()
  const [line] = await alerts()
  expect((await decide(line!, { verdict: 'to-follow', reason: 'ask-employer' })).status).toBe(204)
  await nextDay()
  const [followed] = await alerts()
  expect(followed!.followed).toMatchObject({ host: 'lea', reason: 'ask-employer', at: START + DAY })
  expect((await decide(followed!)).status).toBe(204)
  expect(await alerts()).toEqual([])
  const kept = await server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('alertDecisions').select(['verdict', 'facts']).orderBy('at')),
  )
  expect(kept.map(({ verdict }) => verdict)).toEqual(['to-follow', 'nothing-wrong'])
  expect(JSON.parse(kept[0]!.facts)).toMatchObject({ files: 6, of: 6 })
})

it('a word about figures that changed meanwhile, or that a colleague settled, is refused; one sent twice is one', async () => {
  await hiringDay()
  await nextDay()
  const [line] = await alerts()
  await hiringDay(2, { receivedAt: OLD + DAY }, 'n')
  await nextDay()
  expect(reasons(await decide(line!))).toEqual(['changed'])
  const [now] = await alerts()
  const requestId = 'the-same-request-twice'
  expect((await decide(now!, { requestId })).status).toBe(204)
  expect((await decide(now!, { requestId })).status).toBe(204)
  expect(reasons(await decide(now!))).toEqual(['already-decided'])
})

it('who answered for the people is named, and may not settle it where a colleague can', async () => {
  for (let one = 0; one < 6; one += 1) await applied(`p${one}`)
  const { accountId } = await server.parts.store
    .read((view) =>
      view.all(view.tables.selectFrom('accounts').select('accountId').where('login', '=', 'lea')),
    )
    .then(([lea]) => lea!)
  await server.parts.store.transaction(async (tx) => {
    for (let one = 0; one < 6; one += 1) {
      const given = { siteId: 'brest', visitorId: `v-p${one}`, kind: 'card', issuedBy: accountId }
      const code = { codeHash: `code-${one}`, expiresAt: OLD - one * DAY, usedAt: OLD, usedBy: null }
      // One code was never typed.
      await tx.run(
        tx.tables
          .insertInto('recoveries')
          .values({ ...given, ...code, passId: one === 5 ? null : `p${one}` }),
      )
    }
  })
  await nextDay()
  const [line] = await alerts()
  expect(line).toMatchObject({ kind: 'same-host', host: 'lea', files: 5, of: 6, own: false })
  const max = await desk('brest', 'max')
  expect((await alerts())[0]).toMatchObject({ own: true })
  expect(reasons(await decide(line!, { reason: 'helped-at-desk' }))).toEqual(['own-case'])
  expect((await alerts(max))[0]).toMatchObject({ own: false })
  await server.parts.store.transaction((tx) =>
    tx.run(tx.tables.updateTable('accounts').set({ closedAt: START }).where('accountId', '=', accountId)),
  )
  // Who signs in no more is still named.
  expect((await alerts(max))[0]).toMatchObject({ host: 'lea' })
  expect((await decide(line!, { reason: 'helped-at-desk' }, max)).status).toBe(204)
})

it('speed and withdrawals are for the hosts who look after the employer, wherever people apply', async () => {
  const refused = (at: number) => [{ type: 'refused' as const, at, receivedAt: at }]
  for (let one = 0; one < 21; one += 1) {
    await applied(`q${one}`, { siteId: 'quimper', events: refused(OLD + SECOND) })
  }
  await nextDay()
  expect(await alerts(elsewhere)).toEqual([])
  expect(await alerts()).toMatchObject([{ kind: 'instant-answers', files: 21, of: 21, median: SECOND }])
})

it('an employer that left a site is no longer its hosts’ to look at, nor those of another who never saw the people', async () => {
  await server.parts.store.transaction(async (tx) => {
    const bakery = (await employerOf(tx, 'bakery'))!
    await keepEmployer(tx, bakery, { ...bakery, siteIds: ['brest', 'quimper'] }, START)
  })
  await hiringDay(6, { siteId: 'quimper' })
  await nextDay()
  expect([await alerts(), await alerts(elsewhere)]).toMatchObject([[], [{ kind: 'same-day' }]])
  const [line] = await alerts(elsewhere)
  await server.parts.store.transaction(async (tx) => {
    const bakery = (await employerOf(tx, 'bakery'))!
    await keepEmployer(tx, bakery, { ...bakery, siteIds: ['brest'] }, START)
  })
  expect(await alerts(elsewhere)).toEqual([])
  expect(reasons(await decide(line!, {}, elsewhere))).toEqual(['already-decided'])
  await nextDay()
  expect([await alerts(), await alerts(elsewhere)]).toEqual([[], []])
})
