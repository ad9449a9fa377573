import { describe, expect, it } from 'vitest'
import { DAY } from '../time.ts'
import { refusedBecause, standingEvents, withdrawnBecause } from './reservation-status.ts'
import { mergeReservations, type Reservation, type ReservationEvent } from './reservation.ts'
import { askFor, mayBeUndone, maySay, sayOf } from './write-reservation.ts'

const NOW = 1_800_000_000_000
const writer = { siteId: 's', deviceId: 'k1', now: NOW }
const span = { startsAt: NOW + DAY, endsAt: NOW + 2 * DAY }
const asked = askFor('drill', span, { id: 'r1', visitorId: 'v1' }, writer)
const event = (id: string, fields: Partial<ReservationEvent> = {}): ReservationEvent => ({
  ...{ id, type: 'granted', at: NOW, by: 'server' },
  ...fields,
})
const withEvents = (...events: ReservationEvent[]): Reservation => ({ ...asked, events })

it('what is asked for says of what, when and for whom, and nothing of what becomes of it', () => {
  expect(asked).toMatchObject({
    ...{ id: 'r1', siteId: 's', by: 'k1', at: NOW, thingId: 'drill', visitorId: 'v1' },
    ...{ ...span, askedAt: NOW, events: [] },
  })
})

describe('two copies of a reservation', () => {
  const here = withEvents(event('a'), event('b', { type: 'cancelled', by: 'k1' }))
  const there: Reservation = { ...withEvents(event('a'), event('c')), rev: '9', at: NOW + 5, by: 'desk' }

  it('are one with what either heard, whichever comes first', () => {
    const merged = mergeReservations(here, there)
    expect(merged.events.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c'])
    expect(merged).toMatchObject({ rev: '9', at: NOW + 5, by: 'desk' })
    expect(mergeReservations(there, here)).toEqual(merged)
    expect(mergeReservations(merged, merged)).toEqual(merged)
  })

  it('keep what was asked for first, whoever wrote last', () => {
    const later: Reservation = {
      ...{ ...there, thingId: 'saw', visitorId: 'v2', askedAt: NOW + 1 },
      ...{ startsAt: NOW, endsAt: NOW + 1 },
    }
    for (const merged of [mergeReservations(here, later), mergeReservations(later, here)])
      expect(merged).toMatchObject({ thingId: 'drill', visitorId: 'v1', ...span, askedAt: NOW, rev: '9' })
    const axe = { ...later, thingId: 'axe', visitorId: 'a' }
    for (const merged of [mergeReservations(here, axe), mergeReservations(axe, here)])
      expect(merged).toMatchObject({ thingId: 'drill', visitorId: 'v1' })
  })

  it('of one moment keep the same of the two, on every device', () => {
    const other: Reservation = { ...there, visitorId: 'v0' }
    expect(mergeReservations(here, other).visitorId).toBe(mergeReservations(other, here).visitorId)
  })
})

describe('what is said of it', () => {
  it('stands with its reason, by this device, at this moment', () => {
    const told = sayOf(asked, { type: 'withdrawn', withdrawn: 'broken' }, 'e1', { ...writer, deviceId: 'd' })
    expect(told).toMatchObject({
      ok: true,
      value: { events: [{ id: 'e1', type: 'withdrawn', withdrawn: 'broken', at: NOW, by: 'd' }] },
    })
    expect(told.ok && withdrawnBecause(told.value)).toBe('broken')
    expect(refusedBecause(withEvents(event('x', { type: 'refused', refused: 'taken' })))).toBe('taken')
    expect([refusedBecause(asked), withdrawnBecause(asked)]).toEqual([undefined, undefined])
  })

  it('is told of what stands, whatever else was told before it', () => {
    const taken = event('x', { type: 'refused', refused: 'taken' })
    const back = event('w', { type: 'withdrawn', withdrawn: 'clash', by: 'desk' })
    expect(refusedBecause(withEvents(back, taken))).toBe('taken')
    expect(withdrawnBecause(withEvents(taken, back))).toBe('clash')
    // Only what says so takes something back.
    const named = event('n', { type: 'returned', undoes: 'w' })
    expect(standingEvents(withEvents(back, named)).map(({ id }) => id)).toEqual(['w', 'n'])
    const undone = event('u', { type: 'undone', undoes: 'w' })
    expect(standingEvents(withEvents(back, undone, taken)).map(({ id }) => id)).toEqual(['x'])
  })

  it('may be said of what is asked for as of what is granted', () => {
    for (const one of [asked, withEvents(event('g'))])
      for (const type of ['cancelled', 'withdrawn', 'handed-out'] as const)
        expect(maySay(one, type, NOW)).toBe(true)
  })

  it('is too late where it no longer stands so', () => {
    const back = withEvents(event('o', { type: 'handed-out' }), event('b', { type: 'returned' }))
    expect(sayOf(back, { type: 'cancelled' }, 'e', writer)).toEqual({ ok: false, reason: 'too-late' })
    const gone = withEvents(event('x', { type: 'cancelled' }))
    for (const type of ['cancelled', 'withdrawn', 'handed-out', 'returned'] as const)
      expect(maySay(gone, type, NOW)).toBe(false)
    // A thing that was lost may come back, whole or not; it is not lost once more.
    const lost = withEvents(event('o', { type: 'handed-out' }), event('l', { type: 'lost' }))
    expect((['returned', 'damaged', 'lost'] as const).map((type) => maySay(lost, type, NOW))).toEqual([
      ...[true, true, false],
    ])
  })

  it('takes back the last thing that a host did, by name, and leaves the rest', () => {
    const out = withEvents(event('g'), event('o', { type: 'handed-out', by: 'desk' }))
    const undone = sayOf(out, { type: 'undone' }, 'u', writer)
    expect(undone).toMatchObject({ ok: true, value: { events: [{}, {}, { id: 'u', undoes: 'o' }] } })
    expect(undone.ok && standingEvents(undone.value).map(({ id }) => id)).toEqual(['g'])
  })

  it('is taken back for as long as there is room to bring it to its end', () => {
    const told = Array.from({ length: 40 }, (_, turn) => event(`t${turn}`, { type: 'handed-out', by: 'd' }))
    expect(maySay(withEvents(...told.slice(1)), 'undone', NOW)).toBe(true)
    expect(maySay(withEvents(...told), 'undone', NOW)).toBe(false)
    expect(maySay(withEvents(...told), 'returned', NOW)).toBe(true)
  })

  it('is a host’s to take back where a host did it, and nobody’s where the server or a visitor spoke', () => {
    const ofHosts = ['handed-out', 'returned', 'damaged', 'lost', 'withdrawn'] as const
    for (const type of ofHosts) {
      expect(mayBeUndone({ type, by: 'desk' }), type).toBe(true)
      expect(mayBeUndone({ type, by: 'server' }), type).toBe(false)
    }
    for (const type of ['granted', 'refused', 'cancelled', 'undone'] as const)
      expect(mayBeUndone({ type, by: 'desk' }), type).toBe(false)
  })
})
