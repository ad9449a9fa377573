import { beforeEach, describe, expect, it } from 'vitest'
import { loanOf, slotsOf, type Span } from '../../../domain/places/free-times.ts'
import {
  refusedBecause,
  reservationStatus,
  withdrawnBecause,
} from '../../../domain/places/reservation-status.ts'
import type { Reservation, ReservationEvent } from '../../../domain/places/reservation.ts'
import type { Thing } from '../../../domain/places/thing.ts'
import { revised } from '../../../domain/record/write.ts'
import { nextRevision } from '../../../domain/sync/revision.ts'
import type { Scope } from '../../../domain/sync/scope.ts'
import { addDays, DAY, siteDay } from '../../../domain/time.ts'
import { roomFollower } from '../../places/room-follower.ts'
import { erasePerson } from '../../erasure/erase-person.ts'
import { dataOfVisitor } from '../../erasure/my-data.ts'
import { dueBy } from '../../retention/due.ts'
import { letGo } from '../../retention/let-go.ts'
import { changeSettings } from '../../sites/site-settings.ts'
import { openServerParts, type ServerParts } from '../../server-parts.ts'
import { openMemoryStore } from '../../testing/memory-store.ts'
import { pushAs } from '../../testing/push-as.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { keepRecord } from '../keep-record.ts'

const NOW = Date.parse('2026-11-29T07:00:00Z')
const TOMORROW = addDays(siteDay(NOW), 1)
const hours = { opensAt: '09:00', closesAt: '17:00', slotMinutes: 60, longestDays: 7, count: 1 } as const
const room: Thing = {
  ...{
    id: 'room',
    kind: 'room',
    way: 'slot',
    name: 'Petite salle',
    picture: 'meeting',
    roomId: 'r1',
    ...hours,
  },
}
const drill: Thing = { id: 'drill', kind: 'tool', way: 'loan', name: 'Perceuse', picture: 'hammer', ...hours }
const kiosk = (deviceId: string): Scope => ({ deviceId, siteId: 'brest', role: 'kiosk' })
const host: Scope = { deviceId: 'h1', siteId: 'brest', role: 'host' }
const slot = slotsOf(room, TOMORROW)[0]!

let parts: ServerParts
let now: number
beforeEach(async () => {
  now = NOW
  parts = await openServerParts(await openMemoryStore(), { now: () => now })
  const site = sampleRecord('sites', {
    id: 'brest',
    siteId: 'brest',
    rev: '1',
    at: 1,
    by: 'server',
    mark: 'Brest',
  })
  const rooms = [{ id: 'r1', name: 'Petite salle', capacity: 8, stepFree: true }]
  await parts.store.transaction((tx) => keepRecord(tx, 'sites', { ...site, rooms, things: [room, drill] }))
})

const asked = (id: string, span: Span, fields: Partial<Reservation> = {}): Reservation => ({
  ...{ id, siteId: 'brest', rev: nextRevision(undefined, now, 'k1'), at: now, by: 'k1' },
  ...{ thingId: 'room', visitorId: `v-${id}`, ...span, askedAt: now, events: [], ...fields },
})
const push = (scope: Scope, ...records: Reservation[]) =>
  pushAs(
    parts,
    scope,
    records.map((record) => ({
      collection: 'reservations',
      id: record.id,
      assumedRev: null,
      document: record,
    })),
  )
const row = (before: Reservation, document: Reservation) => ({
  ...{ collection: 'reservations', id: before.id, assumedRev: before.rev, document },
})
const held = async (id: string) =>
  (await parts.store.read((view) => view.record('reservations', id, 'brest')))!
const status = async (id: string) => reservationStatus(await held(id), now)
async function say(scope: Scope, id: string, event: Partial<ReservationEvent>) {
  const before = await held(id)
  const told = {
    id: `${id}.${before.events.length}`,
    at: now,
    by: scope.deviceId,
    ...event,
  } as ReservationEvent
  const record = revised(before, { deviceId: scope.deviceId, now }, { events: [...before.events, told] })
  const [answer] = await pushAs(parts, scope, [row(before, record)])
  return answer!
}

describe('of two who ask for one slot', () => {
  it('whoever the server hears first has it, whatever their clocks say', async () => {
    await push(kiosk('k1'), asked('late', slot, { askedAt: now + 9 }))
    await push(kiosk('k2'), asked('early', slot, { askedAt: now - DAY }))
    expect([await status('late'), await status('early')]).toEqual(['granted', 'refused'])
    expect(refusedBecause(await held('early'))).toBe('taken')
  })

  it('one has it also where both come in one push', async () => {
    await push(kiosk('k1'), asked('a', slot), asked('b', slot))
    expect([await status('a'), await status('b')]).toEqual(['granted', 'refused'])
  })

  it('the second has it once the first gave it back', async () => {
    await push(kiosk('k1'), asked('a', slot))
    expect(await say(kiosk('k1'), 'a', { type: 'cancelled' })).toMatchObject({ outcome: 'accepted' })
    await push(kiosk('k2'), asked('b', slot))
    expect([await status('a'), await status('b')]).toEqual(['cancelled', 'granted'])
  })
})

