import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Scope } from '../../../domain/sync/scope.ts'
import { DAY, HOUR, parisDay } from '../../../domain/time.ts'
import { visitId } from '../../../domain/visits/check-in.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import type { Store } from '../../store/store.ts'
import { openMemoryStore } from '../../testing/memory-store.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { START } from '../../testing/start.ts'
import { keepRecord } from '../keep-record.ts'
import { createReceipts } from '../receipts.ts'
import { visits } from './visits.ts'

const NOW = START + 2 * HOUR
const LEFT_AT = START + HOUR
let store: Store
beforeEach(async () => {
  store = await openMemoryStore()
})
afterEach(() => store.close())

function visit(id: string, fields: Partial<Visit> = {}): Visit {
  const head = { id, siteId: 'brest', rev: `${START}`, at: START, by: 'd1', mark: 'P1' }
  return { ...sampleRecord('visits', head), ...fields }
}
/** Told without a card, with the number of a pass: the server found whose departure it was. */
const departure = (fields: Partial<Visit> = {}) =>
  visit('d1', {
    ...{
      kind: 'unnamed-departure',
      arrivedBy: 'counter',
      arrivedAt: LEFT_AT,
      closing: 'left',
      leftAt: LEFT_AT,
    },
    ...fields,
  })
const stay = (id: string, fields: Partial<Visit> = {}) =>
  visit(id, { closing: 'left', leftAt: LEFT_AT, ...fields })

const factsOf = (record: Visit, master?: Visit, openedPass?: string) =>
  store.read((view) =>
    visits.facts!(view, {
      ...{ scope: { deviceId: 'd1', siteId: 'brest', role: 'kiosk' } satisfies Scope, record, master },
      ...{ pen: { role: 'kiosk', deviceId: 'd1' }, isUnproven: false, receipts: createReceipts('a-secret') },
      ...{ now: NOW, zone: undefined, ...(openedPass === undefined ? {} : { openedPass }) },
    }),
  )
const keep = (...all: Visit[]) =>
  store.transaction(async (tx) => {
    for (const one of all) await keepRecord(tx, 'visits', one)
  })
/** What the departure's being taken back makes of the visits that the server holds. */
async function takeBack(told: Visit, ...held: Visit[]): Promise<Visit[]> {
  await keep(...held)
  await store.transaction((tx) =>
    visits.effects!(tx, told, NOW, { endsStay: false, isTakenBack: true, hadLeft: true }),
  )
  const all = await store.read((view) => view.records('visits', { siteId: 'brest' }))
  return all.filter(({ id }) => !held.some((one) => one.id === id))
}

describe('a departure is taken back', () => {
  it('by a row that says so of one that had ended a stay, and by no other', async () => {
    const taken = departure({ closing: 'unknown' })
    const { closing: _open, ...unfound } = departure()
    expect(await factsOf(taken, departure())).toMatchObject({ endsStay: false, isTakenBack: true })
    for (const [record, master] of [
      [taken, undefined],
      [taken, unfound],
      [taken, taken],
      [departure(), departure()],
      [stay('s1', { closing: 'unknown' }), stay('s1')],
    ] as const) {
      expect(await factsOf(record, master)).toMatchObject({ isTakenBack: false })
    }
  })

  it('before its number is known: then it ends no stay', async () => {
    const pass = { passId: 'K7QF3M2X9', visitorId: 'P1', siteId: 'brest', deviceId: 'd1', issuedAt: START }
    await store.transaction((tx) =>
      tx.run(tx.tables.insertInto('passes').values({ ...pass, revokedAt: null })),
    )
    await keep(visit('here'))
    const { closing: _open, visitorId: _nobody, ...told } = departure()
    expect(await factsOf(told, undefined, 'K7QF3M2X9')).toMatchObject({ typedBy: 'P1', endsStay: true })
    const taken = { ...told, closing: 'unknown' as const }
    expect(await factsOf(taken, undefined, 'K7QF3M2X9')).toMatchObject({ typedBy: 'P1', endsStay: false })
  })

  it('and told once more it ends nothing', async () => {
    await keep(visit('here'))
    await store.transaction((tx) =>
      visits.effects!(tx, departure({ closing: 'unknown' }), NOW, {
        endsStay: false,
        isTakenBack: false,
        hadLeft: false,
      }),
    )
    expect(await store.read((view) => view.record('visits', 'here', 'brest'))).not.toHaveProperty('closing')
  })
})

describe('the stay that it had ended', () => {
  it('goes on from the same arrival as another visit of that day, by the server’s word', async () => {
    const ended = stay(visitId('P1', parisDay(START), 0), { arrivedAt: START - HOUR, name: 'Léa' })
    expect(await takeBack(departure({ closing: 'unknown' }), ended)).toEqual([
      {
        ...visit(visitId('P1', parisDay(START), 1), { arrivedAt: START - HOUR, name: 'Léa' }),
        ...{ by: 'server', at: NOW, rev: expect.stringMatching(/\.server$/) as unknown },
      },
    ])
  })

  it('is the last to have begun of those that ended together', async () => {
    const early = stay('P1.early.0', { arrivedAt: START - 2 * HOUR })
    const late = stay('P1.late.1', { arrivedAt: START - HOUR })
    for (const [first, second] of [
      [early, late],
      [late, early],
    ] as const) {
      const again = await takeBack(departure({ closing: 'unknown' }), first, second)
      expect(again.map(({ arrivedAt }) => arrivedAt)).toEqual([START - HOUR])
      await store.close()
      store = await openMemoryStore()
    }
  })

  const before = { day: parisDay(START - DAY) }
  it.each<[string, Visit[]]>([
    ['they have come back since', [stay('s1'), visit('s2')]],
    ['it ended at another moment', [stay('s1', { leftAt: LEFT_AT - 1 })]],
    ['nobody told of its end', [stay('s1', { closing: 'unknown' })]],
    ['it was of another day', [stay('s1', before)]],
    ['it was of somebody else', [stay('s1', { visitorId: 'P2' })]],
    ['it was no stay', [stay('s1', { kind: 'passing-by' })]],
  ])('does not go on where %s', async (_why, held) => {
    expect(await takeBack(departure({ closing: 'unknown' }), ...held)).toEqual([])
  })

  it('does not go on where they came back under another entry of the directory', async () => {
    const head = { id: 'P2', siteId: 'brest', rev: '1', at: START, by: 'server', mark: 'x' }
    await store.transaction((tx) =>
      keepRecord(tx, 'visitors', { ...sampleRecord('visitors', head), mergedInto: 'P1' }),
    )
    const held = [stay('s1'), visit('s2', { visitorId: 'P2' })]
    expect(await takeBack(departure({ closing: 'unknown' }), ...held)).toEqual([])
  })

  it.each<[string, Visit]>([
    ['of another day', visit('s2', before)],
    ['that is no stay', visit('s2', { kind: 'passing-by' })],
  ])('goes on beside an open visit %s', async (_what, other) => {
    expect(await takeBack(departure({ closing: 'unknown' }), stay('s1'), other)).toHaveLength(1)
  })

  it('is nobody’s where the departure is nobody’s', async () => {
    const { visitorId: _nobody, ...unnamed } = departure({ closing: 'unknown' })
    const { visitorId: _none, ...nameless } = stay('s1')
    expect(await takeBack(unnamed, nameless)).toEqual([])
  })
})
