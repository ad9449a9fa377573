import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContestLine } from '../../domain/contract/contests.ts'
import type { FollowLink, MyApplication } from '../../domain/contract/visitors.ts'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { applicationStatus } from '../../domain/hiring/application-status.ts'
import { boardTexts } from '../../domain/hiring/board-texts.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import { tellAsCandidate, type CandidateWord } from '../../domain/hiring/tell-as-candidate.ts'
import { DENIAL_WINDOW } from '../../domain/hiring/told-elsewhere.ts'
import { verifyProof } from '../../domain/hiring/verify-proof.ts'
import { languages } from '../../domain/language.ts'
import type { Site } from '../../domain/sites/site.ts'
import { dayWords } from '../../domain/text/day-words.ts'
import { DAY, lastMondayAtSix, MINUTE, siteDay } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { createEmployer } from '../employers/employers.ts'
import { signedProof } from '../reciprok/proofs.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { someSiren } from '../testing/some-siren.ts'
import { refusalIn, sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]
/** When the server received what the employer declares. */
const TOLD_AT = START - DAY
const telephone = { channel: 'telephone', on: siteDay(START - 2 * DAY) } as const

let server: TestServer
let kiosk: TestDevice
let host: TestDevice
let bakery: TestDevice
let token: string
let lucie: string

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil', siren: someSiren('bakery') }, 'bakery')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  bakery = await server.device('brest', 'employer', 'bakery')
  await bakery.signIn('armelle', await server.account('brest', 'armelle', 'bakery'))
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  ;[token] = (stock.body as { tokens: [string] }).tokens
  lucie = readPassToken(token)!.visitorId
  const head = { siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery' }
  await server.parts.store.transaction(async (tx) => {
    await keepRecord(tx, 'visitors', sampleRecord('visitors', { ...head, id: lucie, mark: 'Lucie' }))
    await keepRecord(tx, 'jobOffers', sampleRecord('jobOffers', { ...head, id: 'offer', mark: 'Vente' }))
  })
  await kiosk.call('POST', 'visitor/pictures', { token, secret: PICTURES })
  await openSession()
  await declared('a1')
})
afterEach(() => server.stop())

