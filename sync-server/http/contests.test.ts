import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContestLine } from '../../domain/contract/contests.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { MyApplication } from '../../domain/contract/visitors.ts'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { SECOND_THOUGHTS } from '../../domain/hiring/event-time.ts'
import { APPEAL_WINDOW } from '../../domain/hiring/contest.ts'
import { CONTEST_WINDOW } from '../../domain/hiring/contest-answer.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import { verifyProof } from '../../domain/hiring/verify-proof.ts'
import type { Site } from '../../domain/sites/site.ts'
import { DAY } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { createEmployer } from '../employers/employers.ts'
import { letGo } from '../retention/let-go.ts'
import { dueBy } from '../retention/due.ts'
import { hashPictures } from '../passes/pass-secrets.ts'
import { signedProof } from '../reciprok/proofs.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { someSiren } from '../testing/some-siren.ts'
import { refusalIn, sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]

let server: TestServer
let kiosk: TestDevice
let host: TestDevice
let bakery: TestDevice
let garage: TestDevice
/** Of the visitor whose session is open. */
let token: string
let lucie: string

beforeEach(async () => {
  server = await TestServer.start()
  for (const site of ['brest', 'quimper']) await server.createSite(site)
  await createEmployer(server.parts, 'brest', { name: 'Fournil', siren: someSiren('bakery') }, 'bakery')
  await createEmployer(server.parts, 'brest', { name: 'Garage', siren: someSiren('garage') }, 'garage')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  bakery = await server.device('brest', 'employer', 'bakery')
  await bakery.signIn('armelle', await server.account('brest', 'armelle', 'bakery'))
  garage = await server.device('brest', 'employer', 'garage')
  await garage.signIn('denis', await server.account('brest', 'denis', 'garage'))
  lucie = await somebody()
})
afterEach(() => server.stop())

