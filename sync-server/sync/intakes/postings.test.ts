import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handedInNow } from '../../../domain/postings/posting-events.ts'
import {
  newPosting,
  readPosting,
  wordOnPosting,
  type PostingForm,
} from '../../../domain/postings/write-posting.ts'
import type { ContactRequest, VisitorWord } from '../../../domain/postings/contact-request.ts'
import { decidePosting, type HostDecision } from '../../../domain/postings/decide-posting.ts'
import { mergePostings, type Posting, type PostingEvent } from '../../../domain/postings/posting.ts'
import { changeFields } from '../../../domain/sync/field-stamps.ts'
import type { PushResult } from '../../../domain/sync/messages.ts'
import type { Site } from '../../../domain/sites/site.ts'
import { addDays, DAY, siteDay } from '../../../domain/time.ts'
import { keepRecord } from '../keep-record.ts'
import type { Incoming } from './intake.ts'
import { postings } from './postings.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { sealTo, TestServer, type TestDevice } from '../../testing/test-server.ts'

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
let employer: TestDevice
let count = 0
beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  employer = await server.device('brest', 'employer', 'bakery')
  count = 0
})
afterEach(() => server.stop())

const today = () => siteDay(server.clock.now())
const writer = (device: TestDevice) => ({
  ...{ siteId: device.scope.siteId, deviceId: device.scope.deviceId, now: server.clock.now() },
})
const plainForm: PostingForm = { topic: 'can-do', title: 'Je relis une lettre' }

function card(id: string, form: Partial<PostingForm> = {}, authorId = 'AWA', device = kiosk): Posting {
  const read = readPosting({ ...plainForm, ...form }, today())
  if (!read.ok) throw new Error(read.reason)
  return newPosting(read.value, { id, authorId }, writer(device))
}
async function sendSealed(
  collection: 'postings' | 'contactRequests',
  record: Partial<Posting> | ContactRequest,
  device = kiosk,
): Promise<PushResult> {
  const sealed = await sealTo(site, JSON.stringify(record))
  server.clock.advance(1)
  const [result] = await device.push({ collection, id: record.id!, sealed })
  return result!
}
const handIn = (id: string, form?: Partial<PostingForm>, authorId?: string) =>
  sendSealed('postings', card(id, form, authorId))
function say(
  type: VisitorWord,
  postingId: string,
  visitorId: string,
  more: object = {},
): Promise<PushResult> {
  const said = { type, postingId, visitorId, name: 'Yann', ...more } as const
  const told = wordOnPosting(said, { id: `w${++count}`, eventId: `we${count}` }, writer(kiosk))
  if (!told.ok) throw new Error(told.reason)
  return sendSealed('contactRequests', told.value)
}
const kept = async (id = 'p1') =>
  ((await server.parts.store.read((view) => view.record('postings', id, 'brest'))) ?? null) as Posting | null
const told = async (id = 'p1') => ((await kept(id))?.events ?? []).map(({ type }) => type)
const shownAt = async (device: TestDevice) =>
  ((await device.records('postings')) as Posting[])
    .filter((one) => !('_deleted' in one))
    .map(({ id }) => id)
    .sort()

async function decide(decision: HostDecision, id = 'p1'): Promise<PushResult> {
  const held = ((await host.records('postings')) as Posting[]).find((one) => one.id === id)!
  server.clock.advance(1)
  const made = decidePosting(held, decision, today(), {
    ...{ id: `d${++count}`, now: server.clock.now(), deviceId: host.scope.deviceId },
  })
  if (!made.ok) throw new Error(made.reason)
  return pushAtDesk(changeFields(held, { events: [...held.events!, made.value] }, writer(host)), held.rev)
}
async function pushAtDesk(document: Posting, assumedRev: string | null, device = host): Promise<PushResult> {
  server.clock.advance(1)
  const [result] = await device.push({ collection: 'postings', id: document.id, document, assumedRev })
  return result!
}
/** Two cards of a person that hosts published: what they write from now on is believed. */
async function becomesKnown(authorId = 'AWA') {
  for (const id of ['k1', 'k2']) {
    await handIn(id, {}, authorId)
    await decide({ type: 'published' }, id)
  }
}

