import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AdviceState, SilenceBoard } from '../../domain/contract/advice.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY, HOUR, lastMondayAtSix } from '../../domain/time.ts'
import { createEmployer, employerOf } from '../employers/employers.ts'
import { FollowUpRunner } from '../follow-ups/follow-up-runner.ts'
import { deliveryFollower } from '../reminders/delivery.ts'
import type { Mail } from '../reminders/sender.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { someSiren } from '../testing/some-siren.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let host: TestDevice
let bakery: TestDevice
let garage: TestDevice
let mails: Mail[]
let deliverer: FollowUpRunner

/** Somebody of an employer has signed in at its desk. */
async function desk(employerId: string): Promise<TestDevice> {
  const device = await server.device('brest', 'employer', employerId)
  await device.signIn(employerId, await server.account('brest', employerId, employerId))
  return device
}

beforeEach(async () => {
  server = await TestServer.start()
  for (const site of ['brest', 'quimper']) await server.createSite(site)
  for (const id of ['bakery', 'garage']) {
    await createEmployer(
      server.parts,
      'brest',
      { name: id, siren: someSiren(id), contactEmail: `${id}@example.fr` },
      id,
    )
  }
  host = await server.device('brest', 'host')
  await host.signIn('lea', await server.account('brest', 'lea'))
  ;[bakery, garage, mails] = [await desk('bakery'), await desk('garage'), []]
  const send = (mail: Mail) => {
    mails.push(mail)
    return Promise.resolve('sent' as const)
  }
  deliverer = new FollowUpRunner(server.parts, [deliveryFollower(server.parts, { mail: { send } })])
})
afterEach(async () => {
  await deliverer.close()
  await server.stop()
})

const advice = async (device = bakery) => (await device.call('GET', 'employer/advice')).body as AdviceState
const board = async () => (await host.call('GET', 'host/silence')).body as SilenceBoard
const requestId = 'a-request-of-its-own'
const tell = (...codes: string[]) => bakery.call('POST', 'employer/advice/motives', { requestId, codes })
const offer = (startsAt: number, count = 1) => host.call('POST', 'host/advice/slots', { startsAt, count })
const book = (slotId: string, device = bakery) => device.call('POST', 'employer/advice/bookings', { slotId })

/** Six people of the bakery have waited for so many days. */
async function keepWaiting(daysAgo: number, people = 6): Promise<void> {
  const at = START - daysAgo * DAY
  for (let index = 0; index < people; index += 1) {
    const head = {
      id: `a${index}`,
      siteId: 'brest',
      rev: '1',
      at,
      by: 'kiosk',
      employerId: 'bakery',
      mark: 'x',
    }
    const sample = sampleRecord('applications', head)
    const submitted = { id: `a${index}.0`, type: 'submitted', at, by: 'kiosk', receivedAt: at }
    const who = { jobOfferId: 'baker', visitorId: `visitor-${index}`, events: [submitted] }
    const application = { ...sample, ...who } as Application
    await server.parts.store.transaction((tx) => keepRecord(tx, 'applications', application))
  }
  const offer = sampleRecord('jobOffers', {
    id: 'baker',
    siteId: 'brest',
    rev: '1',
    at,
    by: 'desk',
    employerId: 'bakery',
    mark: 'x',
  })
  // It is written on in time: nobody asks whether it goes on.
  const stamps = { ...offer.stamps, title: nextRevision(undefined, START + 40 * DAY, 'desk') }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'jobOffers', { ...offer, stamps }))
}
/** A label that was lost: six people wait, all of them count, and Monday has told so. */
async function loseLabel(): Promise<void> {
  await keepWaiting(60)
  await server.running.followUps.idle()
  await publish()
}
async function publish(): Promise<void> {
  server.clock.advance(7 * DAY)
  await server.running.followUps.look()
  await server.running.followUps.idle()
  await signInAgain()
}
/** Sign-ins end while days pass. */
async function signInAgain(): Promise<void> {
  await bakery.signIn('bakery', 'bakery-secret-secret')
  await garage.signIn('garage', 'garage-secret-secret')
  await host.signIn('lea', 'lea-secret-secret')
}
/** Day by day the server looks, at an hour of work. */
async function live(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    for (const step of [3 * HOUR, 21 * HOUR]) {
      server.clock.advance(step)
      await server.running.followUps.look()
      await server.running.followUps.idle()
      await deliverer.look()
    }
  }
}
const kinds = async () => {
  const rows = await server.parts.store.read((view) =>
    view.all(
      view.tables
        .selectFrom('reminders')
        .select(['kind', 'state'])
        .where('employerId', '=', 'bakery')
        .orderBy('dueAt'),
    ),
  )
  return rows.map(({ kind, state }) => `${kind} ${state}`)
}