describe('what a person says at the kiosk of an answer that is only declared', () => {
  it('is a no that ends the answer everywhere, for hosts to look at', async () => {
    await say({ kind: 'deny-telling', answer: 'a1.1' })
    for (const application of [await applicationAt(bakery, 'a1'), (await mine())[0]!.application]) {
      expect(application.events.at(-1)).toMatchObject({ type: 'telling-denied', about: 'a1.1' })
      expect(applicationStatus(application, server.clock.now()).kind).toBe('received')
    }
    const words = [
      boardTexts.fr.telling.told.telephone.replace('{day}', dayWords(telephone.on, 'fr')),
      'Le poste a été pourvu.',
    ]
    expect(await toDecide()).toMatchObject([{ about: 'a1.1', kind: 'not-told', stage: 'contest', words }])
    expect((await mine())[0]!.contests).toMatchObject([{ kind: 'not-told', state: 'waits' }])
  })

  it('may be said otherwise in time: nothing is left for hosts to decide', async () => {
    await say({ kind: 'deny-telling', answer: 'a1.1' })
    await say({ kind: 'confirm-telling', answer: 'a1.1' })
    expect(await toDecide()).toEqual([])
    expect(applicationStatus(await applicationAt(bakery, 'a1'), server.clock.now()).kind).toBe('refused')
    await say({ kind: 'deny-telling', answer: 'a1.1' })
    expect(await toDecide()).toHaveLength(1)
  })

  it('comes too late after seven days, whatever the kiosk thought when it was said', async () => {
    const told = await sealedWord({ kind: 'deny-telling', answer: 'a1.1' })
    server.clock.advance(DENIAL_WINDOW)
    expect(await kiosk.push(told)).toMatchObject([{ outcome: 'accepted' }])
    await host.signIn('maelle', 'maelle-secret-secret')
    expect(await toDecide()).toEqual([])
    await bakery.signIn('armelle', 'armelle-secret-secret')
    expect(applicationStatus(await applicationAt(bakery, 'a1'), server.clock.now()).kind).toBe('refused')
  })

  it('is the person’s own to say: a desk that says it is not heard', async () => {
    const application = await applicationAt(bakery, 'a1')
    const event = { id: 'yes', type: 'telling-confirmed' as const, at: START, by: 'x', about: 'a1.1' }
    const document = { ...application, ...bakery.stamp('a1', START), events: [...application.events, event] }
    const [result] = await bakery.push({
      ...{ collection: 'applications', id: 'a1', assumedRev: application.rev },
      document: document as never,
    })
    expect(result).toMatchObject({ outcome: 'refused' })
    expect((await applicationAt(bakery, 'a1')).events).toHaveLength(2)
  })

  it('is decided by hosts: what they find counts, one way and the other, and the employer appeals once', async () => {
    await say({ kind: 'deny-telling', answer: 'a1.1' })
    expect((await decide('a1', false)).status).toBe(204)
    const lifted = await applicationAt(bakery, 'a1')
    expect(applicationStatus(lifted, server.clock.now()).kind).toBe('refused')
    expect(scoredFileOf(lifted)!.events).toMatchObject([{ id: 'a1.1', believedFrom: server.clock.now() }])
    expect((await mine())[0]!.contests).toMatchObject([{ kind: 'not-told', state: 'dismissed' }])

    await declared('a2')
    await say({ kind: 'deny-telling', answer: 'a2.1' }, 'a2')
    expect((await decide('a2', true)).status).toBe(204)
    expect(scoredFileOf(await applicationAt(bakery, 'a2'))!.events).toEqual([])
    const appeal = await bakery.call('POST', 'employer/contests/a2/a2.1/appeal', { words: 'J’ai appelé.' })
    expect(appeal.status).toBe(204)
    expect((await decide('a2', false, 'appeal')).status).toBe(204)
    expect(scoredFileOf(await applicationAt(bakery, 'a2'))!.events).toMatchObject([{ id: 'a2.1' }])
  })

  it('is for hosts to look at again where a restore lost that it was, and not once they decided', async () => {
    const rowsAreLost = () => server.parts.store.transaction((tx) => tx.run(tx.tables.deleteFrom('contests')))
    await declared('a2')
    for (const id of ['a1', 'a2']) await say({ kind: 'deny-telling', answer: `${id}.1` }, id)
    expect((await decide('a2', true)).status).toBe(204)
    await rowsAreLost()
    expect(await toDecide()).toEqual([])
    for (const id of ['a1', 'a2']) await say({ kind: 'withdraw', because: 'found-work' }, id)
    expect(await toDecide()).toMatchObject([{ about: 'a1.1', kind: 'not-told' }])
  })

  it('leaves hosts nothing to uphold where the employer took the answer back', async () => {
    await say({ kind: 'deny-telling', answer: 'a1.1' })
    const application = await applicationAt(bakery, 'a1')
    const back = { id: 'back', type: 'answer-withdrawn' as const, at: TOLD_AT, by: 'desk', about: 'a1.1' }
    const events = [...application.events, { ...back, receivedAt: TOLD_AT + MINUTE }]
    await keep(server.parts.receipts.stampedAnew({ ...application, events }))
    expect(refusalIn(await decide('a1', true)).reasons).toEqual(['answer-gone'])
  })
})

describe('what a person says of it on their telephone', () => {
  const press = (address: string, word: string, answer = 'a1.1') =>
    fetch(`${address}/prevenu/${answer}/${word}?langue=en`, { method: 'POST', redirect: 'manual' })
  const link = async () =>
    ((await kiosk.call('POST', 'visitor/applications/a1/link')).body as FollowLink).address
  const read = async (address: string) => (await fetch(address)).text()
  const events = async () => (await applicationAt(bakery, 'a1')).events.map(({ type }) => type)

  it('is heard from who has the link alone, of that answer, in these words', async () => {
    const address = await link()
    expect((await press(address.replace(/.{43}$/, 'A'.repeat(43)), 'non')).status).toBe(404)
    expect((await press(address, 'peut-etre')).status).toBe(404)
    expect((await press(address, 'non', 'a1.0')).status).toBe(303)
    expect((await fetch(`${address}/prevenu/a1.1/non`)).status).toBe(404)
    expect(await events()).toEqual(['submitted', 'refused'])
  })

  it('is asked in every language, kept once, and shown as it stands', async () => {
    const address = await link()
    for (const language of languages) {
      const text = await read(`${address}?langue=${language}`)
      const { ask, yes, no } = boardTexts[language].telling
      for (const words of [ask, yes, no, boardTexts[language].status.tellingAsked])
        expect(text).toContain(words)
    }
    const pressed = await press(address, 'non')
    expect(pressed.headers.get('location')).toBe(`${new URL(address).pathname}?langue=en`)
    await press(address, 'non')
    expect(await events()).toEqual(['submitted', 'refused', 'telling-denied'])
    expect(await read(`${address}?langue=en`)).toContain(boardTexts.en.telling.saidNo)
    expect(await toDecide()).toMatchObject([{ kind: 'not-told' }])
    server.clock.advance(MINUTE)
    await press(address, 'oui')
    expect(await read(`${address}?langue=en`)).toContain(boardTexts.en.telling.saidYes)
    expect(await toDecide()).toEqual([])
    server.clock.advance(DENIAL_WINDOW)
    expect(await read(address)).not.toContain('prevenu')
    await press(address, 'non')
    expect(await events()).toEqual(['submitted', 'refused', 'telling-denied', 'telling-confirmed'])
  })

  it('is not asked before the answer can be read', async () => {
    await declared('a1', START - MINUTE)
    const address = await link()
    expect(await read(address)).not.toContain('prevenu')
    await press(address, 'non')
    expect(await events()).toEqual(['submitted', 'refused'])
  })
})