describe('an answer that its candidate contests', () => {
  it('is refused by name when it cannot be', async () => {
    await answered('SOMEBODY-ELSE', 'theirs')
    await answered(lucie, 'fresh', { at: START - SECOND_THOUGHTS + 1 })
    await answered(lucie, 'old', { at: START - SECOND_THOUGHTS - CONTEST_WINDOW })
    const twice = await answered(lucie, 'twice')
    const again = {
      id: 'twice.2',
      type: 'hired' as const,
      at: START - DAY,
      by: 'desk',
      receivedAt: START - DAY,
    }
    await keep({ ...twice, events: [...twice.events, again] })
    for (const [applicationId, about, reason] of [
      ['theirs', 'theirs.1', 'unknown'],
      ['none', 'none.1', 'unknown'],
      ['fresh', 'fresh.1', 'no-answer'],
      ['old', 'old.1', 'too-late'],
      ['old', 'old.0', 'no-answer'],
      ['twice', 'twice.1', 'replaced'],
    ] as const)
      expect([about, refusalIn(await contest(applicationId, about)).reasons]).toEqual([about, [reason]])
    expect(await toDecide()).toEqual([])
  })

  it('is said with card and pictures only, in these words only', async () => {
    await answered(lucie, 'a1')
    const { session } = kiosk
    kiosk.session = null
    expect((await contest('a1', 'a1.1')).status).toBe(401)
    kiosk.session = session
    expect((await contest('a1', 'a1.1', 'withdrawal-asked')).status).toBe(400)
    expect((await host.call('GET', 'visitor/applications')).status).toBe(404)
  })

  it('tells hosts nothing of what the person said to being recommended', async () => {
    const application = await answered(lucie, 'a1')
    await contest('a1', 'a1.1')
    const said = (['referral-accepted', 'referral-declined'] as const).map((type) => ({
      ...{ id: type, type, about: 'a1.1', at: START - DAY, by: 'kiosk', receivedAt: START - DAY },
    }))
    await keep({ ...application, events: [...application.events, ...said] })
    const [line] = await toDecide()
    expect(line!.events.map(({ type }) => type)).toEqual(['submitted', 'refused'])
  })

  it('is for hosts of the site to decide, within three days of work, and for nobody else to know', async () => {
    await answered(lucie, 'a1')
    const before = await applicationAt(bakery, 'a1')
    expect((await mine())[0]!.contestable).toEqual({
      about: 'a1.1',
      until: START - 2 * DAY + SECOND_THOUGHTS + CONTEST_WINDOW,
    })
    expect((await contest('a1', 'a1.1')).status).toBe(204)
    // An answer that was lost on the way: the same words again are said once.
    expect((await contest('a1', 'a1.1')).status).toBe(204)
    expect(refusalIn(await contest('a1', 'a1.1', 'not-received')).reasons).toEqual(['already-contested'])
    expect(await toDecide()).toMatchObject([
      {
        ...{ applicationId: 'a1', about: 'a1.1', kind: 'off-topic', stage: 'contest', at: START },
        ...{ employer: 'Fournil', candidate: 'x', dueAt: START + 3 * DAY },
        events: [{ type: 'submitted' }, { id: 'a1.1', type: 'refused' }],
        words: ['Le poste a été pourvu.', 'Bonne suite.'],
      },
    ])
    const told = (await mine())[0]!
    expect(told.contests).toEqual([{ kind: 'off-topic', at: START, state: 'waits' }])
    expect(told).not.toHaveProperty('contestable')
    expect(await applicationAt(bakery, 'a1')).toEqual(before)
    for (const device of [bakery, kiosk]) expect((await device.call('GET', 'host/contests')).status).toBe(404)
    const quimper = await server.device('quimper', 'host')
    await quimper.signIn('yann', await server.account('quimper', 'yann'))
    expect((await quimper.call('GET', 'host/contests')).body).toEqual({ contests: [] })
    expect((await decide('a1', 'a1.1', true, 'contest', quimper)).status).toBe(404)
  })

  it('counts for nothing once a host upheld it, to the same integer on every side, and may be given anew', async () => {
    await answered(lucie, 'a1')
    for (const id of ['b', 'c', 'd', 'e']) await answered(`P-${id}`, id, { at: START - 38 * DAY })
    const aged = await answered(`P-f`, 'f', { at: START - 38 * DAY })
    await keep({ ...aged, visitorId: lucie })
    await contestAsLater('f', 'f.1')
    await recount()
    const before = (await employer()).reciprokPreview!
    expect((await decide('f', 'f.1', true)).status).toBe(204)
    expect(refusalIn(await decide('f', 'f.1', false)).reasons).toEqual(['already-decided'])
    await recount()
    const after = (await employer()).reciprokPreview!
    expect(after).toMatchObject({ counted: before.counted, answered: before.answered - 1 })
    const atDesk = ((await bakery.records('applications')) as Application[]).map((one) => scoredFileOf(one)!)
    expect(scoreEmployer(atDesk, after.asOf).score).toEqual(after)
    expect((await mine()).find(({ application }) => application.id === 'f')).toMatchObject({
      isNew: true,
      contests: [{ state: 'upheld' }],
    })
    const { status } = await publish()
    expect(status.valid && status.proof.result.points).toBe((await employer()).reciprok?.points)
  })

  it('is told to its candidate alone when a host did not uphold it', async () => {
    await answered(lucie, 'a1')
    await contest('a1', 'a1.1')
    const before = await applicationAt(bakery, 'a1')
    server.clock.advance(1)
    await mine()
    expect(await newsToRead()).toBe(0)
    server.clock.advance(1)
    expect((await decide('a1', 'a1.1', false)).status).toBe(204)
    expect(await newsToRead()).toBe(1)
    expect(await applicationAt(bakery, 'a1')).toEqual(before)
    expect((await mine())[0]!.contests).toMatchObject([{ state: 'dismissed' }])
    expect(refusalIn(await contest('a1', 'a1.1')).reasons).toEqual(['already-decided'])
    expect((await appeal('a1', 'a1.1')).status).toBe(404)
    expect(await toDecide()).toEqual([])
  })

  it('that its author took back meanwhile is not upheld any more', async () => {
    const application = await answered(lucie, 'a1')
    await contest('a1', 'a1.1')
    const taken = { id: 't', type: 'answer-withdrawn' as const, at: START - 2 * DAY + 1, by: 'desk' }
    await keep({
      ...application,
      events: [...application.events, { ...taken, about: 'a1.1', receivedAt: START - 2 * DAY + 1 }],
    })
    expect(refusalIn(await decide('a1', 'a1.1', true)).reasons).toEqual(['answer-gone'])
    expect((await decide('a1', 'a1.1', false)).status).toBe(204)
  })
})

