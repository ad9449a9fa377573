import type { Application } from '../../domain/hiring/application.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { parisDay, type Day } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { Device } from './device.ts'

const CLOSING = 'closing'

interface Seen {
  events: ReadonlySet<string>
  closing: Visit['closing']
  /** What of it was done on this device. */
  own: ReadonlySet<string>
}

/** What is known beside the screens. */
export interface Known {
  isErased: (collection: CollectionName, id: string) => boolean
  /** Whether it was told at a device that a visit is closed, in this way. */
  hasClosed: (deviceId: string, visit: Visit) => boolean
}

/** What each device has shown so far, to notice when a screen goes back in time. */
export class ReadingMemory {
  private readonly seen = new Map<string, Map<string, Seen>>()
  private readonly epochs = new Map<string, string>()

  /** After a restart what others wrote may be heard anew; what was done here is there. */
  restarted(device: Device): void {
    for (const seen of this.seen.get(device.id)?.values() ?? []) {
      seen.events = new Set([...seen.events].filter((id) => seen.own.has(id)))
      if (!seen.own.has(CLOSING)) seen.closing = undefined
    }
  }

  /** Its disk was set back: what it showed since is gone. */
  forget(device: Device): void {
    this.seen.delete(device.id)
  }

  /** Looks at a device's screen; returns what vanished from it since the last look. `today`: by the server. */
  look(device: Device, today: Day, { isErased, hasClosed }: Known): string[] {
    const before = this.seen.get(device.id) ?? new Map<string, Seen>()
    this.seen.set(device.id, before)
    const refused = new Set(device.refused.map((row) => row.key))
    const gone: string[] = []
    // A record that left this device's sight is forgotten with all it said.
    for (const key of before.keys())
      if (!device.holds(...partsOf(key)) || isErased(...partsOf(key))) before.delete(key)
    this.noticeRestore(device, before)
    for (const visit of device.records('visits') as unknown as Visit[]) {
      // Screens show the visits of the day; just after midnight a device may not have heard that it is over.
      if (visit.day !== today || visit.day !== parisDay(device.now())) continue
      const key = keyOf('visits', visit.id)
      const closing = before.get(key)?.closing
      if (refused.has(key)) before.delete(key)
      else if (closing && (!visit.closing || (closing === 'left' && visit.closing === 'unknown'))) {
        gone.push(`departure (${closing}) of ${visit.id}`)
      }
      // Joined with what waits here, also the departure that another device told stands under this one's name; and the
      // server closes a departure without a card, once it knows whose it is.
      const isOwn = visit.by === device.id && hasClosed(device.id, visit)
      const own = new Set(isOwn ? [CLOSING] : [])
      before.set(key, { events: new Set(), closing: visit.closing, own })
    }
    for (const application of device.records('applications') as unknown as Application[]) {
      const key = keyOf('applications', application.id)
      const events = new Set(application.events.map((event) => event.id))
      for (const id of before.get(key)?.events ?? []) {
        if (!events.has(id) && !refused.has(key)) gone.push(`event ${id} of ${application.id}`)
      }
      const ours = application.events.filter(({ by }) => by === device.id).map(({ id }) => id)
      before.set(key, { events, closing: undefined, own: new Set(ours) })
    }
    return gone
  }

  /**
   * After a restore an application may leave the host's sight with its mandate and come back as the backup
   * knew it, all in one page: what was shown before is then the employer's to bring back.
   */
  private noticeRestore(device: Device, before: Map<string, Seen>): void {
    const { epoch } = device
    const isRestored = this.epochs.get(device.id) !== epoch
    this.epochs.set(device.id, epoch)
    if (!isRestored || device.scope.role !== 'host') return
    for (const key of before.keys()) if (key.startsWith('applications/')) before.delete(key)
  }
}

const keyOf = (collection: CollectionName, id: string) => `${collection}/${id}`

export function partsOf(key: string): [CollectionName, string] {
  const [collection, id] = key.split('/') as [CollectionName, string]
  return [collection, id]
}