describe('a card from a kiosk is refused', () => {
  it('without its author, with an event that is not its to tell, or in clear', async () => {
    const { authorId: _none, ...nobodys } = card('p1')
    expect(await sendSealed('postings', nobodys)).toMatchObject({ reason: 'invalid', field: 'authorId' })
    const forged: PostingEvent = { id: 'x', type: 'published', at: 1, by: 'server' }
    expect(await sendSealed('postings', { ...card('p1'), events: [forged] })).toMatchObject({
      reason: 'forbidden-event',
    })
    for (const claim of [{ publishedAt: 1 }, { keyedBy: 'Léa' }, { unverified: false }])
      expect(await sendSealed('postings', { ...card('p1'), ...claim })).toMatchObject({
        reason: 'forbidden-field',
      })
    expect(await pushAtDesk(card('p1'), null, kiosk)).toMatchObject({ reason: 'forbidden' })
    expect(await sendSealed('postings', { ...card('p1'), siteId: 'quimper' })).toMatchObject({
      reason: 'foreign-site',
    })
    expect(await kept()).toBeNull()
  })

  it('beyond as many as one person may have, whoever of their entries wrote them', async () => {
    for (let index = 0; index < 12; index += 1) await handIn(`p${index}`)
    expect(await handIn('more')).toMatchObject({ outcome: 'refused', reason: 'too-many-postings' })
    expect(await handIn('p0')).toMatchObject({ outcome: 'accepted' })
    expect(await handIn('other', {}, 'YANN')).toMatchObject({ outcome: 'accepted' })
  })

  it('by an employer’s desk in any way', async () => {
    expect(await pushAtDesk(card('p1', {}, 'AWA', employer), null, employer)).toMatchObject({
      reason: 'forbidden',
    })
  })
})

