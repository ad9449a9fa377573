import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import type { MailStopLift, MailStopLine, MessageLine } from '../../domain/contract/messages.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { createEmployer } from '../employers/employers.ts'
import { noteStop } from '../reminders/mail-stops.ts'
import type { Outcome } from '../reminders/sender.ts'
import { isStopped } from '../reminders/stopped-address.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let brest: TestDevice

async function start(send?: () => Promise<Outcome>): Promise<void> {
  server = await TestServer.start(send ? { senders: { mail: { send } } } : {})
  for (const site of ['brest', 'quimper']) await server.createSite(site)
  const card = { name: 'Fournil', contactEmail: 'anne@fournil.example' }
  await createEmployer(server.parts, 'brest', card, 'bakery')
  brest = await server.device('brest', 'host')
  const head = { siteId: 'brest', rev: '1', at: START, by: 'desk', employerId: 'bakery', mark: 'Boulanger' }
  const sample = sampleRecord('applications', { ...head, id: 'a1' })
  const submitted = { id: 'a1.0', type: 'submitted', at: START, by: 'k', receivedAt: START }
  const sent = { name: 'Nina', email: 'nina@example.fr' }
  await server.parts.store.transaction(async (tx) => {
    await keepRecord(tx, 'jobOffers', sampleRecord('jobOffers', { ...head, id: 'baker' }))
    const application = { ...sample, jobOfferId: 'baker', sent, events: [submitted] } as Application
    await keepRecord(tx, 'applications', application)
  })
  await server.running.followUps.idle()
  // Wherever the test begins, two days later somebody has worked.
  server.clock.advance(2 * DAY)
  await brest.signIn('maelle', await server.account('brest', 'maelle'))
}
beforeEach(() => start())
afterEach(() => server.stop())

const messages = async (device = brest) =>
  ((await device.call('GET', 'host/messages')).body as { messages: MessageLine[] }).messages
const told = (key: string, device = brest) => device.call('POST', 'host/messages/told', { key })

it('without a mail server hosts read what is due, with its words, and nothing of a candidate without a mandate', async () => {
  const [message, ...others] = await messages()
  expect(others).toEqual([])
  expect(message).toMatchObject({ key: 'bakery/new-file/a1', to: 'Fournil', state: 'waiting' })
  expect(message!.words).toContain('1 personne vient de postuler')
  expect(JSON.stringify(message)).not.toContain('Nina')
})

it('what was told in another way leaves the list, twice as once; hosts of another site see and tell nothing', async () => {
  const quimper = await server.device('quimper', 'host')
  await quimper.signIn('yann', await server.account('quimper', 'yann'))
  expect(await messages(quimper)).toEqual([])
  expect((await told('bakery/new-file/a1', quimper)).status).toBe(404)
  for (const status of [204, 204]) expect((await told('bakery/new-file/a1')).status).toBe(status)
  expect(await messages()).toEqual([])
  expect((await told('bakery/unknown/a1')).status).toBe(404)
})

it('what hosts may not see hides nothing that comes after it, and no more than a hundred are told at once', async () => {
  const head = { siteId: 'brest', rev: '1', at: START, by: 'desk', employerId: 'bakery', mark: 'x' }
  await server.parts.store.transaction(async (tx) => {
    for (let count = 0; count < 101; count += 1) {
      const id = `more${count}`
      const submitted = { id: `${id}.0`, type: 'submitted', at: START, by: 'k', receivedAt: START }
      const application = {
        ...{ ...sampleRecord('applications', { ...head, id }), jobOfferId: 'baker', events: [submitted] },
        sent: { name: 'Nina', email: 'nina@example.fr' },
      } as Application
      await keepRecord(tx, 'applications', application)
    }
  })
  await server.running.followUps.idle()
  const listed = await messages()
  expect(listed).toHaveLength(100)
  expect(new Set(listed.map(({ to }) => to))).toEqual(new Set(['Fournil']))
  expect(listed.map(({ dueAt }) => dueAt)).toEqual(listed.map(({ dueAt }) => dueAt).sort((a, b) => a - b))
})