it('without a label it is asked why, and no more once it has said so', async () => {
  await loseLabel()
  await live(20)
  expect(await kinds()).toEqual(['label-lost sent', 'label-lost-again sent', 'label-lost-last planned'])
  await signInAgain()
  const entered = await bakery.signIn('bakery', 'bakery-secret-secret')
  expect(entered.body).toMatchObject({ asksWhy: true })
  expect(await advice()).toMatchObject({ asked: 'no-label', overdue: 6, offered: true })

  for (const status of [204, 204]) expect((await tell('no-time', 'too-many')).status).toBe(status)
  expect(await advice()).toMatchObject({ motives: { codes: ['no-time', 'too-many'] }, overdue: 6 })
  expect(await advice()).not.toHaveProperty('asked')
  const again = await bakery.signIn('bakery', 'bakery-secret-secret')
  expect(again.body).not.toHaveProperty('asksWhy')
  const [line] = (await board()).employers
  expect(line).toMatchObject({ employerId: 'bakery', motives: { codes: ['no-time', 'too-many'] } })
  expect(line).toMatchObject({ lastMessage: { kind: 'label-lost-again' }, next: { kind: 'call' } })
  await live(20)
  expect(await kinds()).toEqual(['label-lost sent', 'label-lost-again sent'])
  expect(mails).toHaveLength(2)
})

it('without a word it is asked three times, and then no more', async () => {
  await loseLabel()
  await live(50)
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Qu’est-ce qui vous a empêché de répondre\u202f?',
    'Pouvons-nous vous aider à répondre\u202f?',
    'Un conseil en recrutement vous attend',
  ])
})

it('a motive is no answer: with overdue files it is asked again four weeks later', async () => {
  await keepWaiting(31, 1)
  expect(await advice()).toMatchObject({ asked: 'overdue', overdue: 1 })
  await tell('filled')
  expect(await advice()).toMatchObject({ overdue: 1 })
  expect((await board()).employers).toMatchObject([{ waiting: 1, silentSince: START - 31 * DAY }])
  server.clock.advance(28 * DAY)
  await signInAgain()
  expect(await advice()).toMatchObject({ asked: 'overdue' })
})

it('two employers who want one half hour: one has it, the other is told so by name', async () => {
  expect((await offer(START + 2 * DAY)).status).toBe(204)
  const [slot] = (await advice()).slots
  expect(slot).toMatchObject({ host: 'lea', startsAt: START + 2 * DAY })
  const tries = await Promise.all([book(slot!.slotId), book(slot!.slotId, garage), book(slot!.slotId)])
  const refused = tries.filter(({ status }) => status !== 204)
  const own = await advice()
  const winner = own.booking ? bakery : garage
  expect(refused).toHaveLength(winner === bakery ? 1 : 2)
  for (const { body } of refused)
    expect(body).toMatchObject({ error: 'not-possible', reasons: ['slot-taken'] })
  const rows = await server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('adviceBookings').selectAll()),
  )
  expect(rows).toHaveLength(1)
})

it('what is given back is free again; nobody gives back what is another’s', async () => {
  await offer(START + 2 * DAY, 2)
  const [first, second] = (await advice()).slots
  await book(first!.slotId)
  expect((await book(second!.slotId)).body).toMatchObject({ reasons: ['already-booked'] })
  const { booking } = await advice()
  const path = `employer/advice/bookings/${booking!.bookingId}`
  expect((await garage.call('DELETE', path)).status).toBe(404)
  for (const status of [204, 204]) expect((await bakery.call('DELETE', path)).status).toBe(status)
  expect((await book(first!.slotId, garage)).status).toBe(204)
  expect((await board()).slots).toMatchObject([{ mine: true, employer: 'garage' }, { mine: true }])
})

it('a half hour that the host takes back is told to who had it, and is reminded of no more', async () => {
  await offer(START + 3 * DAY)
  const [slot] = (await advice()).slots
  await book(slot!.slotId)
  await server.running.followUps.idle()
  expect(await kinds()).toEqual(['advice-soon planned'])
  expect((await host.call('DELETE', `host/advice/slots/${slot!.slotId}`)).status).toBe(204)
  await server.running.followUps.idle()
  expect(await kinds()).toEqual([])
  expect(await advice()).toMatchObject({ takenBack: { host: 'lea' }, slots: [] })
})

it('the day before, whoever booked is reminded of the hour', async () => {
  await offer(lastMondayAtSix(START) + 10 * DAY + 5 * HOUR)
  const [slot] = (await advice()).slots
  await book(slot!.slotId)
  await live(14)
  expect(mails.map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^Votre demi-heure de conseil\u202f: \d+ \w+ \d{4} à 1\d:00$/),
  ])
})