describe('a card from a kiosk', () => {
  it('waits while its author is new, and is nowhere but with the hosts', async () => {
    await handIn('p1')
    expect([await told(), await shownAt(kiosk), await shownAt(employer)]).toEqual([['submitted'], [], []])
    expect(await shownAt(host)).toEqual(['p1'])
    await decide({ type: 'published' })
    expect(await shownAt(kiosk)).toEqual(['p1'])
    const [shown] = (await kiosk.records('postings')) as Posting[]
    for (const hidden of ['authorId', 'events', 'keyedBy', 'unverified'])
      expect(shown).not.toHaveProperty(hidden)
  })

  it('of somebody known is published at once, unless something in it is doubted', async () => {
    await becomesKnown()
    await handIn('p1')
    expect(await told()).toEqual(['submitted', 'published'])
    await handIn('p2', { text: 'Écrivez-moi sur WhatsApp' })
    expect(await told('p2')).toEqual(['submitted'])
  })

  it('that is a success waits, whoever wrote it, and stands for its week in the place alone', async () => {
    await becomesKnown()
    const success = { topic: 'dared-to', title: 'J’ai osé téléphoner', agreedToShow: true } as const
    const { agreedToShow: _yes, ...without } = card('p1', success)
    expect(await sendSealed('postings', without)).toMatchObject({ reason: 'invalid', field: 'agreedToShow' })
    await handIn('p1', success)
    expect(await told()).toEqual(['submitted'])
    const isShown = async () => (await shownAt(kiosk)).some((id) => id === 'p1')
    expect(await isShown()).toBe(false)
    await decide({ type: 'published' })
    expect(await isShown()).toBe(true)
    expect(await shownAt(employer)).toEqual(['k1', 'k2'])
    expect((await kept())!.endsOn).toBe(addDays(today(), 7))
  })

  it('that came with the pictures of somebody else waits, and says so to hosts alone', () => {
    const row: Incoming<Posting> = {
      ...{ scope: kiosk.scope, pen: { role: 'kiosk', deviceId: 'k' }, record: card('p1'), master: undefined },
      ...{ receipts: server.parts.receipts, now: server.clock.now(), zone: undefined },
      isUnproven: true,
    }
    const known = { publishedBefore: 9, open: 0, erased: new Set<string>() }
    const keep = (isUnproven: boolean) => {
      const incoming = { ...row, isUnproven }
      return postings.kept!(incoming, postings.sanitize!(incoming, known), known)
    }
    expect(keep(true)).toMatchObject({ unverified: true, events: [{ type: 'submitted' }] })
    expect(keep(true)).not.toHaveProperty('publishedAt')
    expect(keep(false).events!.map(({ type }) => type)).toEqual(['submitted', 'published'])
    expect(keep(false)).not.toHaveProperty('unverified')
  })

  it('of somebody whose card hosts took up again waits again', async () => {
    await becomesKnown()
    await decide({ type: 'reopened' }, 'k1')
    await handIn('p1')
    expect(await told()).toEqual(['submitted'])
  })

  it('of somebody whose cards were taken down waits again', async () => {
    await becomesKnown()
    await decide({ type: 'hidden', reason: 'money' }, 'k1')
    await handIn('p1')
    expect(await told()).toEqual(['submitted'])
    await decide({ type: 'restored' }, 'k1')
    await handIn('p2')
    expect(await told('p2')).toEqual(['submitted', 'published'])
  })

  it('of somebody of whom many stand already waits for a host, and is not lost', async () => {
    await becomesKnown()
    for (let index = 0; index < 4; index += 1) await handIn(`p${index}`)
    expect(await told('p3')).toEqual(['submitted', 'published'])
    expect(await handIn('more')).toMatchObject({ outcome: 'accepted' })
    expect(await told('more')).toEqual(['submitted'])
  })

  it('stands as long as its topic says from its publication, and an event until its day', async () => {
    const on = addDays(today(), 20)
    await handIn('p1', { topic: 'mock-interview' })
    await handIn('p2', { topic: 'gathering', on })
    server.clock.advance(10 * DAY)
    await decide({ type: 'published' })
    await decide({ type: 'published' }, 'p2')
    expect((await kept())!.endsOn).toBe(addDays(today(), 21))
    expect((await kept('p2'))!.endsOn).toBe(on)
    // Taken back and published once more it stands no longer.
    await decide({ type: 'reopened' })
    server.clock.advance(2 * DAY)
    await decide({ type: 'published' })
    expect((await kept())!.endsOn).toBe(addDays(today(), 19))
  })

  it('of a kiosk whose clock is behind or ahead, be it by years, ends when its topic does', async () => {
    for (const [index, days] of [-1, -4000, 4000].entries()) {
      await sendSealed('postings', { ...card(`p${index}`), endsOn: addDays(today(), days) })
      expect([days, (await kept(`p${index}`))?.endsOn]).toEqual([days, addDays(today(), 60)])
    }
    const keyed = { ...card('desk', {}, 'AWA', host), endsOn: addDays(today(), 4000) }
    await pushAtDesk({ ...keyed, events: [handedInNow('desk', writer(host))] }, null)
    expect((await kept('desk'))!.endsOn).toBe(addDays(today(), 60))
    const longer = changeFields((await kept('desk'))!, { endsOn: addDays(today(), 4000) }, writer(host))
    await pushAtDesk(longer, (await kept('desk'))!.rev)
    expect((await kept('desk'))!.endsOn).toBe(addDays(today(), 60))
  })

  it('is one however often it is sent, and changes nothing once it was decided', async () => {
    const one = card('p1')
    await sendSealed('postings', one)
    await decide({ type: 'rejected', reason: 'unclear' })
    const before = await kept()
    expect(await sendSealed('postings', { ...one, title: 'Autre' })).toMatchObject({ outcome: 'accepted' })
    expect(await kept()).toEqual(before)
  })

  it('stands no longer than its topic allows, and is of the kind of its topic, for no employer', async () => {
    await sendSealed('postings', { ...card('p1'), endsOn: '2030-01-01', kind: 'event', employerId: 'bakery' })
    expect(await kept()).toMatchObject({ kind: 'help', endsOn: addDays(today(), 60) })
    expect(await kept()).not.toHaveProperty('employerId')
  })

  it('keeps hostile words as words, without what turns or hides them', async () => {
    const title = '=CMD("x")\u202e <b>gras</b>\u200b'
    await sendSealed('postings', { ...card('p1'), title, text: '<script>alert(1)</script>' })
    expect(await kept()).toMatchObject({ title: '=CMD("x") <b>gras</b>', text: '<script>alert(1)</script>' })
  })
})