describe('the appeal of an employer', () => {
  beforeEach(async () => {
    await answered(lucie, 'a1')
    await contest('a1', 'a1.1')
  })

  it('is not made before anything was decided, by another employer, nor in words that touch what the law protects', async () => {
    expect((await appeal('a1', 'a1.1')).status).toBe(404)
    await decide('a1', 'a1.1', true)
    expect((await appeal('a1', 'a1.1', 'Non.', garage)).status).toBe(404)
    expect((await appeal('a1', 'a1.0')).status).toBe(404)
    const protectedWords = await appeal('a1', 'a1.1', 'Nous ne prenons pas de femme enceinte.')
    expect(refusalIn(protectedWords).reasons).toEqual(['protected-wording'])
    server.clock.advance(APPEAL_WINDOW)
    await bakery.signIn('armelle', 'armelle-secret-secret')
    expect(refusalIn(await appeal('a1', 'a1.1')).reasons).toEqual(['too-late'])
  })

  it('is made once, read by hosts, and taken back counts again to the integer of before', async () => {
    const files = async () => scoredFileOf(await applicationAt(bakery, 'a1'))
    const before = await files()
    await decide('a1', 'a1.1', true)
    expect((await files())?.events).toEqual([])
    expect((await appeal('a1', 'a1.1', 'Voici la date du courriel.')).status).toBe(204)
    expect(refusalIn(await appeal('a1', 'a1.1')).reasons).toEqual(['already-appealed'])
    expect(await toDecide()).toMatchObject([{ stage: 'appeal', appeal: 'Voici la date du courriel.' }])
    expect((await mine())[0]!.contests).toMatchObject([{ state: 'appealed' }])
    expect(JSON.stringify(await mine())).not.toContain('Voici la date')
    expect(refusalIn(await decide('a1', 'a1.1', true)).reasons).toEqual(['already-decided'])
    expect((await decide('a1', 'a1.1', false, 'appeal')).status).toBe(204)
    expect(await files()).toEqual(before)
    expect((await mine())[0]!.contests).toMatchObject([{ state: 'lifted' }])
    expect(refusalIn(await appeal('a1', 'a1.1')).reasons).toEqual(['already-appealed'])
  })

  it('may leave the decision as it was, for good', async () => {
    await decide('a1', 'a1.1', true)
    await appeal('a1', 'a1.1')
    await decide('a1', 'a1.1', true, 'appeal')
    const types = (await applicationAt(bakery, 'a1')).events.map(({ type }) => type)
    expect(types.slice(-3)).toEqual(['contest-upheld', 'contest-appealed', 'contest-confirmed'])
    expect(refusalIn(await decide('a1', 'a1.1', false, 'appeal')).reasons).toEqual(['already-decided'])
  })
})

