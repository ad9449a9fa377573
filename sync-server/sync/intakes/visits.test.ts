import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceRole, Scope } from '../../../domain/sync/scope.ts'
import { DAY, HOUR, MINUTE, parisDay } from '../../../domain/time.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import type { Store } from '../../store/store.ts'
import { openMemoryStore } from '../../testing/memory-store.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { START } from '../../testing/start.ts'
import { keepRecord } from '../keep-record.ts'
import { createReceipts } from '../receipts.ts'
import type { Incoming } from './intake.ts'
import { visits } from './visits.ts'

const NOW = START + 2 * HOUR
const scopeOf = (role: DeviceRole): Scope => ({ deviceId: 'd1', siteId: 'brest', role })
function visit(id: string, fields: Partial<Visit> = {}): Visit {
  const head = { id, siteId: 'brest', rev: `${START}`, at: START, by: 'd1', mark: 'P1' }
  return { ...sampleRecord('visits', head), ...fields }
}
const row = (record: Visit, more: Partial<Incoming<Visit>> = {}): Incoming<Visit> => ({
  ...{ scope: scopeOf('kiosk'), pen: { role: 'kiosk', deviceId: 'd1' }, record, master: undefined },
  ...{ isUnproven: false, receipts: createReceipts('a-secret'), now: NOW, zone: undefined },
  ...more,
})
const facts = { endsStay: false, isTakenBack: false, hadLeft: false }
const told = (record: Visit, more: Partial<Incoming<Visit>> = {}) =>
  visits.sanitize!(row(record, more), facts)
const today = parisDay(NOW)

describe('when somebody came', () => {
  it('is what the kiosk says, a few minutes ahead included', () => {
    for (const arrivedAt of [START - 3 * DAY, START, NOW, NOW + 5 * MINUTE]) {
      const record = visit('v1', { arrivedAt, day: parisDay(arrivedAt) })
      expect(told(record)).toEqual(record)
    }
  })

  it('is held to the server’s clock where the kiosk’s is ahead, and so is the day', () => {
    const ahead = visit('v1', { arrivedAt: NOW + 2 * DAY, day: parisDay(NOW + 2 * DAY) })
    expect(told(ahead)).toMatchObject({ arrivedAt: NOW + 5 * MINUTE, day: today })
    // By a little and named in the id: the same person may come again on that day.
    const named = { ...ahead, id: `P1.${ahead.day}.0` }
    expect(told(named)).toMatchObject({ arrivedAt: NOW + 5 * MINUTE, day: ahead.day })
  })

  it.each([0, START - 30 * 365 * DAY, START + 30 * 365 * DAY])(
    'is now where the clock stands years away (%d), whatever the id names',
    (arrivedAt) => {
      const day = parisDay(arrivedAt)
      expect(told(visit(`P1.${day}.0`, { arrivedAt, day }))).toMatchObject({ arrivedAt: NOW, day: today })
    },
  )

  it('is of the day of the moment where the day alone cannot be', () => {
    expect(told(visit('v1', { day: '1971-01-01' }))).toMatchObject({ arrivedAt: START, day: parisDay(START) })
    const dayBefore = parisDay(START - DAY)
    expect(told(visit('v1', { day: dayBefore }))).toMatchObject({ arrivedAt: START, day: dayBefore })
  })

  it('is read on the wall of the site', () => {
    const late = Date.parse('2026-04-13T21:00:00Z')
    const record = visit('v1', { arrivedAt: late, day: '1971-01-01' })
    expect(told(record, { now: late, zone: 'Indian/Reunion' })).toMatchObject({ day: '2026-04-14' })
    expect(told(record, { now: late })).toMatchObject({ day: '2026-04-13' })
  })

  it('of a departure is never ahead of the server by more than clocks differ', () => {
    const left = { closing: 'left' as const }
    expect(told(visit('v1', { ...left, leftAt: NOW + DAY }))).toMatchObject({ leftAt: NOW + 5 * MINUTE })
    expect(told(visit('v1', { ...left, leftAt: START }))).toMatchObject({ leftAt: START })
    expect(told(visit('v1'))).not.toHaveProperty('leftAt')
  })
})