describe('what a visitor says of a card', () => {
  beforeEach(async () => {
    await handIn('p1')
    await decide({ type: 'published' })
  })

  it('is refused of their own, of none, and where it is the author’s to say', async () => {
    expect(await say('interested', 'p1', 'AWA')).toMatchObject({ reason: 'own-posting' })
    expect(await say('reported', 'p1', 'AWA')).toMatchObject({ reason: 'own-posting' })
    expect(await say('ended', 'p1', 'YANN')).toMatchObject({ reason: 'forbidden-event' })
    expect(await say('renewed', 'p1', 'YANN')).toMatchObject({ reason: 'forbidden-event' })
    expect(await say('interested', 'none', 'YANN')).toMatchObject({ reason: 'invalid', field: 'postingId' })
    expect(await told()).toEqual(['submitted', 'published'])
  })

  it('brings nobody together over a success; what is wrong with it is said, and its author takes it off', async () => {
    await handIn('s', { topic: 'helped-somebody', title: 'On m’a dit merci', agreedToShow: true })
    await decide({ type: 'published' }, 's')
    expect(await say('interested', 's', 'YANN')).toMatchObject({ reason: 'forbidden-event' })
    expect(await say('renewed', 's', 'YANN')).toMatchObject({ reason: 'forbidden-event' })
    expect(await say('reported', 's', 'YANN', { reason: 'private' })).toMatchObject({ outcome: 'accepted' })
    const endsOn = (await kept('s'))!.endsOn
    server.clock.advance(5 * DAY)
    expect(await say('renewed', 's', 'AWA')).toMatchObject({ outcome: 'accepted' })
    expect((await kept('s'))!.endsOn).toBe(endsOn)
    await say('ended', 's', 'AWA')
    expect(await shownAt(kiosk)).toEqual(['p1'])
  })

  it('is one word, by a kiosk, and of the moment in which it was heard', async () => {
    const word = (id: string, events: ContactRequest['events']): ContactRequest => ({
      ...{ id, siteId: 'brest', rev: card('x').rev, at: server.clock.now(), by: kiosk.scope.deviceId },
      ...{ postingId: 'p1', visitorId: 'YANN', name: 'Yann', events },
    })
    const said = (id: string, type: VisitorWord, at = server.clock.now()) => ({ id, type, at, by: 'x' })
    const both = word('two', [said('a', 'interested'), said('b', 'reported')])
    expect(await sendSealed('contactRequests', both)).toMatchObject({
      ...{ reason: 'forbidden-event', field: 'events' },
    })
    // A kiosk whose clock is days behind takes nobody's time to answer.
    await sendSealed('contactRequests', word('one', [said('c', 'interested', server.clock.now() - 9 * DAY)]))
    const heard = await server.parts.store.read((view) => view.record('contactRequests', 'one', 'brest'))
    expect(heard!.events).toMatchObject([{ at: server.clock.now(), by: kiosk.scope.deviceId }])
  })

  it('hides it once three people say that something is wrong, each counted once', async () => {
    for (const visitorId of ['YANN', 'YANN', 'LEA', 'LEA'])
      await say('reported', 'p1', visitorId, { reason: 'hurtful' })
    expect([await told(), await shownAt(kiosk)]).toEqual([
      ['submitted', 'published', 'reported', 'reported'],
      ['p1'],
    ])
    await say('reported', 'p1', 'OLGA', { reason: 'over' })
    expect((await kept())!.events!.find(({ type }) => type === 'hidden')).toMatchObject({
      ...{ by: 'server', reason: 'hurtful' },
    })
    expect(await shownAt(kiosk)).toEqual([])
    // Nobody reads at a desk who said it.
    expect(JSON.stringify(await host.records('postings'))).not.toMatch(/YANN|LEA|OLGA/)
  })

  it('hides it no more once a host put it back, until three others say so', async () => {
    for (const visitorId of ['YANN', 'LEA', 'OLGA']) await say('reported', 'p1', visitorId)
    await decide({ type: 'restored' })
    server.clock.advance(1)
    for (const visitorId of ['A1', 'A2']) await say('reported', 'p1', visitorId)
    expect(await shownAt(kiosk)).toEqual(['p1'])
    await say('reported', 'p1', 'A3')
    expect(await shownAt(kiosk)).toEqual([])
  })

  it('hides it again and again, however many said so before', async () => {
    for (let round = 0; round < 6; round += 1) {
      for (const who of ['A', 'B', 'C']) await say('reported', 'p1', `${who}${round}`)
      expect([round, await shownAt(kiosk)]).toEqual([round, []])
      await decide({ type: 'restored' })
      server.clock.advance(1)
    }
    // Who said it before says nothing new by saying it again.
    for (const who of ['A', 'B', 'C']) await say('reported', 'p1', `${who}0`)
    expect(await shownAt(kiosk)).toEqual(['p1'])
    expect((await told()).filter((type) => type === 'reported')).toHaveLength(12)
  })

  it('hides nothing that does not stand there: a host reads it anyway', async () => {
    await decide({ type: 'reopened' })
    for (const visitorId of ['YANN', 'LEA', 'OLGA', 'MIA']) await say('reported', 'p1', visitorId)
    expect((await told()).filter((type) => type === 'hidden')).toEqual([])
  })

  it('ends it for good at its author’s word, whatever was decided of it before, unless it never stood there', async () => {
    await decide({ type: 'hidden', reason: 'over' })
    await decide({ type: 'restored' })
    await say('ended', 'p1', 'AWA')
    expect([(await kept())!.events!.at(-1), await shownAt(kiosk)]).toMatchObject([
      { type: 'ended', turn: 4 },
      [],
    ])
    await handIn('p2')
    await decide({ type: 'rejected', reason: 'unclear' }, 'p2')
    await say('ended', 'p2', 'AWA')
    expect(await told('p2')).toEqual(['submitted', 'rejected'])
  })

  it('counts those who turned out to be one person once', async () => {
    for (const visitorId of ['YANN', 'LEA']) await say('reported', 'p1', visitorId)
    const yann = {
      ...sampleRecord('visitors', { id: 'YANN', siteId: 'brest', rev: '1', at: 1, by: 'server', mark: 'x' }),
      mergedInto: 'LEA',
    }
    await server.parts.store.transaction((tx) => keepRecord(tx, 'visitors', yann))
    await say('reported', 'p1', 'OLGA')
    expect(await shownAt(kiosk)).toEqual(['p1'])
    await say('reported', 'p1', 'MIA')
    expect(await shownAt(kiosk)).toEqual([])
  })

  it('renews it once a period, and lets its author end it', async () => {
    const endsOn = addDays(today(), 60)
    await say('renewed', 'p1', 'AWA')
    expect(await kept()).toMatchObject({ endsOn })
    server.clock.advance(40 * DAY)
    await say('renewed', 'p1', 'AWA')
    const renewed = addDays(today(), 60)
    expect(await kept()).toMatchObject({ endsOn: renewed })
    server.clock.advance(DAY)
    await say('renewed', 'p1', 'AWA')
    expect(await kept()).toMatchObject({ endsOn: renewed })
    await say('ended', 'p1', 'AWA')
    expect([(await told()).at(-1), await shownAt(kiosk)]).toEqual(['ended', []])
  })
})