describe('a withdrawal that the employer asked for', () => {
  it('is told by a sealed event of the kiosk, also after an outage, and says nothing to the employer', async () => {
    const told = await withdrawn('a1')
    const held = await applicationAt(bakery, 'a1')
    expect(held.events.at(-1)).toMatchObject({ id: 'left', type: 'withdrawn', because: 'unsaid' })
    expect(JSON.stringify(held)).not.toContain('employer-asked')
    expect(await toDecide()).toMatchObject([{ about: 'left', kind: 'withdrawal-asked', stage: 'contest' }])
    expect((await mine())[0]!.contests).toMatchObject([{ kind: 'withdrawal-asked', state: 'waits' }])
    // The kiosk tells it once more, and a second one of the same application is no second question.
    const again = { ...told, events: [...told.events, { ...told.events.at(-1)!, id: 'left-2' }] }
    await kiosk.push(await sealed(again))
    expect(await toDecide()).toHaveLength(1)
  })

  it('is a plain withdrawal until hosts found it, and then counts as unanswered', async () => {
    await withdrawn('a1')
    const file = async () => scoredFileOf(await applicationAt(bakery, 'a1'))!
    expect((await file()).withdrawnAt).toBeDefined()
    await decide('a1', 'left', true)
    expect(await file()).toMatchObject({ events: [] })
    expect(await file()).not.toHaveProperty('withdrawnAt')
    expect((await appeal('a1', 'left')).status).toBe(204)
    await decide('a1', 'left', false, 'appeal')
    expect((await file()).withdrawnAt).toBeDefined()
  })

  it('is said at a kiosk alone: a desk that says so is not heard', async () => {
    await answered(lucie, 'a1', { answers: false })
    const application = await applicationAt(bakery, 'a1')
    const event = {
      id: 'left',
      type: 'withdrawn',
      at: START,
      by: bakery.scope.deviceId,
      because: 'employer-asked',
    }
    const document = { ...application, ...bakery.stamp('a1', START), events: [...application.events, event] }
    const [result] = await bakery.push({
      ...{ collection: 'applications', id: 'a1', assumedRev: application.rev },
      document: document as never,
    })
    expect(result).toMatchObject({ outcome: 'refused' })
    expect(await toDecide()).toEqual([])
  })
})

it('what hosts found is told by the server alone', async () => {
  await answered(lucie, 'a1')
  const application = await applicationAt(bakery, 'a1')
  const forged = {
    id: 'f',
    type: 'contest-lifted',
    at: START,
    by: 'server',
    about: 'a1.1',
    receipt: 'forged',
  }
  for (const device of [bakery]) {
    const document = { ...application, ...device.stamp('a1', START), events: [...application.events, forged] }
    const [result] = await device.push({
      ...{ collection: 'applications', id: 'a1', assumedRev: application.rev },
      document: document as never,
    })
    expect(result).toMatchObject({ outcome: 'refused', reason: 'forbidden-event' })
  }
  const row = await sealed({ ...application, events: [...application.events, forged as ApplicationEvent] })
  expect((await kiosk.push(row))[0]).toMatchObject({ outcome: 'refused', reason: 'forbidden-event' })
})

it('is told with one’s data, goes with its candidate, and after a year', async () => {
  await answered(lucie, 'a1')
  await contest('a1', 'a1.1')
  const { body } = await kiosk.call('GET', 'visitor/data')
  expect((body as MyData).applications[0]!.contests).toEqual([
    { kind: 'off-topic', at: START, state: 'waits' },
  ])
  const due = (by: number) => server.parts.store.read((view) => dueBy(view, 'brest', by))
  expect((await due(START + 366 * DAY - 1)).some(({ kind }) => kind === 'contest')).toBe(false)
  const [old] = (await due(START + 366 * DAY + 1)).filter(({ kind }) => kind === 'contest')
  expect(old).toMatchObject({ id: 'a1.1' })
  await server.parts.store.transaction((tx) => letGo(tx, 'brest', old!, START))
  expect(await toDecide()).toEqual([])
})

it('a person who is erased leaves no question to the hosts, and the score as it was', async () => {
  await answered(lucie, 'a1')
  await contest('a1', 'a1.1')
  await decide('a1', 'a1.1', true)
  await appeal('a1', 'a1.1')
  expect((await kiosk.call('POST', 'visitor/erase', { token, secret: PICTURES })).status).toBeLessThan(300)
  expect(await toDecide()).toEqual([])
  const [left] = (await bakery.records('applications')) as Application[]
  expect(scoredFileOf(left!)?.events).toEqual([])
})

async function somebody(): Promise<string> {
  const { body } = await kiosk.call('POST', 'passes/stock', { count: 1 })
  token = (body as { tokens: [string] }).tokens[0]
  const { visitorId } = readPassToken(token)!
  const secretHash = await hashPictures(PICTURES)
  await server.parts.store.transaction((tx) =>
    tx.run(tx.tables.insertInto('passSecrets').values({ siteId: 'brest', visitorId, secretHash })),
  )
  const opened = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
  kiosk.session = (opened.body as { session: string }).session
  return visitorId
}

