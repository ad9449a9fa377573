import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { ruleOf } from '../../domain/sync/collections.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { reconcile } from './conflicts.ts'
import { anApplication, anOffer, aVisit } from './testing/records.ts'

const seed = Number(process.env['SEED'] ?? 20_260_105)

describe('two copies of one record', () => {
  it('make a revision of their own only when the result is neither', () => {
    const writer = { deviceId: 'd', now: 1000 }
    const theirs = aVisit('v', { closing: 'unknown', rev: '000000002.000.x' })
    const ours = aVisit('v', { rev: '000000003.000.d' })
    expect(reconcile('visits', theirs, ours, writer)).toBe(theirs)
    const left = aVisit('v', { closing: 'left', leftAt: 9, rev: '000000003.000.d' })
    expect(reconcile('visits', theirs, left, writer)).toBe(left)
    const both = reconcile('visits', aVisit('v', { name: 'Nadia', rev: '000000004.000.x' }), left, writer)
    expect(both).toMatchObject({ name: 'Nadia', closing: 'left', by: 'd', at: 1000 })
    expect(both.rev > '000000004.000.x').toBe(true)
  })
})

describe.each(['visits', 'jobOffers', 'applications'] as const)(
  'copies of %s that met in any order',
  (name) => {
    it('end the same on every device and at the server', () => {
      fc.assert(
        fc.property(steps, (moves) => {
          const world = new World(name, 3)
          for (const move of moves) world.step(move)
          world.settle()
          const [first, ...others] = world.copies()
          for (const copy of others) expect(copy).toEqual(first)
        }),
        { seed, numRuns: 300 },
      )
    })
  },
)

/** A device writes, hears from the server, or sends; numbers say which device and what. */
const steps = fc.array(
  fc.record({
    device: fc.nat(2),
    kind: fc.constantFrom('write' as const, 'push' as const, 'pull' as const),
    what: fc.nat(5),
    clock: fc.integer({ min: -5, max: 5 }),
  }),
  { maxLength: 30 },
)
type Step = { device: number; kind: 'write' | 'push' | 'pull'; what: number; clock: number }

/** Devices that hold one record each and a server that compares revisions, as the real ones do. */
class World {
  #master: AnyRecord
  #now = 1000
  readonly #devices: { ours: AnyRecord; assumed: AnyRecord }[]
  readonly #name: CollectionName

  constructor(name: CollectionName, devices: number) {
    this.#name = name
    this.#master = startOf(name)
    this.#devices = Array.from({ length: devices }, () => ({ ours: this.#master, assumed: this.#master }))
  }

  copies(): AnyRecord[] {
    return [this.#master, ...this.#devices.map(({ ours }) => ours)]
  }

  step({ device, kind, what, clock }: Step): void {
    const replica = this.#devices[device]!
    const writer = { deviceId: `d${device}`, now: ++this.#now + clock * 10 }
    if (kind === 'write') replica.ours = change(this.#name, replica.ours, what, writer)
    if (kind === 'push') this.#push(replica, writer)
    // A copy with a write of its own waits until it was sent, as the replication does.
    if (kind === 'pull' && replica.ours.rev === replica.assumed.rev) {
      replica.ours = replica.assumed = this.#master
    }
  }

  settle(): void {
    for (let round = 0; round < 4; round++) {
      this.#devices.forEach((_replica, device) => {
        this.step({ device, kind: 'push', what: 0, clock: 0 })
        this.step({ device, kind: 'pull', what: 0, clock: 0 })
      })
    }
  }

  #push(replica: { ours: AnyRecord; assumed: AnyRecord }, writer: { deviceId: string; now: number }): void {
    // As often as somebody else came first.
    for (let tries = 0; replica.ours.rev !== replica.assumed.rev; tries++) {
      if (tries > 5) throw new Error('The conflict never ends')
      if (this.#master.rev === replica.assumed.rev) {
        this.#master = ruleOf(this.#name).merge(this.#master, replica.ours)
        replica.assumed = replica.ours
      } else {
        const master = this.#master
        replica.ours = reconcile(this.#name, master, replica.ours, writer)
        replica.assumed = master
      }
    }
  }
}

function startOf(name: CollectionName): AnyRecord {
  return name === 'visits'
    ? aVisit('r')
    : name === 'jobOffers'
      ? anOffer({ id: 'r' })
      : anApplication({ id: 'r' })
}

function change(
  name: CollectionName,
  record: AnyRecord,
  what: number,
  writer: { deviceId: string; now: number },
): AnyRecord {
  const stamp = {
    rev: nextRevision(record.rev, writer.now, writer.deviceId),
    at: writer.now,
    by: writer.deviceId,
  }
  if (name === 'jobOffers') {
    const changes = [
      { title: `t${writer.now}` },
      { town: `v${writer.now}` },
      { town: undefined },
      { seats: 2 },
    ]
    return changeFields(record as never, changes[what % changes.length] as never, writer)
  }
  if (name === 'applications') {
    const events = (record as ReturnType<typeof anApplication>).events
    const type = (['viewed', 'pursued', 'refused'] as const)[what % 3]!
    const event = { id: `e-${writer.deviceId}-${writer.now}`, type, at: writer.now, by: writer.deviceId }
    return { ...record, ...stamp, events: [...events, event] } as AnyRecord
  }
  const words = [
    { reasons: ['help'] },
    { closing: 'left', leftAt: writer.now },
    { closing: 'unknown' },
    { name: `n${what}` },
    { audience: 'curious' },
    { reasons: ['rest', 'help'] },
  ]
  return { ...record, ...words[what], ...stamp } as AnyRecord
}