describe('of whom and on which day a visit is', () => {
  const master = visit('v1', { arrivedAt: START, arrivedBy: 'pass' })

  it('is said by the first copy, and not by a later one', () => {
    const day = parisDay(START - DAY)
    const other = visit('v1', { kind: 'passing-by', day, visitorId: 'P2' })
    expect(told(other, { master })).toMatchObject({ kind: 'stay', day: master.day, visitorId: 'P1' })
  })

  it('is told by the later copy where the first told nobody', () => {
    const { visitorId: _nobody, ...nameless } = master
    expect(told(visit('v1', { visitorId: 'P2' }), { master: nameless })).toMatchObject({ visitorId: 'P2' })
    const { visitorId: _none, ...record } = visit('v1')
    expect(told(record, { master: nameless })).not.toHaveProperty('visitorId')
  })

  it('takes an earlier arrival of that day from another kiosk, and of no other day', () => {
    const earlier = visit('v1', { arrivedAt: START - HOUR, arrivedBy: 'walk-in' })
    expect(told(earlier, { master })).toMatchObject({ arrivedAt: START - HOUR, arrivedBy: 'walk-in' })
    const dayBefore = visit('v1', { arrivedAt: START - DAY, arrivedBy: 'walk-in' })
    expect(told(dayBefore, { master })).toMatchObject({ arrivedAt: START, arrivedBy: 'pass' })
  })
})

describe('what only the server writes of a visit', () => {
  const keep = (
    merged: Visit,
    {
      typedBy,
      endsStay = false,
      ...more
    }: Partial<Incoming<Visit>> & { typedBy?: string | null; endsStay?: boolean } = {},
  ) =>
    visits.kept!(row(merged, more), merged, {
      ...facts,
      ...(typedBy === undefined ? {} : { typedBy }),
      endsStay,
    })

  it('takes the place of what was sealed', () => {
    const sealed = visit('v1', { sealedName: 'a.b.c', sealedPass: 'd.e.f' })
    const kept = keep(sealed, { openedName: 'Léa' })
    expect(kept).toMatchObject({ name: 'Léa' })
    for (const field of ['sealedName', 'sealedPass', 'unverified']) expect(kept).not.toHaveProperty(field)
    expect(keep(sealed, { openedName: null })).not.toHaveProperty('name')
  })

  it('marks who came in with a number that is nobody’s, until a host has looked', () => {
    expect(keep(visit('v1'), { typedBy: null })).toMatchObject({ unverified: true })
    expect(keep(visit('v1'), { typedBy: 'P1' })).not.toHaveProperty('unverified')
    expect(keep(visit('v1', { kind: 'unnamed-departure' }), { typedBy: null })).not.toHaveProperty(
      'unverified',
    )
    const master = visit('v1', { unverified: true })
    const lifted = visit('v1', { unverified: false })
    expect(keep(lifted, { master })).toMatchObject({ unverified: true })
    expect(keep(lifted, { master, scope: scopeOf('host') })).toMatchObject({ unverified: false })
    const { unverified: _silent, ...silent } = master
    expect(keep(silent, { master, scope: scopeOf('host') })).toMatchObject({ unverified: true })
    // No kiosk marks, or clears, by itself.
    expect(keep(visit('v1', { unverified: true }))).not.toHaveProperty('unverified')
  })

  it('names whose departure it was that ended a stay, and of nobody else’s', () => {
    const departure = visit('v1', { kind: 'unnamed-departure' })
    expect(keep(departure, { typedBy: 'P9', endsStay: true })).toMatchObject({
      visitorId: 'P9',
      closing: 'left',
      leftAt: departure.arrivedAt,
    })
    for (const known of [{ typedBy: 'P9' }, { typedBy: null, endsStay: true }]) {
      expect(keep(departure, known)).not.toHaveProperty('closing')
    }
  })
})

