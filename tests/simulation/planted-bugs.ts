import type { Application } from '../../domain/hiring/application.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type {
  PulledCollection,
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  PushResult,
  PushRow,
  Tombstone,
  WireRecord,
} from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Arrival } from '../../domain/visits/check-in.ts'
import { Device, type Answer } from './device.ts'
import { keyOf, type DeviceState } from './device-state.ts'
import { soundParts, type Parts } from './simulation.ts'
import { SiteServer } from './site-server.ts'

/**
 * Mistakes that a maker of such a system makes, each in one part of a simulated world. A simulation that
 * does not notice them proves nothing.
 */
export const plantedBugs: Record<string, Parts> = {
  'the checkpoint is a time': withServer(
    class extends SiteServer {
      override async pull(deviceId: string, body: PullRequest): Promise<Answer<PullReply>> {
        const fromZero = Object.entries(body.collections).map(([name, asked]) => [
          name,
          { limit: 5000, checkpoint: asked.checkpoint && { epoch: asked.checkpoint.epoch, seq: 0 } },
        ])
        const answer = await super.pull(deviceId, { collections: Object.fromEntries(fromZero) })
        if (!answer.ok || 'reset' in answer.reply) return answer
        const pages = Object.entries(answer.reply.collections).map(([name, page]) => {
          const since = body.collections[name as CollectionName]?.checkpoint?.seq ?? 0
          const changed = page.documents.filter((one) => timeOf(one) > since)
          const seq = Math.max(since, ...changed.map(timeOf).filter(Number.isFinite))
          return [name, { documents: changed, checkpoint: { ...page.checkpoint, seq } }]
        })
        return { ok: true, reply: { ...answer.reply, collections: Object.fromEntries(pages) } }
      }
    },
  ),

  'the server says yes before it wrote': withServer(
    class extends SiteServer {
      override async push(deviceId: string, body: PushRequest): Promise<Answer<PushReply>> {
        if (!this.random.chance(0.05)) return super.push(deviceId, body)
        const results = body.rows.map(({ collection, id }): PushResult => ({
          collection,
          id,
          outcome: 'accepted',
        }))
        return { ok: true, reply: { epoch: this.epoch, now: this.clock.now, results } }
      }
    },
  ),

  'a push that comes twice is done twice': withServer(
    class extends SiteServer {
      private readonly seen = new Set<string>()
      override push(deviceId: string, body: PushRequest): Promise<Answer<PushReply>> {
        const rows = body.rows.map((row): PushRow => {
          if ('sealed' in row || row.collection !== 'applications') return row
          const mark = `${row.id} ${row.document.rev}`
          if (!this.seen.has(mark)) {
            this.seen.add(mark)
            return row
          }
          return { ...row, document: twice(row.document as WireRecord & Application) }
        })
        return super.push(deviceId, { ...body, rows })
      }
    },
  ),

  'a first application is taken for a second one': withServer(
    class extends SiteServer {
      override async push(deviceId: string, body: PushRequest): Promise<Answer<PushReply>> {
        const isTaken = (row: PushRow) => 'sealed' in row && row.collection === 'applications'
        const rows = body.rows.filter((row) => !isTaken(row))
        const answer = await super.push(deviceId, { ...body, rows })
        if (!answer.ok || 'reset' in answer.reply) return answer
        const refused = body.rows.filter(isTaken).map(({ collection, id }): PushResult => ({
          collection,
          id,
          outcome: 'refused',
          reason: 'already-applied',
          field: 'jobOfferId',
          master: null,
        }))
        const results = [...answer.reply.results, ...refused]
        return { ok: true, reply: { ...answer.reply, results } }
      }
    },
  ),

  'a departure is put back to the arrival': withServer(
    class extends SiteServer {
      override push(deviceId: string, body: PushRequest): Promise<Answer<PushReply>> {
        const rows = body.rows.map((row): PushRow => {
          if ('sealed' in row || row.collection !== 'visits') return row
          const { leftAt, ...visit } = row.document as WireRecord & { leftAt?: number; arrivedAt: number }
          return leftAt === undefined
            ? row
            : { ...row, document: { ...visit, leftAt: visit.arrivedAt } as WireRecord }
        })
        return super.push(deviceId, { ...body, rows })
      }
    },
  ),

  'a second stay of a day is made of one': withServer(
    class extends SiteServer {
      override push(deviceId: string, body: PushRequest): Promise<Answer<PushReply>> {
        const rows = body.rows.flatMap((row): PushRow[] => {
          if ('sealed' in row || row.collection !== 'visits') return [row]
          const id = row.id.replace(/^([^.]+\.[^.]+\.).*$/, '$1x')
          return id === row.id ? [row] : [row, { ...row, id, document: { ...row.document, id } }]
        })
        return super.push(deviceId, { ...body, rows })
      }
    },
  ),

  'a conflict shows more than a pull': withServer(
    class extends SiteServer {
      override async push(deviceId: string, body: PushRequest): Promise<Answer<PushReply>> {
        const answer = await super.push(deviceId, body)
        if (!answer.ok || 'reset' in answer.reply) return answer
        const results = await Promise.all(
          answer.reply.results.map(async (result): Promise<PushResult> => {
            if (result.outcome !== 'conflict') return result
            const whole = await this.record(result.collection, result.id)
            return whole ? { ...result, master: whole } : result
          }),
        )
        return { ok: true, reply: { ...answer.reply, results } }
      }
    },
  ),

  'one bad row refuses the whole push': withServer(
    class extends SiteServer {
      override async push(deviceId: string, body: PushRequest): Promise<Answer<PushReply>> {
        const bad = body.rows.some(
          (row) => !('sealed' in row) && JSON.stringify(row.document).length > 60_000,
        )
        return bad ? { ok: false, error: 'too-large' } : super.push(deviceId, body)
      }
    },
  ),

  'a page ends without saying that there is more': withServer(
    class extends SiteServer {
      override async pull(deviceId: string, body: PullRequest): Promise<Answer<PullReply>> {
        const answer = await super.pull(deviceId, body)
        if (!answer.ok || 'reset' in answer.reply) return answer
        const head = await this.heads()
        const pages = Object.entries(answer.reply.collections).map(([name, page]) => [
          name,
          { ...page, checkpoint: { ...page.checkpoint, seq: head(name as CollectionName) } },
        ])
        return { ok: true, reply: { ...answer.reply, collections: Object.fromEntries(pages) } }
      }
    },
  ),

  'nothing is sent again after a restore': withDevice(
    class extends Device {
      protected override resetTo(epoch: string): void {
        const held = new Map(this.disk.state.held)
        const envelopes = new Map(this.disk.state.envelopes)
        super.resetTo(epoch)
        this.disk.write((state) => {
          for (const [key, one] of held) if (state.held.has(key)) state.held.set(key, one)
          for (const [key, one] of envelopes) state.envelopes.set(key, one)
        })
      }
    },
  ),

  'what was not sent is dropped at a reset': withDevice(
    class extends Device {
      protected override resetTo(epoch: string): void {
        super.resetTo(epoch)
        this.disk.write((state) => state.held.clear())
      }
    },
  ),

  'the last writer wins on events': withDevice(
    class extends Device {
      protected override merge(name: CollectionName, local: WireRecord, master: WireRecord): WireRecord {
        if (name === 'applications') return local.rev > master.rev ? local : master
        return super.merge(name, local, master)
      }
    },
  ),

  'the server does not ask which copy a write was made from': withServer(
    class extends SiteServer {
      override async push(deviceId: string, body: PushRequest): Promise<Answer<PushReply>> {
        const rows = await Promise.all(
          body.rows.map(async (row): Promise<PushRow> => {
            if ('sealed' in row) return row
            const master = await this.record(row.collection, row.id)
            return { ...row, assumedRev: master?.rev ?? null }
          }),
        )
        return super.push(deviceId, { ...body, rows })
      }
    },
  ),

  'a conflict drops what was done here': withDevice(
    class extends Device {
      protected override resolve(_name: CollectionName, _local: WireRecord, master: WireRecord): WireRecord {
        return master
      }
    },
  ),

  'records that left are kept': withDevice(
    class extends Device {
      protected override receiveDocument(
        state: DeviceState,
        name: CollectionName,
        document: WireRecord | Tombstone,
      ): void {
        if (!document._deleted) super.receiveDocument(state, name, document)
      }
    },
  ),

  'the checkpoint is written before the records': withDevice(
    class extends Device {
      protected override receive(collection: CollectionName, page: PulledCollection): void {
        const known = this.disk.state.checkpoints.get(collection)
        if (known && this.isOutdated(page, known)) return
        this.disk.write((state) => state.checkpoints.set(collection, page.checkpoint))
        this.disk.sync()
        this.disk.write((state) => {
          for (const document of page.documents) this.receiveDocument(state, collection, document)
        })
      }
    },
  ),

  'an old page overwrites a newer one': withDevice(
    class extends Device {
      protected override isOutdated(): boolean {
        return false
      }
      protected override streamed(message: { collection: CollectionName } & PulledCollection): void {
        this.receive(message.collection, message)
      }
    },
  ),

  'a record that left comes back as it was before': withDevice(
    class extends Device {
      protected override isOlder(): boolean {
        return false
      }
      protected override isOfBefore(): boolean {
        return false
      }
    },
  ),

  'the stream is believed before the catch-up': withDevice(
    class extends Device {
      protected override streamed(message: { collection: CollectionName } & PulledCollection): void {
        this.receive(message.collection, message)
      }
    },
  ),

  'a pulled record overwrites what waits to be sent': withDevice(
    class extends Device {
      protected override receiveDocument(
        state: DeviceState,
        name: CollectionName,
        document: WireRecord | Tombstone,
      ): void {
        state.held.delete(keyOf(name, document.id))
        super.receiveDocument(state, name, document)
      }
    },
  ),

  'an envelope goes when it is sent': withDevice(
    class extends Device {
      protected override rowsToPush(): PushRow[] {
        const rows = super.rowsToPush()
        this.disk.write((state) => {
          for (const row of rows) if ('sealed' in row) state.envelopes.delete(keyOf(row.collection, row.id))
        })
        return rows
      }
    },
  ),

  'a visit has a random id': withDevice(
    class extends Device {
      override visitIdOf(_id: string, arrival: Arrival): string {
        return arrival.freshId
      }
    },
  ),

  'the revision follows a clock that was set back': withDevice(
    class extends Device {
      protected override revisionAfter(): string {
        return nextRevision(undefined, this.now(), this.id)
      }
    },
  ),
}

function withDevice(Buggy: typeof Device): Parts {
  return { ...soundParts, Device: Buggy }
}

function withServer(Buggy: typeof SiteServer): Parts {
  return { ...soundParts, SiteServer: Buggy }
}

function timeOf(document: WireRecord | Tombstone): number {
  return document._deleted ? Infinity : (document as WireRecord).at
}

function twice(application: WireRecord & Application): WireRecord {
  const last = application.events.at(-1)!
  const { receipt: _receipt, receivedAt: _receivedAt, ...told } = last
  const rev = nextRevision(application.rev, application.at, application.by)
  return {
    ...application,
    rev,
    events: [...application.events, { ...told, id: `${last.id}-2` }],
  } as WireRecord
}
