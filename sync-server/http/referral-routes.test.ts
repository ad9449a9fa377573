import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InvitationSent, MyInvitation } from '../../domain/contract/invitations.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { BookableChallenge, ReferralReceived } from '../../domain/contract/referrals.ts'
import type { MyApplication } from '../../domain/contract/visitors.ts'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { SECOND_THOUGHTS } from '../../domain/hiring/event-time.ts'
import { SHOWN_FOR } from '../../domain/hiring/referral.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import type { Site } from '../../domain/sites/site.ts'
import { openSignInSession } from '../accounts/sign-in-sessions.ts'
import { createEmployer } from '../employers/employers.ts'
import { hashPictures } from '../passes/pass-secrets.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sampleSession } from '../testing/sample-sessions.ts'
import { refusalIn, sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]
const sent = { name: 'Nadia', phone: '06 00 00 00 00', message: 'À vous seuls.', abilities: ['Pétrir'] }

let server: TestServer
let site: Site
let kiosk: TestDevice
let bakery: TestDevice
let garage: TestDevice
let token: string
let visitorId: string
let requests = 0

beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  bakery = await deskOf('bakery', 'Fournil')
  garage = await deskOf('garage', 'Garage')
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  token = (stock.body as { tokens: string[] }).tokens[0]!
  visitorId = readPassToken(token)!.visitorId
  await server.parts.store.transaction(async (tx) => {
    const secretHash = await hashPictures(PICTURES)
    await tx.run(tx.tables.insertInto('passSecrets').values({ siteId: 'brest', visitorId, secretHash }))
    const offer = { id: 'offer', siteId: 'brest', rev: nextRevision(undefined, START, 'server'), at: START }
    await keepRecord(
      tx,
      'jobOffers',
      sampleRecord('jobOffers', { ...offer, by: 'server', employerId: 'bakery', mark: 'Boulanger' }),
    )
  })
  const { deviceId: by } = kiosk.scope
  await tell({
    ...{ id: 'a1', siteId: 'brest', rev: nextRevision(undefined, START, by), at: START, by },
    ...{ employerId: 'bakery', jobOfferId: 'offer', visitorId, sent },
    events: [{ id: 's', type: 'submitted', at: START, by }],
  })
})
afterEach(() => server.stop())

const talk = { kind: 'talk', pay: { from: 12, to: 14, per: 'hour' }, message: 'On parle dix minutes.' }
const invite = (fields: object = {}, device = garage) =>
  device.call('POST', 'employer/referrals/invitations', {
    ...{ requestId: `request-number-${(requests += 1)}`, referralId: 'ask', ...talk, ...fields },
  })

describe('what hosts read of recommendations', () => {
  let host: TestDevice
  beforeEach(async () => {
    host = await server.device('brest', 'host')
    await host.signIn('lea', await server.account('brest', 'lea'))
  })
  const figures = async (device = host, id = 'bakery') => {
    const { status, body } = await device.call('GET', `host/employers/${id}/referrals`)
    return status === 200 ? body : status
  }

  /** Somebody else was recommended to the garage; `then`: what the garage did with their application. */
  async function keepReferred(
    id: string,
    said?: 'accepted' | 'declined',
    then: ApplicationEvent['type'][] = [],
  ) {
    const at = START
    const head = { siteId: 'brest', rev: nextRevision(undefined, at, 'server'), at, by: 'server' }
    const told = (type: ApplicationEvent['type'], more: Partial<ApplicationEvent> = {}) =>
      ({ id: `${id}.${type}`, type, at, receivedAt: at, by: 'd', ...more }) as ApplicationEvent
    const ask = told('refused', { stepForward: { kind: 'employer', itemId: 'garage' } })
    const word = said ? [told(`referral-${said}`, { about: ask.id })] : []
    const sample = { ...sampleRecord('applications', { ...head, id, mark: 'x' }), visitorId: id }
    const own = { ...sample, employerId: 'bakery', jobOfferId: 'offer', sent: { name: 'Secret' } }
    await server.parts.store.transaction(async (tx) => {
      await keepRecord(tx, 'applications', { ...own, events: [told('submitted'), ask, ...word] })
      if (then.length === 0) return
      const later = { ...own, id: `${id}-later`, employerId: 'garage' }
      await keepRecord(tx, 'applications', {
        ...later,
        events: [told('submitted'), ...then.map((type) => told(type))],
      })
    })
  }

  it('is how many, from five on, and nobody’s name', async () => {
    for (const id of ['p1', 'p2', 'p3']) await keepReferred(id, 'declined')
    await keepReferred('p4', 'accepted', ['viewed'])
    expect(await figures()).toEqual({})
    await keepReferred('p5', 'accepted', ['refused', 'hired'])
    const read = await figures()
    expect(read).toEqual({ figures: { people: 5, saidYes: 2, seen: 2, answered: 1, hired: 1 } })
    expect(JSON.stringify(read)).not.toMatch(/Secret|p\d/)
    // The one that they were recommended to has recommended nobody.
    expect(await figures(host, 'garage')).toEqual({})
  })

  it('counts whom the other employer asked to meet as seen', async () => {
    for (const id of ['p1', 'p2', 'p3', 'p4']) await keepReferred(id, 'declined')
    await refer('garage')
    await say('referral-accepted')
    expect(await figures()).toMatchObject({ figures: { saidYes: 1, seen: 0 } })
    expect((await invite()).status).toBe(201)
    expect(await figures()).toMatchObject({ figures: { saidYes: 1, seen: 1 } })
  })

  it('is read by signed-in hosts of the employer’s sites alone', async () => {
    const quimper = await server.device('quimper', 'host')
    await quimper.signIn('yann', await server.account('quimper', 'yann'))
    expect(await figures(quimper)).toBe(404)
    expect(await figures(host, 'nobody')).toBe(404)
    expect(await figures(bakery)).toBe(404)
    host.session = null
    expect(await figures()).toBe(401)
  })
})