it('one person has four things at a time', async () => {
  const slots = slotsOf(room, TOMORROW)
  const all = slots.slice(0, 5).map((span, index) => asked(`m${index}`, span, { visitorId: 'one' }))
  await push(kiosk('k1'), ...all)
  expect(refusedBecause(await held('m4'))).toBe('many')
})

describe('what a device may not tell', () => {
  it('a kiosk: that it is granted, handed out or back', async () => {
    const told = (type: ReservationEvent['type']) => [{ id: 'e', type, at: now, by: 'server' }]
    for (const type of ['granted', 'refused', 'handed-out', 'returned', 'withdrawn'] as const) {
      const [answer] = await push(kiosk('k1'), asked(type, slot, { events: told(type) }))
      expect(answer, type).toMatchObject({ outcome: 'refused', reason: 'forbidden-event' })
    }
  })

  it('a desk: that the server granted it, also under a receipt of another', async () => {
    await push(kiosk('k1'), asked('a', slot))
    const stolen = (await held('a')).events
    const [answer] = await push(host, asked('b', slot, { events: stolen }))
    expect(answer).toMatchObject({ outcome: 'refused', reason: 'forbidden-event' })
  })

  it('what was asked for stays as it was asked, and what the server said stays', async () => {
    await push(kiosk('k1'), asked('a', slot))
    const before = await held('a')
    const moved = revised(before, { deviceId: 'k1', now }, { thingId: 'drill', visitorId: 'x', events: [] })
    await pushAs(parts, kiosk('k1'), [row(before, moved)])
    expect(await held('a')).toMatchObject({ thingId: 'room', visitorId: 'v-a', events: before.events })
  })

  it('more than leaves room to bring it to its end', async () => {
    await push(kiosk('k1'), asked('a', slot))
    const before = await held('a')
    const many = Array.from({ length: 39 }, (_, index) => ({ id: `c${index}`, type: 'cancelled', at: now }))
    const events = [...before.events, ...many.map((one) => ({ ...one, by: 'h1' }) as ReservationEvent)]
    const full = revised(before, { deviceId: 'h1', now }, { events })
    expect(await pushAs(parts, host, [row(before, full)])).toMatchObject([{ outcome: 'accepted' }])
    const tooMany = { outcome: 'refused', reason: 'too-many-events', field: 'events' }
    expect(await say(kiosk('k1'), 'a', { type: 'cancelled' })).toMatchObject(tooMany)
    expect(await say(host, 'a', { type: 'undone', undoes: 'c0' })).toMatchObject(tooMany)
    for (let told = full.events.length; told < 56; told++)
      expect(await say(host, 'a', { type: 'returned' })).toMatchObject({ outcome: 'accepted' })
    expect(await say(host, 'a', { type: 'returned' })).toMatchObject(tooMany)
  })

  it('a desk: that what the server or a visitor said was a mistake, or what nobody said', async () => {
    await push(kiosk('k1'), asked('a', slot))
    await push(kiosk('k2'), asked('b', slot))
    await say(kiosk('k1'), 'a', { id: 'no-more', type: 'cancelled' })
    const forbidden = { outcome: 'refused', reason: 'forbidden-event', field: 'events' }
    for (const undoes of ['server.granted', 'no-more', 'unheard'])
      expect(await say(host, 'a', { type: 'undone', undoes }), undoes).toMatchObject(forbidden)
    expect(await say(host, 'b', { type: 'undone', undoes: 'server.refused' })).toMatchObject(forbidden)
    expect([await status('a'), await status('b')]).toEqual(['cancelled', 'refused'])
    const ahead = [{ id: 'u', type: 'undone', at: now, by: 'h1', undoes: 'server.granted' } as const]
    expect(await push(host, asked('c', slot, { events: ahead }))).toMatchObject([forbidden])
    const out = { id: 'out', type: 'handed-out', at: now, by: 'h1' } as const
    await push(host, asked('d', slot, { events: [out] }))
    expect(await say(host, 'd', { type: 'undone', undoes: 'out' })).toMatchObject({ outcome: 'accepted' })
  })

  it('an end before the beginning', async () => {
    const [answer] = await push(kiosk('k1'), asked('a', { startsAt: now, endsAt: now }))
    expect(answer).toMatchObject({ outcome: 'refused', reason: 'invalid', field: 'endsAt' })
  })
})

it('a thing that a desk handed out is out although it was promised, and the promise stays for hosts to see', async () => {
  const span = loanOf(drill, siteDay(now), 3)
  await push(kiosk('k1'), asked('promised', span, { thingId: 'drill' }))
  const out = { id: 'o', type: 'handed-out', at: now, by: 'h1' } as const
  await push(host, asked('taken', span, { thingId: 'drill', events: [out] }))
  expect([await status('promised'), await status('taken')]).toEqual(['granted', 'out'])
  now += 4 * DAY
  expect(await status('taken')).toBe('overdue')
  await say(host, 'taken', { type: 'returned' })
  expect(await status('taken')).toBe('back')
})

