import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnyRecord } from '../../domain/record/record.ts'
import { ruleOf } from '../../domain/sync/collections.ts'
import type { PushResult, PushRow } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { browserMachine, type Timers } from './machine.ts'
import { Outbox } from './outbox.ts'
import { Pusher } from './pusher.ts'
import type { Replica } from './replica/replica.ts'
import { ServerCopies } from './server-copies.ts'
import { newSyncStatus } from './sync-status.ts'
import { until } from './testing/device.ts'
import { MemoryDisk } from './testing/memory-disk.ts'
import { aVisit } from './testing/records.ts'
import { replicaOn } from './testing/replica.ts'
import { writeRecords } from './write-record.ts'

const seed = Number(process.env['SEED'] ?? 20_261_127)

/** What a server makes of pushed rows, as the real one does: create, merge, a conflict, a refusal, or not yet. */
class Master {
  readonly visits = new Map<string, Visit>()
  readonly envelopes: string[] = []
  answers: ('as-asked' | 'lost' | 'doubled' | 'in-part')[] = []
  /** What it makes of the next rows of a record, instead of taking them. */
  readonly judges = new Map<string, ('refused' | 'later')[]>()

  take(rows: readonly PushRow[]): PushResult[] {
    return rows.map((row): PushResult => {
      const { collection, id } = row
      const judged = this.judges.get(id)?.shift()
      if (judged === 'later') return { collection, id, outcome: 'later', missing: 'visitorId' }
      if (judged === 'refused') {
        return { collection, id, outcome: 'refused', reason: 'invalid', master: this.visits.get(id) ?? null }
      }
      if ('sealed' in row) {
        this.envelopes.push(row.sealed)
        return { collection, id, outcome: 'accepted' }
      }
      const [held, told] = [this.visits.get(id), row.document as AnyRecord as Visit]
      if (held && held.rev !== row.assumedRev && held.rev !== told.rev) {
        return { collection, id, outcome: 'conflict', master: held }
      }
      this.visits.set(id, held ? (ruleOf('visits').merge(held, told) as Visit) : told)
      return { collection, id, outcome: 'accepted' }
    })
  }

  /** Somebody else names the visitor. */
  meddle(id: string): void {
    const held = this.visits.get(id)
    if (held) this.visits.set(id, { ...held, name: 'Nadia', rev: nextRevision(held.rev, 0, 'server') })
  }
}

/** Waits as long as the next turn of the event loop, whatever was asked for. */
const hasty: Timers = {
  ...browserMachine().timers,
  after(_milliseconds, call) {
    const timer = setTimeout(call)
    return () => clearTimeout(timer)
  },
}

/** One device on one disk, started and killed, whose clock says whatever it likes. */
class Device {
  #disk = new MemoryDisk()
  readonly #master: Master
  #clock = 1_000_000
  #outbox!: Outbox
  #pusher!: Pusher
  #replica!: Replica
  #seen = new Map<string, Visit>()
  /** The network is there. */
  #isOnline = true
  #queued: (() => void)[] = []

  constructor(master: Master) {
    this.#master = master
  }

  get waiting(): number {
    return this.#outbox.rows().length
  }

  /** What the device shows of a visit, and what it says can never be sent. */
  shown(id: string): { held: AnyRecord | undefined; refused: AnyRecord | undefined } {
    return {
      held: this.#replica.held('visits', id),
      refused: this.#outbox.refusedRow('visits', id)?.document,
    }
  }