describe('whom an employer recommends', () => {
  it('is seen by nobody before they said yes, and by nobody but the employer it was about after', async () => {
    expect((await refer('garage')).outcome).toBe('accepted')
    expect(await received(garage)).toEqual([])
    await say('referral-accepted')
    const kiosk404 = await kiosk.call('GET', 'employer/referrals')
    expect(kiosk404.status).toBe(404)
    expect(await received(garage)).toEqual([
      {
        ...{ referralId: 'ask', from: 'Fournil', offer: 'Boulanger', words: 'Elle est sérieuse.' },
        acceptedAt: server.clock.now(),
        // Nothing of what was written to the first employer.
        person: { name: 'Nadia', phone: '06 00 00 00 00', abilities: ['Pétrir'] },
      },
    ])
    expect(await received(await deskOf('mairie', 'Mairie'))).toEqual([])
    expect(await received(bakery)).toEqual([])
    // The record itself stays where it was.
    expect(await garage.records('applications')).toEqual([])
    garage.session = null
    expect((await garage.call('GET', 'employer/referrals')).status).toBe(401)
  })

  it('is not seen any more after they took it back, once the time is over, or after the employer left', async () => {
    await refer('garage')
    await say('referral-accepted')
    expect(await received(garage)).toHaveLength(1)
    await server.parts.store.transaction(async (tx) => {
      const card = (await tx.record('employers', 'garage'))!
      await keepRecord(tx, 'employers', { ...card, siteIds: ['quimper'] })
    })
    expect(await received(garage)).toEqual([])
    await server.parts.store.transaction(async (tx) => {
      const card = (await tx.record('employers', 'garage'))!
      await keepRecord(tx, 'employers', { ...card, siteIds: ['brest'] })
    })
    server.clock.advance(SHOWN_FOR - 1)
    await signIn(garage, 'garage')
    expect(await received(garage)).toHaveLength(1)
    server.clock.advance(1)
    expect(await received(garage)).toEqual([])
    await say('referral-declined')
    expect(await received(garage)).toEqual([])
  })

  it('is not seen again by a copy that did not hear of the no', async () => {
    await refer('garage')
    await say('referral-accepted')
    const stale = await kept()
    await say('referral-declined')
    await tell(stale)
    await bakery.push(plain(stale, (await kept()).rev))
    expect(await received(garage)).toEqual([])
  })

  it('is nobody’s to say yes for: neither desk may tell it', async () => {
    await refer('garage')
    const known = await kept()
    const yes = event(bakery, 'referral-accepted', { about: 'ask' })
    const [told] = await bakery.push(plain({ ...known, events: [...known.events, yes] }, known.rev))
    expect(told).toMatchObject({ outcome: 'refused', reason: 'forbidden-event' })
    expect(await received(garage)).toEqual([])
  })

  it('is refused to the employer itself, and in words that the law protects', async () => {
    expect(await refer('bakery')).toMatchObject({ outcome: 'refused', reason: 'invalid', field: 'events' })
    const words = await refer('garage', 'Trop âgée pour nous.')
    expect(words).toMatchObject({ outcome: 'refused', reason: 'protected-words' })
  })

  it('reads it at the kiosk after ten minutes, among what is kept of them, and nowhere once they are erased', async () => {
    await refer('garage')
    await open()
    const asked = async () => {
      const { body } = await kiosk.call('GET', 'visitor/applications')
      const [mine] = (body as { applications: MyApplication[] }).applications
      return mine!.application.events.some(({ id }) => id === 'ask')
    }
    expect(await asked()).toBe(false)
    server.clock.advance(SECOND_THOUGHTS)
    expect(await asked()).toBe(true)
    const { body } = await kiosk.call('GET', 'visitor/data')
    const at = server.clock.now() - SECOND_THOUGHTS
    expect((body as MyData).applications[0]!.referrals).toEqual([{ employer: 'Garage', at, status: 'asked' }])
    await say('referral-accepted')
    await open()
    expect((await kiosk.call('POST', 'visitor/erase', { token, secret: PICTURES })).status).toBe(204)
    expect(await received(garage)).toEqual([])
    const { store } = server.parts
    expect(await store.read((view) => view.all(view.tables.selectFrom('referrals').selectAll()))).toEqual([])
  })
})