/** An application of theirs that was refused two days ago, or not yet. */
async function answered(visitorId: string, id: string, { at = START - 2 * DAY, answers = true } = {}) {
  const head = { ...kiosk.stamp(id, at - 5 * DAY), employerId: 'bakery', mark: 'x' }
  const sample = sampleRecord('applications', head) as Application
  const told = { at: at - 5 * DAY, by: 'kiosk', receivedAt: at - 5 * DAY }
  const events: ApplicationEvent[] = [{ id: `${id}.0`, type: 'submitted', ...told }]
  const reasons = [{ code: 'position_filled' as const }]
  const no = { id: `${id}.1`, type: 'refused' as const, at, by: 'desk', receivedAt: at }
  if (answers) events.push({ ...no, reasons, message: 'Bonne suite.' })
  const application = server.parts.receipts.stampedAnew({ ...sample, id, visitorId, events })
  await keep(application)
  return application
}

async function keep(application: Application) {
  await server.parts.store.transaction((tx) => keepRecord(tx, 'applications', application))
}

/** One of theirs that they took back at the kiosk because the employer asked for it. */
async function withdrawn(id: string): Promise<Application> {
  const application = await answered(lucie, id, { answers: false })
  const left = { id: 'left', type: 'withdrawn' as const, at: START, by: kiosk.scope.deviceId }
  const told = {
    ...application,
    ...kiosk.stamp(id, START),
    events: [...application.events, { ...left, because: 'employer-asked' as const }],
  }
  const [result] = await kiosk.push(await sealed(told))
  expect(result).toMatchObject({ outcome: 'accepted' })
  return told
}

async function sealed(application: Application) {
  const site = (await server.parts.store.read((view) => view.record('sites', 'brest', 'brest'))) as Site
  const text = JSON.stringify({ application, secret: PICTURES })
  return { collection: 'applications' as const, id: application.id, sealed: await sealTo(site, text) }
}

const contest = (applicationId: string, about: string, because = 'off-topic') =>
  kiosk.call('POST', `visitor/applications/${applicationId}/contests`, { about, because })
/** As if it had been said in time. */
async function contestAsLater(applicationId: string, about: string) {
  const row = { siteId: 'brest', applicationId, about, employerId: 'bakery', visitorId: lucie }
  const undecided = { decidedAt: null, upheld: null, appealedAt: null, appealWords: null }
  const values = { ...row, ...undecided, appealDecidedAt: null, confirmed: null, kind: 'off-topic' as const }
  await server.parts.store.transaction((tx) =>
    tx.run(tx.tables.insertInto('contests').values({ ...values, at: START - 20 * DAY })),
  )
}
function decide(applicationId: string, about: string, upheld: boolean, stage = 'contest', by = host) {
  return by.call('POST', `host/contests/${applicationId}/${about}`, { stage, upheld })
}
const appeal = (applicationId: string, about: string, words = 'Non.', by = bakery) =>
  by.call('POST', `employer/contests/${applicationId}/${about}/appeal`, { words })

async function toDecide(): Promise<ContestLine[]> {
  return ((await host.call('GET', 'host/contests')).body as { contests: ContestLine[] }).contests
}
async function newsToRead(): Promise<number> {
  return ((await kiosk.call('POST', 'visitor/news', { token })).body as { answers: number }).answers
}
async function mine(): Promise<MyApplication[]> {
  const { body } = await kiosk.call('GET', 'visitor/applications')
  return (body as { applications: MyApplication[] }).applications
}
async function applicationAt(device: TestDevice, id: string): Promise<Application> {
  return ((await device.records('applications')) as Application[]).find((one) => one.id === id)!
}
async function employer(): Promise<Employer> {
  return (await server.parts.store.read((view) => view.record('employers', 'bakery')))!
}
async function recount() {
  server.clock.advance(1)
  await server.running.followUps.look()
}
async function publish() {
  server.clock.advance(7 * DAY)
  await server.running.followUps.look()
  return { status: await verifyProof(JSON.stringify(await signedProof(server.parts, 'bakery'))) }
}
