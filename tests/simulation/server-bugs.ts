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
import type { Scope } from '../../domain/sync/scope.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { personOf, type recordsOfPerson } from '../../sync-server/passes/person.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import type { Planted, PlantedIn } from './planted.ts'
import { SiteServer, type Answer } from './site-server.ts'
import { swap } from './swapped.ts'
import type { ServerAnswer, WireRequest } from './wire.ts'

/** Mistakes that the maker of a sync server makes, each in an otherwise sound one. */
export const serverBugs: Readonly<Record<string, PlantedIn<'SiteServer'>>> = {
  'the checkpoint is a time': {
    breaks: ['S2'],
    story: 2,
    SiteServer: class extends SiteServer {
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
  },

  'the server says yes before it wrote': {
    breaks: ['S1', 'S10'],
    story: 16,
    SiteServer: class extends SiteServer {
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
  },

  'a push that comes twice is done twice': {
    breaks: ['S3'],
    story: 2,
    SiteServer: class extends SiteServer {
      private readonly seen = new Set<string>()
      protected override push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
        const rows = body.rows.flatMap((row): PushRow[] => {
          if ('sealed' in row || row.collection !== 'visits') return [row]
          const mark = `${row.id} ${row.document.rev}`
          const isRepeated = this.seen.has(mark)
          this.seen.add(mark)
          const id = `${row.id}-2`
          return isRepeated
            ? [row, { ...row, id, assumedRev: null, document: { ...row.document, id } }]
            : [row]
        })
        return super.push(scope, { ...body, rows })
      }
    },
  },

  'a first application is taken for a second one': {
    breaks: ['S9'],
    story: 2,
    SiteServer: class extends SiteServer {
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
  },

  'a departure is put back to the arrival': {
    breaks: ['S1'],
    story: 2,
    SiteServer: class extends SiteServer {
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
  },

  'a second stay of a day is made of one': {
    breaks: ['S3'],
    story: 2,
    SiteServer: class extends SiteServer {
      protected override push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
        const rows = body.rows.flatMap((row): PushRow[] => {
          if ('sealed' in row || row.collection !== 'visits') return [row]
          const id = row.id.replace(/^([^.]+\.[^.]+\.).*$/, '$1x')
          return id === row.id ? [row] : [row, { ...row, id, document: { ...row.document, id } }]
        })
        return super.push(scope, { ...body, rows })
      }
    },
  },

  'a conflict shows more than a pull': {
    breaks: ['S6'],
    story: 2,
    SiteServer: class extends SiteServer {
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
  },

  'one bad row refuses the whole push': {
    breaks: ['S7'],
    story: 16,
    SiteServer: class extends SiteServer {
      protected override async push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
        const bad = body.rows.some(
          (row) => !('sealed' in row) && JSON.stringify(row.document).length > 60_000,
        )
        return bad ? { ok: false, error: 'too-large' } : super.push(scope, body)
      }
    },
  },

  'a page ends without saying that there is more': {
    breaks: ['S2'],
    story: 16,
    SiteServer: class extends SiteServer {
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
  },

  'the server does not ask which copy a write was made from': {
    breaks: ['S1', 'S5', 'S10'],
    story: 2,
    SiteServer: class extends SiteServer {
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
  },
}

/** Mistakes that show only where much is worn (`storyMixes.worn`). */
export const wornServerBugs: Readonly<Record<string, Planted | PlantedIn<'SiteServer'>>> = {
  'a number that came sealed is thrown away': {
    breaks: ['S14'],
    story: 29,
    SiteServer: class extends SiteServer {
      protected override push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
        const rows = body.rows.map((row): PushRow => {
          if ('sealed' in row || row.collection !== 'visits') return row
          const { sealedPass: _number, ...document } = row.document as WireRecord & { sealedPass?: string }
          return { ...row, document }
        })
        return super.push(scope, { ...body, rows })
      }
    },
  },

  'of entries that were merged one alone is read': {
    breaks: ['S16'],
    story: 1,
    plant: swap<typeof recordsOfPerson>(
      'recordsOfPerson',
      () => (view, siteId, collection, visitorId) => view.records(collection, { siteId, visitorId }),
    ),
  },

  'of entries that were merged each is read with the others': {
    breaks: ['S16'],
    story: 1,
    plant: swap<typeof recordsOfPerson>('recordsOfPerson', (works) => async (view, siteId, ...of) => {
      const { ids } = await personOf(view, siteId, of[1])
      return (await Promise.all(ids.map(() => works(view, siteId, ...of)))).flat()
    }),
  },

  'an entry that is merged takes what the other sent with it': {
    breaks: ['S16'],
    story: 9,
    SiteServer: class extends SiteServer {
      protected override async push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
        const answer = await super.push(scope, body)
        for (const { id, mergedInto } of (await this.recordsOf(['visitors']))
          .get('visitors')!
          .values() as Iterable<Visitor>)
          if (mergedInto !== undefined) await this.handOver(id, mergedInto)
        return answer
      }

      /** What was sent and booked under the one entry is the other's from now on. */
      private async handOver(visitorId: string, toId: string): Promise<void> {
        await this.parts.store.transaction(async (tx) => {
          for (const name of ['applications', 'bookings'] as const)
            for (const record of await tx.records(name, { siteId: 'brest', visitorId }))
              await keepRecord(tx, name, revised(record, byServer(this.clock.now), { visitorId: toId }))
        })
      }
    },
  },

  'wrong numbers are not counted': {
    breaks: ['S15'],
    story: 142,
    SiteServer: class extends SiteServer {
      override async answer(request: WireRequest): Promise<ServerAnswer> {
        await this.parts.store.transaction((tx) => tx.run(tx.tables.deleteFrom('attempts')))
        return super.answer(request)
      }
    },
  },
}

function timeOf(document: WireRecord | Tombstone): number {
  return document._deleted ? Infinity : (document as WireRecord).at
}
