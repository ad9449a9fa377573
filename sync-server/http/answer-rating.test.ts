import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MyApplication } from '../../domain/contract/visitors.ts'
import { publishedRating, RATING_WINDOW, type AnswerRating } from '../../domain/hiring/answer-rating.ts'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { SECOND_THOUGHTS } from '../../domain/hiring/event-time.ts'
import { addDays, DAY, parisDay, parisInstant } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { createEmployer } from '../employers/employers.ts'
import { hashPictures } from '../passes/pass-secrets.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]
const best: AnswerRating = { clear: 'yes', useful: 'yes', respectful: 'yes' }
const worst: AnswerRating = { clear: 'no', useful: 'no', respectful: 'no' }

let server: TestServer
let kiosk: TestDevice
/** Of the visitor whose session is open. */
let token: string
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  kiosk = await server.device('brest', 'kiosk')
})
afterEach(() => server.stop())

describe('what a candidate says of how they were answered', () => {
  it('is kept once, in the words in which it was said first, and asked no more', async () => {
    await answered(await somebody(), 'a1')
    expect((await mine())[0]!.ratableUntil).toBe(START - DAY + RATING_WINDOW)
    expect((await rate('a1', best)).status).toBe(204)
    // An answer that was lost on the way: the same words again are no second rating.
    expect((await rate('a1', best)).status).toBe(204)
    expect(refusalIn(await rate('a1', worst)).reasons).toEqual(['already-rated'])
    expect((await mine())[0]).not.toHaveProperty('ratableUntil')
    expect(await ratings()).toMatchObject([{ applicationId: 'a1', employerId: 'bakery', ...best }])
  })

  it('is refused for what one did not send, was not answered yet, or was answered long ago', async () => {
    const visitorId = await somebody()
    await answered('SOMEBODY-ELSE', 'theirs')
    await answered(visitorId, 'fresh', { at: START - SECOND_THOUGHTS + 1 })
    await answered(visitorId, 'old', { at: START - RATING_WINDOW })
    for (const [applicationId, reason] of [
      ['theirs', 'unknown'],
      ['none', 'unknown'],
      ['fresh', 'nothing-to-rate'],
      ['old', 'rating-closed'],
    ] as const)
      expect([applicationId, refusalIn(await rate(applicationId, best)).reasons]).toEqual([
        applicationId,
        [reason],
      ])
    expect(await ratings()).toEqual([])
  })

  it('is nothing that a kiosk may say without the pictures, nor in other words than these', async () => {
    await answered(await somebody(), 'a1')
    const { session } = kiosk
    kiosk.session = null
    expect((await rate('a1', best)).status).toBe(401)
    kiosk.session = session
    for (const body of [
      {},
      { clear: 'yes', useful: 'yes' },
      { ...best, clear: 'maybe' },
      { ...best, note: 'x' },
    ])
      expect((await kiosk.call('POST', 'visitor/applications/a1/rating', body)).status).toBe(400)
  })

  it('is shown as a mean from five people on, on Mondays only, and gone with who said it', async () => {
    for (let person = 0; person < 4; person++) {
      await answered(await somebody(), `a${person}`)
      expect((await rate(`a${person}`, best)).status).toBe(204)
    }
    await nextMonday()
    expect((await bakery()).rating).toBeUndefined()
    await answered(await somebody(), 'a4')
    expect((await rate('a4', worst)).status).toBe(204)
    await server.running.followUps.look()
    expect((await bakery()).rating).toBeUndefined()
    await nextMonday()
    const five = [best, best, best, best, worst].map((rating, index) => ({ person: `${index}`, rating }))
    expect((await bakery()).rating).toEqual(publishedRating(five))
    // Nobody who sees the employer sees who said what.
    const desk = await server.device('brest', 'employer', 'bakery')
    for (const application of (await desk.records('applications')) as Application[])
      expect(Object.keys({ ...application, ...application.events.at(-1) })).not.toContain('respectful')
    await openSession()
    expect((await kiosk.call('POST', 'visitor/erase', { token, secret: PICTURES })).status).toBe(204)
    expect(await ratings()).toHaveLength(4)
    await nextMonday()
    expect((await bakery()).rating).toBeUndefined()
  })

  it('counts once of a person whom two entries of the directory were found to be', async () => {
    const ids: string[] = []
    for (let index = 0; index < 5; index++) {
      const visitorId = await somebody()
      ids.push(visitorId)
      await answered(visitorId, `a${index}`)
      expect((await rate(`a${index}`, best)).status).toBe(204)
    }
    const entry = sampleRecord('visitors', { ...kiosk.stamp(ids[4]!, START), mark: 'x' }) as Visitor
    await server.parts.store.transaction((tx) =>
      keepRecord(tx, 'visitors', { ...entry, id: ids[4]!, mergedInto: ids[0]! }),
    )
    await nextMonday()
    expect((await bakery()).rating).toBeUndefined()
  })

  it('is told to its candidate with all that is kept of them', async () => {
    await answered(await somebody(), 'a1')
    await rate('a1', { ...best, useful: 'partly' })
    const { body } = await kiosk.call('GET', 'visitor/data')
    expect((body as { applications: object[] }).applications).toMatchObject([
      { employer: 'Fournil', rating: { clear: 'yes', useful: 'partly', respectful: 'yes' } },
    ])
  })
})