it('an address that bounced or wants no more is told to hosts of its site, and written to again on their word', async () => {
  const quimper = await server.device('quimper', 'host')
  await quimper.signIn('yann', await server.account('quimper', 'yann'))
  const at = server.clock.now()
  await server.parts.store.transaction(async (tx) => {
    const stop = { employerId: 'bakery', because: 'bounced' as const, at }
    await noteStop(tx, { ...stop, address: 'anne@fournil.example' })
    // Of somebody who is written to no more: nothing that anybody could lift.
    await noteStop(tx, { ...stop, address: 'formerly@fournil.example' })
  })
  const listed = async (device = brest) =>
    (await device.call('GET', 'host/mail-stops')).body as { stops: MailStopLine[]; lifts: MailStopLift[] }
  const stops = async (device = brest) => (await listed(device)).stops
  const lift = (address: string, device = brest) =>
    device.call('POST', 'host/mail-stops/lift', { employerId: 'bakery', address })
  const address = 'anne@fournil.example'
  expect(await stops()).toEqual([{ employerId: 'bakery', name: 'Fournil', address, because: 'bounced', at }])
  expect(await stops(quimper)).toEqual([])
  const isStillStopped = () => server.parts.store.read((view) => isStopped(view, 'bakery', address))
  expect((await lift(address, quimper)).status).toBe(404)
  expect((await lift('formerly@fournil.example')).status).toBe(404)
  expect(await isStillStopped()).toBe(true)
  expect((await lift(address)).status).toBe(204)
  expect([await isStillStopped(), await stops()]).toEqual([false, []])
  expect((await lift(address)).status).toBe(404)
  // Who did it, and when, stays in sight: also once the address is stopped again, and of each time.
  const lifted = { employerId: 'bakery', name: 'Fournil', address, because: 'bounced', at, by: 'maelle' }
  expect([(await listed()).lifts, (await listed(quimper)).lifts]).toEqual([[lifted], []])
  server.clock.advance(HOUR)
  await server.parts.store.transaction((tx) =>
    noteStop(tx, { employerId: 'bakery', address, because: 'unsubscribed', at: server.clock.now() }),
  )
  expect((await listed()).stops).toHaveLength(1)
  expect((await lift(address)).status).toBe(204)
  expect((await listed()).lifts).toEqual([{ ...lifted, because: 'unsubscribed', at: at + HOUR }, lifted])
})

it('of the times that messages were let go again hosts are told the fifty latest', async () => {
  const lift = { employerId: 'bakery', address: 'anne@fournil.example', because: 'bounced' as const }
  await server.parts.store.transaction(async (tx) => {
    for (let count = 0; count < 60; count += 1) {
      await tx.run(
        tx.tables
          .insertInto('mailStopLifts')
          .values({ ...lift, liftedBy: count === 59 ? 'gone' : 'a', liftedAt: START + count }),
      )
    }
  })
  const { lifts } = (await brest.call('GET', 'host/mail-stops')).body as { lifts: MailStopLift[] }
  expect(lifts.map(({ at }) => at - START)).toEqual(Array.from({ length: 50 }, (_, index) => 59 - index))
  expect(lifts[0]).toEqual({ ...lift, name: 'Fournil', at: START + 59 })
})

it('a stopped address of an employer that works with two sites is for the hosts of its home', async () => {
  const quimper = await server.device('quimper', 'host')
  await quimper.signIn('yann', await server.account('quimper', 'yann'))
  const address = 'anne@fournil.example'
  await server.parts.store.transaction(async (tx) => {
    const employer = (await tx.record('employers', 'bakery'))!
    await keepRecord(tx, 'employers', { ...employer, siteIds: ['brest', 'quimper'] })
    await noteStop(tx, { employerId: 'bakery', because: 'bounced', at: START, address })
  })
  expect((await quimper.call('GET', 'host/mail-stops')).body).toEqual({ stops: [], lifts: [] })
  const lifted = await quimper.call('POST', 'host/mail-stops/lift', { employerId: 'bakery', address })
  expect(lifted.status).toBe(404)
})

it('nobody reads them without signing in', async () => {
  brest.session = null
  expect((await brest.call('GET', 'host/messages')).status).toBe(401)
})

it('with a mail server those that will leave by themselves are not listed', async () => {
  await server.stop()
  await start(async () => 'sent')
  expect(await messages()).toEqual([])
})