describe('whoever said yes', () => {
  it('is invited once, and never before the yes, by another, in blocked words or after a no', async () => {
    await refer('garage')
    expect(refusalIn(await invite()).reasons).toEqual(['unknown-card'])
    await say('referral-accepted')
    expect(refusalIn(await invite({}, await deskOf('mairie', 'Mairie'))).reasons).toEqual(['unknown-card'])
    expect(refusalIn(await invite({ message: 'Trop âgée ?' })).reasons).toEqual(['protected-words'])
    expect((await invite()).status).toBe(201)
    expect(refusalIn(await invite()).reasons).toEqual(['already-invited'])
    expect((await received(garage))[0]).toMatchObject({ invited: 'waiting' })
  })

  it('reads who recommended them, and answers; what they tell is hidden once the yes is taken back', async () => {
    await refer('garage')
    await say('referral-accepted')
    await invite()
    const mine = async () => {
      await open()
      const { body } = await kiosk.call('GET', 'visitor/invitations')
      return (body as { invitations: MyInvitation[] }).invitations
    }
    const [invitation] = await mine()
    expect(invitation).toMatchObject({ recommendedBy: 'Fournil', employer: { name: 'Garage' }, sought: [] })
    const { invitationId } = invitation!
    const yes = { answer: 'yes', name: 'Nadia', channel: 'here', requestId: 'request-of-the-answer' }
    expect((await kiosk.call('POST', 'visitor/invitation-answer', { ...yes, invitationId })).status).toBe(204)
    const sentBy = async () =>
      ((await garage.call('GET', 'employer/invitations')).body as { invitations: InvitationSent[] })
        .invitations[0]!
    expect(await sentBy()).toMatchObject({ status: 'accepted', person: { name: 'Nadia' } })
    await say('referral-declined')
    expect(await sentBy()).not.toHaveProperty('person')
    expect(await mine()).toEqual([])
  })

  it('keeps what was asked once they are seen no more, and after a no to an invitation of a search', async () => {
    await refer('garage')
    await say('referral-accepted')
    server.clock.advance(SHOWN_FOR - DAY)
    await signIn(garage, 'garage')
    await invite()
    const { store } = server.parts
    await store.transaction(async (tx) => {
      const [row] = await tx.all(tx.tables.selectFrom('invitations').selectAll())
      const before = { invitationId: 'i-before', searchId: 'search', invitedAt: START, answer: 'no' as const }
      await tx.run(tx.tables.insertInto('invitations').values({ ...row!, ...before, answeredAt: START }))
    })
    server.clock.advance(2 * DAY)
    await store.transaction((tx) => tx.run(tx.tables.deleteFrom('referrals')))
    await open()
    const mine = async () => {
      const { body } = await kiosk.call('GET', 'visitor/invitations')
      return (body as { invitations: MyInvitation[] }).invitations
    }
    expect(await mine()).toMatchObject([{ status: 'waiting', recommendedBy: 'Fournil' }])
    await say('referral-declined')
    expect(await mine()).toEqual([])
  })
})

it('an employer pauses for itself, which every desk of the site learns, and receives again', async () => {
  const paused = async () => {
    const all = (await bakery.records('employers')) as unknown as Record<string, unknown>[]
    return 'referralsPausedAt' in all.find(({ id }) => id === 'garage')!
  }
  const pause = (value: boolean) => garage.call('POST', 'employer/referrals/pause', { paused: value })
  for (let twice = 0; twice < 2; twice++) expect((await pause(true)).status).toBe(204)
  expect(await paused()).toBe(true)
  await pause(false)
  expect(await paused()).toBe(false)
  expect((await kiosk.call('POST', 'employer/referrals/pause', { paused: true })).status).toBe(404)
})

