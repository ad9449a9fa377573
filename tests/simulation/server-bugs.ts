import type { Application } from '../../domain/hiring/application.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type {
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
import type { Scope } from '../../domain/sync/scope.ts'
import { SiteServer, type Answer } from './site-server.ts'
import type { ServerAnswer, WireRequest } from './wire.ts'

/** Mistakes that the maker of a sync server makes, each in an otherwise sound one. */
export const serverBugs: Readonly<Record<string, typeof SiteServer>> = {
  'the checkpoint is a time': class extends SiteServer {
    protected override async pull(scope: Scope, body: PullRequest): Promise<Answer<PullReply>> {
      const fromZero = Object.entries(body.collections).map(([name, asked]) => [
        name,
        { limit: 5000, checkpoint: asked.checkpoint && { epoch: asked.checkpoint.epoch, seq: 0 } },
      ])
      const answer = await super.pull(scope, { collections: Object.fromEntries(fromZero) })
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

  'the server says yes before it wrote': class extends SiteServer {
    protected override async push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
      if (!this.random.chance(0.05)) return super.push(scope, body)
      const results = body.rows.map(({ collection, id }): PushResult => ({
        collection,
        id,
        outcome: 'accepted',
      }))
      return { ok: true, reply: { epoch: this.epoch, now: this.clock.now, results } }
    }
  },

  'a push that comes twice is done twice': class extends SiteServer {
    private readonly seen = new Set<string>()
    protected override push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
      const rows = body.rows.map((row): PushRow => {
        if ('sealed' in row || row.collection !== 'applications') return row
        const mark = `${row.id} ${row.document.rev}`
        if (!this.seen.has(mark)) {
          this.seen.add(mark)
          return row
        }
        return { ...row, document: twice(row.document as WireRecord & Application) }
      })
      return super.push(scope, { ...body, rows })
    }
  },

  'a first application is taken for a second one': class extends SiteServer {
    protected override async push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
      const isTaken = (row: PushRow) => 'sealed' in row && row.collection === 'applications'
      const rows = body.rows.filter((row) => !isTaken(row))
      const answer = await super.push(scope, { ...body, rows })
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

  'a departure is put back to the arrival': class extends SiteServer {
    protected override push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
      const rows = body.rows.map((row): PushRow => {
        if ('sealed' in row || row.collection !== 'visits') return row
        const { leftAt, ...visit } = row.document as WireRecord & { leftAt?: number; arrivedAt: number }
        return leftAt === undefined
          ? row
          : { ...row, document: { ...visit, leftAt: visit.arrivedAt } as WireRecord }
      })
      return super.push(scope, { ...body, rows })
    }
  },

  'a second stay of a day is made of one': class extends SiteServer {
    protected override push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
      const rows = body.rows.flatMap((row): PushRow[] => {
        if ('sealed' in row || row.collection !== 'visits') return [row]
        const id = row.id.replace(/^([^.]+\.[^.]+\.).*$/, '$1x')
        return id === row.id ? [row] : [row, { ...row, id, document: { ...row.document, id } }]
      })
      return super.push(scope, { ...body, rows })
    }
  },

  'a conflict shows more than a pull': class extends SiteServer {
    protected override async push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
      const answer = await super.push(scope, body)
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

  'one bad row refuses the whole push': class extends SiteServer {
    protected override async push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
      const bad = body.rows.some((row) => !('sealed' in row) && JSON.stringify(row.document).length > 60_000)
      return bad ? { ok: false, error: 'too-large' } : super.push(scope, body)
    }
  },

  'a page ends without saying that there is more': class extends SiteServer {
    protected override async pull(scope: Scope, body: PullRequest): Promise<Answer<PullReply>> {
      const answer = await super.pull(scope, body)
      if (!answer.ok || 'reset' in answer.reply) return answer
      const head = await this.heads()
      const pages = Object.entries(answer.reply.collections).map(([name, page]) => [
        name,
        { ...page, checkpoint: { ...page.checkpoint, seq: head(name as CollectionName) } },
      ])
      return { ok: true, reply: { ...answer.reply, collections: Object.fromEntries(pages) } }
    }
  },

  'the server does not ask which copy a write was made from': class extends SiteServer {
    protected override async push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
      const rows = await Promise.all(
        body.rows.map(async (row): Promise<PushRow> => {
          if ('sealed' in row) return row
          const master = await this.record(row.collection, row.id)
          return { ...row, assumedRev: master?.rev ?? null }
        }),
      )
      return super.push(scope, { ...body, rows })
    }
  },
}

/** Mistakes that show only where much is worn (`storyMixes.worn`). */
export const wornServerBugs: Readonly<Record<string, typeof SiteServer>> = {
  'a number that came sealed is thrown away': class extends SiteServer {
    protected override push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
      const rows = body.rows.map((row): PushRow => {
        if ('sealed' in row || row.collection !== 'visits') return row
        const { sealedPass: _number, ...document } = row.document as WireRecord & { sealedPass?: string }
        return { ...row, document }
      })
      return super.push(scope, { ...body, rows })
    }
  },

  'wrong numbers are not counted': class extends SiteServer {
    override async answer(request: WireRequest): Promise<ServerAnswer> {
      await this.parts.store.transaction((tx) => tx.run(tx.tables.deleteFrom('attempts')))
      return super.answer(request)
    }
  },
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