describe('what hosts decide', () => {
  beforeEach(async () => void (await handIn('p1')))

  it('is told by whoever decides, when it is heard, and only what hosts tell', async () => {
    await decide({ type: 'rejected', reason: 'money', note: 'Sans argent, oui.' })
    const event = (await kept())!.events!.at(-1)!
    expect(event).toMatchObject({ type: 'rejected', by: host.scope.deviceId, note: 'Sans argent, oui.' })
    const held = (await kept())!
    for (const type of ['reported', 'edited', 'submitted'] as const) {
      const forged: PostingEvent = { id: `x-${type}`, type, at: 1, by: 'server' }
      const document = changeFields(held, { events: [...held.events!, forged] }, writer(host))
      expect(await pushAtDesk(document, held.rev)).toMatchObject({ reason: 'forbidden-event' })
    }
  })

  it('cannot be put beyond all that follows: a turn is one more than the last', async () => {
    const held = (await kept())!
    const forged: PostingEvent = { id: 'x', type: 'hidden', at: 1, by: 'x', turn: 1000, reason: 'over' }
    await pushAtDesk(changeFields(held, { events: [...held.events!, forged] }, writer(host)), held.rev)
    expect((await kept())!.events!.at(-1)).toMatchObject({ turn: 1, by: host.scope.deviceId })
  })

  it('at two desks at once keeps both words, and the more careful one stands', async () => {
    const other = await server.device('brest', 'host')
    const held = (await kept())!
    const event = (type: 'published' | 'hidden'): PostingEvent => ({
      id: type,
      type,
      at: 1,
      by: 'x',
      turn: 1,
      reason: 'money',
    })
    const at = (device: TestDevice, type: 'published' | 'hidden') =>
      changeFields(held, { events: [...held.events!, event(type)] }, writer(device))
    const rejected = { ...event('hidden'), type: 'rejected' as const }
    await pushAtDesk(at(host, 'published'), held.rev)
    const late = changeFields(held, { events: [...held.events!, rejected] }, writer(other))
    const conflict = await pushAtDesk(late, held.rev, other)
    expect(conflict.outcome).toBe('conflict')
    const master = (conflict as unknown as { master: Posting }).master
    const joined = changeFields(master, { events: [...master.events!, rejected] }, writer(other))
    await pushAtDesk(joined, master.rev, other)
    expect(await shownAt(kiosk)).toEqual([])
  })

  it('of a card that they just keyed in is heard before the desk read it back', async () => {
    const read = readPosting(plainForm, today())
    if (!read.ok) throw new Error(read.reason)
    const submitted = handedInNow('p9', writer(host))
    const keyed: Posting = { ...newPosting(read.value, { id: 'p9' }, writer(host)), events: [submitted] }
    await pushAtDesk(keyed, null)
    const event = (id: string): PostingEvent => ({ id, type: 'published', at: 1, by: 'x', turn: 1 })
    const decided = changeFields(keyed, { events: [submitted, event('y')] }, writer(host))
    const conflict = (await pushAtDesk(decided, keyed.rev)) as PushResult & { master: Posting }
    expect(conflict.outcome).toBe('conflict')
    const joined = changeFields(mergePostings(conflict.master, decided), {}, writer(host))
    expect(await pushAtDesk(joined, conflict.master.rev)).toMatchObject({ outcome: 'accepted' })
    expect(await told('p9')).toEqual(['submitted', 'published'])
  })

  it('keyed in for a firm is taken of one that works with this site, and of no other', async () => {
    const keyed = (id: string, employerId: string): Posting => ({
      ...card(id, {}, 'AWA', host),
      employerId,
      events: [handedInNow(id, writer(host))],
    })
    const firm = {
      ...sampleRecord('employers', { id: 'mill', siteId: '*', rev: '1', at: 1, by: 'server', mark: 'x' }),
    }
    await server.parts.store.transaction(async (tx) => {
      await keepRecord(tx, 'employers', { ...firm, siteIds: ['brest'] })
      await keepRecord(tx, 'employers', { ...firm, id: 'far', siteIds: ['quimper'] })
    })
    expect(await pushAtDesk(keyed('e1', 'mill'), null)).toMatchObject({ outcome: 'accepted' })
    for (const employerId of ['far', 'unknown'])
      expect(await pushAtDesk(keyed(`e-${employerId}`, employerId), null)).toMatchObject({
        reason: 'invalid',
        field: 'employerId',
      })
  })

  it('with other words is said to be so, by whom', async () => {
    const held = (await kept())!
    await pushAtDesk(changeFields(held, { title: 'Je relis' }, writer(host)), held.rev)
    expect(await kept()).toMatchObject({ title: 'Je relis', authorId: 'AWA' })
    expect(await told()).toEqual(['submitted', 'edited'])
    const edited = (await kept())!
    await pushAtDesk(changeFields(edited, { title: 'Je relis vos lettres' }, writer(host)), edited.rev)
    // Once, of when it was last so: cards that are often corrected leave room for what is decided.
    expect(await told()).toEqual(['submitted', 'edited'])
    expect((await kept())!.events!.at(-1)!.at).toBeGreaterThan(edited.events!.at(-1)!.at)
    // A desk that brings a card back knows a later day of it than the kiosk that handed it in.
    const moved = changeFields((await kept())!, { endsOn: addDays(today(), 12) }, writer(host))
    const { events } = (await kept())!
    await pushAtDesk(moved, (await kept())!.rev)
    expect(await kept()).toMatchObject({ endsOn: addDays(today(), 12), events })
    const again = (await kept())!
    await pushAtDesk(changeFields(again, { authorId: 'YANN' }, writer(host)), again.rev)
    expect(await kept()).toMatchObject({ authorId: 'AWA' })
  })
})