it('challenges are those that can be booked: neither past, nor full, nor a draft', async () => {
  const challenge = sampleRecord('challenges', { ...bakery.stamp('E01.1', START), siteId: '*', mark: 'E01' })
  const later = { startsAt: START + 5 * DAY, endsAt: START + 6 * DAY, challengeIds: ['E01.1'] }
  await server.parts.store.transaction(async (tx) => {
    await keepRecord(tx, 'challenges', challenge)
    await keepRecord(tx, 'challengeSessions', sampleSession('full', { ...later, capacity: 1 }))
    const seat = { id: 'seat', type: 'confirmed' as const, at: START, by: 'server' }
    const booking = sampleRecord('bookings', { ...bakery.stamp('b1', START), mark: 'x' })
    await keepRecord(tx, 'bookings', { ...booking, sessionId: 'full', events: [seat] })
    const past = { ...later, startsAt: START - 2 * DAY, endsAt: START - DAY }
    await keepRecord(tx, 'challengeSessions', sampleSession('past', past))
  })
  const challenges = async () =>
    ((await bakery.call('GET', 'employer/bookable-challenges')).body as { challenges: BookableChallenge[] })
      .challenges
  expect(await challenges()).toEqual([])
  await server.parts.store.transaction(async (tx) => {
    await keepRecord(tx, 'challengeSessions', sampleSession('open', later))
    await keepRecord(tx, 'challengeSessions', sampleSession('sooner', { ...later, startsAt: START + DAY }))
  })
  expect(await challenges()).toEqual([{ cardId: 'E01', title: 'E01', startsAt: START + DAY }])
})

async function deskOf(employerId: string, name: string): Promise<TestDevice> {
  await createEmployer(server.parts, 'brest', { name }, employerId)
  const device = await server.device('brest', 'employer', employerId)
  await server.account('brest', employerId, employerId)
  await signIn(device, employerId)
  return device
}
/** A manager of this employer. */
async function signIn(device: TestDevice, employerId: string): Promise<void> {
  await device.signIn(employerId, `${employerId}-secret-secret`)
}
async function open(): Promise<void> {
  const whose = { deviceId: kiosk.scope.deviceId, kind: 'visitor', subject: visitorId } as const
  const opened = await server.parts.store.transaction((tx) =>
    openSignInSession(tx, whose, () => Promise.resolve(true), server.clock.now()),
  )
  kiosk.session = opened!.session
}
async function received(device: TestDevice): Promise<ReferralReceived[]> {
  const { body } = await device.call('GET', 'employer/referrals')
  return (body as { referrals: ReferralReceived[] }).referrals
}
async function kept(): Promise<Application> {
  const found = await server.parts.store.read((view) => view.record('applications', 'a1', 'brest'))
  return found!
}
function event(
  device: TestDevice,
  type: ApplicationEvent['type'],
  fields: Partial<ApplicationEvent>,
): ApplicationEvent {
  return { id: `e${(requests += 1)}`, type, at: server.clock.now(), by: device.scope.deviceId, ...fields }
}
function plain(document: Application, assumedRev: string) {
  return { collection: 'applications' as const, id: document.id, document, assumedRev }
}
async function tell(document: Application) {
  const sealed = await sealTo(site, JSON.stringify({ application: document, secret: PICTURES }))
  const [result] = await kiosk.push({ collection: 'applications', id: document.id, sealed })
  return result!
}
/** The bakery says no, and recommends the person to somebody. */
async function refer(itemId: string, words = 'Elle est sérieuse.') {
  const known = await kept()
  const stepForward = { kind: 'employer' as const, itemId, words }
  const no = event(bakery, 'refused', { id: 'ask', reasons: [{ code: 'position_filled' }], stepForward })
  const rev = nextRevision(known.rev, server.clock.now(), bakery.scope.deviceId)
  const [result] = await bakery.push(plain({ ...known, rev, events: [...known.events, no] }, known.rev))
  return result!
}
/** What the person says of it, at the kiosk. */
async function say(type: 'referral-accepted' | 'referral-declined') {
  const known = await kept()
  const rev = nextRevision(known.rev, server.clock.now(), kiosk.scope.deviceId)
  return tell({ ...known, rev, events: [...known.events, event(kiosk, type, { about: 'ask' })] })
}