it('after a restore what was granted is so still, also when another asked first meanwhile', async () => {
  await push(kiosk('k1'), asked('a', slot))
  const granted = await held('a')
  await parts.store.transaction((tx) =>
    tx.run(
      tx.tables
        .deleteFrom('documents' as never)
        .where('partition' as never, '=', 'brest' as never)
        .where('collection' as never, '=', 'reservations' as never)
        .where('id' as never, '=', 'a' as never),
    ),
  )
  await push(kiosk('k2'), asked('b', slot))
  await push(kiosk('k1'), granted)
  expect([await status('a'), await status('b')]).toEqual(['granted', 'granted'])
})

it('a session that takes the room takes back what was granted, and says why', async () => {
  await push(kiosk('k1'), asked('a', slot))
  const planned = { roomId: 'r1', publishedAt: now, startsAt: slot.startsAt, endsAt: slot.endsAt }
  const session = sampleRecord('challengeSessions', {
    ...{ id: 's1', siteId: 'brest', rev: '1', at: now, by: 'server', mark: 'Défi' },
  })
  await parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', { ...session, ...planned }))
  const due = await parts.store.read((view) => view.dueFollowUps(now))
  const [rooms] = due.filter(({ kind }) => kind === 'rooms')
  const work = await roomFollower(parts).works.rooms!(rooms!)
  await parts.store.transaction(work)
  expect(withdrawnBecause(await held('a'))).toBe('session')
  const once = await held('a')
  await parts.store.transaction(work)
  expect(await held('a')).toEqual(once)
  await push(kiosk('k2'), asked('b', slot))
  expect(refusedBecause(await held('b'))).toBe('session')
})

describe('of somebody who is erased', () => {
  it('nothing stays but that a thing is out', async () => {
    const span = loanOf(drill, siteDay(now), 3)
    await push(kiosk('k1'), asked('slot', slot, { visitorId: 'gone' }))
    const out = { id: 'o', type: 'handed-out', at: now, by: 'h1' } as const
    await push(host, asked('out', span, { thingId: 'drill', visitorId: 'gone', events: [out] }))
    const told = await dataOfVisitor(parts, { siteId: 'brest' }, 'gone')
    expect(told.reservations!.map(({ thing, status: is }) => [thing, is])).toEqual(
      expect.arrayContaining([
        ['Perceuse', 'out'],
        ['Petite salle', 'granted'],
      ]),
    )
    await parts.store.transaction((tx) => erasePerson(tx, 'brest', 'gone', now))
    const left = await parts.store.read((view) => view.records('reservations', { siteId: 'brest' }))
    expect(left.map(({ id }) => id)).toEqual(['out'])
    expect(JSON.stringify(left)).not.toContain('gone"')
  })
})

it('what is over goes after a month, and what never came back after a year', async () => {
  await push(kiosk('k1'), asked('slot', slot))
  const out = { id: 'o', type: 'handed-out', at: now, by: 'h1' } as const
  const span = loanOf(drill, siteDay(now), 1)
  await push(host, asked('out', span, { thingId: 'drill', events: [out] }))
  const due = async () =>
    (await parts.store.read((view) => dueBy(view, 'brest', now)))
      .filter(({ kind }) => kind === 'reservation')
      .map(({ id }) => id)
  now = slot.endsAt + 30 * DAY
  expect(await due()).toEqual([])
  now += 3 * DAY
  expect(await due()).toEqual(['slot'])
  await parts.store.transaction((tx) => letGo(tx, 'brest', { kind: 'reservation', id: 'slot', at: now }, now))
  now += 366 * DAY
  expect(await due()).toEqual(['out'])
})

describe('a closure that a lead tells', () => {
  const close = async () => {
    const closures = [{ from: TOMORROW, until: TOMORROW, sentence: 'Inventaire' }]
    expect(await changeSettings(parts, 'brest', { closuresAdded: closures })).toEqual({
      ok: true,
      value: undefined,
    })
  }

  it('takes back what was promised for that day, with why, once', async () => {
    await push(kiosk('k1'), asked('a', slot), asked('b', slotsOf(room, addDays(TOMORROW, 1))[0]!))
    await close()
    expect(withdrawnBecause(await held('a'))).toBe('closed')
    expect(await status('b')).toBe('granted')
    const once = await held('a')
    await close()
    expect(await held('a')).toEqual(once)
  })

  it('refuses what a kiosk asked before it heard of it, and by that', async () => {
    await close()
    await push(kiosk('k1'), asked('a', slot))
    expect(refusedBecause(await held('a'))).toBe('closed')
  })

  it('leaves with somebody what is out, and a loan that can still be fetched', async () => {
    const span = loanOf(drill, TOMORROW, 2)
    await push(kiosk('k1'), asked('loan', span, { thingId: 'drill' }))
    await close()
    expect(await status('loan')).toBe('granted')
  })
})