describe('a card of which much was decided', () => {
  it('takes no more of it, and can still be taken off the board', async () => {
    await handIn('p1')
    for (let turns = 0; turns < 29; turns += 1) {
      await decide({ type: 'published' })
      await decide({ type: 'reopened' })
    }
    await decide({ type: 'published' })
    expect(await decide({ type: 'reopened' })).toMatchObject({ reason: 'too-many-events', field: 'events' })
    expect(await decide({ type: 'hidden', reason: 'over' })).toMatchObject({ outcome: 'accepted' })
    expect(await shownAt(kiosk)).toEqual([])
  })
})

describe('a server that was restored', () => {
  it('hears from a desk what it lost, decisions of the server and of hosts as they were', async () => {
    await handIn('p1')
    await decide({ type: 'published' })
    for (const visitorId of ['YANN', 'LEA', 'OLGA']) await say('reported', 'p1', visitorId)
    const before = (await kept())!
    const row: Incoming<Posting> = {
      scope: host.scope,
      pen: { role: 'host', deviceId: 'other' },
      ...{ record: before, master: undefined },
      ...{ isUnproven: false, receipts: server.parts.receipts, now: server.clock.now(), zone: undefined },
    }
    const nothing = { publishedBefore: 0, open: 0, erased: new Set<string>() }
    const told = postings.sanitize!(row, nothing)
    expect([postings.wasHere!(told, row.receipts), postings.refuses!(row, told, nothing)]).toEqual([
      true,
      null,
    ])
    expect(postings.kept!(row, told, nothing)).toEqual(before)
    // Words that the server never heard so are this desk's own.
    const forged = {
      ...before,
      events: before.events!.map((event) => ({ ...event, reason: 'money' as const })),
    }
    const ours = postings.sanitize!({ ...row, record: forged }, nothing)
    expect(new Set(ours.events!.map(({ by }) => by))).toEqual(new Set([host.scope.deviceId]))
    expect(postings.refuses!({ ...row, record: forged }, ours, nothing)).toMatchObject({
      reason: 'forbidden-event',
    })
  })
})
