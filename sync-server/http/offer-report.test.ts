import { afterEach, beforeEach, expect, it } from 'vitest'
import type { FollowLink, MyApplication } from '../../domain/contract/visitors.ts'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { boardTexts } from '../../domain/hiring/board-texts.ts'
import { REPORT_DAY } from '../../domain/hiring/published-report.ts'
import { languages } from '../../domain/language.ts'
import { DAY, MINUTE } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { createEmployer } from '../employers/employers.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]
const closedAt = START - REPORT_DAY * DAY
let server: TestServer
let kiosk: TestDevice
let lucie: string

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  kiosk = await server.device('brest', 'kiosk')
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  const [token] = (stock.body as { tokens: [string] }).tokens
  lucie = readPassToken(token)!.visitorId
  await kiosk.call('POST', 'visitor/pictures', { token, secret: PICTURES })
  const opened = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
  kiosk.session = (opened.body as { session: string }).session
  await closed('offer', closedAt)
  for (const [index, person] of [lucie, 'v', 'w', 'x'].entries())
    await applied(`a${index}`, person, index > 1)
})
afterEach(() => server.stop())

it('nobody reads it of fewer than five people, nor of another offer of the employer', async () => {
  await applied('b1', 'y', true, 'other')
  expect((await mine()).report).toBeUndefined()
  expect(await page()).not.toContain(boardTexts.fr.report.title)
})

it('nobody reads it before its day, nor of a recruitment that is open again', async () => {
  await applied('a4', 'y', true)
  for (const at of [closedAt + 1, undefined]) {
    await closed('offer', at)
    expect((await mine()).report).toBeUndefined()
  }
})

it('candidates read it at the kiosk and on their telephone, in numbers alone', async () => {
  await applied('a4', 'y', true)
  const report = { closedAt, received: 5, answered: 3, explained: 3, oriented: 0 }
  expect((await mine()).report).toEqual(report)
  for (const language of languages) {
    const text = await page(language)
    const { title, figures, note } = boardTexts[language].report
    for (const words of [title, note, `<dt>${figures.received}</dt><dd>5</dd>`]) expect(text).toContain(words)
    expect(text).toContain(`<dt>${figures.answered}</dt><dd>3</dd>`)
  }
  // Who is answered after it was told changes nothing of it.
  await applied('a1', 'v', true)
  expect((await mine()).report).toEqual(report)
})

it('what is found, or heard, after its day changes nothing of it', async () => {
  await applied('a4', 'y', true)
  const { report } = await mine()
  expect(report).toMatchObject({ answered: 3 })
  await happensLater('a2', { type: 'contest-upheld', about: 'a2.1' })
  expect((await mine()).report).toEqual(report)
  // At a session without network, before the day of the report.
  await happensLater('a1', { type: 'refused', at: START - DAY, atSession: 's' })
  expect((await mine()).report).toEqual(report)
})

it('somebody who is erased later, known twice as it was found out, changes nothing of it', async () => {
  await applied('a4', 'y', true)
  const { report } = await mine()
  expect(report).toMatchObject({ received: 5, answered: 3 })
  // Two entries of the directory are found to be one person: the report speaks of those whom it was told of.
  for (const [id, mergedInto] of [
    ['w', undefined],
    ['x', 'w'],
  ] as const) {
    const entry = sampleRecord('visitors', { ...kiosk.stamp(id, START), mark: 'Awa' }) as Visitor
    const next = { ...entry, ...(mergedInto === undefined ? {} : { mergedInto }) }
    await server.parts.store.transaction((tx) => keepRecord(tx, 'visitors', next))
  }
  expect((await mine()).report).toEqual(report)
  await server.parts.store.transaction((tx) => erasePerson(tx, 'brest', 'w', START + MINUTE))
  expect((await mine()).report).toEqual(report)
})

/** The server hears of it a minute after the report was told. */
async function happensLater(id: string, told: Partial<ApplicationEvent>) {
  const application = (await server.parts.store.read((view) => view.record('applications', id, 'brest')))!
  const later = { id: `${id}.later`, by: 'desk', at: START + MINUTE, receivedAt: START + MINUTE }
  const events = [...application.events, { ...later, ...told } as ApplicationEvent]
  await server.parts.store.transaction((tx) => keepRecord(tx, 'applications', { ...application, events }))
}
async function closed(id: string, at: number | undefined) {
  const head = { ...kiosk.stamp(id, START), employerId: 'bakery', mark: 'Vente' }
  const { closedAt: _closed, ...offer } = sampleRecord('jobOffers', head)
  const record = { ...offer, publishedAt: START - 60 * DAY, ...(at === undefined ? {} : { closedAt: at }) }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'jobOffers', record))
}

/** Twenty days ago; refused with its reason two days before the report, or later for who waited until then. */
async function applied(id: string, visitorId: string, isRefused: boolean, jobOfferId = 'offer') {
  const head = { ...kiosk.stamp(id, START), employerId: 'bakery', mark: 'x' }
  const sample = sampleRecord('applications', head) as Application
  const known = await server.parts.store.read((view) => view.record('applications', id, 'brest'))
  const at = START - 20 * DAY
  const refusedAt = known ? START + 1 : START - 2 * DAY
  const reasons = [{ code: 'skill_missing' as const, criterionId: 'c' }]
  const events: ApplicationEvent[] = [{ id: `${id}.0`, type: 'submitted', at, by: 'kiosk', receivedAt: at }]
  if (isRefused)
    events.push({ id: `${id}.1`, type: 'refused', at: refusedAt, by: 'desk', receivedAt: refusedAt, reasons })
  const record = { ...sample, id, visitorId, jobOfferId, events }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'applications', record))
}
async function mine(): Promise<MyApplication> {
  const { body } = await kiosk.call('GET', 'visitor/applications')
  return (body as { applications: MyApplication[] }).applications[0]!
}
async function page(language = 'fr'): Promise<string> {
  const made = await kiosk.call('POST', 'visitor/applications/a0/link')
  return (await fetch(`${(made.body as FollowLink).address}?langue=${language}`)).text()
}