/** A visitor with a card, whose session is open at the kiosk. */
async function somebody(): Promise<string> {
  const { body } = await kiosk.call('POST', 'passes/stock', { count: 1 })
  token = (body as { tokens: [string] }).tokens[0]
  const { visitorId } = readPassToken(token)!
  const secretHash = await hashPictures(PICTURES)
  await server.parts.store.transaction((tx) =>
    tx.run(tx.tables.insertInto('passSecrets').values({ siteId: 'brest', visitorId, secretHash })),
  )
  await openSession()
  return visitorId
}
async function openSession() {
  const opened = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
  kiosk.session = (opened.body as { session: string }).session
}

/** An application of theirs that was refused, by default yesterday. */
async function answered(visitorId: string, id: string, { at = server.clock.now() - DAY } = {}) {
  const sample = sampleRecord('applications', {
    ...kiosk.stamp(id, at - 5 * DAY),
    employerId: 'bakery',
    mark: 'x',
  }) as Application
  const events: ApplicationEvent[] = [
    { id: `${id}.0`, type: 'submitted', at: at - 5 * DAY, by: 'kiosk', receivedAt: at - 5 * DAY },
    {
      id: `${id}.1`,
      type: 'refused',
      at,
      by: 'desk',
      receivedAt: at,
      reasons: [{ code: 'position_filled' }],
    },
  ]
  await server.parts.store.transaction((tx) =>
    keepRecord(tx, 'applications', { ...sample, id, visitorId, events }),
  )
}

const rate = (applicationId: string, rating: AnswerRating) =>
  kiosk.call('POST', `visitor/applications/${applicationId}/rating`, { ...rating })

async function mine(): Promise<MyApplication[]> {
  const { body } = await kiosk.call('GET', 'visitor/applications')
  return (body as { applications: MyApplication[] }).applications
}

const ratings = () =>
  server.parts.store.read((view) => view.all(view.tables.selectFrom('answerRatings').selectAll()))

async function bakery(): Promise<Employer> {
  return (await server.parts.store.read((view) => view.record('employers', 'bakery')))!
}

async function nextMonday() {
  const days = Array.from({ length: 7 }, (_, index) => addDays(parisDay(server.clock.now()), index + 1))
  const monday = days.find((day) => new Date(`${day}T12:00:00Z`).getUTCDay() === 1)!
  server.clock.set(parisInstant(monday, 7))
  await server.running.followUps.look()
}
