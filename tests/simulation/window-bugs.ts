import type { Endpoint, ReplyOf } from '../../domain/contract/endpoint.ts'
import { readOlder } from '../../domain/contract/older.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { projectFor } from '../../domain/sync/access.ts'
import type { RecentWindow } from '../../domain/sync/collection-rule.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { askedBy, heldUntil, isHeldAt, recentWindow } from '../../domain/sync/held-window.ts'
import type {
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  PushRow,
  WireRecord,
} from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { DAY } from '../../domain/time.ts'
import { Outbox } from '../../renderer/data/outbox.ts'
import { documentKey } from '../../renderer/data/replica/device-tables.ts'
import { Replica } from '../../renderer/data/replica/replica.ts'
import type { Transaction } from '../../renderer/data/replica/transaction.ts'
import { SqliteReader } from '../../sync-server/store/sqlite-reader.ts'
import { Device } from './device.ts'
import { instead } from './engine-bugs.ts'
import type { Planted, PlantedIn } from './planted.ts'
import { SiteServer, type Answer } from './site-server.ts'
import type { ServerAnswer, WireRequest } from './wire.ts'
import { aging, heldByHosts, type Aging } from './window-properties.ts'

/** Mistakes about what a host desk holds, in the engine and in the table that it shares with the server. */
export const windowBugs: Readonly<Record<string, Planted>> = {
  'what waits for somebody leaves with the rest': {
    breaks: ['S20'],
    story: 3,
    plant: () => {
      const backs = aging.map((name) => stated(name, { waits: () => false }))
      return () => backs.forEach((back) => back())
    },
  },

  'nothing is put away': {
    breaks: ['S21'],
    story: 8,
    plant: () => instead(Outbox.prototype, 'dropOlder', () => () => new Promise(() => undefined)),
  },

  'what was put away is not taken in again when it is told anew': {
    breaks: ['S2'],
    story: 8,
    plant: () => {
      const away = new WeakMap<Replica, Set<string>>()
      return instead(
        Replica.prototype,
        'transaction',
        (transaction) =>
          function (this: Replica, durability, work) {
            const isDesk = 'visitors' in this.collections
            const gone = away.get(this) ?? new Set()
            away.set(this, gone)
            return transaction.call(this, durability, (one) =>
              isDesk ? work(deafTo(one, gone)) : work(one),
            ) as never
          },
      )
    },
  },

  'a late word does not make a visit recent again': {
    breaks: ['S20', 'S22'],
    story: 3,
    plant: () => stated('visits', { since: ['day'] }),
  },

  'an application is as old as its sending': {
    breaks: ['S20', 'S22'],
    story: 6,
    plant: () => stated('applications', { since: ['at'] }),
  },

  'who asks for older records is told recent ones too': {
    breaks: ['S22'],
    story: 8,
    plant: () =>
      instead(
        SqliteReader.prototype,
        'olderRecords',
        (olderRecords) =>
          function (this: SqliteReader, collection, siteId, asked) {
            return olderRecords.call(this, collection, siteId, { ...asked, at: asked.at + 30 * DAY })
          },
      ),
  },

  'older applications are told without a mandate': {
    breaks: ['S22'],
    story: 2,
    plant: () =>
      instead(
        SqliteReader.prototype,
        'olderRecords',
        () =>
          async function (this: SqliteReader, collection, siteId, { of, at, after, limit }) {
            const all = await this.records(collection, { siteId } as never)
            const isOlder = (record: AnyRecord) =>
              askedBy(collection, record) === of && !isHeldAt(at, heldUntil('host', collection, record))
            const older = all.filter((record) => isOlder(record) && record.id > after)
            return older.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit)
          },
      ),
  },
}

/** Any field of any record may be named. */
type Stated = Omit<RecentWindow<AnyRecord>, 'since'> & { since: readonly string[] }

/** The window of hosts, stated otherwise: to the server, to every device, and to whoever reads the table. */
function stated(name: Aging, otherwise: Partial<Stated>): () => void {
  const window = recentWindow('host', name)!
  const sound = { ...window }
  Object.assign(window, otherwise)
  return () => void Object.assign(window, sound)
}

/** A transaction that notes what is put away, and puts nothing of that. */
function deafTo(transaction: Transaction, gone: Set<string>): Transaction {
  const [put, remove] = [transaction.put.bind(transaction), transaction.remove.bind(transaction)]
  return Object.assign(transaction, {
    remove: (name: CollectionName, id: string) => {
      if (aging.includes(name as Aging)) gone.add(documentKey(name, id))
      remove(name, id)
    },
    put: (name: CollectionName, record: AnyRecord) => {
      if (!gone.has(documentKey(name, record.id))) put(name, record)
    },
  })
}