it('is one integer at the server, at the desk and in the proof, with a yes, a no and a silence', async () => {
  const people = ['u', 'v', 'w', 'x', 'y', 'z']
  for (const [index, person] of people.entries()) {
    const application = await declared(`s${index}`, TOLD_AT, person)
    if (index < 2) continue
    const type = index < 4 ? ('telling-confirmed' as const) : ('telling-denied' as const)
    const word = { id: `s${index}.w`, type, at: START, by: 'kiosk', receivedAt: START, about: `s${index}.1` }
    await keep(server.parts.receipts.stampedAnew({ ...application, events: [...application.events, word] }))
  }
  server.clock.advance(40 * DAY)
  await server.running.followUps.look()
  const monday = lastMondayAtSix(server.clock.now())
  const employer = (await server.parts.store.read((view) => view.record('employers', 'bakery'))) as Employer
  const files = ((await bakery.records('applications')) as Application[]).map((one) => scoredFileOf(one)!)
  const { score } = scoreEmployer(files, monday)
  // Of seven applications, the first among them, two were denied.
  expect(score).toMatchObject({ counted: 7, answered: 5 })
  expect(employer.reciprok).toEqual(score)
  const proof = await verifyProof(JSON.stringify(await signedProof(server.parts, 'bakery')))
  expect(proof).toMatchObject({ valid: true, proof: { result: { points: score.points } } })
})

/** Of somebody, received six days ago and refused by telephone, which the employer says since. */
async function declared(id: string, at = TOLD_AT, visitorId = lucie): Promise<Application> {
  const head = { ...kiosk.stamp(id, at - 5 * DAY), employerId: 'bakery', mark: 'x' }
  const sample = sampleRecord('applications', head) as Application
  const sent = { at: at - 5 * DAY, by: 'kiosk', receivedAt: at - 5 * DAY }
  const reasons = [{ code: 'position_filled' as const }]
  const events: ApplicationEvent[] = [
    { id: `${id}.0`, type: 'submitted', ...sent },
    { id: `${id}.1`, type: 'refused', at, by: 'desk', receivedAt: at, told: telephone, reasons },
  ]
  const application = server.parts.receipts.stampedAnew({ ...sample, id, visitorId, events })
  await keep(application)
  return application
}
async function keep(application: Application) {
  await server.parts.store.transaction((tx) => keepRecord(tx, 'applications', application))
}
async function openSession() {
  const opened = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
  kiosk.session = (opened.body as { session: string }).session
}

/** As the kiosk seals it, of what it has just read. */
async function sealedWord(word: CandidateWord, id = 'a1') {
  const read = (await mine()).find(({ application }) => application.id === id)!.application
  const writer = { siteId: 'brest', deviceId: kiosk.scope.deviceId, now: server.clock.now() }
  const told = tellAsCandidate(read, word, writer, `said-${read.events.length}`)
  if (!told.ok) throw new Error(told.reason)
  const site = (await server.parts.store.read((view) => view.record('sites', 'brest', 'brest'))) as Site
  const text = JSON.stringify({ application: told.value, secret: PICTURES })
  return { collection: 'applications' as const, id, sealed: await sealTo(site, text) }
}
async function say(word: CandidateWord, id = 'a1') {
  server.clock.advance(MINUTE)
  expect(await kiosk.push(await sealedWord(word, id))).toMatchObject([{ outcome: 'accepted' }])
}
const decide = (id: string, upheld: boolean, stage = 'contest') =>
  host.call('POST', `host/contests/${id}/${id}.1`, { stage, upheld })
async function toDecide(): Promise<ContestLine[]> {
  return ((await host.call('GET', 'host/contests')).body as { contests: ContestLine[] }).contests
}
async function mine(): Promise<MyApplication[]> {
  return ((await kiosk.call('GET', 'visitor/applications')).body as { applications: MyApplication[] })
    .applications
}
async function applicationAt(device: TestDevice, id: string): Promise<Application> {
  return ((await device.records('applications')) as Application[]).find((one) => one.id === id)!
}