describe('the stays of a person', () => {
  let store: Store
  beforeEach(async () => {
    store = await openMemoryStore()
  })
  afterEach(() => store.close())
  const keep = (...all: Visit[]) =>
    store.transaction(async (tx) => {
      for (const one of all) await keepRecord(tx, 'visits', one)
    })
  const effects = (one: Visit, known = {}) =>
    store.transaction((tx) => visits.effects!(tx, one, NOW, { ...facts, ...known }))
  const stay = async (id: string) => (await store.read((view) => view.record('visits', id, 'brest')))!
  const factsOf = (record: Visit, openedPass?: string | null) =>
    store.read((view) => visits.facts!(view, row(record, openedPass === undefined ? {} : { openedPass })))
  const givePass = (passId: string, visitorId: string, siteId = 'brest') =>
    store.transaction((tx) =>
      tx.run(
        tx.tables
          .insertInto('passes')
          .values({ passId, visitorId, siteId, deviceId: 'd1', issuedAt: START, revokedAt: null }),
      ),
    )

  it('are over when their departure is told, those of that day begun by then', async () => {
    const departure = visit('d1', { kind: 'unnamed-departure', closing: 'left', arrivedAt: START + HOUR })
    await keep(
      ...[visit('here'), visit('later', { arrivedAt: START + HOUR + 1 }), departure],
      ...[visit('before', { day: parisDay(START - DAY), arrivedAt: START - DAY })],
      ...[visit('over', { closing: 'left', leftAt: START + 5 }), visit('other', { visitorId: 'P2' })],
      ...[visit('passing', { kind: 'passing-by' }), visit('just', { arrivedAt: START + HOUR })],
    )
    await effects(departure)
    for (const id of ['here', 'just'])
      expect(await stay(id)).toMatchObject({ closing: 'left', leftAt: START + HOUR, by: 'server' })
    for (const id of ['later', 'before', 'other', 'passing'])
      expect(await stay(id)).not.toHaveProperty('closing')
    expect(await stay('over')).toMatchObject({ leftAt: START + 5 })
    // A departure enters nobody in the directory.
    expect(await store.read((view) => view.records('visitors'))).toEqual([])
  })

  it('are over under each entry of the directory that is theirs, and another of the same entry goes on', async () => {
    const head = { id: 'P2', siteId: 'brest', rev: '1', at: START, by: 'server', mark: 'x' }
    await store.transaction((tx) =>
      keepRecord(tx, 'visitors', { ...sampleRecord('visitors', head), mergedInto: 'P1' }),
    )
    const left = visit('one', { closing: 'left', leftAt: START + HOUR })
    await keep(left, visit('same'), visit('double', { visitorId: 'P2' }))
    await effects(left)
    expect(await stay('double')).toMatchObject({ closing: 'left', leftAt: START + HOUR })
    expect(await stay('same')).not.toHaveProperty('closing')
  })

  it('are left as they are by a departure that was told before: who came in the moment after it is here', async () => {
    const departure = visit('d1', { kind: 'unnamed-departure', closing: 'left', arrivedAt: START + HOUR })
    await keep(departure, visit('after', { arrivedAt: START + HOUR }))
    const again = await store.read((view) => visits.facts!(view, row(departure, { master: departure })))
    expect(again.hadLeft).toBe(true)
    await effects(departure, again)
    expect(await stay('after')).not.toHaveProperty('closing')
  })

  it('are left as they are by an arrival, and by a closing hour that nobody told', async () => {
    const head = { id: 'P2', siteId: 'brest', rev: '1', at: START, by: 'server', mark: 'x' }
    await store.transaction((tx) =>
      keepRecord(tx, 'visitors', { ...sampleRecord('visitors', head), mergedInto: 'P1' }),
    )
    await keep(visit('same'), visit('double', { visitorId: 'P2' }), visit('new'))
    await effects(visit('new'))
    await effects(visit('new', { closing: 'unknown' }))
    for (const id of ['same', 'double']) expect(await stay(id)).not.toHaveProperty('closing')
    const visitors = await store.read((view) => view.records('visitors'))
    expect(visitors.map(({ id }) => id).sort()).toEqual(['P1', 'P2'])
  })

  it('of whom nothing is known go on when somebody unknown leaves', async () => {
    const { visitorId: _nobody, ...unknown } = visit('here', { kind: 'stay', arrivedBy: 'counter' })
    await keep(unknown, visit('known'))
    const { visitorId: _neither, ...departure } = visit('d1', {
      ...{ kind: 'unnamed-departure', closing: 'left', arrivedAt: START + HOUR },
    })
    await effects(departure)
    for (const id of ['here', 'known']) expect(await stay(id)).not.toHaveProperty('closing')
  })

  it('are begun by somebody new, who is whoever’s number they typed', async () => {
    await effects(visit('v1', { visitorId: 'NEW' }), { typedBy: 'P1' })
    await effects(visit('v2', { visitorId: 'OTHER' }), { typedBy: null })
    const visitors = await store.read((view) => view.records('visitors'))
    expect(visitors.map(({ id, mergedInto }) => [id, mergedInto])).toEqual([
      ['NEW', 'P1'],
      ['OTHER', undefined],
    ])
  })

  it('that nobody told the moment of end when it was told', async () => {
    const head = { id: 'P2', siteId: 'brest', rev: '1', at: START, by: 'server', mark: 'x' }
    await store.transaction((tx) =>
      keepRecord(tx, 'visitors', { ...sampleRecord('visitors', head), mergedInto: 'P1' }),
    )
    const left = visit('one', { closing: 'left', at: START + 7 })
    await keep(left, visit('double', { visitorId: 'P2' }))
    await effects(left)
    expect(await stay('double')).toMatchObject({ leftAt: START + 7 })
  })

  it('are ended by a departure with a number only where one is open', async () => {
    await givePass('K7QF3M2X9', 'P1')
    const departure = visit('d1', {
      kind: 'unnamed-departure',
      arrivedBy: 'counter',
      arrivedAt: START + HOUR,
    })
    expect(await factsOf(departure, 'K7QF3M2X9')).toEqual({ ...facts, typedBy: 'P1' })
    await keep(visit('here'))
    expect(await factsOf(departure, 'K7QF3M2X9')).toEqual({ ...facts, typedBy: 'P1', endsStay: true })
    expect(await factsOf(departure, '00000000V')).toEqual({ ...facts, typedBy: null })
    expect(await factsOf(departure, null)).toEqual({ ...facts, typedBy: null })
    expect(await factsOf(visit('v2', { arrivedBy: 'code' }), 'K7QF3M2X9')).toEqual({
      ...facts,
      typedBy: 'P1',
    })
    expect(await factsOf({ ...departure, arrivedAt: START - 1 }, 'K7QF3M2X9')).toMatchObject({
      endsStay: false,
    })
  })

  it('may be told by devices of an older version, which send the number as the visitor', async () => {
    await givePass('K7QF3M2X9', 'P1')
    await givePass('ELSEWHERE', 'P5', 'quimper')
    const typed = (visitorId: string, arrivedBy: Visit['arrivedBy'] = 'code') =>
      factsOf(visit('v1', { visitorId, arrivedBy }))
    expect(await typed('K7QF3M2X9')).toEqual({ ...facts, typedBy: 'P1' })
    expect(await typed('ELSEWHERE')).toEqual({ ...facts, typedBy: null })
    // Who holds a pass is a visitor, and no number was typed.
    expect(await typed('P1')).toEqual(facts)
    expect(await typed('K7QF3M2X9', 'pass')).toEqual(facts)
    const { visitorId: _none, ...nobody } = visit('v1', { arrivedBy: 'code' })
    expect(await factsOf(nobody)).toEqual(facts)
  })
})
