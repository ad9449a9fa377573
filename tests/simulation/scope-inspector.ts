import type { CollectionName } from '../../domain/sync/collections.ts'
import type {
  PulledCollection,
  PullReply,
  PushReply,
  StreamEvents,
  Tombstone,
  WireRecord,
} from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Day } from '../../domain/time.ts'
import { outOfScope } from './scope-rules.ts'

interface Known {
  today: () => Day
  isMandated: (employerId: string) => boolean
  isRevoked: (deviceId: string) => boolean
  report: (detail: string) => void
}

/** What an answer says of a record that is gone: of which revision nothing is left. */
const head = ['siteId', 'rev', 'at', 'by']

/** Looks into all that the server says before it leaves: nothing out of a device's scope may be in it. */
export class ScopeInspector {
  private readonly known: Known

  constructor(known: Known) {
    this.known = known
  }

  reply(scope: Scope, reply: PullReply | PushReply): void {
    if (this.known.isRevoked(scope.deviceId)) this.known.report(`revoked ${scope.deviceId} got an answer`)
    if ('collections' in reply) {
      for (const [name, page] of Object.entries(reply.collections))
        this.page(scope, name as CollectionName, page)
    } else if ('results' in reply) {
      for (const result of reply.results) {
        if ('master' in result && result.master) this.document(scope, result.collection, result.master, head)
      }
    }
  }

  /** What is written to an event stream. */
  events(scope: Scope, text: string): void {
    const [, data] = /^event: documents\ndata: (.*)\n\n$/.exec(text) ?? []
    if (data === undefined) return
    const message = JSON.parse(data) as StreamEvents['documents']
    this.page(scope, message.collection, message)
  }

  private page(scope: Scope, collection: CollectionName, page: PulledCollection): void {
    for (const document of page.documents) this.document(scope, collection, document)
  }

  private document(
    scope: Scope,
    collection: CollectionName,
    document: WireRecord | Tombstone,
    alsoGone: readonly string[] = [],
  ): void {
    const { today, isMandated, report } = this.known
    if (document._deleted) {
      const extra = Object.keys(document).filter((name) => !['id', '_deleted', ...alsoGone].includes(name))
      if (extra.length > 0) report(`tombstone with ${extra.join(', ')} for ${scope.deviceId}`)
      return
    }
    const wrong = outOfScope(scope, collection, document as WireRecord, today(), isMandated)
    if (wrong) report(`${wrong}: ${collection}/${document.id} given to ${scope.deviceId}`)
  }
}
