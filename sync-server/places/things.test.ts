import { beforeEach, expect, it } from 'vitest'
import { slotsOf } from '../../domain/places/free-times.ts'
import { withdrawnBecause } from '../../domain/places/reservation-status.ts'
import type { Reservation } from '../../domain/places/reservation.ts'
import { MOST_THINGS, type Thing } from '../../domain/places/thing.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { addDays, siteDay } from '../../domain/time.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { pushAs } from '../testing/push-as.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { roomFollower } from './room-follower.ts'
import { keepThings } from './things.ts'

const NOW = Date.parse('2026-11-29T07:00:00Z')
const head = (id: string) => ({ id, siteId: 'brest', rev: '1', at: NOW, by: 'server', mark: id })
const desk: Thing = {
  ...{ id: 'desk', kind: 'desk', way: 'slot', name: 'Bureau', picture: 'meeting', count: 1 },
  ...{ opensAt: '09:00', closesAt: '17:00', slotMinutes: 60, longestDays: 1 },
}
const slot = slotsOf(desk, addDays(siteDay(NOW), 1))[0]!

let parts: ServerParts
let now: number
beforeEach(async () => {
  now = NOW
  parts = await openServerParts(await openMemoryStore(), { now: () => now })
  const rooms = [{ id: 'r1', name: 'Petite salle', capacity: 8, stepFree: true }]
  const site = { ...sampleRecord('sites', head('brest')), rooms, things: [desk] }
  await parts.store.transaction((tx) => keepRecord(tx, 'sites', site))
})
const keep = (...things: Thing[]) => keepThings(parts, 'brest', () => things)
const thingsNow = async () =>
  (await parts.store.read((view) => view.record('sites', 'brest', 'brest')))?.things
const held = async () => (await parts.store.read((view) => view.record('reservations', 'a', 'brest')))!
async function book() {
  const document: Reservation = {
    ...{ id: 'a', siteId: 'brest', rev: nextRevision(undefined, now, 'k1'), at: now, by: 'k1' },
    ...{ thingId: 'desk', visitorId: 'v', ...slot, askedAt: now, events: [] },
  }
  const row = { collection: 'reservations', id: 'a', assumedRev: null, document } as const
  await pushAs(parts, { deviceId: 'k1', siteId: 'brest', role: 'kiosk' }, [row])
  expect((await held()).events).toMatchObject([{ type: 'granted' }])
}

it('refuses a room that the site has not, and more than a list holds', async () => {
  expect(await keep({ ...desk, roomId: 'r9' })).toMatchObject({ reason: 'unknown-room' })
  const many = Array.from({ length: MOST_THINGS + 1 }, (_, index) => ({ ...desk, id: `t${index}` }))
  expect(await keep(...many)).toMatchObject({ reason: 'too-many-things' })
  expect(await keepThings(parts, 'nantes', () => [])).toMatchObject({ reason: 'unknown' })
  expect(await thingsNow()).toEqual([desk])
  expect(await keep(...many.slice(1))).toMatchObject({ ok: true })
})

it('what somebody has or waits for stays on the list until it is over', async () => {
  await book()
  expect(await keep()).toMatchObject({ reason: 'thing-in-use' })
  expect(await thingsNow()).toEqual([desk])
  now = slot.endsAt + 1
  expect(await keep()).toMatchObject({ ok: true })
  expect(await thingsNow()).toEqual([])
})

it('what becomes a room in which a session takes place already is taken back from who booked it', async () => {
  await book()
  const planned = { roomId: 'r1', publishedAt: now, startsAt: slot.startsAt, endsAt: slot.endsAt }
  const session = { ...sampleRecord('challengeSessions', head('s1')), ...planned }
  await parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', session))
  const follow = async () => {
    for (const due of (await parts.store.read((view) => view.dueFollowUps(now))).filter(
      ({ kind }) => kind === 'rooms',
    ))
      await parts.store.transaction(await roomFollower(parts).works.rooms!(due))
    await parts.store.transaction((tx) => tx.run(tx.tables.deleteFrom('followUps')))
  }
  await follow()
  expect(withdrawnBecause(await held())).toBeUndefined()
  await keep({ ...desk, name: 'Bureau clair' })
  await follow()
  expect(withdrawnBecause(await held())).toBeUndefined()
  await keep({ ...desk, roomId: 'r1' })
  await follow()
  expect(withdrawnBecause(await held())).toBe('session')
})
