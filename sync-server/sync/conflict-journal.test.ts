import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FieldConflictLine } from '../../domain/contract/conflicts.ts'
import { ruleOf } from '../../domain/sync/collections.ts'
import { changeFields, newStamped } from '../../domain/sync/field-stamps.ts'
import { laterRevision } from '../../domain/sync/revision.ts'
import type { PushResult } from '../../domain/sync/messages.ts'
import { stamped } from '../../domain/record/write.ts'
import { sameContent, sameValue } from '../../domain/record/content.ts'
import { kept } from '../../domain/retention/keeping.ts'
import { MINUTE } from '../../domain/time.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { rowsDue } from '../retention/due-in-tables.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let reader: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  reader = await server.device('brest', 'host')
  await reader.signIn('maelle', await server.account('brest', 'maelle'))
})
afterEach(() => server.stop())

const journal = async () =>
  ((await reader.call('GET', 'host/conflicts')).body as { conflicts: FieldConflictLine[] }).conflicts

/** A host desk as the exchange has it: what the server holds as far as it knows, and what it wrote since. */
class Desk {
  readonly device: TestDevice
  base: Visitor | null = null
  own: Visitor | null = null
  constructor(device: TestDevice) {
    this.device = device
  }
  get id(): string {
    return this.device.scope.deviceId
  }
  async pull(): Promise<void> {
    const [held] = (await this.device.records('visitors')) as unknown as [Visitor]
    this.base = held
  }
  /** `now`: by the desk's own clock. */
  write(changes: Partial<Visitor>, now: number): void {
    const begun = this.own ?? this.base!
    const next = changeFields(begun, changes, { deviceId: this.id, now })
    if (!sameContent(next, begun)) this.own = next
  }
  /** Sends what it wrote, and does not hear the answer. */
  async send(): Promise<PushResult> {
    const { own } = this
    const row = { collection: 'visitors' as const, id: own!.id, document: own, assumedRev: this.base!.rev }
    return (await this.device.push(row as never))[0]!
  }
  /** Sends what it wrote; a conflict is joined here, as devices do, and waits anew. */
  async push(now: number): Promise<PushResult | null> {
    const { own } = this
    if (!own) return null
    const result = await this.send()
    if (result.outcome === 'accepted') {
      this.own = null
      await this.pull()
    } else if (result.outcome === 'conflict') {
      const master = result.master as unknown as Visitor
      const merged = ruleOf('visitors').merge(master, own) as Visitor
      const rev = laterRevision(master.rev, own.rev)
      this.base = master
      this.own = sameContent(merged, master)
        ? null
        : ({ ...merged, ...stamped(rev, { deviceId: this.id, now }) } as Visitor)
    } else throw new Error(JSON.stringify(result))
    return result
  }
}
async function twoDesks(): Promise<[Desk, Desk]> {
  const desks = [new Desk(reader), new Desk(await server.device('brest', 'host'))] as [Desk, Desk]
  const author = { deviceId: reader.scope.deviceId, now: START, siteId: 'brest' }
  const days = { firstSeenOn: '2026-04-01', lastSeenOn: '2026-04-01' }
  const entry = newStamped(author, { id: 'LUCIE', name: 'Lucie', ...days }) as Visitor
  await reader.push({ collection: 'visitors', id: 'LUCIE', document: entry, assumedRev: null } as never)
  for (const desk of desks) await desk.pull()
  return desks
}

describe('a name corrected twice, apart', () => {
  it('leaves the one that was not kept, with both desks and their times; sent again it is told once', async () => {
    const [one, two] = await twoDesks()
    one.write({ name: 'Lucie L.' }, START + 1)
    two.write({ name: 'Luce' }, START + 2)
    await one.push(START + 3)
    const [before, began] = [two.own, two.base!]
    await two.push(START + 4)
    // The answer was lost: the same is sent again.
    const again = { collection: 'visitors', id: 'LUCIE', document: before, assumedRev: began.rev }
    await two.device.push(again as never)
    expect(await journal()).toMatchObject([
      {
        ...{ collection: 'visitors', recordId: 'LUCIE', field: 'name' },
        kept: { device: two.id, at: START + 2, text: 'Luce' },
        other: { device: one.id, at: START + 1, text: 'Lucie L.' },
      },
    ])
    await two.push(START + 5)
    await one.pull()
    expect(one.base!.name).toBe('Luce')
    expect(await journal()).toHaveLength(1)
  })
  it('is told to hosts of the site, and to nobody else', async () => {
    const [one, two] = await twoDesks()
    one.write({ name: 'Lucie L.' }, START + 1)
    two.write({ name: 'Luce' }, START + 2)
    await one.push(START + 3)
    await two.push(START + 4)
    await server.createSite('quimper')
    const elsewhere = await server.device('quimper', 'host')
    await elsewhere.signIn('yann', await server.account('quimper', 'yann'))
    expect((await elsewhere.call('GET', 'host/conflicts')).body).toEqual({ conflicts: [] })
    const kiosk = await server.device('brest', 'kiosk')
    expect((await kiosk.call('GET', 'host/conflicts')).status).toBe(404)
    const observer = await server.device('brest', 'host')
    await observer.signIn('obs', await server.account('brest', 'obs', undefined, 'observer'))
    expect((await observer.call('GET', 'host/conflicts')).status).toBe(404)
  })
  it('goes with the person, and by itself after a month', async () => {
    const [one, two] = await twoDesks()
    one.write({ name: 'Lucie L.' }, START + 1)
    two.write({ name: 'Luce' }, START + 2)
    await one.push(START + 3)
    await two.push(START + 4)
    const later = START + kept.fieldConflicts + MINUTE
    const due = await server.parts.store.read((view) => rowsDue(view, 'brest', later))
    expect(due.filter(({ kind }) => kind === 'field-conflict')).toHaveLength(1)
    await server.parts.store.transaction((tx) => erasePerson(tx, 'brest', 'LUCIE', START))
    expect(await journal()).toEqual([])
    const states = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('recordStamps').selectAll()),
    )
    expect(states.filter(({ recordId }) => recordId === 'LUCIE')).toEqual([])
  })
})