it('who was called, or wants no advice, is not to be called for ninety days', async () => {
  await loseLabel()
  expect((await board()).employers).toMatchObject([
    { because: ['no-label', 'silent-files'], next: { kind: 'call' } },
  ])
  expect((await host.call('POST', 'host/silence/called', { employerId: 'bakery' })).status).toBe(204)
  expect((await board()).employers).toMatchObject([{ because: [], next: { kind: 'message' } }])
  expect(await advice()).toMatchObject({ offered: false })
  expect((await bakery.call('POST', 'employer/advice/declined')).status).toBe(204)
})

it('hosts of another site see nothing of it, call nobody, and take no half hour back', async () => {
  await keepWaiting(40)
  await offer(START + 2 * DAY)
  const quimper = await server.device('quimper', 'host')
  await quimper.signIn('yann', await server.account('quimper', 'yann'))
  expect((await quimper.call('GET', 'host/silence')).body).toEqual({ employers: [], blocked: [], slots: [] })
  expect((await quimper.call('POST', 'host/silence/called', { employerId: 'bakery' })).status).toBe(404)
  const [slot] = (await board()).slots
  expect((await quimper.call('DELETE', `host/advice/slots/${slot!.slotId}`)).status).toBe(404)
  bakery.session = null
  expect((await bakery.call('GET', 'employer/advice')).status).toBe(401)
})

it('a booked half hour is never shown as free, whichever sites its employer belongs to since', async () => {
  await offer(START + 2 * DAY)
  const [slot] = (await advice()).slots
  await book(slot!.slotId)
  await server.parts.store.transaction(async (tx) => {
    const employer = await employerOf(tx, 'bakery')
    await keepRecord(tx, 'employers', { ...employer!, siteIds: ['quimper'] })
  })
  expect(await board()).toMatchObject({ employers: [], slots: [{ employer: 'bakery' }] })
})

it('half hours that are over, too far away or one in the other are refused by name', async () => {
  for (const [startsAt, reason] of [
    [START - HOUR, 'slot-past'],
    [START + 200 * DAY, 'slot-too-far'],
  ] as const)
    expect((await offer(startsAt)).body).toMatchObject({ reasons: [reason] })
  await offer(START + 2 * DAY)
  expect((await offer(START + 2 * DAY)).status).toBe(204)
  expect((await offer(START + 2 * DAY + 600_000)).body).toMatchObject({ reasons: ['slot-overlaps'] })
  expect((await board()).slots).toHaveLength(1)
})

describe('words that were held back', () => {
  const said = 'Vous êtes trop vieux pour ce poste.'

  it('are told to nobody else, and of nobody else', async () => {
    const stranger = await bakery.call('POST', 'employer/blocked-words', {
      form: 'answer',
      grounds: ['age', said],
    })
    expect(stranger.status).toBe(400)
    expect(
      (await bakery.call('POST', 'employer/blocked-words', { form: 'answer', grounds: [] })).status,
    ).toBe(400)
    await bakery.call('POST', 'employer/label-reply', { words: 'Nous répondons en deux semaines.' })
    expect((await board()).blocked).toEqual([])
    const quimper = await server.device('quimper', 'host')
    await quimper.signIn('yann', await server.account('quimper', 'yann'))
    await bakery.call('POST', 'employer/label-reply', { words: said })
    expect((await quimper.call('GET', 'host/silence')).body).toMatchObject({ blocked: [] })
  })

  it('are told to hosts by form and ground, once however often, without the words', async () => {
    for (let index = 0; index < 5; index += 1) {
      await bakery.call('POST', 'employer/label-reply', { words: said })
      await bakery.call('POST', 'employer/blocked-words', { form: 'answer', grounds: ['health'] })
    }
    const offer = sampleRecord('jobOffers', { ...bakery.stamp('o1', START), employerId: 'bakery', mark: 'x' })
    const document = { ...offer, title: 'Vendeur', description: said, publishedAt: START }
    const row = { collection: 'jobOffers', id: 'o1', document, assumedRev: null }
    expect(await bakery.push(row as never)).toMatchObject([{ outcome: 'refused', reason: 'protected-words' }])
    const { blocked } = await board()
    expect(blocked).toHaveLength(1)
    expect(blocked[0]).toMatchObject({ employerId: 'bakery', name: 'bakery' })
    expect([...blocked[0]!.forms].sort()).toEqual(['answer', 'label-reply', 'offer'])
    expect([...blocked[0]!.grounds].sort()).toEqual(['age', 'health'])
    const kept = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('adviceFacts').selectAll()),
    )
    expect(JSON.stringify(kept)).not.toContain('vieux')
    expect(kept).toHaveLength(3)
    // Nothing of it counts as what was said of a silence.
    expect((await advice()).motives).toBeUndefined()
    await keepWaiting(40)
    expect(await advice()).toMatchObject({ asked: 'overdue', offered: true })
    expect((await board()).employers).toMatchObject([{ next: { kind: 'call' } }])
    server.clock.advance(31 * DAY)
    await signInAgain()
    expect((await board()).blocked).toEqual([])
  })
})