  async start(): Promise<void> {
    this.#replica = await replicaOn(this.#disk, ['visits'])
    this.#outbox = new Outbox(this.#replica, newSyncStatus())
    this.#pusher = new Pusher({
      machine: { ...browserMachine(), timers: hasty },
      outbox: this.#outbox,
      replica: this.#replica,
      copies: new ServerCopies(),
      push: (rows) => this.#push(rows),
      writer: () => this.#writer(),
      now: () => this.#clock,
      mayStart: () => true,
      forgot: () => undefined,
      drained: () => undefined,
      failed: (error) => {
        throw error
      },
    })
    this.#pusher.wake()
  }

  /** The power goes: what was not flushed may be lost, and nothing is closed. */
  async crash(): Promise<void> {
    this.#pusher.abandon()
    this.#disk = this.#disk.afterCrash(() => false)
    await this.#replica.close()
    await this.start()
  }

  setClock(by: number): void {
    this.#clock = Math.max(0, this.#clock + by)
  }

  setOnline(isOnline: boolean): void {
    this.#isOnline = isOnline
    if (isOnline) for (const go of this.#queued.splice(0)) go()
  }

  async write(id: string, fields: Partial<Visit>): Promise<void> {
    const held = this.#seen.get(id)
    const { now, deviceId } = this.#writer()
    const record = {
      ...(held ?? aVisit(id)),
      ...fields,
      rev: nextRevision(held?.rev, now, deviceId),
      at: now,
    }
    this.#seen.set(id, record)
    await writeRecords({ replica: this.#replica, outbox: this.#outbox }, 'visits', [record], this.#writer())
    this.#pusher.wake()
  }

  async seal(text: string): Promise<void> {
    await this.#replica.transaction('strict', (one) =>
      this.#outbox.addSealed(one, 'applications', 'same', text),
    )
    this.#pusher.wake()
  }

  close(): Promise<void> {
    this.#pusher.abandon()
    return this.#replica.close()
  }

  #writer() {
    return { deviceId: 'kiosk', now: this.#clock }
  }

  async #push(rows: readonly PushRow[]): Promise<PushResult[]> {
    for (;;) {
      if (!this.#isOnline) await new Promise<void>((go) => this.#queued.push(go))
      const answer = this.#master.answers.shift() ?? 'as-asked'
      const results = this.#master.take(rows)
      if (answer === 'doubled') this.#master.take(rows)
      // The answers to some rows are missing, and those to the others come in no order.
      if (answer === 'in-part') return results.slice(1).reverse()
      if (answer !== 'lost') return results
    }
  }
}

const moves = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('write' as const), id: fc.nat(2), what: fc.nat(1) }),
    fc.record({ kind: fc.constant('seal' as const) }),
    fc.record({ kind: fc.constant('clock' as const), by: fc.constantFrom(-900_000, -5, 400_000_000) }),
    fc.record({ kind: fc.constantFrom('offline' as const, 'online' as const, 'crash' as const) }),
    fc.record({ kind: fc.constant('meddle' as const), id: fc.nat(2) }),
    fc.record({ kind: fc.constantFrom('lost' as const, 'doubled' as const, 'in-part' as const) }),
    fc.record({
      kind: fc.constant('judge' as const),
      id: fc.nat(2),
      as: fc.constantFrom('refused', 'later'),
    }),
  ),
  { maxLength: 14 },
)
const changes: Partial<Visit>[] = [{ reasons: ['rest'] }, { closing: 'left', leftAt: 9 }]

describe('whatever happens to a device', () => {
  it('each write that it made reaches the server or is told as refused, stays on screen, and nothing waits for ever', async () => {
    let story = 0
    await fc.assert(
      fc.asyncProperty(moves, async (told) => {
        const master = new Master()
        const device = new Device(master)
        await device.start()
        const prefix = `v${story++}-`
        const written = new Map<string, Partial<Visit>>()
        const sealed: string[] = []
        for (const move of told) {
          switch (move.kind) {
            case 'write': {
              const id = `${prefix}${move.id}`
              written.set(id, { ...written.get(id), ...changes[move.what] })
              await device.write(id, changes[move.what]!)
              break
            }
            case 'seal':
              sealed.push(`${prefix}${sealed.length}`)
              await device.seal(sealed.at(-1)!)
              break
            case 'clock':
              device.setClock(move.by)
              break
            case 'crash':
              await device.crash()
              break
            case 'judge': {
              const id = `${prefix}${move.id}`
              master.judges.set(id, [...(master.judges.get(id) ?? []), move.as])
              break
            }
            case 'meddle':
              master.meddle(`${prefix}${move.id}`)
              break
            case 'offline':
            case 'online':
              device.setOnline(move.kind === 'online')
              break
            default:
              master.answers.push(move.kind)
          }
        }
        device.setOnline(true)
        await until(() => device.waiting === 0)
        for (const [id, fields] of written) {
          const { held, refused } = device.shown(id)
          expect(refused ?? master.visits.get(id)).toMatchObject(fields)
          expect(held).toMatchObject(fields)
        }
        for (const text of sealed) expect(master.envelopes).toContain(text)
        await device.close()
      }),
      { seed, numRuns: 200 },
    )
  }, 120_000)
})