it.each([
  ['different fields', { name: 'Luce' }, { note: 'Vient le mardi' }],
  ['the same field alike', { name: 'Luce' }, { name: 'Luce' }],
])('%s leave nothing', async (_, first, second) => {
  const [one, two] = await twoDesks()
  one.write(first, START + 1)
  two.write(second, START + 2)
  await one.push(START + 3)
  await two.push(START + 4)
  await two.push(START + 5)
  expect(await journal()).toEqual([])
})

it('a change that comes again because its answer was lost leaves nothing, changed by whoever knew it', async () => {
  const [one, two] = await twoDesks()
  one.write({ name: 'Lucie L.' }, START + 1)
  await one.send()
  await two.pull()
  two.write({ name: 'Luce' }, START + 2)
  await two.push(START + 3)
  await one.push(START + 4)
  expect(await journal()).toEqual([])
})

it('whoever knew the text that they changed leaves nothing, with whatever clock', async () => {
  const [one, two] = await twoDesks()
  one.write({ name: 'Lucie L.' }, START + 60 * MINUTE)
  await one.push(START + 1)
  await two.pull()
  two.write({ name: 'Luce' }, START + 2)
  await two.push(START + 3)
  expect(await journal()).toEqual([])
})

/** Always the same numbers for one seed. */
function numbers(seed: number): () => number {
  let state = seed
  return () => ((state = (state * 48_271) % 2_147_483_647) - 1) / 2_147_483_646
}

it.each([1, 2, 3, 4, 5, 6])(
  'story %i: an entry exactly where both sides changed a field to something else since the copy that they shared',
  async (seed) => {
    const desks = await twoDesks()
    const third = new Desk(await server.device('brest', 'host'))
    await third.pull()
    const all = [...desks, third]
    const random = numbers(seed)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
    const expected = new Set<string>()
    /** What the server took in, by field and stamp: whoever changed it later knew it. */
    const held = new Set<string>()
    const note = (result: PushResult | null, own: Visitor | null, base: Visitor | null) => {
      if (!result || !own || !base) return
      for (const field of ['name', 'note'] as const) {
        const ours = own.stamps[field] ?? ''
        if (result.outcome === 'accepted') held.add(`${field} ${ours}`)
        if (result.outcome !== 'conflict') continue
        const master = result.master as unknown as Visitor
        const theirs = master.stamps[field] ?? ''
        const shared = base.stamps[field] ?? ''
        const areApart = ours !== shared && theirs !== shared && ours !== theirs
        if (!areApart || sameValue(own[field], master[field]) || held.has(`${field} ${ours}`)) continue
        const [stays, other] = [ours, theirs].sort().reverse()
        expected.add(`${field} ${stays} ${other}`)
      }
    }
    const skews = [0, -90 * MINUTE, 30 * MINUTE]
    for (let step = 0; step < 80; step++) {
      server.clock.advance(MINUTE)
      const desk = pick(all)
      const now = server.clock.now() + skews[all.indexOf(desk)]!
      const act = random()
      const { own, base } = desk
      if (act < 0.45) desk.write({ [pick(['name', 'note'])]: pick(['Luce', 'Lucia', 'Lucile']) }, now)
      else if (act < 0.55 && !own) await desk.pull()
      else if (act < 0.65 && own) note(await desk.send(), own, base)
      else note(await desk.push(now), own, base)
    }
    const rows = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('fieldConflicts').selectAll()),
    )
    expect(new Set(rows.map((row) => `${row.field} ${row.keptRev} ${row.otherRev}`))).toEqual(expected)
    expect(expected.size).toBeGreaterThan(0)
  },
)