/** Mistakes of a desk of its own. */
export const windowDeviceBugs: Readonly<Record<string, PlantedIn<'Device'>>> = {
  'older records that a host asked for are kept': {
    breaks: ['S21'],
    story: 8,
    Device: class extends Device {
      override async start(): Promise<void> {
        await super.start()
        const { data } = this
        const { call } = data
        data.call = (async (endpoint, asked) => {
          const reply = await call(endpoint, asked)
          if (endpoint !== (readOlder as Endpoint) || !reply.ok) return reply
          const told = reply.value as unknown as ReplyOf<typeof readOlder>
          await data.replica.transaction('relaxed', (transaction) => {
            for (const name of aging) for (const record of told[name]) transaction.put(name, record)
          })
          return reply
        }) as typeof call
      }
    },
  },
}

/** A server that knows which employers gave their mandate lately, and up to where it must tell a desk of that. */
class TurningServer extends SiteServer {
  private readonly given = new Map<string, number>()

  override async changeMandate(): Promise<void> {
    const ids = [...(await this.recordsOf(['employers'])).get('employers')!.keys()]
    const without = ids.filter((id) => !this.isMandated(id))
    await super.changeMandate()
    const head = (await this.heads())('applications')
    for (const id of without) if (this.isMandated(id)) this.given.set(id, head)
  }

  override async restore(): Promise<void> {
    this.given.clear()
    await super.restore()
  }

  /** Whether a mandate turned, stands now, and whoever was told so far was told all that it shows. */
  protected isBack(employerId: string, told = Infinity): boolean {
    return this.isMandated(employerId) && told >= (this.given.get(employerId) ?? Infinity)
  }
}

/** The same, as the server may make them. */
export const windowServerBugs: Readonly<Record<string, PlantedIn<'SiteServer'>>> = {
  'the last of what is older is not told': {
    breaks: ['S22'],
    story: 8,
    SiteServer: class extends SiteServer {
      override async answer(request: WireRequest): Promise<ServerAnswer> {
        const answer = await super.answer(request)
        if (!request.path.startsWith(readOlder.path) || answer.status !== 200) return answer
        const told = JSON.parse(answer.text) as ReplyOf<typeof readOlder>
        const [visits, applications] = [told.visits.slice(0, -1), told.applications.slice(0, -1)]
        return { ...answer, text: JSON.stringify({ ...told, visits, applications }) }
      }
    },
  },

  'applications leave a desk for a while once their mandate is back': {
    breaks: ['S2', 'S20'],
    story: 3,
    SiteServer: class extends TurningServer {
      private readonly left = new Set<string>()

      protected override async pull(scope: Scope, body: PullRequest): Promise<Answer<PullReply>> {
        const answer = await super.pull(scope, body)
        if (!answer.ok || 'reset' in answer.reply || scope.role !== 'host') return answer
        const page = answer.reply.collections.applications
        const isWhile = this.random.chance(0.3)
        const told = body.collections.applications?.checkpoint?.seq ?? 0
        const named = new Set(page?.documents.map(({ id }) => id))
        for (const [id, record] of (await this.recordsOf(['applications'])).get('applications')!) {
          const { employerId } = record as unknown as Application
          const isRecent = heldByHosts('applications', record, this.clock.now) === true
          if (named.has(id) || !isRecent || !this.isBack(employerId, told)) continue
          if (!this.left.has(id) && !isWhile) continue
          page!.documents.push(
            this.left.has(id) ? projectFor(scope, 'applications', record) : { id, _deleted: true },
          )
          this.left.add(id)
        }
        return answer
      }
    },
  },

  'a host may not answer for an employer whose mandate is back': {
    breaks: ['S1', 'S9'],
    story: 8,
    SiteServer: class extends TurningServer {
      protected override async push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
        const isKept = (row: PushRow): boolean =>
          scope.role !== 'host' ||
          row.collection !== 'applications' ||
          'sealed' in row ||
          !this.isBack((row.document as WireRecord & Application).employerId)
        const answer = await super.push(scope, { ...body, rows: body.rows.filter(isKept) })
        if (!answer.ok || 'reset' in answer.reply) return answer
        const results = [...answer.reply.results]
        for (const [index, { collection, id }] of body.rows.entries()) {
          if (isKept(body.rows[index]!)) continue
          const record = await this.record(collection, id)
          const master = record ? projectFor(scope, collection, record) : null
          results.splice(index, 0, { collection, id, outcome: 'refused', reason: 'forbidden', master })
        }
        return { ok: true, reply: { ...answer.reply, results } }
      }
    },
  },
}
